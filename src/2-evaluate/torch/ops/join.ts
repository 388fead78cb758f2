/** Operations that put tensors together or take them apart: cat, stack, split, chunk, meshgrid, … */
import { PyTuple } from "../../values/containers.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { type DType } from "../dtype.js";
import { isSmall, result } from "../make.js";
import { resultType } from "../promotion.js";
import { raiseRuntime, raiseValue, shapeText } from "../raiseTorch.js";
import { intOf } from "../read/numbers.js";
import { broadcastShapes, dimOf, intListOf, wrapDim } from "../read/sizes.js";
import { tensorListOf, tensorOf, variadicTensors } from "../read/tensors.js";
import { roundInto } from "../rounding.js";
import { countOf, PyTensor, type Shape } from "../tensor.js";
import {
  atLeastDims,
  expanded,
  narrowed,
  reshaped,
  selected,
  unsqueezed,
} from "./reshape.js";
import type { Family } from "./rows.js";

export function tensorsDType(tensors: readonly PyTensor[]): DType {
  return resultType(
    tensors.map((tensor) => ({
      dtype: tensor.dtype,
      rank: tensor.rank === 0 ? "zero" : "dimensioned",
    })),
  );
}

/** `torch.cat(tensors, dim)`; 1-d tensors without elements are skipped, as PyTorch does for old code. */
export function concatenated(
  vm: Vm,
  given: readonly PyTensor[],
  dim: number,
): PyTensor {
  if (given.length === 0)
    raiseValue("torch.cat(): expected a non-empty list of Tensors");
  const scalar = given.findIndex((tensor) => tensor.rank === 0);
  if (scalar >= 0)
    raiseRuntime(
      `zero-dimensional tensor (at position ${scalar}) cannot be concatenated`,
    );
  const dtype = tensorsDType(given);
  const tensors = given.filter(
    (tensor) => tensor.rank !== 1 || tensor.shape[0] !== 0,
  );
  const first = tensors[0] ?? (given[0] as PyTensor);
  const place = wrapDim(dim, first.rank);
  for (const [i, tensor] of tensors.entries()) {
    const fits =
      tensor.rank === first.rank &&
      tensor.shape.every((size, d) => d === place || size === first.shape[d]);
    if (!fits) {
      if (tensor.rank !== first.rank) {
        raiseRuntime(
          `Tensors must have same number of dimensions: got ${first.rank} and ${tensor.rank}`,
        );
      }
      const d = tensor.shape.findIndex(
        (size, at) => at !== place && size !== first.shape[at],
      );
      raiseRuntime(
        `Sizes of tensors must match except in dimension ${place}. Expected size ${first.shape[d]} but got size ${tensor.shape[d]} for tensor number ${i} in the list.`,
      );
    }
  }
  const total = tensors.reduce(
    (sum, tensor) => sum + (tensor.shape[place] as number),
    0,
  );
  const shape = first.shape.with(place, total);
  return result(
    vm,
    given,
    shape,
    dtype,
    joinValues(tensors, shape, place, dtype),
  );
}

function joinValues(
  tensors: readonly PyTensor[],
  shape: Shape,
  dim: number,
  dtype: DType,
): Float64Array | null {
  if (!isSmall(shape)) return null;
  const joined = new Float64Array(countOf(shape));
  const outer = countOf(shape.slice(0, dim));
  const row = countOf(shape.slice(dim));
  let start = 0;
  for (const tensor of tensors) {
    const values = valuesAs(tensor, dtype);
    if (values === null) return null;
    const width = countOf(tensor.shape.slice(dim));
    for (let i = 0; i < outer; i++)
      joined.set(values.subarray(i * width, (i + 1) * width), i * row + start);
    start += width;
  }
  return joined;
}

function valuesAs(tensor: PyTensor, dtype: DType): Float64Array | null {
  const values = tensor.values();
  if (values === null || tensor.dtype === dtype) return values;
  const copy = values.slice();
  return roundInto(dtype, copy) ? copy : null;
}

