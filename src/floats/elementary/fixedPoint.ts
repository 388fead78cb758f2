/**
 * Fixed-point numbers of 256 fractional bits. JavaScript's Math functions may be off by an ulp, and differ between
 * engines; C's, which Python shows, are correctly rounded in all but the rarest cases. So the elementary functions are
 * worked out here to far more digits than a float has, and rounded once.
 */
import { exactRatio } from "../exactFloat.js";
import { bitLength, ratioToFloat } from "../ratioToFloat.js";

export const BITS = 256n;
export const ONE = 1n << BITS;
export const LN2 =
  0xb17217f7d1cf79abc9e3b39803f2f6af40f343267298b62d8a0d175b8baafa2bn;
const PI = 0x3243f6a8885a308d313198a2e03707344a4093822299f31d0082efa98ec4e6c89n;

/** π with `bits` fractional bits: more than the usual ones by Machin's formula, for the reduction of huge angles. */
export function piBits(bits: bigint): bigint {
  if (bits <= BITS) return PI >> (BITS - bits);
  const guard = 16n;
  const one = 1n << (bits + guard);
  return (16n * arcCotangent(5n, one) - 4n * arcCotangent(239n, one)) >> guard;
}

function arcCotangent(x: bigint, one: bigint): bigint {
  let term = one / x;
  let sum = term;
  for (let n = 3n, sign = -1n; term !== 0n; n += 2n, sign = -sign) {
    term /= x * x;
    sum += (sign * term) / n;
  }
  return sum;
}

/** A finite float in fixed point; bits below 2⁻²⁵⁶ are cut off. */
export function toFixed(value: number): bigint {
  const { numerator, denominator } = exactRatio(value);
  return (numerator << BITS) / denominator;
}

/** The float nearest to a fixed-point number times 2^exponent. */
export function toFloat(fixed: bigint, exponent = 0): number {
  return exponent >= 0
    ? ratioToFloat(fixed << BigInt(exponent), ONE)
    : ratioToFloat(fixed, ONE << BigInt(-exponent));
}

export function multiply(a: bigint, b: bigint): bigint {
  return (a * b) >> BITS;
}

export function divide(a: bigint, b: bigint): bigint {
  return (a << BITS) / b;
}

/** ⌊√n⌋ by Newton's method. */
export function integerSquareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt((bitLength(n) + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** √ of a fixed-point number. */
export function squareRoot(fixed: bigint): bigint {
  return integerSquareRoot(fixed << BITS);
}

/** To the nearest whole number; which way halves go does not matter where it is used. */
export function nearestInteger(numerator: bigint, denominator: bigint): bigint {
  const twice = 2n * numerator + denominator;
  const quotient = twice / (2n * denominator);
  return twice < 0n && quotient * 2n * denominator !== twice
    ? quotient - 1n
    : quotient;
}
