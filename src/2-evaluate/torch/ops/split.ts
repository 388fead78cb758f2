/** Taking tensors apart: split, chunk, tensor_split, unbind. */
import { raiseIndex, raiseRuntime, shapeText } from "../raiseTorch.js";
import { intOf } from "../read/numbers.js";
import { dimOf, intListOf, wrapDim } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor } from "../tensor.js";
import { PyTuple } from "../../values/containers.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { narrowed, selected } from "./selected.js";

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

export function split(
  vm: Vm,
  argument: Value,
  sizes: Value,
  dim: Value,
): PyTuple {
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

export function chunk(
  vm: Vm,
  argument: Value,
  chunks: Value,
  dim: Value,
): PyTuple {
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
export function tensorSplit(
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

export function axisSplit(
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
    raiseIndex("Dimension specified as 0 but tensor has no dimensions");
  chargeTensors(vm, length);
  return Array.from({ length }, (_, i) => selected(vm, input, place, i));
}
