/** Python source to syntax trees. Only this folder knows tree-sitter. */
import { readFileSync } from "node:fs";
import { Language, Parser, type Tree } from "web-tree-sitter";
import type { Expression, ModuleTree, Statement } from "./ast.js";
import type { Source } from "../source.js";
import { findGrammarFiles, type GrammarFiles } from "./grammarFiles.js";
import { findSyntaxError } from "./errors/findSyntaxError.js";
import { findStrayCharacter } from "./errors/strayCharacters.js";
import { type DeferredBody, deferBodies } from "./lines/deferBodies.js";
import { type LineScan, scanLines } from "./lines/scanLines.js";
import { HANDLERS } from "./lower/handlers.js";
import { FileLowering } from "./lower/lowerFile.js";
import { child, lastChild } from "./lower/lowering.js";
import { PythonSyntaxError } from "./pythonSyntaxError.js";
import { NodeTypes, readTree } from "./readTree.js";
import { repairText } from "./repair/repairText.js";
import type { SyntaxNode } from "./syntaxNode.js";

/** `global`: names are the module's; `class`: names live in a namespace given at run time (`eval`, `exec`). */
export type TopLevelScope = "global" | "class";

export class PythonParser {
  readonly #parser: Parser;
  readonly #types: NodeTypes;
  readonly #identifiers = new Map<string, string>();

  constructor(language: Language) {
    this.#parser = new Parser();
    this.#parser.setLanguage(language);
    this.#types = new NodeTypes(language);
  }

  /**
   * A whole file. Bodies of functions and classes are lowered when they are first called.
   * @param isInstalled the file is an installed package's, whose installation has compiled it once: bodies of functions
   *   are not even parsed before, so that a syntax error in one shows only when it is called
   * @throws PythonSyntaxError
   */
  parseModule(source: Source, isInstalled = false): ModuleTree {
    const root = isInstalled ? this.#readDeferred(source) : null;
    return this.#lowering(source).module(root ?? this.#read(source));
  }

  /**
   * One expression, as Python's `eval` takes it.
   * @throws PythonSyntaxError also where `source` holds no expression, or more than one
   */
  parseExpression(source: Source, scope: TopLevelScope = "global"): Expression {
    const root = this.#read(source);
    return this.#lowering(source).onlyExpression(
      root,
      scope === "class" ? "dynamic" : "module",
    );
  }

  /**
   * Statements as Python's `exec` takes them; names are of scope `class`.
   * @throws PythonSyntaxError
   */
  parseStatements(source: Source, scope: TopLevelScope = "class"): Statement[] {
    const root = this.#read(source);
    return this.#lowering(source).code(
      root,
      scope === "class" ? "dynamic" : "module",
    );
  }

  #lowering(source: Source): FileLowering {
    return new FileLowering(source, this.#identifiers);
  }

  #read(source: Source): SyntaxNode {
    const text = checkedText(source);
    const { tree, toSource } = this.#parseRepaired(text, (failed, scan) =>
      findSyntaxError(failed, source, scan, (part) =>
        this.#parse(repairText(part, scanLines(part)).text),
      ),
    );
    refusePython2(tree, source);
    return readTree(tree.walk(), {
      types: this.#types,
      source,
      toSource,
      bodies: "later",
    });
  }

  /** The file without its functions' bodies; null where it is to be read as a whole. */
  #readDeferred(source: Source): SyntaxNode | null {
    if (MAY_BE_PYTHON_2.test(source.text)) return null;
    const deferred = deferBodies(checkedText(source));
    if (deferred === null) return null;
    const tree = this.#parse(deferred.text);
    if (tree.rootNode.hasError) {
      tree.delete();
      return null;
    }
    try {
      return readTree(tree.walk(), {
        types: this.#types,
        source,
        toSource: deferred.toSource,
        bodies: (start) => {
          const body = deferred.bodies.get(start);
          return body && (() => this.#readBody(source, body));
        },
      });
    } finally {
      tree.delete();
    }
  }

  /** A function's body that was not parsed with its file: the block. */
  #readBody(source: Source, body: DeferredBody): SyntaxNode {
    const header = "def f():\n";
    const text =
      header + lineFeeds(source.text.slice(body.lines.start, body.lines.end));
    const shift = body.lines.start - header.length;
    const { tree, toSource } = this.#parseRepaired(text, () => {
      // The whole file tells where its error is.
      this.#read(source);
      return new Error("internal: a body does not parse, its file does");
    });
    try {
      const root = readTree(tree.walk(), {
        types: this.#types,
        source,
        toSource: (offset) => (toSource?.(offset) ?? offset) + shift,
        bodies: () => undefined,
      });
      return lastChild(child(root, 0));
    } finally {
      tree.delete();
    }
  }

  /** Parses; where that fails, parses again what Python takes and the grammar does not. */
  #parseRepaired(
    text: string,
    failure: (tree: Tree, scan: LineScan) => Error,
  ): { tree: Tree; toSource: ((offset: number) => number) | undefined } {
    const tree = this.#parse(text);
    if (!tree.rootNode.hasError) return { tree, toSource: undefined };
    const scan = scanLines(text);
    const repaired = repairText(text, scan);
    const second = this.#parse(repaired.text);
    if (second.rootNode.hasError) throw failure(tree, scan);
    tree.delete();
    return { tree: second, toSource: repaired.toSource };
  }

  #parse(text: string): Tree {
    const tree = this.#parser.parse(text);
    if (!tree) throw new Error("internal: tree-sitter gave no tree");
    return tree;
  }
}

