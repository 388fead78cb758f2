/** Number literals, to Python's rules (https://docs.python.org/3/reference/lexical_analysis.html#numeric-literals). */
import type { Expression } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { type Lowering, syntaxError, textOf } from "./lowering.js";

/** Python refuses longer decimal literals (`sys.set_int_max_str_digits`). */
const MAX_DECIMAL_DIGITS = 4300;

export function lowerInteger(cx: Lowering, node: SyntaxNode): Expression {
  const { start, end } = node;
  const written = textOf(cx, node);
  if (/^[0-9]$|^[1-9][0-9]{1,14}$/.test(written))
    return { kind: "Literal", value: Number(written), start, end };
  if (/[jJ]$/.test(written)) return lowerImaginary(cx, node, written);
  if (/^(0x(_?[0-9a-f])+|0o(_?[0-7])+|0b(_?[01])+)$/i.test(written)) {
    return integer(written.replaceAll("_", ""), start, end);
  }
  if (/[lL]$/.test(written))
    throw syntaxError(cx, node, "invalid decimal literal");
  checkDigits(cx, node, written);
  const digits = written.replaceAll("_", "");
  if (/^0+[1-9]/.test(digits)) {
    throw syntaxError(
      cx,
      node,
      "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
    );
  }
  if (digits.length > MAX_DECIMAL_DIGITS) {
    throw syntaxError(
      cx,
      node,
      `Exceeds the limit (${MAX_DECIMAL_DIGITS} digits) for integer string conversion: value has ${digits.length} digits`,
    );
  }
  return integer(digits, start, end);
}

export function lowerFloat(cx: Lowering, node: SyntaxNode): Expression {
  const written = textOf(cx, node);
  if (/[jJ]$/.test(written)) return lowerImaginary(cx, node, written);
  return {
    kind: "Float",
    value: float(cx, node, written),
    start: node.start,
    end: node.end,
  };
}

function lowerImaginary(
  cx: Lowering,
  node: SyntaxNode,
  written: string,
): Expression {
  const value = float(cx, node, written.slice(0, -1));
  return { kind: "Imaginary", value, start: node.start, end: node.end };
}

function integer(written: string, start: number, end: number): Expression {
  const exact = BigInt(written);
  const value = Number(exact);
  if (Number.isSafeInteger(value))
    return { kind: "Literal", value, start, end };
  return { kind: "BigInteger", digits: exact.toString(), start, end };
}

function float(cx: Lowering, node: SyntaxNode, written: string): number {
  checkDigits(cx, node, written);
  return Number(written.replaceAll("_", ""));
}

/** An underscore stands between two digits only; the grammar is laxer. */
function checkDigits(cx: Lowering, node: SyntaxNode, written: string): void {
  if (/_(?![0-9])/.test(written))
    throw syntaxError(cx, node, "invalid decimal literal");
}
