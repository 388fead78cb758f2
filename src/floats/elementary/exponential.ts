/** exp and log, correctly rounded, and what is made from them. Arguments are finite. */
import { exactRatio } from "../exactFloat.js";
import { bitLength, ratioToFloat } from "../ratioToFloat.js";
import {
  BITS,
  divide,
  LN2,
  multiply,
  nearestInteger,
  ONE,
  toFixed,
  toFloat,
} from "./fixedPoint.js";

/** A number `mantissa · 2^exponent`, the mantissa in fixed point and near 1. */
export interface Scaled {
  mantissa: bigint;
  exponent: number;
}

/** Halvings of the argument before the series, undone by squaring. */
const HALVINGS = 10n;

/** e^x of a fixed-point number. */
export function expFixed(x: bigint): Scaled {
  const exponent = nearestInteger(x, LN2);
  const rest = (x - exponent * LN2) >> HALVINGS;
  let sum = ONE;
  let term = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = multiply(term, rest) / n;
    sum += term;
  }
  for (let i = 0n; i < HALVINGS; i++) sum = multiply(sum, sum);
  return { mantissa: sum, exponent: Number(exponent) };
}

/** ln of a positive fraction, in fixed point. */
export function logRatio(numerator: bigint, denominator: bigint): bigint {
  const exponent = bitLength(numerator) - bitLength(denominator);
  const mantissa =
    exponent >= 0
      ? (numerator << BITS) / (denominator << BigInt(exponent))
      : (numerator << (BITS + BigInt(-exponent))) / denominator;
  return BigInt(exponent) * LN2 + logNearOne(mantissa);
}

/** ln of a fixed-point number between ½ and 2: a double's guess, trebled in digits by one step of Halley's method. */
export function logNearOne(mantissa: bigint): bigint {
  if (mantissa === ONE) return 0n;
  const guess = toFixed(Math.log(toFloat(mantissa)));
  const { mantissa: found, exponent } = expFixed(guess);
  const power =
    exponent >= 0 ? found << BigInt(exponent) : found >> BigInt(-exponent);
  return guess + divide(2n * (mantissa - power), mantissa + power);
}

export function logFixed(value: number): bigint {
  const { numerator, denominator } = exactRatio(value);
  return logRatio(numerator, denominator);
}

export function exp(value: number): number {
  if (value > 710) return Infinity;
  if (value < -746) return 0;
  const { mantissa, exponent } = expFixed(toFixed(value));
  return toFloat(mantissa, exponent);
}

export function exp2(value: number): number {
  if (value > 1025) return Infinity;
  if (value < -1080) return 0;
  const { mantissa, exponent } = expFixed(multiply(toFixed(value), LN2));
  return toFloat(mantissa, exponent);
}

export function log(value: number): number {
  return toFloat(logFixed(value));
}

export function log2(value: number): number {
  return ratioToFloat(logFixed(value), LN2);
}

// log₁₀2 as two floats, the first with room for a product by an exponent.
const LOG10_2_HIGH = 3.01029995663611771306e-1;
const LOG10_2_LOW = 3.69423907715893078616e-13;

/** As C libraries work it out, from ln: it is not always the nearest float, and neither is Python's. */
export function log10(value: number): number {
  const exponent = Math.floor(log2(value));
  const scale = exponent < 0 ? exponent + 1 : exponent;
  const mantissa = value / 2 ** scale;
  return (
    scale * LOG10_2_LOW + Math.LOG10E * log(mantissa) + scale * LOG10_2_HIGH
  );
}
