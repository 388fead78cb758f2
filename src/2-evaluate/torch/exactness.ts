/**
 * Values that are right only to within a few units in the last place: what `log` and `exp` give depends on the machine.
 * They flow on as they are; where a jump is near (rounding, comparing), nothing is known.
 */
import { type DType, float32, float64 } from "./dtype.js";
import { epsilon } from "./rounding.js";

/** How far two inexact values must be apart for their order to be known, relative to their size (at least to 1). */
export function tolerance(dtype: DType): number {
  if (dtype === float32) return 2 ** -12;
  return dtype === float64 ? 2 ** -40 : 16 * epsilon(dtype);
}

/** Whether inexact `a` and `b` are too near to be told apart. */
export function isTie(a: number, b: number, dtype: DType): boolean {
  if (a === b) return Number.isFinite(a);
  return (
    Math.abs(a - b) <= tolerance(dtype) * Math.max(1, Math.abs(a), Math.abs(b))
  );
}

/** Whether an inexact value is so near to an integer that Python's `int()` or `round()` of it is uncertain. */
export function isNearInteger(x: number, dtype: DType): boolean {
  return (
    Number.isFinite(x) &&
    Math.abs(x - Math.round(x)) <=
      32 * epsilon(dtype) * Math.max(1, Math.abs(x))
  );
}
