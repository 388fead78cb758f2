/** An expression's text, fit to stand in another one's place. */
import type { ComparedNode } from "./syntaxNode.js";

/** What binds looser than a call, so that it needs brackets inside something else. */
const loose = new Set([
  "BinOp",
  "UnaryOp",
  "BoolOp",
  "Compare",
  "IfExp",
  "Lambda",
  "NamedExpr",
  "Await",
  "Yield",
  "YieldFrom",
]);

/** What may stand nowhere else, and so cannot be put in brackets. */
const bare = new Set(["Starred", "Slice", "keyword", "parameter", "item"]);

export function expressionText(node: ComparedNode, text: string): string {
  const code = text.slice(node.start, node.end);
  if (bare.has(node.kind) || holdsSlice(node)) return code;
  const isOpen = node.kind === "Tuple" && !code.startsWith("(");
  const isBroken = /[\r\n]/.test(code) && !/^[([{]/.test(code);
  return loose.has(node.kind) || isOpen || isBroken ? `(${code})` : code;
}

/** `a[1:2, 3]` */
function holdsSlice(node: ComparedNode): boolean {
  return (
    node.kind === "Tuple" &&
    (node.fields[0]?.nodes ?? []).some(({ kind }) => kind === "Slice")
  );
}
