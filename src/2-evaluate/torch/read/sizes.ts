/** Reading sizes, dimensions and lists of ints out of arguments. */
import { toArray } from "../../operations/iterate.js";
import { PyList, PyTuple } from "../../values/containers.js";
import { PyRange } from "../../values/simple.js";
import { PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { raiseIndex, raiseRuntime, shapeText } from "../raiseTorch.js";
import { PyTensor, type Shape } from "../tensor.js";
import { UnknownOperand } from "../unknownOperand.js";
import { intOf } from "./numbers.js";

/** A list, a tuple (torch.Size) or a 1-d tensor of ints; null for anything else. */
export function intListOf(
  vm: Vm,
  argument: Value,
  what = "size",
): number[] | null {
  if (argument instanceof PyUnknown) throw new UnknownOperand(argument);
  if (argument instanceof PyTuple || argument instanceof PyList) {
    const ints = new Array<number>(argument.items.length);
    for (let i = 0; i < ints.length; i++)
      ints[i] = intOf(vm, argument.items[i] as Value, what);
    return ints;
  }
  if (
    argument instanceof PyRange ||
    (argument instanceof PyTensor && argument.rank === 1)
  ) {
    return toArray(vm, argument).map((item) => intOf(vm, item, what));
  }
  return null;
}

/** An int or a list of ints, as a list. */
export function intsOf(vm: Vm, argument: Value, what = "size"): number[] {
  return intListOf(vm, argument, what) ?? [intOf(vm, argument, what)];
}

/** `*size`: ints one by one, or one sequence of them. */
export function variadicInts(vm: Vm, rest: PyTuple, what = "size"): number[] {
  if (rest.items.length === 1) return intsOf(vm, rest.items[0] as Value, what);
  return intListOf(vm, rest, what) as number[];
}

/**
 * The shape of a tensor about to be made.
 * @throws RuntimeError (Python) for a negative dimension or more elements than PyTorch can address
 */
export function checkShape(shape: number[]): number[] {
  let bytes = 4;
  for (const size of shape) {
    if (size < 0) {
      raiseRuntime(
        `Trying to create tensor with negative dimension ${size}: ${shapeText(shape)}`,
      );
    }
    bytes *= size;
  }
  if (bytes >= 2 ** 63) {
    raiseRuntime(
      `Storage size calculation overflowed with sizes=${shapeText(shape)}`,
    );
  }
  return shape;
}

/**
 * A dimension, counted from the end where negative.
 * @throws IndexError (Python) outside the tensor's dimensions
 */
export function dimOf(vm: Vm, argument: Value, rank: number): number {
  return wrapDim(intOf(vm, argument, "dim"), rank);
}

export function wrapDim(dim: number, rank: number): number {
  const span = Math.max(rank, 1);
  if (dim < -span || dim >= span) {
    raiseIndex(
      `Dimension out of range (expected to be in range of [${-span}, ${span - 1}], but got ${dim})`,
    );
  }
  return dim < 0 ? dim + span : dim;
}

/**
 * The dimensions that a reduction goes over: null (all), an int, or a list (an empty one means all).
 * @throws RuntimeError (Python) where one appears twice
 */
export function dimsOf(
  vm: Vm,
  argument: Value | undefined,
  rank: number,
): number[] {
  const all = Array.from({ length: rank }, (_, i) => i);
  if (argument === null || argument === undefined) return all;
  const dims = intsOf(vm, argument, "dim").map((dim) => wrapDim(dim, rank));
  if (dims.length === 0) return all;
  if (new Set(dims).size < dims.length) {
    const twice = dims.find((dim, i) => dims.indexOf(dim) !== i);
    raiseRuntime(`dim ${twice} appears multiple times in the list of dims`);
  }
  return rank === 0 ? [] : dims;
}

/**
 * The shape in which shapes meet (https://docs.pytorch.org/docs/stable/notes/broadcasting.html).
 * @throws RuntimeError (Python) where they do not
 */
export function broadcastShapes(...shapes: readonly Shape[]): Shape {
  if (shapes.length === 1) return shapes[0] as Shape;
  const rank = Math.max(...shapes.map((shape) => shape.length));
  const met = new Array<number>(rank).fill(1);
  for (const shape of shapes) {
    for (let i = 1; i <= shape.length; i++) {
      const size = shape[shape.length - i] as number;
      const other = met[rank - i] as number;
      if (other === 1) met[rank - i] = size;
      else if (size !== 1 && size !== other) {
        raiseRuntime(
          `The size of tensor a (${other}) must match the size of tensor b (${size}) at non-singleton dimension ${rank - i}`,
        );
      }
    }
  }
  return met;
}
