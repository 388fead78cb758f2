/** `searchsorted` and `bucketize`. */
import { int32, int64 } from "../dtype.js";
import { fresh } from "../make.js";
import { PyTensor } from "../tensor.js";
import type { Vm } from "../../vm.js";
import {
  type Operand,
  areExact,
  commonDType,
  shapeOf,
  valuesOf,
} from "./operands.js";

/** `searchsorted(sorted, values)`, `bucketize(values, boundaries)`: the place before which each would be inserted. */
export function insertionPlaces(
  vm: Vm,
  sequence: PyTensor,
  wanted: Operand,
  isRight: boolean,
  isInt32: boolean,
): PyTensor {
  const dtype = isInt32 ? int32 : int64;
  const shape = shapeOf(wanted);
  const meet = commonDType(vm, [sequence, wanted]);
  const edges =
    sequence.rank === 1 ? valuesOf(sequence, meet, sequence.shape) : null;
  const values = valuesOf(wanted, meet, shape);
  if (edges === null || values === null || !areExact([sequence, wanted]))
    return fresh(shape, dtype, null);
  return fresh(
    shape,
    dtype,
    values.map((x) => insertionPlace(edges, x, isRight)),
  );
}

/** Before (`isRight`: behind) everything equal to `x` in ascending `edges`. */
function insertionPlace(
  edges: Float64Array,
  x: number,
  isRight: boolean,
): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const edge = edges[middle] as number;
    if (isRight ? edge <= x : edge < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
