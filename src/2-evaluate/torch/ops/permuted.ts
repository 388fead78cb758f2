/** Dimensions in another order: permute, transpose, movedim. */
import { viewOf } from "../make.js";
import { raiseRuntime } from "../raiseTorch.js";
import { intOf } from "../read/numbers.js";
import { intsOf, wrapDim } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import type { PyTensor } from "../tensor.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";

/** `input.permute(dims)` */
export function permuted(
  vm: Vm,
  input: PyTensor,
  dims: readonly number[],
): PyTensor {
  if (dims.length !== input.rank) {
    raiseRuntime(
      `permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = ${input.rank} is not equal to len(dims) = ${dims.length}`,
    );
  }
  const order = dims.map((dim) => wrapDim(dim, input.rank));
  if (new Set(order).size < order.length)
    raiseRuntime("permute(): duplicate dims are not allowed.");
  const { strides } = input;
  return viewOf(
    vm,
    input,
    order.map((dim) => input.shape[dim] as number),
    order.map((dim) => strides[dim] as number),
  );
}

export function transposed(
  vm: Vm,
  input: PyTensor,
  first: number,
  second: number,
): PyTensor {
  const dims = input.shape.map((_, i) => i);
  const a = wrapDim(first, input.rank);
  const b = wrapDim(second, input.rank);
  if (input.rank === 0) return viewOf(vm, input, [], []);
  [dims[a], dims[b]] = [b, a];
  return permuted(vm, input, dims);
}

/** `tensor.T`: all dimensions reversed. */
export function reversedDims(vm: Vm, input: PyTensor): PyTensor {
  return permuted(
    vm,
    input,
    input.shape.map((_, i) => input.rank - 1 - i),
  );
}

/** `tensor.mT`: the last two dimensions exchanged. */
export function matrixTransposed(vm: Vm, input: PyTensor): PyTensor {
  if (input.rank < 2)
    raiseRuntime(
      `tensor.mT is only supported on matrices or batches of matrices. Got ${input.rank}-D tensor.`,
    );
  return transposed(vm, input, -2, -1);
}

export function moveDims(
  vm: Vm,
  argument: Value,
  from: Value,
  to: Value,
): PyTensor {
  const input = tensorOf(argument);
  const source = intsOf(vm, from, "source").map((dim) =>
    wrapDim(dim, input.rank),
  );
  const target = intsOf(vm, to, "destination").map((dim) =>
    wrapDim(dim, input.rank),
  );
  if (source.length !== target.length) {
    raiseRuntime(
      "movedim: Invalid source or destination dims: source and destination must have the same number of elements",
    );
  }
  const rest = input.shape.map((_, i) => i).filter((i) => !source.includes(i));
  const order = input.shape.map((_, i) => {
    const moved = target.indexOf(i);
    return moved >= 0 ? (source[moved] as number) : (rest.shift() as number);
  });
  return permuted(vm, input, order);
}

export function transposeFull(vm: Vm, argument: Value): PyTensor {
  const input = tensorOf(argument);
  if (input.rank > 2)
    raiseRuntime(
      `t() expects a tensor with <= 2 dimensions, but self is ${input.rank}D`,
    );
  return input.rank < 2
    ? viewOf(vm, input, input.shape, input.strides)
    : transposed(vm, input, 0, 1);
}

export const transposeRow = (vm: Vm, input: Value, dim0: Value, dim1: Value) =>
  transposed(
    vm,
    tensorOf(input),
    intOf(vm, dim0, "dim0"),
    intOf(vm, dim1, "dim1"),
  );
