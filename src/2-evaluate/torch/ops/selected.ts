/** Dimensions taken out, put in or cut: squeeze, unsqueeze, narrow, select. */
import { viewOf } from "../make.js";
import { raiseIndex } from "../raiseTorch.js";
import { dimsOf, wrapDim } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import type { PyTensor } from "../tensor.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";

export function squeezed(
  vm: Vm,
  input: PyTensor,
  dims: readonly number[] | null,
): PyTensor {
  const kept = input.shape
    .map((_, i) => i)
    .filter(
      (i) => input.shape[i] !== 1 || (dims !== null && !dims.includes(i)),
    );
  return viewOf(
    vm,
    input,
    kept.map((i) => input.shape[i] as number),
    kept.map((i) => input.strides[i] as number),
  );
}

export function unsqueezed(vm: Vm, input: PyTensor, dim: number): PyTensor {
  const place = wrapDim(dim, input.rank + 1);
  const stride =
    place < input.rank
      ? (input.shape[place] as number) * (input.strides[place] as number)
      : 1;
  return viewOf(
    vm,
    input,
    [...input.shape.slice(0, place), 1, ...input.shape.slice(place)],
    [...input.strides.slice(0, place), stride, ...input.strides.slice(place)],
  );
}

/** `input[start : start + length]` in one dimension. */
export function narrowed(
  vm: Vm,
  input: PyTensor,
  dim: number,
  start: number,
  length: number,
): PyTensor {
  const shape = input.shape.with(dim, length);
  return viewOf(
    vm,
    input,
    shape,
    input.strides,
    input.view.offset + start * (input.strides[dim] as number),
  );
}

/** `input.select(dim, index)` */
export function selected(
  vm: Vm,
  input: PyTensor,
  dim: number,
  index: number,
): PyTensor {
  if (input.rank === 0)
    raiseIndex("select() cannot be applied to a 0-dim tensor.");
  const size = input.shape[dim] as number;
  if (index < -size || index >= size) {
    raiseIndex(
      `index ${index} is out of bounds for dimension ${dim} with size ${size}`,
    );
  }
  const at = index < 0 ? index + size : index;
  return viewOf(
    vm,
    input,
    input.shape.toSpliced(dim, 1),
    input.strides.toSpliced(dim, 1),
    input.view.offset + at * (input.strides[dim] as number),
  );
}

export function squeezeRow(
  vm: Vm,
  argument: Value,
  dim: Value | undefined,
): PyTensor {
  const input = tensorOf(argument);
  return squeezed(
    vm,
    input,
    dim === undefined ? null : dimsOf(vm, dim, input.rank),
  );
}