/** `torch.stack(tensors, dim)` */
export function stacked(
  vm: Vm,
  tensors: readonly PyTensor[],
  dim: number,
): PyTensor {
  const first = tensors[0];
  if (first === undefined) raiseRuntime("stack expects a non-empty TensorList");
  for (const [i, tensor] of tensors.entries()) {
    if (
      tensor.rank !== first.rank ||
      tensor.shape.some((size, d) => size !== first.shape[d])
    ) {
      raiseRuntime(
        `stack expects each tensor to be equal size, but got ${shapeText(first.shape)} at entry 0 and ${shapeText(tensor.shape)} at entry ${i}`,
      );
    }
  }
  const place = wrapDim(dim, first.rank + 1);
  return concatenated(
    vm,
    tensors.map((tensor) => unsqueezed(vm, tensor, place)),
    place,
  );
}

/** A tensor takes as much room as many elements. */
export function chargeTensors(vm: Vm, count: number): void {
  vm.budget.size(256 * count, "a tuple of tensors");
}

/** Views of consecutive pieces of the given sizes. */
function pieces(
  vm: Vm,
  input: PyTensor,
  dim: number,
  sizes: readonly number[],
): PyTuple {
  let start = 0;
  return new PyTuple(
    sizes.map((size) => {
      const piece = narrowed(vm, input, dim, start, size);
      start += size;
      return piece;
    }),
  );
}

function split(vm: Vm, argument: Value, sizes: Value, dim: Value): PyTuple {
  const input = tensorOf(argument);
  if (input.rank === 0)
    raiseRuntime("split expects at least a 1-dimensional tensor");
  const place = dimOf(vm, dim, input.rank);
  const length = input.shape[place] as number;
  const list = intListOf(vm, sizes, "split_size_or_sections");
  if (list !== null) {
    if (list.some((size) => size < 0))
      raiseRuntime(
        `split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=${shapeText(list)}`,
      );
    if (list.reduce((sum, size) => sum + size, 0) !== length) {
      raiseRuntime(
        `split_with_sizes expects split_sizes to sum exactly to ${length} (input tensor's size at dimension ${place}), but got split_sizes=${shapeText(list)}`,
      );
    }
    return pieces(vm, input, place, list);
  }
  const size = intOf(vm, sizes, "split_size");
  if (size < 0)
    raiseRuntime(
      `split expects split_size be non-negative, but got split_size=${size}`,
    );
  if (size === 0 && length !== 0)
    raiseRuntime(
      `split_size can only be 0 if dimension size is 0, but got dimension size of ${length}`,
    );
  return pieces(vm, input, place, evenPieces(vm, length, size));
}

/** Pieces of `size`, the last one smaller; at least one. */
function evenPieces(vm: Vm, length: number, size: number): number[] {
  const count = Math.max(1, size === 0 ? 1 : Math.ceil(length / size));
  chargeTensors(vm, count);
  return Array.from({ length: count }, (_, i) =>
    Math.min(size, length - i * size),
  );
}

function chunk(vm: Vm, argument: Value, chunks: Value, dim: Value): PyTuple {
  const input = tensorOf(argument);
  if (input.rank === 0)
    raiseRuntime("chunk expects at least a 1-dimensional tensor");
  const place = dimOf(vm, dim, input.rank);
  const count = intOf(vm, chunks, "chunks");
  if (count <= 0)
    raiseRuntime(
      `chunk expects \`chunks\` to be greater than 0, got: ${count}`,
    );
  const length = input.shape[place] as number;
  const size = Math.ceil(length / count);
  if (size === 0)
    return pieces(vm, input, place, new Array<number>(count).fill(0));
  return pieces(vm, input, place, evenPieces(vm, length, size));
}

/** `tensor_split`: into sections as equal as can be, or at the given places. */
function tensorSplit(
  vm: Vm,
  argument: Value,
  where: Value,
  dim: Value,
): PyTuple {
  const input = tensorOf(argument);
  if (input.rank === 0)
    raiseRuntime(
      "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims",
    );
  return splitAt(vm, input, where, dimOf(vm, dim, input.rank));
}

