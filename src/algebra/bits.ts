/** Bit operations and shifts of ints, and the integer functions of `math`. */
import { callAtom } from "./atom.js";
import { NotANumber } from "./errors.js";
import type { Formula } from "./expression.js";
import { NO_FACTS, type Facts } from "./facts.js";
import { floorDivide } from "./floorDivide.js";
import { functionOfIntegers } from "./integerFunctions.js";
import { fromAtom, integer, isConstant, multiply } from "./polynomial.js";
import { power } from "./power.js";

export type NamedFunction =
  "bit_and" | "bit_or" | "bit_xor" | "gcd" | "lcm" | "isqrt" | "bit_length";

/** A function of ints that stays named, unless its arguments are numbers. @throws NotANumber as Python raises ValueError */
export function named(name: NamedFunction, args: readonly Formula[]): Formula {
  const numbers = args.map(isConstant);
  if (numbers.every((value) => value !== undefined))
    return integer(functionOfIntegers(name, numbers));
  return fromAtom(callAtom(name, args));
}

/** `a << by`. @throws NotANumber when `by` is a negative number */
export function shiftLeft(
  a: Formula,
  by: Formula,
  facts: Facts = NO_FACTS,
): Formula {
  return multiply(a, power(integer(2), notNegative(by), facts));
}

/** `a >> by`. @throws NotANumber when `by` is a negative number */
export function shiftRight(
  a: Formula,
  by: Formula,
  facts: Facts = NO_FACTS,
): Formula {
  return floorDivide(a, power(integer(2), notNegative(by), facts), facts);
}

function notNegative(by: Formula): Formula {
  if ((isConstant(by) ?? 0n) < 0n) throw new NotANumber("negative shift count");
  return by;
}
