/** Scans along one dimension: cumsum, cumprod, cummax, cummin. */
import { int64 } from "../dtype.js";
import { blank, result } from "../make.js";
import { optionalDType } from "../read/options.js";
import { dimOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { named } from "../returnTypes.js";
import { type PyTensor, type Shape, contiguousStrides } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import { finishInplace } from "./inplaceRules.js";
import { converted, widened } from "./numericReduction.js";
import { productError, scanError } from "./reduceValues.js";

/** A scan along one dimension: `next` from what came before and the element. */
export function scan(
  next: (before: number, x: number) => number,
  computeIn: typeof widened,
): Native {
  return (vm, argument, dim: Value, dtype: Value) => {
    const given = tensorOf(argument);
    const input = converted(
      vm,
      given,
      computeIn(vm, given, optionalDType(dtype)),
    );
    const values = input.values();
    const place = dimOf(vm, dim, input.rank);
    if (values === null) return result(vm, [input], input.shape, input.dtype);
    const made = scanned(values, input.shape, place, next);
    const error = errorOfScan(input, place, next, made);
    return result(vm, [input], input.shape, input.dtype, made, error);
  };
}

export const addition = (x: number, y: number) => x + y;

function errorOfScan(
  input: PyTensor,
  dim: number,
  next: (before: number, x: number) => number,
  made: Float64Array,
): number {
  return next === addition
    ? scanError(input, input.shape[dim] ?? 1)
    : productError(input, made);
}

function scanned(
  values: Float64Array,
  shape: Shape,
  dim: number,
  next: (before: number, x: number) => number,
): Float64Array {
  const made = values.slice();
  const step = contiguousStrides(shape)[dim] ?? 1;
  const length = shape[dim] ?? 1;
  for (let i = 0; i < made.length; i++) {
    if (Math.floor(i / step) % length === 0) continue;
    made[i] = next(made[i - step] as number, made[i] as number);
  }
  return made;
}

/** `cummax`, `cummin`: (values, indices). */
export function extremeScan(name: "cummax" | "cummin"): Native {
  const pick = name === "cummax" ? Math.max : Math.min;
  return (vm, argument, dim: Value) => {
    const input = tensorOf(argument);
    const values = input.values();
    const place = dimOf(vm, dim, input.rank);
    const best =
      values === null ? null : scanned(values, input.shape, place, pick);
    return named(
      name,
      result(vm, [input], input.shape, input.dtype, best),
      blank(input.shape, int64),
    );
  };
}

export function inplaceScan(
  next: (before: number, x: number) => number,
): Native {
  return (vm, argument, dim: Value) => {
    const self = tensorOf(argument, "self");
    const place = dimOf(vm, dim, self.rank);
    return finishInplace(vm, self, [self], () => {
      const values = self.values();
      const made =
        values === null ? null : scanned(values, self.shape, place, next);
      const error = made === null ? 0 : errorOfScan(self, place, next, made);
      return { dtype: self.dtype, values: made, error };
    });
  };
}