function splitAt(
  vm: Vm,
  input: PyTensor,
  where: Value,
  place: number,
): PyTuple {
  const length = input.shape[place] as number;
  const cuts = intListOf(vm, where, "indices");
  if (cuts === null) {
    const sections = intOf(vm, where, "sections");
    if (sections <= 0)
      raiseRuntime(`number of sections must be larger than 0, got ${sections}`);
    const low = Math.floor(length / sections);
    const larger = length % sections;
    return pieces(
      vm,
      input,
      place,
      Array.from({ length: sections }, (_, i) => low + (i < larger ? 1 : 0)),
    );
  }
  const places = cuts.map((cut) =>
    Math.min(Math.max(cut < 0 ? cut + length : cut, 0), length),
  );
  const starts = [0, ...places];
  const ends = [...places, length];
  return new PyTuple(
    starts.map((start, i) =>
      narrowed(
        vm,
        input,
        place,
        start,
        Math.max((ends[i] as number) - start, 0),
      ),
    ),
  );
}

function axisSplit(
  name: string,
  axis: (rank: number) => number,
  least: number,
) {
  return (vm: Vm, argument: Value, where: Value): PyTuple => {
    const input = tensorOf(argument);
    if (input.rank < least) {
      raiseRuntime(
        `torch.${name} requires a tensor with at least ${least} dimension, but got a tensor with ${input.rank} dimensions!`,
      );
    }
    const place = axis(input.rank);
    if (
      typeof where === "number" &&
      (input.shape[place] as number) % where !== 0
    ) {
      raiseRuntime(
        `torch.${name} attempted to split along dimension ${place}, but the size of the dimension ${input.shape[place]} is not divisible by the split_size ${where}!`,
      );
    }
    return splitAt(vm, input, where, place);
  };
}

/** `tensor.unbind(dim)`; also what iterating over a tensor gives. */
export function unbound(vm: Vm, input: PyTensor, dim: number): PyTensor[] {
  const place = wrapDim(dim, input.rank);
  const length = input.shape[place];
  if (length === undefined)
    raiseRuntime("Dimension specified as 0 but tensor has no dimensions");
  chargeTensors(vm, length);
  return Array.from({ length }, (_, i) => selected(vm, input, place, i));
}

/** `torch.meshgrid(*tensors, indexing="ij" | "xy")` */
function meshgrid(vm: Vm, rest: PyTuple, indexing: Value): PyTuple {
  const tensors = variadicTensors(vm, rest);
  if (tensors.length === 0)
    raiseRuntime("meshgrid expects a non-empty TensorList");
  if (tensors.some((tensor) => tensor.rank > 1)) {
    raiseRuntime(
      `torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: ${tensors.find((tensor) => tensor.rank > 1)?.rank}D`,
    );
  }
  if (indexing !== null && indexing !== "ij" && indexing !== "xy") {
    raiseRuntime(
      `torch.meshgrid: indexing must be one of "xy" or "ij", but received: ${String(indexing)}`,
    );
  }
  const swaps = indexing === "xy" && tensors.length >= 2;
  const ordered = swaps
    ? ([tensors[1], tensors[0], ...tensors.slice(2)] as PyTensor[])
    : tensors;
  const shape = ordered.map((tensor) => tensor.count);
  const grids = ordered.map((tensor, i) =>
    expanded(
      vm,
      reshaped(
        vm,
        tensor,
        shape.map((size, d) => (d === i ? size : 1)),
      ),
      shape,
    ),
  );
  if (!swaps) return new PyTuple(grids);
  return new PyTuple([
    grids[1] as PyTensor,
    grids[0] as PyTensor,
    ...grids.slice(2),
  ]);
}

function stackedAs(dims: 1 | 2 | 3, axis: (rank: number) => number) {
  return (vm: Vm, argument: Value): PyTensor => {
    const tensors = tensorListOf(vm, argument).map((tensor) =>
      atLeastDims[dims](vm, tensor),
    );
    if (tensors.length === 0) raiseRuntime("expects a non-empty TensorList");
    return concatenated(vm, tensors, axis((tensors[0] as PyTensor).rank));
  };
}

const horizontal = stackedAs(1, (rank) => (rank === 1 ? 0 : 1));
const vertical = stackedAs(2, () => 0);
const deep = stackedAs(3, () => 2);

