/** The dispatcher: gives every node to its handler. One object per file. */
import type { Expression, ModuleTree, Statement } from "../ast.js";
import type { Source } from "../../source.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { checkBlockIndentation } from "./blockIndentation.js";
import { docstring, withoutDocstring } from "./docstrings.js";
import { handlingOf } from "./handlers.js";
import { type Lowering, syntaxError, unexpectedNode } from "./lowering.js";
import { Scope, type ScopeKind } from "./scope.js";

/** How deep expressions may nest: V8's default stack holds twice as many, before any optimization. */
const MAX_DEPTH = 400;

export class FileLowering implements Lowering {
  readonly source: Source;
  readonly text: string;
  readonly #identifiers: Map<string, string>;
  #depth = 0;
  /** Statements of a file begin at the margin; an expression for `eval` need not. */
  #margin: string | null = "";

  /** `identifiers` is shared by the files of a run, so that equal identifiers are one string object. */
  constructor(source: Source, identifiers: Map<string, string>) {
    this.source = source;
    this.text = source.text;
    this.#identifiers = identifiers;
  }

  module(root: SyntaxNode): ModuleTree {
    const scope = new Scope("module", null, null);
    const doc = docstring(this, root, scope);
    const body = this.statements(root, scope);
    scope.finish();
    return { doc, body: doc === null ? body : withoutDocstring(body) };
  }

  /** Statements for `exec`, or of a class. */
  code(root: SyntaxNode, kind: ScopeKind): Statement[] {
    const scope = new Scope(kind, null, null);
    const body = this.statements(root, scope);
    scope.finish();
    return body;
  }

  /** The one expression that `root` (a module) holds. */
  onlyExpression(root: SyntaxNode, kind: ScopeKind): Expression {
    this.#margin = null;
    const [only, ...rest] = this.code(root, kind);
    const second = rest[0];
    if (only?.kind === "Expr" && !second) return only.value;
    throw syntaxError(
      this,
      second ?? only ?? { start: this.text.length },
      "invalid syntax",
    );
  }

  identifierText(node: SyntaxNode): string {
    const written = this.text.slice(node.start, node.end);
    let id = this.#identifiers.get(written);
    if (id === undefined) {
      id = /[\u0080-\uffff]/.test(written)
        ? written.normalize("NFKC")
        : written;
      this.#identifiers.set(written, id);
    }
    return id;
  }

  expression(node: SyntaxNode, scope: Scope): Expression {
    const handling = handlingOf(this, node);
    if (!handling || !("expression" in handling)) {
      if (node.kind === "as_pattern")
        throw syntaxError(this, node, "invalid syntax");
      throw unexpectedNode(this, node, "as an expression");
    }
    if (this.#depth >= MAX_DEPTH)
      throw syntaxError(this, node, "too many nested expressions");
    this.#depth++;
    try {
      return handling.expression(this, node, scope);
    } finally {
      this.#depth--;
    }
  }

  statements(block: SyntaxNode, scope: Scope): Statement[] {
    const statements: Statement[] = [];
    const nodes = block.readBody ? block.readBody() : block;
    checkBlockIndentation(
      this,
      nodes.children,
      block.kind === "module" ? this.#margin : null,
    );
    for (const node of nodes.children) {
      const handling = handlingOf(this, node);
      if (!handling || !("statement" in handling))
        throw unexpectedNode(this, node, "as a statement");
      const lowered = handling.statement(this, node, scope);
      if (Array.isArray(lowered)) statements.push(...lowered);
      else statements.push(lowered);
    }
    return statements;
  }
}
