/** What can be assigned to, looped over into, or deleted. */
import type { Expression } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { child, type Lowering, syntaxError } from "./lowering.js";
import { bindName } from "./names.js";
import type { Scope } from "./scope.js";

/** An assignment's target; names in it become bound in `scope`. */
export function lowerTarget(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
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
        value: lowerTarget(cx, child(node, 0), scope),
        start,
        end,
      };
    case "parenthesized_expression":
    case "as_pattern_target":
      return lowerTarget(cx, child(node, 0), scope);
    case "tuple":
    case "tuple_pattern":
      if (
        node.children.length === 1 &&
        !node.hasComma &&
        child(node, 0).kind !== "list_splat_pattern"
      ) {
        return lowerTarget(cx, child(node, 0), scope);
      }
      return {
        kind: "Tuple",
        elements: lowerTargets(cx, node, scope),
        start,
        end,
      };
    case "pattern_list":
    case "expression_list":
      return {
        kind: "Tuple",
        elements: lowerTargets(cx, node, scope),
        start,
        end,
      };
    case "list":
    case "list_pattern":
      return {
        kind: "List",
        elements: lowerTargets(cx, node, scope),
        start,
        end,
      };
    default:
      throw syntaxError(cx, node, `cannot assign to ${describe(node)}`);
  }
}

function lowerTargets(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression[] {
  return node.children.map((element) => lowerTarget(cx, element, scope));
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  call: "function call",
  binary_operator: "expression",
  unary_operator: "expression",
  not_operator: "expression",
  boolean_operator: "expression",
  comparison_operator: "comparison",
  conditional_expression: "conditional expression",
  await: "await expression",
  lambda: "lambda",
  yield: "yield expression",
  true: "True",
  false: "False",
  none: "None",
  ellipsis: "ellipsis",
  dictionary: "dict literal",
  set: "set display",
  list_comprehension: "list comprehension",
  set_comprehension: "set comprehension",
  dictionary_comprehension: "dict comprehension",
  generator_expression: "generator expression",
};

function describe(node: SyntaxNode): string {
  return DESCRIPTIONS[node.kind] ?? "literal";
}
