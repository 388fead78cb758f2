/** Exact rational numbers: the coefficients of formulas, and what a formula's value may be on the way to an integer. */

/** Always in lowest terms, the denominator positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const zero: Fraction = { numerator: 0n, denominator: 1n };
export const one: Fraction = { numerator: 1n, denominator: 1n };

/** @throws RangeError when the denominator is zero */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
  if (denominator === 1n) return { numerator, denominator };
  if (denominator === 0n) throw new RangeError("a fraction over zero");
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator, denominator) * sign;
  return {
    numerator: numerator / divisor,
    denominator: denominator / divisor,
  };
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === 1n && b.denominator === 1n)
    return { numerator: a.numerator + b.numerator, denominator: 1n };
  return fraction(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === 1n && b.denominator === 1n)
    return { numerator: a.numerator * b.numerator, denominator: 1n };
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function negateFraction(a: Fraction): Fraction {
  return { numerator: -a.numerator, denominator: a.denominator };
}

/** @throws RangeError when `a` is zero */
export function invertFraction(a: Fraction): Fraction {
  return fraction(a.denominator, a.numerator);
}

/** `base ** exponent`; a negative exponent inverts. @throws RangeError for zero to a negative exponent */
export function powerOfFraction(base: Fraction, exponent: bigint): Fraction {
  if (exponent < 0n) return powerOfFraction(invertFraction(base), -exponent);
  return {
    numerator: base.numerator ** exponent,
    denominator: base.denominator ** exponent,
  };
}

export function isInteger(a: Fraction): boolean {
  return a.denominator === 1n;
}

export function fractionText(a: Fraction): string {
  return a.denominator === 1n
    ? `${a.numerator}`
    : `${a.numerator}/${a.denominator}`;
}

/** Never negative; `gcd(0, b)` is `|b|`. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  if (a < 0n) a = -a;
  if (b < 0n) b = -b;
  while (b) [a, b] = [b, a % b];
  return a;
}

/** Of two positive integers. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b;
}

/** Python's `//` on integers. The divisor is not zero. */
export function floorQuotient(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** Python's `%` on integers: it has the divisor's sign. The divisor is not zero. */
export function floorRemainder(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}
