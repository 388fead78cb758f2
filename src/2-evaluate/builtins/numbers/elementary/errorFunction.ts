/** The error function, correctly rounded. */
import { exactRatio } from "../exactFloat.js";
import { ratioToFloat } from "../ratioToFloat.js";
import { integerSquareRoot, piBits } from "./fixedPoint.js";

/** Fractional bits: the terms of the series grow to e^(x²) before they fall, and erfc gets as small as that. */
const DIGITS = 1400n;
const UNIT = 1n << DIGITS;

/** erf in fixed point, |value| < 28: 2/√π · Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1)) */
function seriesSum(value: number): bigint {
  const bits = DIGITS + 1200n;
  const one = 1n << bits;
  const { numerator, denominator } = exactRatio(value);
  const x = (numerator << bits) / denominator;
  const square = (x * x) >> bits;
  let term = x;
  let sum = 0n;
  for (let n = 0n; term !== 0n && term !== -1n; n++) {
    sum += term / (2n * n + 1n);
    term = -((term * square) >> bits) / (n + 1n);
  }
  const rootOfPi = integerSquareRoot(piBits(bits) << bits);
  return ((2n * sum * one) / rootOfPi) >> (bits - DIGITS);
}

export function erf(value: number): number {
  if (Math.abs(value) > 6) return Math.sign(value);
  if (value === 0) return value;
  if (Math.abs(value) < 2 ** -200) return smallErf(value);
  return ratioToFloat(seriesSum(value), UNIT);
}

function smallErf(value: number): number {
  const { numerator, denominator } = exactRatio(value);
  return ratioToFloat(
    2n * numerator * UNIT,
    denominator * integerSquareRoot(piBits(DIGITS) << DIGITS),
  );
}

export function erfc(value: number): number {
  if (value > 27.5) return 0;
  if (value < -6) return 2;
  return ratioToFloat(UNIT - (value === 0 ? 0n : seriesSum(value)), UNIT);
}
