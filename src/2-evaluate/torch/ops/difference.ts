/** `torch.diff`. */
import { bool } from "../dtype.js";
import { result } from "../make.js";
import { raiseRuntime } from "../raiseTorch.js";
import { intOf } from "../read/numbers.js";
import { dimOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor, contiguousStrides, countOf, visit } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";

/** `torch.diff(input, n, dim)` */
export const difference: Native = (
  vm,
  argument,
  n: Value,
  dim: Value,
  prepend: Value,
  append: Value,
) => {
  let input = tensorOf(argument);
  if (input.rank === 0)
    raiseRuntime("diff expects input to be at least one-dimensional");
  const place = dimOf(vm, dim, input.rank);
  if (prepend !== null || append !== null)
    return lengthened(vm, input, n, place, prepend, append);
  for (let i = 0; i < intOf(vm, n, "n"); i++)
    input = firstDifference(vm, input, place);
  return input;
};

function lengthened(
  vm: Vm,
  input: PyTensor,
  n: Value,
  dim: number,
  prepend: Value,
  append: Value,
): PyTensor {
  const extra = [prepend, append].reduce<number>(
    (sum, each) => sum + (each === null ? 0 : (tensorOf(each).shape[dim] ?? 1)),
    0,
  );
  const length = Math.max(
    (input.shape[dim] as number) + extra - intOf(vm, n, "n"),
    0,
  );
  return result(vm, [input], input.shape.with(dim, length), input.dtype);
}

function firstDifference(vm: Vm, input: PyTensor, dim: number): PyTensor {
  const length = Math.max((input.shape[dim] as number) - 1, 0);
  const shape = input.shape.with(dim, length);
  const values = input.values();
  if (values === null || input.dtype === bool)
    return result(vm, [input], shape, input.dtype);
  const strides = contiguousStrides(input.shape);
  const step = strides[dim] as number;
  const made = new Float64Array(countOf(shape));
  visit(shape, strides, 0, (at, i) => {
    made[i] = (values[at + step] as number) - (values[at] as number);
  });
  return result(vm, [input], shape, input.dtype, made);
}
