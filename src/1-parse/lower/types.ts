/** Annotations: the grammar has nodes of its own for types, which are ordinary expressions in Python. */
import type { Expression } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { starrable } from "./commaLists.js";
import {
  child,
  childOfKind,
  lastChild,
  type Lowering,
  syntaxError,
  unexpectedNode,
} from "./lowering.js";
import { identifier, lowerName } from "./names.js";
import type { Scope } from "./scope.js";

/** A `type` node, or one of those that stand only inside one. */
export function lowerType(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  const { start, end } = node;
  switch (node.kind) {
    case "type":
      return lowerType(cx, child(node, 0), scope);
    case "generic_type": {
      const value = lowerName(cx, child(node, 0), scope);
      const parameters = childOfKind(node, "type_parameter");
      if (!parameters) throw unexpectedNode(cx, node, "without its parameters");
      const elements = parameters.children.map((parameter) =>
        lowerParameter(cx, parameter, scope),
      );
      const only = elements[0] as Expression;
      const isTuple = parameters.hasComma || only.kind === "Starred";
      const index: Expression = isTuple
        ? {
            kind: "Tuple",
            elements,
            start: only.start,
            end: lastChild(parameters).end,
          }
        : only;
      return { kind: "Subscript", value, index, start, end };
    }
    case "union_type":
      return unionOperands(node)
        .map((operand) => lowerType(cx, operand, scope))
        .reduce((left, right) => ({
          kind: "BinOp",
          operator: "|",
          left,
          right,
          start,
          end: right.end,
        }));
    case "member_type": {
      const value = lowerType(cx, child(node, 0), scope);
      return {
        kind: "Attribute",
        value,
        attribute: identifier(cx, child(node, 1), scope),
        start,
        end,
      };
    }
    case "splat_type":
      return {
        kind: "Starred",
        value: lowerName(cx, lastChild(node), scope),
        start,
        end,
      };
    case "constrained_type":
      throw syntaxError(cx, node, "invalid syntax");
    default:
      return starrable(cx, node, scope);
  }
}

/** Between the brackets of an annotation, `a:b` and `a:b:c` are slices. */
function lowerParameter(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  const bounds: SyntaxNode[] = [];
  let last = unwrapped(node);
  for (; last.kind === "constrained_type"; last = unwrapped(child(last, 1)))
    bounds.push(child(last, 0));
  bounds.push(last);
  if (bounds.length > 3) throw syntaxError(cx, node, "invalid syntax");
  const [lower, upper, step] = bounds.map((bound) =>
    lowerType(cx, bound, scope),
  ) as [Expression, Expression?, Expression?];
  if (!upper) return lower;
  return {
    kind: "Slice",
    lower,
    upper,
    step: step ?? null,
    start: node.start,
    end: node.end,
  };
}

function unwrapped(node: SyntaxNode): SyntaxNode {
  return node.kind === "type" ? child(node, 0) : node;
}

/** `A[int] | B | C`: the grammar hangs the ordinary expression `B | C` to the right; Python groups from the left. */
function unionOperands(node: SyntaxNode): SyntaxNode[] {
  const inner = unwrapped(node);
  if (inner.kind === "union_type") return inner.children.flatMap(unionOperands);
  if (inner.kind !== "binary_operator" || child(inner, 1).kind !== "|")
    return [node];
  return [...unionOperands(child(inner, 0)), child(inner, 2)];
}
