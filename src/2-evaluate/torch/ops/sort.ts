/** sort, argsort, topk; places only where equal elements leave no choice. */
import { int64 } from "../dtype.js";
import { fresh, isSmall, result } from "../make.js";
import { raiseRuntime } from "../raiseTorch.js";
import { boolOf, intOf } from "../read/numbers.js";
import { dimOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { named } from "../returnTypes.js";
import { PyTensor, contiguousStrides, countOf } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";

/** Places of a group in sorted order; stable. nan counts as the largest. */
function sortedPlaces(group: Float64Array, isDescending: boolean): number[] {
  const order = Array.from(group.keys());
  const compare = (i: number, j: number) => {
    const [a, b] = [group[i] as number, group[j] as number];
    if (Number.isNaN(a) || Number.isNaN(b))
      return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    return a - b;
  };
  return order.sort(
    (i, j) => (isDescending ? compare(j, i) : compare(i, j)) || i - j,
  );
}

/** Values and places along `dim`, the first `length` of each group in order. `hasPlaces`: equal elements leave no choice. */
export function ordered(
  vm: Vm,
  input: PyTensor,
  along: number,
  isDescending: boolean,
  length: number,
  isStable: boolean,
): [PyTensor, PyTensor] {
  const shape = input.rank === 0 ? [] : input.shape.with(along, length);
  const values = isSmall(input.shape) ? input.values() : null;
  if (values === null)
    return [
      result(vm, [input], shape, input.dtype),
      result(vm, [input], shape, int64),
    ];
  const size = input.rank === 0 ? 1 : (input.shape[along] as number);
  const step = contiguousStrides(input.shape)[along] ?? 1;
  const made = new Float64Array(countOf(shape));
  const places = new Float64Array(made.length);
  let hasTies = false;
  for (let start = 0; start < values.length; start++) {
    if (Math.floor(start / step) % size !== 0) continue;
    const group = Float64Array.from(
      { length: size },
      (_, i) => values[start + i * step] as number,
    );
    const order = sortedPlaces(group, isDescending);
    const outer =
      Math.floor(start / (step * size)) * step * length + (start % step);
    order.slice(0, length).forEach((from, i) => {
      made[outer + i * step] = group[from] as number;
      places[outer + i * step] = from;
      const next = order[i + 1];
      if (
        next !== undefined &&
        isTied(input, group[from] as number, group[next] as number)
      )
        hasTies = true;
    });
  }
  const hasPlaces = !hasTies || (isStable && input.isExact);
  return [
    result(vm, [input], shape, input.dtype, made),
    fresh(shape, int64, hasPlaces ? places : null),
  ];
}

function isTied(input: PyTensor, a: number, b: number): boolean {
  return Math.abs(a - b) <= 2 * input.error || a === b;
}

export const sort: Native = (
  vm,
  argument,
  dim: Value,
  descending: Value,
  stable: Value,
) => {
  const input = tensorOf(argument);
  const along = dimOf(vm, dim, input.rank);
  const length = input.shape[along] ?? 1;
  return named(
    "sort",
    ...ordered(
      vm,
      input,
      along,
      boolOf(descending, "descending"),
      length,
      boolOf(stable ?? false, "stable"),
    ),
  );
};

export const argsort: Native = (
  vm,
  argument,
  dim: Value,
  descending: Value,
  stable: Value,
) => {
  const input = tensorOf(argument);
  const along = dimOf(vm, dim, input.rank);
  return ordered(
    vm,
    input,
    along,
    boolOf(descending, "descending"),
    input.shape[along] ?? 1,
    boolOf(stable, "stable"),
  )[1];
};

export const topk: Native = (
  vm,
  argument,
  k: Value,
  dim: Value,
  largest: Value,
  sorted: Value,
) => {
  const input = tensorOf(argument);
  const along = dimOf(vm, dim, input.rank);
  const count = intOf(vm, k, "k");
  if (count < 0 || count > (input.shape[along] ?? 1))
    raiseRuntime("selected index k out of range");
  const [values, places] = ordered(
    vm,
    input,
    along,
    boolOf(largest, "largest"),
    count,
    false,
  );
  if (sorted === false) {
    values.view.storage.forget();
    places.view.storage.forget();
  }
  return named("topk", values, places);
};
