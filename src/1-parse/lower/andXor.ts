/** `&` binds tighter than `^` in Python; the grammar has the two the wrong way round, so a mixture is grouped again. */
import { SyntaxNode } from "../syntaxNode.js";
import { child } from "./lowering.js";

export function isBitwiseAndXor(node: SyntaxNode): boolean {
  if (node.kind !== "binary_operator") return false;
  const operator = child(node, 1).kind;
  return operator === "&" || operator === "^";
}

/** The same operands and operators as under `node`, grouped as Python does. */
export function regroupAndXor(node: SyntaxNode): SyntaxNode {
  const row = operandsAndOperators(node);
  if (
    !row.some((part) => part.kind === "&") ||
    !row.some((part) => part.kind === "^")
  )
    return node;
  let all: SyntaxNode | null = null;
  let group = row[0] as SyntaxNode;
  let xor: SyntaxNode | null = null;
  for (let i = 1; i < row.length; i += 2) {
    const operator = row[i] as SyntaxNode;
    const operand = row[i + 1] as SyntaxNode;
    if (operator.kind === "&") group = binary(group, operator, operand);
    else {
      all = all && xor ? binary(all, xor, group) : group;
      xor = operator;
      group = operand;
    }
  }
  return all && xor ? binary(all, xor, group) : group;
}

function binary(
  left: SyntaxNode,
  operator: SyntaxNode,
  right: SyntaxNode,
): SyntaxNode {
  return new SyntaxNode("binary_operator", left.start, right.end, [
    left,
    operator,
    right,
  ]);
}

/** From left to right: operand, operator, operand, … */
function operandsAndOperators(node: SyntaxNode): SyntaxNode[] {
  const row: SyntaxNode[] = [];
  const waiting: SyntaxNode[] = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (isBitwiseAndXor(next))
      waiting.push(child(next, 2), child(next, 1), child(next, 0));
    else row.push(next);
  }
  return row;
}
