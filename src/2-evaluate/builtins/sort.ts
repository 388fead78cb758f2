/** Sorting as Python does it: stable, asking only `<` (https://docs.python.org/3.11/howto/sorting.html). */
import { compareStrings, lessThan } from "../operations/equality.js";
import { truthy } from "../operations/truth.js";
import { PyFloat } from "../values/simple.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";

interface Keyed {
  key: Value;
  value: Value;
}

/**
 * The items in order; an unknown value instead where the order depends on one.
 * @param key a function of one argument, or null
 * @param reverse descending; equal items still keep their order
 */
export function sortItems(
  vm: Vm,
  items: readonly Value[],
  key: Value,
  reverse: Value,
): Value[] | PyUnknown {
  const isReversed = truthy(vm, reverse);
  const keyed: Keyed[] = items.map((value) => ({
    key: key === null ? value : vm.call(key, [value]),
    value,
  }));
  const unknown = keyed.find((entry) => entry.key instanceof PyUnknown);
  if (unknown !== undefined && items.length > 1) {
    return derived("sorted(…)", unknown.key as PyUnknown);
  }
  // Reversing before and after keeps equal items in their order.
  if (isReversed) keyed.reverse();
  const sorted = fastSort(keyed) ?? mergeSort(vm, keyed);
  if (isReversed) sorted.reverse();
  return sorted.map((entry) => entry.value);
}

/** Keys that are all numbers, or all str, need nobody's `__lt__`. */
function fastSort(entries: Keyed[]): Keyed[] | undefined {
  if (entries.every(({ key }) => typeof key === "string")) {
    return entries.sort((a, b) =>
      compareStrings(a.key as string, b.key as string),
    );
  }
  const numbers = entries.map(({ key }) => plainNumber(key));
  if (numbers.some((number) => number === undefined)) return undefined;
  return entries
    .map((entry, i) => ({ entry, number: numbers[i] as number }))
    .sort((a, b) => a.number - b.number)
    .map(({ entry }) => entry);
}

/** nan and the infinities are left to `__lt__`: subtracting them orders nothing. */
function plainNumber(key: Value): number | undefined {
  if (typeof key === "number") return key;
  return key instanceof PyFloat && Number.isFinite(key.value)
    ? key.value
    : undefined;
}

/** Runs up to this length are sorted by insertion. */
const RUN = 64;

function mergeSort(vm: Vm, entries: Keyed[]): Keyed[] {
  if (entries.length < RUN) return insertionSort(vm, entries);
  const middle = entries.length >> 1;
  const left = mergeSort(vm, entries.slice(0, middle));
  const right = mergeSort(vm, entries.slice(middle));
  const merged: Keyed[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    vm.budget.step();
    const a = left[i] as Keyed;
    const b = right[j] as Keyed;
    if (lessThan(vm, b.key, a.key)) {
      merged.push(b);
      j++;
    } else {
      merged.push(a);
      i++;
    }
  }
  return merged.concat(left.slice(i), right.slice(j));
}

/**
 * Binary insertion behind the run that is already there: where `<` is no total order (sets, nan), the result is
 * CPython's only if the same questions are asked in the same way.
 */
function insertionSort(vm: Vm, entries: Keyed[]): Keyed[] {
  const less = (i: number, j: number) =>
    lessThan(vm, (entries[i] as Keyed).key, (entries[j] as Keyed).key);
  let run = Math.min(1, entries.length);
  if (entries.length > 1) {
    const isDescending = less(1, 0);
    run = 2;
    while (run < entries.length && less(run, run - 1) === isDescending) run++;
    if (isDescending) {
      entries = [...entries.slice(0, run).reverse(), ...entries.slice(run)];
    }
  }
  for (let i = run; i < entries.length; i++) {
    const entry = entries[i] as Keyed;
    let low = 0;
    let high = i;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lessThan(vm, entry.key, (entries[middle] as Keyed).key))
        high = middle;
      else low = middle + 1;
    }
    entries.splice(i, 1);
    entries.splice(low, 0, entry);
  }
  return entries;
}
