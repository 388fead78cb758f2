/** What can be assigned to, looped over into, or deleted. */
import type { Expression } from "../ast.js";
import { describeTarget } from "../describeTarget.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { child, type Lowering, syntaxError } from "./lowering.js";
import { bindName } from "./names.js";
import type { Scope } from "./scope.js";

/** An assignment's target; names in it become bound in `scope`. `verb`: what the statement does, for errors. */
export function lowerTarget(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
  verb = "assign to",
): Expression {
  const { start, end } = node;
  switch (node.kind) {
    case "identifier":
      return bindName(cx, node, scope);
    case "attribute":
    case "subscript":
      return cx.expression(node, scope);
    case "list_splat":
    case "list_splat_pattern":
      return {
        kind: "Starred",
        value: lowerTarget(cx, child(node, 0), scope, verb),
        start,
        end,
      };
    case "parenthesized_expression":
    case "as_pattern_target":
      return lowerTarget(cx, child(node, 0), scope, verb);
    case "tuple":
    case "tuple_pattern":
      if (
        node.children.length === 1 &&
        !node.hasComma &&
        child(node, 0).kind !== "list_splat_pattern"
      ) {
        return lowerTarget(cx, child(node, 0), scope, verb);
      }
      return {
        kind: "Tuple",
        elements: lowerTargets(cx, node, scope, verb),
        start,
        end,
      };
    case "pattern_list":
    case "expression_list":
      return {
        kind: "Tuple",
        elements: lowerTargets(cx, node, scope, verb),
        start,
        end,
      };
    case "list":
    case "list_pattern":
      return {
        kind: "List",
        elements: lowerTargets(cx, node, scope, verb),
        start,
        end,
      };
    default:
      throw syntaxError(
        cx,
        node,
        `cannot ${verb} ${describeTarget(node.kind)}`,
      );
  }
}

function lowerTargets(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
  verb: string,
): Expression[] {
  return node.children.map((element) => lowerTarget(cx, element, scope, verb));
}
