/** Python source to syntax trees. Only this folder knows tree-sitter. */
import { readFileSync } from "node:fs";
import { Language, Parser, type Tree } from "web-tree-sitter";
import type { Expression, ModuleTree, Statement } from "./ast.js";
import type { Source } from "../source.js";
import { findGrammarFiles, type GrammarFiles } from "./grammarFiles.js";
import { findSyntaxError } from "./errors/findSyntaxError.js";
import { findStrayCharacter } from "./errors/strayCharacters.js";
import { scanLines } from "./lines/scanLines.js";
import { HANDLERS } from "./lower/handlers.js";
import { FileLowering } from "./lower/lowerFile.js";
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
   * @throws PythonSyntaxError
   */
  parseModule(source: Source): ModuleTree {
    const root = this.#read(source);
    return this.#lowering(source).module(root);
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
    const stray = findStrayCharacter(source.text);
    if (stray) throw new PythonSyntaxError(stray.message, source, stray.offset);
    // Python ends a line at a lone carriage return too, the grammar does not; offsets stay the same.
    const text = source.text.replace(/\r(?!\n)/g, "\n");
    let tree = this.#parse(text);
    let toSource: ((offset: number) => number) | undefined;
    if (tree.rootNode.hasError) {
      const scan = scanLines(text);
      const repaired = repairText(text, scan);
      const second = this.#parse(repaired.text);
      if (second.rootNode.hasError) {
        throw findSyntaxError(tree, source, scan, (part) =>
          this.#parse(repairText(part, scanLines(part)).text),
        );
      }
      tree.delete();
      tree = second;
      toSource = repaired.toSource;
    }
    refusePython2(tree, source);
    return readTree(tree.walk(), { types: this.#types, source, toSource });
  }

  #parse(text: string): Tree {
    const tree = this.#parser.parse(text);
    if (!tree) throw new Error("internal: tree-sitter gave no tree");
    return tree;
  }
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

type Instantiated = (instance: unknown, module: object) => void;

/** What is used of https://webassembly.github.io/spec/js-api/, which the types for Node leave out. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<unknown>;
};

/** Loads tree-sitter and the grammar: 15–20 ms, so a run wants one parser. */
export async function createParser(
  files: GrammarFiles = findGrammarFiles(),
): Promise<PythonParser> {
  const treeSitter = WebAssembly.compile(readFileSync(files.treeSitter));
  const grammar = readFileSync(files.python);
  // Both compile in the background while the caller goes on; V8 knows the grammar's bytes again when they are loaded.
  const compiled = WebAssembly.compile(grammar);
  await Parser.init({
    instantiateWasm: (imports: object, done: Instantiated) => {
      void treeSitter.then(async (module) => {
        done(await WebAssembly.instantiate(module, imports), module);
      });
      return {};
    },
  });
  await compiled;
  return new PythonParser(await Language.load(grammar));
}
