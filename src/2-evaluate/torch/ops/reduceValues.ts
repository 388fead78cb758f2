/** Values of reductions: one number out of the elements along some dimensions. */
import {
  type PyTensor,
  type Shape,
  visit,
  contiguousStrides,
  countOf,
} from "../tensor.js";
import type { DType } from "../dtype.js";
import { float32, float64 } from "../dtype.js";
import { largest } from "../exactness.js";
import { epsilon } from "../rounding.js";

/** The shape after reducing `dims`. */
export function reducedShape(
  shape: Shape,
  dims: readonly number[],
  keepsDims: boolean,
): number[] {
  if (keepsDims) return shape.map((size, i) => (dims.includes(i) ? 1 : size));
  return shape.filter((_, i) => !dims.includes(i));
}

/**
 * Calls `f` with the elements that each element of the result is made from, in row-major order of both; null where the
 * values are not known.
 */
export function reduceValues(
  input: PyTensor,
  dims: readonly number[],
  f: (group: Float64Array) => number,
): Float64Array | null {
  const values = input.values();
  if (values === null) return null;
  const strides = contiguousStrides(input.shape);
  const kept = input.shape.map((_, i) => i).filter((i) => !dims.includes(i));
  const outer = kept.map((i) => input.shape[i] as number);
  const inner = dims.map((i) => input.shape[i] as number);
  const innerStrides = dims.map((i) => strides[i] as number);
  const reduced = new Float64Array(countOf(outer));
  const group = new Float64Array(countOf(inner));
  visit(
    outer,
    kept.map((i) => strides[i] as number),
    0,
    (start, i) => {
      visit(inner, innerStrides, start, (at, j) => {
        group[j] = values[at] as number;
      });
      reduced[i] = f(group);
    },
  );
  return reduced;
}

/** How far the results of a reduction of `input` may be off. */
export type ReductionError = (input: PyTensor, made: Float64Array) => number;

/** Elements that one element of the result is made from. */
function groupSize(input: PyTensor, made: Float64Array): number {
  return made.length === 0 ? 0 : input.count / made.length;
}

/** Of sums, whatever the order of summation. */
export const sumError: ReductionError = (input, made) => {
  const values = input.values() ?? new Float64Array(0);
  if (input.isExact && addsExactly(values, input.dtype)) return 0;
  const count = groupSize(input, made);
  return count * (input.error + epsilon(input.dtype) * count * largest(values));
};

export const meanError: ReductionError = (input, made) =>
  sumError(input, made) / Math.max(groupSize(input, made), 1);

export const productError: ReductionError = (input, made) => {
  const values = input.values() ?? new Float64Array(0);
  if (!input.isExact) return Infinity;
  if (multipliesExactly(values, input.dtype)) return 0;
  return groupSize(input, made) * epsilon(input.dtype) * largest(made);
};

/** Of cumulative sums along a dimension of `length`. */
export function scanError(input: PyTensor, length: number): number {
  const values = input.values() ?? new Float64Array(0);
  if (input.isExact && addsExactly(values, input.dtype)) return 0;
  const rounding = epsilon(input.dtype) * length * largest(values);
  return length * (input.error + rounding);
}

/** Whether adding up these numbers gives the same in any order and precision: few significant bits, no large sums. */
export function addsExactly(values: Float64Array, dtype: DType): boolean {
  if (dtype.kind === "int" || dtype.kind === "bool") return true;
  if (dtype !== float32 && dtype !== float64) return false;
  const scale = 1024;
  const limit = dtype === float32 ? 2 ** 24 : 2 ** 53;
  let sum = 0;
  for (const x of values) {
    const scaled = x * scale;
    if (!Number.isInteger(scaled)) return false;
    sum += Math.abs(scaled);
  }
  return sum < limit;
}

/** As `addsExactly`, for products: integers whose product stays small. */
function multipliesExactly(values: Float64Array, dtype: DType): boolean {
  if (dtype.kind === "int" || dtype.kind === "bool") return true;
  if (dtype !== float32 && dtype !== float64) return false;
  let product = 1;
  for (const x of values) {
    if (!Number.isInteger(x)) return false;
    product *= Math.max(Math.abs(x), 1);
  }
  return product <= (dtype === float32 ? 2 ** 24 : 2 ** 53);
}