/**
 * The text as the grammar takes it; offsets stay the same.
 * @throws PythonSyntaxError for characters that stand in no Python file
 */
function checkedText(source: Source): string {
  const stray = findStrayCharacter(source.text);
  if (stray) throw new PythonSyntaxError(stray.message, source, stray.offset);
  return lineFeeds(source.text);
}

/** Python ends a line at a lone carriage return too, the grammar does not. */
function lineFeeds(text: string): string {
  return text.replace(/\r(?!\n)/g, "\n");
}

/** Lines that can begin a `print` or `exec` statement; a file without any is not searched. */
const MAY_BE_PYTHON_2 = /^[^#\n]*\b(?:print|exec)[ \t]+[^\s=.(,)\]]/m;

/** Python 2's statements make the whole file a syntax error, also in functions that are never called. */
function refusePython2(tree: Tree, source: Source): void {
  if (!MAY_BE_PYTHON_2.test(source.text)) return;
  const found = tree.rootNode.descendantsOfType([
    "print_statement",
    "exec_statement",
  ])[0];
  if (!found) return;
  const handling = HANDLERS[found.type as "print_statement" | "exec_statement"];
  if ("refused" in handling)
    throw new PythonSyntaxError(handling.refused, source, found.startIndex);
}

/** A `WebAssembly.Module`. */
type Compiled = Parameters<typeof Language.loadSync>[0];
type Instantiated = (instance: object, module: Compiled) => void;

/** What is used of https://webassembly.github.io/spec/js-api/, which the types for Node leave out. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<Compiled>;
  Instance: new (module: Compiled, imports: object) => object;
};

/** Loads tree-sitter and the grammar: 15–20 ms, so a run wants one parser. */
export async function createParser(
  files: GrammarFiles = findGrammarFiles(),
): Promise<PythonParser> {
  // Both compile in the background while the caller goes on.
  const compiling = WebAssembly.compile(readFileSync(files.treeSitter));
  const grammar = WebAssembly.compile(readFileSync(files.python));
  const treeSitter = await compiling;
  await Parser.init({
    instantiateWasm: (imports: object, done: Instantiated) => {
      done(new WebAssembly.Instance(treeSitter, imports), treeSitter);
      return {};
    },
  });
  return new PythonParser(Language.loadSync(await grammar));
}
