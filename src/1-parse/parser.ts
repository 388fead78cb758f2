/** Python source to syntax trees. Only this folder knows tree-sitter. */
import { readFileSync } from "node:fs";
import { Language, Parser } from "web-tree-sitter";
import type { Expression, ModuleTree, Statement } from "./ast.js";
import type { Source } from "../source.js";
import { findGrammarFiles, type GrammarFiles } from "./grammarFiles.js";
import { FileLowering } from "./lower/lowerFile.js";
import { NodeTypes, readTree } from "./readTree.js";
import { findSyntaxError } from "./syntaxErrors.js";
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
    // Python ends a line at a lone carriage return too, the grammar does not; offsets stay the same.
    const tree = this.#parser.parse(source.text.replace(/\r(?!\n)/g, "\n"));
    if (!tree) throw new Error("internal: tree-sitter gave no tree");
    if (tree.rootNode.hasError) throw findSyntaxError(tree, source);
    return readTree(tree.walk(), this.#types, source);
  }
}

/** Loads tree-sitter and the grammar: 15–20 ms, so a run wants one parser. */
export async function createParser(
  files: GrammarFiles = findGrammarFiles(),
): Promise<PythonParser> {
  await Parser.init({ locateFile: () => files.treeSitter });
  const language = await Language.load(readFileSync(files.python));
  return new PythonParser(language);
}
