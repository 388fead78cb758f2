/** max, min, argmax, argmin, amax, amin. */
import { int64 } from "../dtype.js";
import { result } from "../make.js";
import { raiseIndex, raiseRuntime } from "../raiseTorch.js";
import { boolOf } from "../read/numbers.js";
import { dimOf, dimsOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { named } from "../returnTypes.js";
import { PyTensor } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { applyBinary } from "./binaryCompute.js";
import { binaryRows } from "./binaryRows.js";
import { requireOperand } from "./operands.js";
import { reduceValues, reducedShape } from "./reduceValues.js";

/** `max`, `min`: of everything, along a dimension (with places), or elementwise with another tensor. */
export function extreme(name: "max" | "min"): Native {
  const better =
    name === "max"
      ? (x: number, y: number) => x > y
      : (x: number, y: number) => x < y;
  const pick = pickBest(better);
  return (
    vm: Vm,
    argument: Value,
    dim: Value | undefined,
    keepdim: Value,
    other: Value | undefined,
  ) => {
    const input = tensorOf(argument);
    const second = other ?? (dim instanceof PyTensor ? dim : undefined);
    if (second !== undefined) {
      return applyBinary(
        vm,
        name === "max" ? binaryRows.maximum : binaryRows.minimum,
        input,
        requireOperand(vm, second),
      );
    }
    if (dim === undefined || dim === null) {
      if (input.count === 0) {
        raiseRuntime(
          `${name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
        );
      }
      return result(
        vm,
        [input],
        [],
        input.dtype,
        reduceValues(
          input,
          dimsOf(vm, null, input.rank),
          (group) => group[pick(group)] as number,
        ),
      );
    }
    return alongDim(vm, name, input, dim, boolOf(keepdim, "keepdim"), pick);
  };
}

function pickBest(
  better: (x: number, y: number) => boolean,
): (group: Float64Array) => number {
  return (group) => {
    let best = 0;
    for (let i = 1; i < group.length; i++) {
      const x = group[i] as number;
      if (Number.isNaN(group[best])) break;
      if (Number.isNaN(x) || better(x, group[best] as number)) best = i;
    }
    return best;
  };
}

/** `(values, indices)` along one dimension; `pick` gives the place of the element in its group. */
function alongDim(
  vm: Vm,
  name: "max" | "min" | "median" | "mode" | "kthvalue",
  input: PyTensor,
  dim: Value,
  keepsDim: boolean,
  pick: (group: Float64Array) => number,
): Value {
  const place = dimOf(vm, dim, input.rank);
  const dims = input.rank === 0 ? [] : [place];
  if (input.rank > 0 && input.shape[place] === 0) {
    raiseIndex(
      `${name}(): Expected reduction dim ${place} to have non-zero size.`,
    );
  }
  const shape = reducedShape(input.shape, dims, keepsDim);
  const values = reduceValues(
    input,
    dims,
    (group) => group[pick(group)] as number,
  );
  const places = isTied(input) ? null : reduceValues(input, dims, pick);
  return named(
    name,
    result(vm, [input], shape, input.dtype, values),
    result(vm, [input], shape, int64, places),
  );
}

/** Inexact values too near to each other to say which is larger. */
function isTied(input: PyTensor): boolean {
  const { error } = input;
  const values = error === 0 ? null : input.values();
  if (values === null) return false;
  const sorted = values.slice().sort();
  return sorted.some(
    (x, i) => i > 0 && x - (sorted[i - 1] as number) <= 2 * error,
  );
}

export function argExtreme(name: "argmax" | "argmin"): Native {
  const pick = pickBest(name === "argmax" ? (x, y) => x > y : (x, y) => x < y);
  return (vm, argument, dim: Value, keepdim: Value) => {
    const input = tensorOf(argument);
    if (input.count === 0 && dim === null)
      raiseIndex(
        `${name}(): Expected reduction dim to be specified for input.numel() == 0.`,
      );
    const dims =
      dim === null || input.rank === 0
        ? dimsOf(vm, null, input.rank)
        : [dimOf(vm, dim, input.rank)];
    if (dim !== null) dimOf(vm, dim, input.rank);
    const shape = reducedShape(input.shape, dims, boolOf(keepdim, "keepdim"));
    return result(
      vm,
      [input],
      shape,
      int64,
      isTied(input) ? null : reduceValues(input, dims, pick),
    );
  };
}

/** `amax`, `amin`: values only, over any dimensions. */
export function amount(pick: (group: Float64Array) => number): Native {
  return (vm, argument, dim: Value, keepdim: Value) => {
    const input = tensorOf(argument);
    const dims = dimsOf(vm, dim, input.rank);
    const empty = dims.find((each) => input.shape[each] === 0);
    if (empty !== undefined) {
      raiseIndex(`Expected reduction dim ${empty} to have non-zero size.`);
    }
    const shape = reducedShape(input.shape, dims, boolOf(keepdim, "keepdim"));
    return result(
      vm,
      [input],
      shape,
      input.dtype,
      input.count === 0 ? null : reduceValues(input, dims, pick),
    );
  };
}

export const maximumOf = pickBest((x, y) => x > y);

export const minimumOf = pickBest((x, y) => x < y);
