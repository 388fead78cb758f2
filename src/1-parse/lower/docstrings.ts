/** Docstrings: the string that opens a module, class or function. It goes into `doc` and out of the body. */
import type { Statement } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { child, type Lowering } from "./lowering.js";
import type { Scope } from "./scope.js";
import { skipBlank } from "./skipBlank.js";

/** The docstring of a function's or class's body, or null. Only a body that begins with a quote is read for it. */
export function docstring(
  cx: Lowering,
  block: SyntaxNode,
  scope: Scope,
): string | null {
  const { readFirst } = block;
  // It is asked for once; what it holds (the syntax tree of the file) can go.
  block.readFirst = null;
  if (!beginsWithString(cx.text, block.start)) return null;
  const statement = readFirst === null ? block.children[0] : readFirst();
  if (!statement || !isStringStatement(statement)) return null;
  const string = child(statement, 0);
  if (hasFormatPrefix(cx.text, string)) return null;
  const value = cx.expression(string, scope);
  return value.kind === "Literal" && typeof value.value === "string"
    ? value.value
    : null;
}

/** A body whose docstring was taken, without the statement that held it. */
export function withoutDocstring(body: Statement[]): Statement[] {
  return body.slice(1);
}

function isStringStatement(node: SyntaxNode): boolean {
  if (
    node.kind !== "expression_statement" ||
    node.children.length !== 1 ||
    node.hasComma
  )
    return false;
  let inner = child(node, 0);
  while (inner.kind === "parenthesized_expression") inner = child(inner, 0);
  return inner.kind === "string" || inner.kind === "concatenated_string";
}

/** An f-string is no docstring, even one without replacement fields. */
function hasFormatPrefix(text: string, node: SyntaxNode): boolean {
  if (node.kind === "string")
    return /^[rR]?[fF]/.test(text.slice(node.start, node.start + 2));
  return node.children.some((part) => hasFormatPrefix(text, part));
}

function beginsWithString(text: string, start: number): boolean {
  const first = skipBlank(text, start);
  return /^(?:[rRuUbBfF]{0,2}["']|\()/.test(text.slice(first, first + 3));
}
