/** Bringing numbers into a dtype: rounding of the floating types, wrapping of the integers. */
import { bfloat16, type DType, float16, float32 } from "./dtype.js";

/**
 * Rounds `values` in place to what elements of `dtype` can be.
 * @returns false where that cannot be said exactly in doubles (int64 beyond 2⁵³, complex, quantised types)
 */
export function roundInto(dtype: DType, values: Float64Array): boolean {
  switch (dtype.kind) {
    case "bool":
      for (let i = 0; i < values.length; i++) values[i] = values[i] ? 1 : 0;
      return true;
    case "int":
      return wrapIntegers(dtype, values);
    case "float":
      roundFloats(dtype, values);
      return true;
    default:
      return false;
  }
}

function wrapIntegers(dtype: DType, values: Float64Array): boolean {
  const range = 2 ** (8 * dtype.itemsize);
  const low = dtype.isSigned ? -range / 2 : 0;
  const high = low + range - 1;
  for (let i = 0; i < values.length; i++) {
    let value = Math.trunc(values[i] as number) + 0;
    // What becomes of nan and of infinities depends on the machine.
    if (!Number.isSafeInteger(value)) return false;
    if (value < low || value > high) {
      if (dtype.itemsize === 8) return false;
      value = ((((value - low) % range) + range) % range) + low;
    }
    values[i] = value;
  }
  return true;
}

function roundFloats(dtype: DType, values: Float64Array): void {
  const round = floatRounder(dtype);
  if (round === null) return;
  for (let i = 0; i < values.length; i++) {
    values[i] = round(values[i] as number);
  }
}

/** To the nearest value of a floating dtype; null for float64, which needs none. */
export function floatRounder(dtype: DType): ((x: number) => number) | null {
  if (dtype === float32) return Math.fround;
  if (dtype === float16) return roundToHalf;
  if (dtype === bfloat16) return roundToBfloat16;
  return null;
}

/** To the nearest float16 (11 significant bits, exponents −14 … 15), by way of float32 as PyTorch does. */
function roundToHalf(x: number): number {
  return roundTo(Math.fround(x), 10, -14, 65504);
}

/** To the nearest bfloat16 (8 significant bits, the exponents of float32), by way of float32 as PyTorch does. */
function roundToBfloat16(x: number): number {
  return roundTo(Math.fround(x), 7, -126, 3.3895313892515355e38);
}

function roundTo(
  x: number,
  fractionBits: number,
  smallestExponent: number,
  largest: number,
): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const exponent = Math.max(
    Math.floor(Math.log2(Math.abs(x))),
    smallestExponent,
  );
  const unit = 2 ** (exponent - fractionBits);
  const rounded = roundHalfEven(x / unit) * unit;
  return Math.abs(rounded) > largest ? Math.sign(x) * Infinity : rounded;
}

/** To the nearest integer, ties to the even one, as Python's and PyTorch's `round`. */
export function roundHalfEven(x: number): number {
  if (x < 0) return -roundHalfEven(-x);
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** The gap between 1 and the next number of a floating dtype. */
export function epsilon(dtype: DType): number {
  if (dtype === float32) return 2 ** -23;
  if (dtype === float16) return 2 ** -10;
  return dtype === bfloat16 ? 2 ** -7 : 2 ** -52;
}
