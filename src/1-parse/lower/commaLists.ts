/** Expressions between commas, starred ones among them: what tuples, lists, arguments and `return a, *b` share. */
import type { Expression } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { child, type Lowering } from "./lowering.js";
import type { Scope } from "./scope.js";

/** Nodes that begin with their first child. */
const LEANS_LEFT = new Set([
  "attribute",
  "call",
  "subscript",
  "binary_operator",
  "comparison_operator",
  "boolean_operator",
  "conditional_expression",
]);

/**
 * An expression that may be starred. The grammar binds the star of `*a.b()` to `a` alone: where a starred name stands
 * leftmost in a larger expression, the star is moved out around the whole.
 */
export function starrable(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  const { start, end } = node;
  if (node.kind === "list_splat" || node.kind === "list_splat_pattern") {
    return {
      kind: "Starred",
      value: cx.expression(child(node, 0), scope),
      start,
      end,
    };
  }
  if (cx.text.charCodeAt(start) !== 0x2a /* * */)
    return cx.expression(node, scope);
  const path: SyntaxNode[] = [];
  for (let at = node; at.children.length > 0; at = child(at, 0)) {
    if (at.kind === "list_splat" || at.kind === "list_splat_pattern") {
      const inner = child(at, 0);
      for (const larger of path) larger.start = inner.start;
      (path.at(-1) as SyntaxNode).children[0] = inner;
      return { kind: "Starred", value: cx.expression(node, scope), start, end };
    }
    if (!LEANS_LEFT.has(at.kind)) break;
    path.push(at);
  }
  return cx.expression(node, scope);
}

export function starrables(
  cx: Lowering,
  nodes: readonly SyntaxNode[],
  scope: Scope,
): Expression[] {
  return nodes.map((node) => starrable(cx, node, scope));
}

/** `nodes` as one expression: a tuple where `isTuple`, else the only one. */
export function commaList(
  cx: Lowering,
  at: { start: number; end: number },
  nodes: readonly SyntaxNode[],
  scope: Scope,
  isTuple = true,
): Expression {
  if (!isTuple && nodes.length === 1)
    return starrable(cx, nodes[0] as SyntaxNode, scope);
  return {
    kind: "Tuple",
    elements: starrables(cx, nodes, scope),
    start: at.start,
    end: at.end,
  };
}
