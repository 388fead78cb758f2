/** Making expressions of floats: as the source has them, numbers folded. */
import {
  FloatFormula,
  Formula,
  type FloatFunction,
  type FloatOperator,
  type Quantity,
} from "./expression.js";
import { integer, isConstant } from "./polynomial.js";
import {
  callOnNumbers,
  negateNumber,
  operateOnNumbers,
  type PythonNumber,
} from "./pythonNumber.js";

/** A float, exactly this double. */
export function float(value: number): FloatFormula {
  return new FloatFormula({ kind: "constant", value });
}

/** A number that may be an int or a float. A Formula's symbols are ints. */
export function number(name: string): FloatFormula {
  return new FloatFormula({ kind: "symbol", name });
}

/** An int or a float without symbols in it: a bigint or a number. */
export function numberOf(quantity: Quantity): PythonNumber | undefined {
  if (quantity instanceof Formula) return isConstant(quantity);
  return quantity.node.kind === "constant" ? quantity.node.value : undefined;
}

export function fromNumber(value: PythonNumber): Quantity {
  return typeof value === "bigint" ? integer(value) : float(value);
}

/**
 * `left operator right` where a float comes out, or may.
 *
 * @throws DivisionByZero, NotANumber where Python raises for these numbers
 */
export function floatOperation(
  operator: FloatOperator,
  left: Quantity,
  right: Quantity,
): Quantity {
  const a = numberOf(left);
  const b = numberOf(right);
  if (a !== undefined && b !== undefined)
    return fromNumber(operateOnNumbers(operator, a, b));
  return new FloatFormula({ kind: "operation", operator, left, right });
}

/** `-operand` of a float. */
export function negateFloat(operand: FloatFormula): Quantity {
  const value = numberOf(operand);
  return value !== undefined
    ? fromNumber(negateNumber(value))
    : new FloatFormula({ kind: "negate", operand });
}

/**
 * A function's value, a float (or of ints and floats the least or greatest).
 *
 * @throws NotANumber where Python raises for these numbers
 */
export function floatCall(
  name: FloatFunction,
  args: readonly Quantity[],
): Quantity {
  const numbers = args.map(numberOf);
  if (numbers.every((value) => value !== undefined))
    return fromNumber(callOnNumbers(name, numbers));
  return new FloatFormula({ kind: "call", function: name, args });
}

/** `a / b` of two ints or floats: in Python always a float. @throws DivisionByZero */
export function trueDivide(a: Quantity, b: Quantity): Quantity {
  return floatOperation("/", a, b);
}
