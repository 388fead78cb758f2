/** Views by strides: diagonal, unfold, as_strided. */
import { viewOf } from "../make.js";
import { raiseRuntime, shapeText } from "../raiseTorch.js";
import { intOf } from "../read/numbers.js";
import { dimOf, intsOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { type PyTensor, countOf } from "../tensor.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";

export function diagonal(
  vm: Vm,
  argument: Value,
  offset: Value,
  dim1: Value,
  dim2: Value,
): PyTensor {
  const input = tensorOf(argument);
  const a = dimOf(vm, dim1, input.rank);
  const b = dimOf(vm, dim2, input.rank);
  if (a === b)
    raiseRuntime(`diagonal dimensions cannot be identical ${a}, ${b}`);
  const shift = intOf(vm, offset, "offset");
  const rows = input.shape[a] as number;
  const columns = input.shape[b] as number;
  const length = Math.max(
    shift >= 0
      ? Math.min(rows, columns - shift)
      : Math.min(rows + shift, columns),
    0,
  );
  const kept = input.shape.map((_, i) => i).filter((i) => i !== a && i !== b);
  const { strides } = input;
  const start =
    length === 0
      ? 0
      : shift >= 0
        ? shift * (strides[b] as number)
        : -shift * (strides[a] as number);
  return viewOf(
    vm,
    input,
    [...kept.map((i) => input.shape[i] as number), length],
    [
      ...kept.map((i) => strides[i] as number),
      (strides[a] as number) + (strides[b] as number),
    ],
    input.view.offset + start,
  );
}

/** `tensor.unfold(dimension, size, step)`: sliding windows in a new last dimension. */
export function unfold(
  vm: Vm,
  argument: Value,
  dimension: Value,
  size: Value,
  step: Value,
): PyTensor {
  const input = tensorOf(argument);
  const dim = dimOf(vm, dimension, input.rank);
  const width = intOf(vm, size, "size");
  const stride = intOf(vm, step, "step");
  const length = input.shape[dim] ?? 1;
  if (width > length)
    raiseRuntime(
      `maximum size for tensor at dimension ${dim} is ${length} but size is ${width}`,
    );
  if (width < 0) raiseRuntime(`size is ${width} but must be >= 0`);
  if (stride <= 0) raiseRuntime(`step is ${stride} but must be > 0`);
  if (input.rank === 0) return viewOf(vm, input, [width], [1]);
  const own = input.strides[dim] as number;
  return viewOf(
    vm,
    input,
    [
      ...input.shape.with(dim, Math.floor((length - width) / stride) + 1),
      width,
    ],
    [...input.strides.with(dim, own * stride), own],
  );
}

export function asStrided(
  vm: Vm,
  argument: Value,
  size: Value,
  stride: Value,
  offset: Value,
): PyTensor {
  const input = tensorOf(argument);
  const shape = intsOf(vm, size);
  const strides = intsOf(vm, stride, "stride");
  const start =
    offset === null ? input.view.offset : intOf(vm, offset, "storage_offset");
  if (shape.length !== strides.length)
    raiseRuntime("mismatch in length of strides and shape");
  const end = shape.reduce(
    (sum, each, i) => sum + (each - 1) * (strides[i] as number),
    start,
  );
  if (countOf(shape) > 0 && end >= input.view.storage.size) {
    raiseRuntime(
      `setStorage: sizes ${shapeText(shape)}, strides ${shapeText(strides)}, storage offset ${start} are out of bounds for storage of size ${input.view.storage.size}`,
    );
  }
  return viewOf(vm, input, shape, strides, start);
}
