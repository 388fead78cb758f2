/** Operators. Chains that lean to the left (`a + b + c`) are walked in a loop, however long they are. */
import type {
  BinaryOperator,
  CompareOperator,
  Expression,
  UnaryOp,
} from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { isBitwiseAndXor, regroupAndXor } from "./andXor.js";
import { child, type Lowering, syntaxError, textOf } from "./lowering.js";
import type { Scope } from "./scope.js";

const COMPARISONS: ReadonlySet<string> = new Set<CompareOperator>([
  "==",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "is",
  "is not",
  "in",
  "not in",
]);

export function lowerBinary(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  const chain: SyntaxNode[] = [];
  let leftmost = node;
  let isRegrouped = false;
  while (leftmost.kind === "binary_operator") {
    if (!isBitwiseAndXor(leftmost)) isRegrouped = false;
    else if (!isRegrouped) {
      leftmost = regroupAndXor(leftmost);
      isRegrouped = true;
    }
    chain.push(leftmost);
    leftmost = child(leftmost, 0);
  }
  let left = cx.expression(leftmost, scope);
  for (const step of chain.reverse()) {
    const operator = child(step, 1).kind as BinaryOperator;
    const right = cx.expression(child(step, 2), scope);
    left = {
      kind: "BinOp",
      operator,
      left,
      right,
      start: step.start,
      end: step.end,
    };
  }
  return left;
}

export function lowerBoolean(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  const operator = child(node, 1).kind as "and" | "or";
  const operands: SyntaxNode[] = [];
  let leftmost = node;
  while (
    leftmost.kind === "boolean_operator" &&
    child(leftmost, 1).kind === operator
  ) {
    operands.push(child(leftmost, 2));
    leftmost = child(leftmost, 0);
  }
  operands.push(leftmost);
  const values = operands
    .reverse()
    .map((operand) => cx.expression(operand, scope));
  return { kind: "BoolOp", operator, values, start: node.start, end: node.end };
}

/** `- + ~ not`, in a row. */
export function lowerUnary(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  const chain: SyntaxNode[] = [];
  let inner = node;
  while (inner.kind === "unary_operator" || inner.kind === "not_operator") {
    chain.push(inner);
    inner = child(inner, inner.children.length - 1);
  }
  let operand = cx.expression(inner, scope);
  for (const step of chain.reverse()) {
    const operator =
      step.kind === "not_operator"
        ? "not"
        : (child(step, 0).kind as UnaryOp["operator"]);
    operand = {
      kind: "UnaryOp",
      operator,
      operand,
      start: step.start,
      end: step.end,
    };
  }
  return operand;
}

export function lowerComparison(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  const operators: CompareOperator[] = [];
  const comparators: Expression[] = [];
  for (let i = 1; i < node.children.length; i += 2) {
    operators.push(comparisonOperator(cx, child(node, i)));
    comparators.push(cx.expression(child(node, i + 1), scope));
  }
  const left = cx.expression(child(node, 0), scope);
  return {
    kind: "Compare",
    left,
    operators,
    comparators,
    start: node.start,
    end: node.end,
  };
}

function comparisonOperator(cx: Lowering, token: SyntaxNode): CompareOperator {
  if (token.kind === "<>")
    throw syntaxError(cx, token, "<> is Python 2 syntax; use !=");
  const operator = COMPARISONS.has(token.kind)
    ? token.kind
    : textOf(cx, token).replace(/\s+/g, " ");
  return operator as CompareOperator;
}

/** `a if b else c if d else e`: the last branch holds the next. */
export function lowerConditional(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  const first = child(node, 0);
  if (first.kind === "named_expression") {
    // The grammar binds `x := a if b else c` the wrong way round: what is named is the whole conditional.
    node.children[0] = child(first, 1);
    first.children[1] = node;
    return cx.expression(first, scope);
  }
  const chain: SyntaxNode[] = [];
  let last = node;
  while (last.kind === "conditional_expression") {
    chain.push(last);
    last = child(last, 2);
  }
  const parts = chain.map((step) => ({
    step,
    body: cx.expression(child(step, 0), scope),
    test: cx.expression(child(step, 1), scope),
  }));
  let orelse = cx.expression(last, scope);
  for (const { step, body, test } of parts.reverse()) {
    orelse = {
      kind: "IfExp",
      test,
      body,
      orelse,
      start: step.start,
      end: step.end,
    };
  }
  return orelse;
}

export function lowerAwait(
  cx: Lowering,
  node: SyntaxNode,
  scope: Scope,
): Expression {
  const operand = child(node, 0);
  if (operand.kind === "binary_operator") {
    // `await a ** b` is `(await a) ** b`; the grammar has it the other way round.
    const base = child(operand, 0);
    node.children[0] = base;
    const power = cx.expression(child(operand, 2), scope);
    const left = cx.expression(node, scope);
    return {
      kind: "BinOp",
      operator: "**",
      left: { ...left, end: base.end },
      right: power,
      start: node.start,
      end: node.end,
    };
  }
  return {
    kind: "Await",
    value: cx.expression(operand, scope),
    start: node.start,
    end: node.end,
  };
}
