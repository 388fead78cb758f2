/**
 * How far values may be from PyTorch's. What `log` and `exp` give depends on the machine in the last bit, so that every
 * storage carries a bound of the error of its elements (0: exactly PyTorch's). Operations pass it on; where a jump lies
 * within it (rounding, comparing), nothing is known.
 */
import type { DType } from "./dtype.js";
import { epsilon } from "./rounding.js";

/** Units in the last place that a function's result may be off. */
const FUNCTION_UNITS = 4;

/** What a result in `dtype` may be off by where the function is not correctly rounded on every machine. */
export function roundingError(values: Float64Array, dtype: DType): number {
  return FUNCTION_UNITS * epsilon(dtype) * largest(values);
}

/** The largest absolute value that is finite. */
export function largest(values: Float64Array): number {
  let most = 0;
  for (const x of values) {
    const size = Math.abs(x);
    if (size > most && size !== Infinity) most = size;
  }
  return most;
}

/** How much `f` changes where its argument may be off by `error`. */
export function spreadOf(
  f: (x: number) => number,
  x: number,
  error: number,
): number {
  const y = f(x);
  return Math.max(difference(f(x - error), y), difference(f(x + error), y));
}

/** The same for two arguments. */
export function spreadOfTwo(
  f: (x: number, y: number) => number,
  x: number,
  y: number,
  errorX: number,
  errorY: number,
): number {
  const z = f(x, y);
  return Math.max(
    difference(f(x - errorX, y - errorY), z),
    difference(f(x - errorX, y + errorY), z),
    difference(f(x + errorX, y - errorY), z),
    difference(f(x + errorX, y + errorY), z),
  );
}

function difference(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  const result = Math.abs(a - b);
  return Number.isNaN(result) ? Infinity : result;
}

/** Whether a value that may be off by `error` could be an integer, or on the other side of one. */
export function mayBeInteger(x: number, error: number): boolean {
  return Number.isFinite(x) && Math.abs(x - Math.round(x)) <= error;
}

/** Whether an error says that not even the first digits are certain. */
export function isVague(x: number, error: number): boolean {
  return error > 2 ** -10 * Math.max(1, Math.abs(x));
}
