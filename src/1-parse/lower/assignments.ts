/** `=`, `+=`, annotations, `:=` and `del`. */
import type {
  AnnAssign,
  Attribute,
  AugAssign,
  BinaryOperator,
  Expression,
  Name,
  NamedExpr,
  Statement,
  Subscript,
} from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import {
  child,
  childOfKind,
  lastChild,
  type Lowering,
  syntaxError,
} from "./lowering.js";
import { identifier } from "./names.js";
import type { Scope } from "./scope.js";
import { lowerTarget } from "./targets.js";
import { lowerType } from "./types.js";

/** `a = b = value`: the grammar nests the later assignments in the right-hand side. */
export function lowerAssignment(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  const { start, end } = node;
  if (childOfKind(node, "type")) return lowerAnnotated(cx, node, scope);
  const targetNodes: SyntaxNode[] = [];
  let value = node;
  while (value.kind === "assignment") {
    if (childOfKind(value, "type"))
      throw syntaxError(cx, value, "invalid syntax");
    targetNodes.push(child(value, 0));
    value = lastChild(value);
  }
  if (value.kind === "augmented_assignment")
    throw syntaxError(cx, value, "invalid syntax");
  const lowered = cx.expression(value, scope);
  const targets = targetNodes.map((target) =>
    checkStar(cx, lowerTarget(cx, target, scope)),
  );
  return { kind: "Assign", targets, value: lowered, start, end };
}

function lowerAnnotated(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): AnnAssign {
  const [targetNode, annotation, valueNode] = node.children as [
    SyntaxNode,
    SyntaxNode,
    SyntaxNode | undefined,
  ];
  if (
    valueNode?.kind === "assignment" ||
    valueNode?.kind === "augmented_assignment"
  ) {
    throw syntaxError(cx, valueNode, "invalid syntax");
  }
  // `(x): int` alone, in parentheses, binds nothing.
  const isBound = valueNode !== undefined || targetNode.kind === "identifier";
  const lowered = isBound
    ? lowerTarget(cx, targetNode, scope)
    : cx.expression(targetNode, scope);
  const target = single(cx, lowered, "annotated");
  return {
    kind: "AnnAssign",
    target,
    annotation: lowerType(cx, annotation, scope),
    value: valueNode ? cx.expression(valueNode, scope) : null,
    start: node.start,
    end: node.end,
  };
}

export function lowerAugmented(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): AugAssign {
  const [targetNode, operatorNode, valueNode] = node.children as [
    SyntaxNode,
    SyntaxNode,
    SyntaxNode,
  ];
  if (
    valueNode.kind === "assignment" ||
    valueNode.kind === "augmented_assignment"
  ) {
    throw syntaxError(cx, valueNode, "invalid syntax");
  }
  const target = single(
    cx,
    lowerTarget(cx, targetNode, scope),
    "augmented assignment",
  );
  const operator = operatorNode.kind.slice(0, -1) as BinaryOperator;
  const value = cx.expression(valueNode, scope);
  return {
    kind: "AugAssign",
    target,
    operator,
    value,
    start: node.start,
    end: node.end,
  };
}

function single(
  cx: Lowering,
  target: Expression,
  what: string,
): Name | Attribute | Subscript {
  if (
    target.kind === "Name" ||
    target.kind === "Attribute" ||
    target.kind === "Subscript"
  )
    return target;
  const described =
    target.kind === "Starred" ? "starred" : target.kind.toLowerCase();
  throw syntaxError(
    cx,
    target,
    what === "annotated"
      ? `only single target (not ${described}) can be annotated`
      : `'${described}' is an illegal expression for augmented assignment`,
  );
}

function checkStar(cx: Lowering, target: Expression): Expression {
  if (target.kind !== "Starred") return target;
  throw syntaxError(
    cx,
    target,
    "starred assignment target must be in a list or tuple",
  );
}

/** `name := value` binds in the function around, also from within a comprehension (PEP 572). */
export function lowerNamedExpression(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): NamedExpr {
  const nameNode = child(node, 0);
  if (nameNode.kind !== "identifier")
    throw syntaxError(cx, nameNode, "cannot use assignment expressions here");
  const value = cx.expression(child(node, 1), scope);
  const id = identifier(cx, nameNode, scope);
  scope.walrusScope.bind(id);
  const target = scope.name(id, nameNode.start, nameNode.end);
  return { kind: "NamedExpr", target, value, start: node.start, end: node.end };
}

export function lowerDelete(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Statement {
  const list = child(node, 0);
  const nodes = list.kind === "expression_list" ? list.children : [list];
  const targets = nodes.map((target) =>
    lowerTarget(cx, target, scope, "delete"),
  );
  return { kind: "Delete", targets, start: node.start, end: node.end };
}
