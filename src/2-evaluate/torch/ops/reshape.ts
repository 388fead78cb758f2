/** Operations that show the same elements in another shape: view, reshape, permute, expand, squeeze, … */
import { raiseTypeError } from "../../operations/raise.js";
import type { PyTuple } from "../../values/containers.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { DType } from "../dtype.js";
import { blank, fresh, tracked, viewOf } from "../make.js";
import { raiseIndex, raiseRuntime, shapeText } from "../raiseTorch.js";
import { intOf } from "../read/numbers.js";
import {
  dimOf,
  dimsOf,
  intListOf,
  intsOf,
  variadicInts,
  wrapDim,
} from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { countOf, type PyTensor, type Shape } from "../tensor.js";
import type { Family } from "./rows.js";
import { viewStrides } from "./views.js";

/**
 * Replaces the one −1 of a shape by what is left over.
 * @throws RuntimeError (Python) where the number of elements does not fit
 */
export function inferShape(shape: readonly number[], count: number): number[] {
  const unknown = shape.indexOf(-1);
  const known = shape.reduce(
    (product, size) => (size === -1 ? product : product * size),
    1,
  );
  const invalid = shape.find((size) => size < -1);
  if (invalid !== undefined) raiseRuntime(`invalid shape dimension ${invalid}`);
  if (shape.filter((size) => size === -1).length > 1)
    raiseRuntime("only one dimension can be inferred");
  if (unknown >= 0 ? known !== 0 && count % known === 0 : known === count) {
    return shape.map((size) => (size === -1 ? count / known : size));
  }
  if (unknown >= 0 && known === 0 && count === 0) {
    raiseRuntime(
      `cannot reshape tensor of 0 elements into shape ${shapeText(shape)} because the unspecified dimension size -1 can be any value and is ambiguous`,
    );
  }
  return raiseRuntime(
    `shape '${shapeText(shape)}' is invalid for input of size ${count}`,
  );
}

/** `input.reshape(shape)`: a view where one is possible, else a copy. */
export function reshaped(
  vm: Vm,
  input: PyTensor,
  shape: readonly number[],
): PyTensor {
  const target = inferShape(shape, input.count);
  const strides = input.isContiguous
    ? null
    : viewStrides(input.shape, input.strides, target);
  if (input.isContiguous || strides !== null)
    return viewOf(vm, input, target, strides);
  return tracked(
    vm,
    [input],
    fresh(target, input.dtype, input.values()?.slice() ?? null, input.isExact),
  );
}

function view(vm: Vm, argument: Value, rest: PyTuple): PyTensor {
  const input = tensorOf(argument, "self");
  const only = rest.items[0];
  if (only instanceof DType) return viewAs(input, only);
  const target = inferShape(variadicInts(vm, rest, "shape"), input.count);
  if (input.isContiguous) return viewOf(vm, input, target, null);
  const strides = viewStrides(input.shape, input.strides, target);
  if (strides === null) {
    raiseRuntime(
      "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.",
    );
  }
  return viewOf(vm, input, target, strides);
}

/** The same bytes read as another dtype: shape only. */
function viewAs(input: PyTensor, dtype: DType): PyTensor {
  if (dtype === input.dtype) return input;
  input.view.storage.forget();
  if (dtype.itemsize === input.dtype.itemsize) return blank(input.shape, dtype);
  const last =
    ((input.shape[input.rank - 1] ?? 0) * input.dtype.itemsize) /
    dtype.itemsize;
  if (input.rank === 0 || !Number.isInteger(last)) {
    raiseRuntime(
      `self.size(-1) must be divisible by ${dtype.itemsize} to view ${input.dtype.name} as ${dtype.name} (different element sizes), but got ${input.shape[input.rank - 1] ?? 0}`,
    );
  }
  return blank([...input.shape.slice(0, -1), last], dtype);
}

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

