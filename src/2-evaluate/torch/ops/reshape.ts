/** Operations that show the same elements in another shape: view, reshape, permute, expand, squeeze, … */
import { DType } from "../dtype.js";
import { blank, viewOf } from "../make.js";
import { raiseTypeError } from "../../operations/raise.js";
import { raiseIndex, raiseRuntime, shapeText } from "../raiseTorch.js";
import { intOf } from "../read/numbers.js";
import {
  dimOf,
  intListOf,
  intsOf,
  variadicInts,
  wrapDim,
} from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { type PyTensor, type Shape, countOf } from "../tensor.js";
import type { PyTuple } from "../../values/containers.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { expanded } from "./expanded.js";
import {
  matrixTransposed,
  moveDims,
  permuted,
  transposeFull,
  transposeRow,
} from "./permuted.js";
import { inferShape, reshaped } from "./reshaped.js";
import type { Family } from "./rows.js";
import { narrowed, selected, squeezeRow, unsqueezed } from "./selected.js";
import { asStrided, diagonal, unfold } from "./stridedViews.js";
import { viewStrides } from "./views.js";

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

/** `input.flatten(start, end)` */
function flattened(
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
