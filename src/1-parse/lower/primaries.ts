/** Attributes, calls and subscripts: `a.b(c)[d].e` leans to the left and is walked in a loop. */
import type { Expression } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { lowerArguments } from "./arguments.js";
import { starrable } from "./commaLists.js";
import { child, lastChild, type Lowering, syntaxError } from "./lowering.js";
import { identifier } from "./names.js";
import type { Scope } from "./scope.js";

export function lowerPrimary(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  const chain: SyntaxNode[] = [];
  let leftmost = node;
  while (
    leftmost.kind === "attribute" ||
    leftmost.kind === "call" ||
    leftmost.kind === "subscript"
  ) {
    chain.push(leftmost);
    leftmost = child(leftmost, 0);
  }
  let value = cx.expression(leftmost, scope);
  for (let i = chain.length - 1; i >= 0; i--)
    value = applyTrailer(cx, chain[i] as SyntaxNode, value, scope);
  return value;
}

function applyTrailer(
  cx: Lowering,
  node: SyntaxNode,
  value: Expression,
  scope: Scope,
): Expression {
  const { start, end } = node;
  if (node.kind === "attribute") {
    return {
      kind: "Attribute",
      value,
      attribute: identifier(cx, lastChild(node), scope),
      start,
      end,
    };
  }
  if (node.kind === "subscript")
    return {
      kind: "Subscript",
      value,
      index: lowerIndex(cx, node, scope),
      start,
      end,
    };
  const list = lastChild(node);
  if (list.kind === "generator_expression") {
    return {
      kind: "Call",
      callee: value,
      args: [cx.expression(list, scope)],
      keywords: [],
      start,
      end,
    };
  }
  const { args, keywords } = lowerArguments(cx, list, scope);
  return { kind: "Call", callee: value, args, keywords, start, end };
}

/** What stands between the brackets of `value[...]`: a tuple where there is a comma or a star. */
function lowerIndex(cx: Lowering, node: SyntaxNode, scope: Scope): Expression {
  const indices = node.children.slice(1);
  const first = indices[0];
  if (!first) throw syntaxError(cx, node, "invalid syntax");
  const elements = indices.map((index) => starrable(cx, index, scope));
  const only = elements[0] as Expression;
  if (!node.hasComma && only.kind !== "Starred") return only;
  return {
    kind: "Tuple",
    elements,
    start: first.start,
    end: lastChild(node).end,
  };
}

export function lowerSlice(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  const bounds: (Expression | null)[] = [null, null, null];
  let at = 0;
  for (const part of node.children) {
    if (part.kind === ":") at++;
    else bounds[at] = cx.expression(part, scope);
  }
  const [lower = null, upper = null, step = null] = bounds;
  return {
    kind: "Slice",
    lower,
    upper,
    step,
    start: node.start,
    end: node.end,
  };
}