/** `input.expand(sizes)`: −1 keeps a size. */
export function expanded(
  vm: Vm,
  input: PyTensor,
  sizes: readonly number[],
): PyTensor {
  const extra = sizes.length - input.rank;
  if (extra < 0) {
    raiseRuntime(
      `expand(torch.FloatTensor{${shapeText(input.shape)}}, size=${shapeText(sizes)}): the number of sizes provided (${sizes.length}) must be greater or equal to the number of dimensions in the tensor (${input.rank})`,
    );
  }
  const strides = input.strides;
  const shape: number[] = [];
  const steps: number[] = [];
  sizes.forEach((size, i) => {
    const own = i < extra ? undefined : (input.shape[i - extra] as number);
    if (own === undefined) {
      if (size < 0)
        raiseRuntime(
          `The expanded size of the tensor (${size}) isn't allowed in a leading, non-existing dimension ${i}`,
        );
      shape.push(size);
      steps.push(0);
    } else if (size === -1 || size === own) {
      shape.push(own);
      steps.push(strides[i - extra] as number);
    } else if (own === 1) {
      shape.push(size);
      steps.push(0);
    } else {
      raiseRuntime(
        `The expanded size of the tensor (${size}) must match the existing size (${own}) at non-singleton dimension ${i}.  Target sizes: ${shapeText(sizes)}.  Tensor sizes: ${shapeText(input.shape)}`,
      );
    }
  });
  return viewOf(vm, input, shape, steps);
}

/** `input.flatten(start, end)` */
export function flattened(
  vm: Vm,
  input: PyTensor,
  start: number,
  end: number,
): PyTensor {
  const first = wrapDim(start, input.rank);
  const last = wrapDim(end, input.rank);
  if (first > last)
    raiseRuntime(
      "flatten() has invalid args: start_dim cannot come after end_dim",
    );
  if (input.rank === 0) return reshaped(vm, input, [1]);
  if (first === last) return input;
  const merged = countOf(input.shape.slice(first, last + 1));
  return reshaped(vm, input, [
    ...input.shape.slice(0, first),
    merged,
    ...input.shape.slice(last + 1),
  ]);
}

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

