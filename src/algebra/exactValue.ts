/** Where arithmetic with floats does not round: the rational polynomial that it then is. */
import { exactRatio } from "../floats/exactFloat.js";
import { Formula, type Quantity } from "./expression.js";
import type { Facts } from "./facts.js";
import { fraction, type Fraction } from "./fraction.js";
import { floorDivide, modulo } from "./floorDivide.js";
import {
  add,
  constant,
  constantOf,
  isWhole,
  multiply,
  negate,
  scale,
  subtract,
} from "./polynomial.js";

/** Numerators and denominators of float literals up to this are taken to be meant exactly: 0.25, 1.5, 2.625. */
const SIMPLE = 1024n;

/**
 * The exact value of an expression of ints and floats, when no operation in it rounds. All its parts are then whole numbers
 * over a power of two, and a double holds such a number exactly as long as the whole number is below 2⁵³: so the result is
 * right for all sizes for which every product and sum in the expression, times that power of two, stays below 2⁵³. (A
 * layer's width is far from that.) Undefined where something may round.
 */
export function exactValue(
  quantity: Quantity,
  facts: Facts,
): Formula | undefined {
  if (quantity instanceof Formula) return quantity;
  const { node } = quantity;
  switch (node.kind) {
    case "constant": {
      const value = simple(node.value);
      return value && constant(value);
    }
    case "symbol":
      return undefined;
    case "negate": {
      const operand = exactValue(node.operand, facts);
      return operand && negate(operand);
    }
    case "call":
      return node.function === "float"
        ? exactValue(node.args[0]!, facts)
        : undefined;
    case "operation": {
      const left = exactValue(node.left, facts);
      const right = exactValue(node.right, facts);
      if (!left || !right) return undefined;
      switch (node.operator) {
        case "+":
          return add(left, right);
        case "-":
          return subtract(left, right);
        case "*":
          return multiply(left, right);
        case "/":
          return exactQuotient(left, right, facts);
        default:
          return undefined;
      }
    }
  }
}

function simple(value: number): Fraction | undefined {
  if (!Number.isFinite(value)) return undefined;
  const { numerator, denominator } = exactRatio(value);
  return numerator <= SIMPLE && -numerator <= SIMPLE && denominator <= SIMPLE
    ? fraction(numerator, denominator)
    : undefined;
}

/** A division by a power of two, or one that is known to leave nothing. */
function exactQuotient(
  left: Formula,
  right: Formula,
  facts: Facts,
): Formula | undefined {
  const divisor = constantOf(right);
  if (divisor?.numerator === 0n) return undefined;
  if (divisor && isPowerOfTwo(divisor.numerator))
    return scale(left, fraction(divisor.denominator, divisor.numerator));
  if (!isWhole(left) || !isWhole(right)) return undefined;
  return modulo(left, right, facts).terms.size === 0
    ? floorDivide(left, right, facts)
    : undefined;
}

function isPowerOfTwo(value: bigint): boolean {
  const size = value < 0n ? -value : value;
  return (size & (size - 1n)) === 0n;
}
