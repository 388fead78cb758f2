/** What the lowering's handlers know of one file, and how they come back to the dispatcher. */
import type { Expression, Statement } from "../ast.js";
import type { Source } from "../../source.js";
import { PythonSyntaxError } from "../pythonSyntaxError.js";
import type { SyntaxNode } from "../syntaxNode.js";
import type { Scope } from "./scope.js";

/** One file (or string) being lowered. */
export interface Lowering {
  readonly source: Source;
  readonly text: string;
  /** The stretch of source as a string; equal identifiers are one string object. */
  identifierText(node: SyntaxNode): string;
  expression(node: SyntaxNode, scope: Scope): Expression;
  /** The statements of a `block` node. */
  statements(block: SyntaxNode, scope: Scope): Statement[];
}

export type ExpressionHandler = (
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
) => Expression;
/** Some statements become several (`class C[T]` is preceded by the making of `T`). */
export type StatementHandler = (
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
) => Statement | Statement[];

export function textOf(cx: Lowering, node: SyntaxNode): string {
  return cx.text.slice(node.start, node.end);
}

export function syntaxError(
  cx: Lowering,
  node: { start: number },
  message: string,
): PythonSyntaxError {
  return new PythonSyntaxError(message, cx.source, node.start);
}

/** Valid Python that numel does not read. */
export function unsupportedSyntax(
  cx: Lowering,
  node: { start: number },
  message: string,
): PythonSyntaxError {
  return new PythonSyntaxError(message, cx.source, node.start, true);
}

/** A defect of numel, not of the source: the grammar produced something the lowering was not written for. */
export function unexpectedNode(
  cx: Lowering,
  node: SyntaxNode,
  where: string,
): Error {
  const { line } = cx.source.position(node.start);
  return new Error(
    `internal: syntax node "${node.kind}" is not lowered ${where} (${cx.source.path}:${line})`,
  );
}

/** The `index`-th child, which the grammar promises. */
export function child(node: SyntaxNode, index: number): SyntaxNode {
  const found = node.children[index];
  if (!found)
    throw new Error(
      `internal: syntax node "${node.kind}" has no child ${index}`,
    );
  return found;
}

export function childOfKind(
  node: SyntaxNode,
  kind: string,
): SyntaxNode | undefined {
  return node.children.find((candidate) => candidate.kind === kind);
}

export function lastChild(node: SyntaxNode): SyntaxNode {
  return child(node, node.children.length - 1);
}
