/** Distinct elements and their counts: unique, bincount, histogram. */
import { int64 } from "../dtype.js";
import { fresh, result } from "../make.js";
import { raiseRuntime } from "../raiseTorch.js";
import { intOf } from "../read/numbers.js";
import { tensorOf } from "../read/tensors.js";
import { named } from "../returnTypes.js";
import { PyTensor, type Shape } from "../tensor.js";
import { PyTuple } from "../../values/containers.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import { dataDependent, requireValues } from "./nonzero.js";

/** `unique(input, sorted, return_inverse, return_counts, dim)` */
export const unique: Native = (
  vm,
  argument,
  _sorted: Value,
  inverse: Value,
  counts: Value,
  dim: Value,
) => {
  const input = tensorOf(argument);
  const values = requireValues(vm, input, "unique()");
  if (dim !== null) return dataDependent(vm, "unique(dim=…)");
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const places = new Map(distinct.map((x, i) => [x, i]));
  const made = result(
    vm,
    [input],
    [distinct.length],
    input.dtype,
    Float64Array.from(distinct),
  );
  return withExtras(
    made,
    values,
    (x) => places.get(x) as number,
    distinct.length,
    input.shape,
    inverse,
    counts,
  );
};

export const uniqueConsecutive: Native = (
  vm,
  argument,
  inverse: Value,
  counts: Value,
  dim: Value,
) => {
  const input = tensorOf(argument);
  const values = requireValues(vm, input, "unique_consecutive()");
  if (dim !== null) return dataDependent(vm, "unique_consecutive(dim=…)");
  const kept: number[] = [];
  const groups: number[] = [];
  values.forEach((value, i) => {
    if (i === 0 || value !== values[i - 1]) kept.push(value);
    groups.push(kept.length - 1);
  });
  let next = 0;
  const made = result(
    vm,
    [input],
    [kept.length],
    input.dtype,
    Float64Array.from(kept),
  );
  return withExtras(
    made,
    values,
    () => groups[next++] as number,
    kept.length,
    input.shape,
    inverse,
    counts,
  );
};

function withExtras(
  made: PyTensor,
  values: Float64Array,
  groupOf: (x: number) => number,
  groups: number,
  shape: Shape,
  inverse: Value,
  counts: Value,
): Value {
  if (inverse === false && counts === false) return made;
  const places = values.map(groupOf);
  const frequency = new Float64Array(groups);
  for (const each of places) frequency[each] = (frequency[each] as number) + 1;
  return new PyTuple([
    made,
    ...(inverse === false ? [] : [fresh(shape, int64, places)]),
    ...(counts === false ? [] : [fresh([groups], int64, frequency)]),
  ]);
}

/** `bincount(input, weights, minlength)`: as many as the largest value tells. */
export const bincount: Native = (
  vm,
  argument,
  weights: Value,
  minlength: Value,
) => {
  const input = tensorOf(argument);
  if (input.rank !== 1)
    raiseRuntime("bincount only supports 1-d non-negative integral inputs.");
  const values = requireValues(vm, input, "bincount()");
  const length = Math.max(
    intOf(vm, minlength, "minlength"),
    values.reduce((most, x) => Math.max(most, x + 1), 0),
  );
  vm.budget.size(length, "a tensor");
  if (weights !== null)
    return result(vm, [tensorOf(weights)], [length], tensorOf(weights).dtype);
  const counts = new Float64Array(length);
  for (const x of values) counts[x] = (counts[x] as number) + 1;
  return fresh([length], int64, counts);
};

export const histogram: Native = (vm, argument, bins: Value) => {
  const input = tensorOf(argument);
  const count =
    bins instanceof PyTensor ? bins.count - 1 : intOf(vm, bins, "bins");
  return named(
    "histogram",
    result(vm, [input], [count], input.dtype),
    result(vm, [input], [count + 1], input.dtype),
  );
};
