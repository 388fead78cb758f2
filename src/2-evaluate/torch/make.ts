/** Making tensors: fresh ones, results of operations, views. */
import type { PyType } from "../values/type.js";
import type { Vm } from "../vm.js";
import type { Device } from "./device.js";
import type { DType } from "./dtype.js";
import { roundInto } from "./rounding.js";
import { torchState } from "./state.js";
import { Storage, VALUE_LIMIT } from "./storage.js";
import { countOf, PyTensor, type Shape } from "./tensor.js";
import { tensorType } from "./types.js";

/** A tensor whose values are not known (`torch.empty`, random numbers, results too large to compute). */
export function blank(
  shape: Shape,
  dtype: DType,
  type: PyType = tensorType,
): PyTensor {
  return over(shape, dtype, Storage.unknown(countOf(shape)), type);
}

/** A contiguous tensor over a storage of just its elements. */
function over(
  shape: Shape,
  dtype: DType,
  storage: Storage,
  type: PyType = tensorType,
): PyTensor {
  return new PyTensor(
    shape,
    dtype,
    { storage, offset: 0, strides: null },
    type,
  );
}

/** A tensor of equal elements; takes no room until they are read. */
export function filled(shape: Shape, dtype: DType, value: number): PyTensor {
  const one = Float64Array.of(value);
  return roundInto(dtype, one)
    ? over(shape, dtype, Storage.filled(countOf(shape), one[0] as number))
    : blank(shape, dtype);
}

/** A tensor of the given elements (row-major; the array is taken over), rounded to `dtype`; null: not known. */
export function fresh(
  shape: Shape,
  dtype: DType,
  values: Float64Array | null,
  error = 0,
): PyTensor {
  const isCertain =
    error === 0 || (dtype.kind === "float" && Number.isFinite(error));
  return values !== null && isCertain && roundInto(dtype, values)
    ? over(shape, dtype, Storage.of(values, error))
    : blank(shape, dtype);
}

/** What a tensor without values weighs, in elements. */
const TENSOR_WEIGHT = 64;

/** A step for every element that is computed: what a program can make of them stays within memory. */
export function chargeElements(vm: Vm, count: number): void {
  vm.budget.size(
    4 * (TENSOR_WEIGHT + Math.min(count, VALUE_LIMIT)),
    "a tensor",
  );
}

/**
 * What an operation on `inputs` gives: on their device, requiring grad if one of them does and gradients are being
 * recorded. `values` as for `fresh`; without `error` they are elements of the inputs, or counts and places.
 */
export function result(
  vm: Vm,
  inputs: readonly PyTensor[],
  shape: Shape,
  dtype: DType,
  values: Float64Array | null = null,
  error = dtype.kind === "float" ? errorOf(inputs) : 0,
): PyTensor {
  chargeElements(vm, values === null ? 0 : values.length);
  return tracked(vm, inputs, fresh(shape, dtype, values, error));
}

/** The largest error among the inputs: what elements that are only chosen or moved keep. */
export function errorOf(inputs: readonly PyTensor[]): number {
  let error = 0;
  for (const input of inputs) error = Math.max(error, input.error);
  return error;
}

/** Marks a fresh tensor as the result of a differentiable operation on `inputs`. */
export function tracked(
  vm: Vm,
  inputs: readonly PyTensor[],
  made: PyTensor,
): PyTensor {
  made.device = deviceOf(inputs);
  if (needsGrad(vm, inputs) && made.dtype.isDifferentiable) {
    made.requiresGrad = true;
    made.isLeaf = false;
  }
  return made;
}

/** Whether an operation on these is recorded. */
export function needsGrad(vm: Vm, inputs: readonly PyTensor[]): boolean {
  return (
    inputs.some((input) => input.requiresGrad) && torchState(vm).isGradEnabled
  );
}

/** The device of the result: 0-d tensors on the CPU mix with any other. */
function deviceOf(inputs: readonly PyTensor[]): Device {
  const first = inputs[0] as PyTensor;
  if (inputs.length === 1 || first.rank > 0) return first.device;
  return (inputs.find((input) => input.rank > 0) ?? first).device;
}

/** A tensor over the same storage: what `view`, `transpose`, indexing with slices give. */
export function viewOf(
  vm: Vm,
  base: PyTensor,
  shape: Shape,
  strides: Shape | null,
  offset = base.view.offset,
): PyTensor {
  const made = new PyTensor(shape, base.dtype, {
    storage: base.view.storage,
    offset,
    strides: strides !== null && isRowMajor(shape, strides) ? null : strides,
  });
  tracked(vm, [base], made);
  if (torchState(vm).isGradEnabled) made.base = base.base ?? base;
  return made;
}

/** Dimensions of size 1 may have any stride. */
function isRowMajor(shape: Shape, strides: Shape): boolean {
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    const size = shape[i] as number;
    if (size === 0) return true;
    if (size !== 1) {
      if (strides[i] !== step) return false;
      step *= size;
    }
  }
  return true;
}

/** Whether so many elements are computed at all. */
export function isSmall(shape: Shape): boolean {
  return countOf(shape) <= VALUE_LIMIT;
}
