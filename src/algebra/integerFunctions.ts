/** Python's functions of ints, on numbers. */
import { integerSquareRoot } from "../floats/elementary/fixedPoint.js";
import { DivisionByZero, NotANumber } from "./errors.js";
import type { IntegerFunction } from "./expression.js";
import {
  floorQuotient,
  floorRemainder,
  greatestCommonDivisor,
} from "./fraction.js";

/** @throws DivisionByZero, NotANumber where Python raises */
export function functionOfIntegers(
  name: IntegerFunction,
  args: readonly bigint[],
): bigint {
  const [a, b] = args as [bigint, bigint];
  switch (name) {
    case "floordiv":
      if (b === 0n) throw new DivisionByZero("division by zero");
      return floorQuotient(a, b);
    case "mod":
      if (b === 0n) throw new DivisionByZero("modulo by zero");
      return floorRemainder(a, b);
    case "pow":
      if (b < 0n) throw new NotANumber("an int to a negative power");
      return a ** b;
    case "min":
      return args.reduce((least, next) => (next < least ? next : least));
    case "max":
      return args.reduce((most, next) => (next > most ? next : most));
    case "abs":
      return a < 0n ? -a : a;
    case "int":
    case "floor":
    case "ceil":
    case "round":
      return a;
    case "isqrt":
      if (a < 0n) throw new NotANumber("the root of a negative number");
      return integerSquareRoot(a);
    case "gcd":
      return args.reduce(greatestCommonDivisor, 0n);
    case "lcm":
      return args.reduce((multiple, next) => {
        if (multiple === 0n || next === 0n) return 0n;
        const product = multiple * next;
        return (
          (product < 0n ? -product : product) /
          greatestCommonDivisor(multiple, next)
        );
      }, 1n);
    case "bit_length":
      return a === 0n ? 0n : BigInt((a < 0n ? -a : a).toString(2).length);
    case "bit_and":
      return a & b;
    case "bit_or":
      return a | b;
    case "bit_xor":
      return a ^ b;
  }
}