function moveDims(vm: Vm, argument: Value, from: Value, to: Value): PyTensor {
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

function unflattened(
  vm: Vm,
  argument: Value,
  dim: Value,
  sizes: Value,
): PyTensor {
  const input = tensorOf(argument);
  const place = dimOf(vm, dim, input.rank);
  const target =
    intListOf(vm, sizes, "sizes") ??
    raiseTypeError("unflatten(): argument 'sizes' must be tuple of ints");
  const size = input.shape[place] as number;
  if (target.length === 0) raiseRuntime("unflatten: sizes must be non-empty");
  const known = target
    .filter((each) => each !== -1)
    .reduce((product, each) => product * each, 1);
  const fits = target.includes(-1)
    ? known > 0 && size % known === 0
    : known === size;
  if (!fits) {
    raiseRuntime(
      `unflatten: Provided sizes ${shapeText(target)} don't multiply up to the size of dim ${place} (${size}) in the input tensor`,
    );
  }
  return reshaped(vm, input, [
    ...input.shape.slice(0, place),
    ...inferShape(target, size),
    ...input.shape.slice(place + 1),
  ]);
}

function diagonal(
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
function unfold(
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

function asStrided(
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

function transposeFull(vm: Vm, argument: Value): PyTensor {
  const input = tensorOf(argument);
  if (input.rank > 2)
    raiseRuntime(
      `t() expects a tensor with <= 2 dimensions, but self is ${input.rank}D`,
    );
  return input.rank < 2
    ? viewOf(vm, input, input.shape, input.strides)
    : transposed(vm, input, 0, 1);
}

function atLeast(rank: 1 | 2 | 3) {
  return (vm: Vm, input: PyTensor): PyTensor => {
    if (input.rank >= rank) return input;
    if (rank === 1) return reshaped(vm, input, [1]);
    if (rank === 2)
      return input.rank === 0
        ? reshaped(vm, input, [1, 1])
        : unsqueezed(vm, input, 0);
    if (input.rank === 0) return reshaped(vm, input, [1, 1, 1]);
    if (input.rank === 1) return unsqueezed(vm, unsqueezed(vm, input, 0), 2);
    return unsqueezed(vm, input, 2);
  };
}

export const atLeastDims = { 1: atLeast(1), 2: atLeast(2), 3: atLeast(3) };

function squeezeRow(vm: Vm, argument: Value, dim: Value | undefined): PyTensor {
  const input = tensorOf(argument);
  return squeezed(
    vm,
    input,
    dim === undefined ? null : dimsOf(vm, dim, input.rank),
  );
}

const transposeRow = (vm: Vm, input: Value, dim0: Value, dim1: Value) =>
  transposed(
    vm,
    tensorOf(input),
    intOf(vm, dim0, "dim0"),
    intOf(vm, dim1, "dim1"),
  );

const sameShape = (other: Value): Shape => tensorOf(other, "other").shape;

export const reshape: Family = {
  both: {
    "flatten(input, start_dim=0, end_dim=-1)": (vm, input, start, end) =>
      flattened(
        vm,
        tensorOf(input),
        intOf(vm, start, "start_dim"),
        intOf(vm, end, "end_dim"),
      ),
    "unflatten(input, dim, sizes)": unflattened,
    "ravel(input)": (vm, input) => reshaped(vm, tensorOf(input), [-1]),
    "squeeze(input, dim=...)": squeezeRow,
    "unsqueeze(input, dim)": (vm, input, dim) =>
      unsqueezed(vm, tensorOf(input), intOf(vm, dim, "dim")),
    "transpose(input, dim0, dim1)": transposeRow,
    "swapaxes(input, axis0, axis1)": transposeRow,
    "swapdims(input, dim0, dim1)": transposeRow,
    "t(input)": transposeFull,
    "movedim(input, source, destination)": moveDims,
    "moveaxis(input, source, destination)": moveDims,
    "adjoint(input)": (vm, input) => matrixTransposed(vm, tensorOf(input)),
    "broadcast_to(input, size)": (vm, input, size) =>
      expanded(vm, tensorOf(input), intsOf(vm, size)),
    "narrow(input, dim, start, length)": (vm, argument, dim, start, length) => {
      const input = tensorOf(argument);
      const place = dimOf(vm, dim, input.rank);
      const size = input.shape[place] as number;
      const from = intOf(vm, start, "start");
      const count = intOf(vm, length, "length");
      const first = from < 0 ? from + size : from;
      if (first < 0 || first > size)
        raiseIndex(
          `start out of range (expected to be in range of [${-size}, ${size}], but got ${from})`,
        );
      if (count < 0 || first + count > size)
        raiseRuntime(
          `start (${first}) + length (${count}) exceeds dimension size (${size}).`,
        );
      return narrowed(vm, input, place, first, count);
    },
    "select(input, dim, index)": (vm, argument, dim, index) => {
      const input = tensorOf(argument);
      return selected(
        vm,
        input,
        dimOf(vm, dim, input.rank),
        intOf(vm, index, "index"),
      );
    },
    "diagonal(input, offset=0, dim1=0, dim2=1)": diagonal,
    "as_strided(input, size, stride, storage_offset=None)": asStrided,
  },
  methods: {
    "view(self, *shape)": view,
    "reshape(self, *shape)": (vm, self, rest) =>
      reshaped(vm, tensorOf(self), variadicInts(vm, rest, "shape")),
    "permute(self, *dims)": (vm, self, rest) =>
      permuted(vm, tensorOf(self), variadicInts(vm, rest, "dims")),
    "expand(self, *size, implicit=False)": (vm, self, rest) =>
      expanded(vm, tensorOf(self), variadicInts(vm, rest)),
    "expand_as(self, other)": (vm, self, other) =>
      expanded(vm, tensorOf(self), sameShape(other)),
    "view_as(self, other)": (vm, self, other) =>
      reshaped(vm, tensorOf(self), sameShape(other)),
    "reshape_as(self, other)": (vm, self, other) =>
      reshaped(vm, tensorOf(self), sameShape(other)),
    "unfold(self, dimension, size, step)": unfold,
  },
  functions: {
    "reshape(input, shape)": (vm, input, shape) =>
      reshaped(vm, tensorOf(input), intsOf(vm, shape, "shape")),
    "permute(input, dims)": (vm, input, dims) =>
      permuted(vm, tensorOf(input), intsOf(vm, dims, "dims")),
  },
};
