/** Displays: tuples, lists, sets, dictionaries; and parentheses. */
import type { Dict, Expression } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { commaList, starrables } from "./commaLists.js";
import { child, type Lowering, syntaxError } from "./lowering.js";
import type { Scope } from "./scope.js";

export function lowerParenthesized(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  let inner = node;
  while (inner.kind === "parenthesized_expression") inner = child(inner, 0);
  return cx.expression(inner, scope);
}

/** `(a, b)`; the grammar also calls `(a)` a tuple pattern where it may be assigned to. */
export function lowerTuple(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  if (node.children.length === 1 && !node.hasComma) {
    const only = child(node, 0);
    if (only.kind === "list_splat")
      throw syntaxError(cx, only, "cannot use starred expression here");
    return cx.expression(only, scope);
  }
  return commaList(cx, node, node.children, scope);
}

/** `a, b` without parentheses. */
export function lowerExpressionList(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  return commaList(cx, node, node.children, scope, node.hasComma);
}

export function lowerList(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  return {
    kind: "List",
    elements: starrables(cx, node.children, scope),
    start: node.start,
    end: node.end,
  };
}

export function lowerSet(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  return {
    kind: "Set",
    elements: starrables(cx, node.children, scope),
    start: node.start,
    end: node.end,
  };
}

export function lowerDictionary(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  const items: Dict["items"] = node.children.map((item) =>
    item.kind === "dictionary_splat"
      ? { key: null, value: cx.expression(child(item, 0), scope) }
      : {
          key: cx.expression(child(item, 0), scope),
          value: cx.expression(child(item, 1), scope),
        },
  );
  return { kind: "Dict", items, start: node.start, end: node.end };
}

export function refuseStar(cx: Lowering, node: SyntaxNode): never {
  throw syntaxError(cx, node, "can't use starred expression here");
}