function columnStack(vm: Vm, argument: Value): PyTensor {
  const tensors = tensorListOf(vm, argument).map((tensor) =>
    tensor.rank <= 1 ? reshaped(vm, tensor, [tensor.count, 1]) : tensor,
  );
  return concatenated(vm, tensors, 1);
}

/** `torch.block_diag(*tensors)` */
function blockDiagonal(vm: Vm, rest: PyTuple): PyTensor {
  const blocks = variadicTensors(vm, rest).map((tensor) =>
    atLeastDims[2](vm, tensor),
  );
  if (blocks.some((block) => block.rank > 2))
    raiseRuntime(
      "torch.block_diag: Input tensors must have 2 or fewer dimensions.",
    );
  const sum = (dim: number) =>
    blocks.reduce((total, block) => total + (block.shape[dim] as number), 0);
  return result(vm, blocks, [sum(0), sum(1)], tensorsDType(blocks));
}

const concatenate = (vm: Vm, tensors: Value, dim: Value) =>
  concatenated(vm, tensorListOf(vm, tensors), intOf(vm, dim, "dim"));

function atLeastRow(rank: 1 | 2 | 3) {
  return (vm: Vm, rest: PyTuple): Value => {
    const [only] = rest.items;
    if (rest.items.length === 1 && only instanceof PyTensor)
      return atLeastDims[rank](vm, only);
    return new PyTuple(
      variadicTensors(vm, rest).map((tensor) => atLeastDims[rank](vm, tensor)),
    );
  };
}

/** `torch.cartesian_prod(*tensors)` */
function cartesianProduct(vm: Vm, rest: PyTuple): PyTensor {
  const tensors = variadicTensors(vm, rest);
  if (tensors.some((tensor) => tensor.rank !== 1))
    raiseRuntime("Expect a 1D vector");
  if (tensors.length === 1) return tensors[0] as PyTensor;
  const grids = meshgrid(vm, rest, "ij").items as PyTensor[];
  return stacked(
    vm,
    grids.map((grid) => reshaped(vm, grid, [-1])),
    1,
  );
}

export const join: Family = {
  takesOut: true,
  both: {
    "split(input, split_size_or_sections, dim=0)": split,
    "split_with_sizes(input, split_sizes, dim=0)": split,
    "unsafe_split(input, split_size, dim=0)": split,
    "chunk(input, chunks, dim=0)": chunk,
    "unsafe_chunk(input, chunks, dim=0)": chunk,
    "tensor_split(input, indices_or_sections, dim=0)": tensorSplit,
    "hsplit(input, indices_or_sections)": axisSplit(
      "hsplit",
      (rank) => (rank === 1 ? 0 : 1),
      1,
    ),
    "vsplit(input, indices_or_sections)": axisSplit("vsplit", () => 0, 2),
    "dsplit(input, indices_or_sections)": axisSplit("dsplit", () => 2, 3),
    "unbind(input, dim=0)": (vm, input, dim) =>
      new PyTuple(unbound(vm, tensorOf(input), intOf(vm, dim, "dim"))),
  },
  functions: {
    "cat(tensors, dim=0)": concatenate,
    "concat(tensors, dim=0)": concatenate,
    "concatenate(tensors, dim=0)": concatenate,
    "stack(tensors, dim=0)": (vm, tensors, dim) =>
      stacked(vm, tensorListOf(vm, tensors), intOf(vm, dim, "dim")),
    "hstack(tensors)": horizontal,
    "vstack(tensors)": vertical,
    "row_stack(tensors)": vertical,
    "dstack(tensors)": deep,
    "column_stack(tensors)": columnStack,
    "block_diag(*tensors)": blockDiagonal,
    "meshgrid(*tensors, indexing=None)": meshgrid,
    "cartesian_prod(*tensors)": cartesianProduct,
    "atleast_1d(*tensors)": atLeastRow(1),
    "atleast_2d(*tensors)": atLeastRow(2),
    "atleast_3d(*tensors)": atLeastRow(3),
    "broadcast_tensors(*tensors)": (vm, rest: PyTuple) => {
      const tensors = variadicTensors(vm, rest);
      const shape = broadcastShapes(...tensors.map((tensor) => tensor.shape));
      return new PyTuple(tensors.map((tensor) => expanded(vm, tensor, shape)));
    },
  },
};
