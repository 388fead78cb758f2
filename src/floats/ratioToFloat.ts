/** The float nearest to a fraction, halves to even: also where the result is subnormal. */
import { divideHalfEven } from "./exactFloat.js";

/** Exponent of the smallest positive float. */
const LOWEST = -1074;
const PRECISION = 53;

/** @param denominator positive; the result is an infinity where no float is near */
export function ratioToFloat(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const scale = bitLength(magnitude) - bitLength(denominator);
  // The quotient has 53 or 54 bits; with 54, one place is given up.
  let unit = Math.max(scale - PRECISION, LOWEST);
  if (bitLength(scaled(magnitude, denominator, unit)) > PRECISION) unit++;
  const digits = roundedAt(magnitude, denominator, unit);
  const result = Number(digits) * 2 ** unit;
  return negative ? -result : result;
}

function scaled(numerator: bigint, denominator: bigint, unit: number): bigint {
  return unit >= 0
    ? numerator / (denominator << BigInt(unit))
    : (numerator << BigInt(-unit)) / denominator;
}

function roundedAt(
  numerator: bigint,
  denominator: bigint,
  unit: number,
): bigint {
  return unit >= 0
    ? divideHalfEven(numerator, denominator << BigInt(unit))
    : divideHalfEven(numerator << BigInt(-unit), denominator);
}

/** Bits of a non-negative int. */
export function bitLength(value: bigint): number {
  if (value === 0n) return 0;
  const hex = value.toString(16);
  return (
    (hex.length - 1) * 4 + (32 - Math.clz32(parseInt(hex[0] as string, 16)))
  );
}
