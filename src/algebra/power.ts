/** `base ** exponent` of ints. */
import { callAtom } from "./atom.js";
import { NotAnInteger, TooLarge } from "./errors.js";
import type { Formula } from "./expression.js";
import { NO_FACTS, type Facts } from "./facts.js";
import { fraction } from "./fraction.js";
import { powerTerm } from "./multiplyTerms.js";
import {
  fromAtom,
  fromTerms,
  integer,
  isConstant,
  isWhole,
  multiply,
  scale,
  subtract,
} from "./polynomial.js";
import { provesAtLeast } from "./prove.js";

/** Powers of sums are multiplied out up to so many terms. */
const MOST_TERMS = 500;
/** Bits that a number may have. */
export const MOST_BITS = 1_000_000n;

/**
 * `base ** exponent`, an int: so only for exponents that are not negative, which is the caller's to know or to assume.
 *
 * @throws NotAnInteger when the exponent is a negative number (Python gives a float: see `operate`)
 * @throws TooLarge when the result is a number of more than a million bits
 */
export function power(
  base: Formula,
  exponent: Formula | number | bigint,
  facts: Facts = NO_FACTS,
): Formula {
  const given = typeof exponent === "object" ? exponent : integer(exponent);
  const fixed = isConstant(given);
  if (fixed !== undefined) return powerOfFixed(base, fixed, given);
  const number = isConstant(base);
  if (number === 1n) return integer(1);
  if (number !== undefined && number > 3n) {
    const root = smallestRoot(number);
    if (root.degree > 1)
      return power(
        integer(root.base),
        scale(given, fraction(BigInt(root.degree))),
        facts,
      );
  }
  if (number !== undefined) return powerOfNumber(number, given, facts);
  const [only, ...others] = base.terms.values();
  if (!only || others.length || !isWhole(base))
    return fromAtom(callAtom("pow", [base, given]));
  // (2·a²)**i is 2**i · a**(2·i).
  return [
    power(integer(only.coefficient.numerator), given, facts),
    ...only.monomial.factors.map(({ atom, exponent: times }) =>
      fromTerms([
        powerTerm(fromAtom(atom), scale(given, fraction(BigInt(times)))),
      ]),
    ),
  ].reduce(multiply);
}

function powerOfNumber(base: bigint, exponent: Formula, facts: Facts): Formula {
  const shift = exponent.terms.get("")?.coefficient.numerator ?? 0n;
  if (shift > 0n && base !== 0n) {
    const rest = subtract(exponent, integer(shift));
    if (provesAtLeast(rest, 0n, facts))
      return scale(
        fromTerms([powerTerm(integer(base), rest)]),
        fraction(base ** shift),
      );
  }
  return fromTerms([powerTerm(integer(base), exponent)]);
}

function powerOfFixed(
  base: Formula,
  exponent: bigint,
  given: Formula,
): Formula {
  if (exponent < 0n)
    throw new NotAnInteger("an int to a negative power is a float");
  const number = isConstant(base);
  if (number !== undefined) {
    const bits = BigInt(number.toString(2).length);
    if (bits * exponent > MOST_BITS && number * number > 1n)
      throw new TooLarge("a power with more than a million bits");
    return integer(number ** exponent);
  }
  if (termsOfPower(base.terms.size, exponent) > MOST_TERMS)
    return fromAtom(callAtom("pow", [base, given]));
  let result = integer(1);
  let square = base;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = multiply(result, square);
    if (left > 1n) square = multiply(square, square);
  }
  return result;
}

/** 64 is 2⁶: powers of one number then have one form. @param value above 1 */
function smallestRoot(value: bigint): { base: bigint; degree: number } {
  for (let degree = value.toString(2).length - 1; degree > 1; degree--) {
    const base = BigInt(Math.round(Number(value) ** (1 / degree)));
    if (base > 1n && base ** BigInt(degree) === value) return { base, degree };
  }
  return { base: value, degree: 1 };
}

/** How many terms the power of a sum has at most: the ways to choose so many of them with repetition. */
function termsOfPower(terms: number, exponent: bigint): number {
  let count = 1;
  for (let i = 1; i < terms && count <= MOST_TERMS; i++)
    count = (count * (Number(exponent) + i)) / i;
  return count;
}
