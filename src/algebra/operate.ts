/** Python's operators and built-in functions on ints and floats that depend on symbols, in one table. */
import { named, shiftLeft, shiftRight } from "./bits.js";
import { AlgebraError } from "./errors.js";
import { Formula, type Quantity } from "./expression.js";
import { maximum, minimum } from "./extremes.js";
import { NO_FACTS, type Facts } from "./facts.js";
import { floatCall, floatOperation, negateFloat } from "./floats.js";
import { floorDivide, modulo } from "./floorDivide.js";
import { add, isConstant, multiply, negate, subtract } from "./polynomial.js";
import { power } from "./power.js";

export type Operator =
  "+" | "-" | "*" | "/" | "//" | "%" | "**" | "<<" | ">>" | "&" | "|" | "^";

/**
 * `left operator right` as Python has it: ints give ints (true division and negative powers floats), a float on either side
 * a float.
 *
 * @throws DivisionByZero, NotANumber, TooLarge where Python raises whatever the symbols are
 * @throws AlgebraError for bit operations on floats (TypeError in Python)
 */
export function operate(
  operator: Operator,
  left: Quantity,
  right: Quantity,
  facts: Facts = NO_FACTS,
): Quantity {
  if (left instanceof Formula && right instanceof Formula)
    return operateOnInts(operator, left, right, facts);
  switch (operator) {
    case "<<":
    case ">>":
    case "&":
    case "|":
    case "^":
      throw new AlgebraError(`no ${operator} for floats`);
    default:
      return floatOperation(operator, left, right);
  }
}

function operateOnInts(
  operator: Operator,
  left: Formula,
  right: Formula,
  facts: Facts,
): Quantity {
  switch (operator) {
    case "+":
      return add(left, right);
    case "-":
      return subtract(left, right);
    case "*":
      return multiply(left, right);
    case "/":
      return floatOperation("/", left, right);
    case "//":
      return floorDivide(left, right, facts);
    case "%":
      return modulo(left, right, facts);
    case "**":
      return (isConstant(right) ?? 0n) < 0n
        ? floatOperation("**", left, right)
        : power(left, right, facts);
    case "<<":
      return shiftLeft(left, right, facts);
    case ">>":
      return shiftRight(left, right, facts);
    case "&":
      return named("bit_and", [left, right]);
    case "|":
      return named("bit_or", [left, right]);
    case "^":
      return named("bit_xor", [left, right]);
  }
}

/** `-operand`. */
export function negateQuantity(operand: Quantity): Quantity {
  return operand instanceof Formula ? negate(operand) : negateFloat(operand);
}

/** `min(…)` or `max(…)` of ints, or of ints and floats: the value is then either. @param args at least one */
export function extremeQuantity(
  name: "min" | "max",
  args: readonly Quantity[],
  facts: Facts = NO_FACTS,
): Quantity {
  const ints = args.filter((arg) => arg instanceof Formula);
  if (ints.length < args.length) return floatCall(name, args);
  return name === "min" ? minimum(ints, facts) : maximum(ints, facts);
}
