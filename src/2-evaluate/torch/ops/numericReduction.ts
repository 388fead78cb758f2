/** Reductions to a number: the dtype they compute in, and their values. */
import { type DType, int64 } from "../dtype.js";
import { fresh, result, tracked } from "../make.js";
import { raiseRuntime } from "../raiseTorch.js";
import { boolOf } from "../read/numbers.js";
import { optionalDType } from "../read/options.js";
import { dimsOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor, countOf } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import {
  type ReductionError,
  reduceValues,
  reducedShape,
} from "./reduceValues.js";

export const isInteger = (dtype: DType) =>
  dtype.kind === "int" || dtype.kind === "bool";

/** `input` in the dtype a reduction computes in. */
export function converted(vm: Vm, input: PyTensor, dtype: DType): PyTensor {
  if (input.dtype === dtype) return input;
  const made = fresh(
    input.shape,
    dtype,
    input.values()?.slice() ?? null,
    input.error,
  );
  return tracked(vm, [input], made);
}

export const sumOf = (group: Float64Array) =>
  group.reduce((sum, x) => sum + x, 0);

export const productOf = (group: Float64Array) =>
  group.reduce((product, x) => product * x, 1);

export const meanOf = (group: Float64Array) => sumOf(group) / group.length;

/** A reduction to a number computed in the dtype `computeIn(input)`. */
export function numeric(
  f: ((group: Float64Array) => number) | null,
  computeIn: (vm: Vm, input: PyTensor, dtype: DType | null) => DType,
  errorAfter: ReductionError,
): Native {
  return (
    vm: Vm,
    argument: Value,
    dim: Value,
    keepdim: Value,
    dtype: Value,
  ) => {
    const given = tensorOf(argument);
    const input = converted(
      vm,
      given,
      computeIn(vm, given, optionalDType(dtype)),
    );
    const dims = dimsOf(vm, dim, input.rank);
    const shape = reducedShape(input.shape, dims, boolOf(keepdim, "keepdim"));
    const values =
      f === null || countOf(shape) > 65536
        ? null
        : reduceValues(input, dims, f);
    return result(
      vm,
      [input],
      shape,
      input.dtype,
      values,
      values === null ? 0 : errorAfter(input, values),
    );
  };
}

export const widened = (_vm: Vm, input: PyTensor, dtype: DType | null) =>
  dtype ?? (isInteger(input.dtype) ? int64 : input.dtype);

export const floatingOnly =
  (name: string) => (_vm: Vm, input: PyTensor, dtype: DType | null) => {
    const computed = dtype ?? input.dtype;
    if (isInteger(computed)) {
      raiseRuntime(
        `${name}(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ${computed.name}`,
      );
    }
    return computed;
  };
