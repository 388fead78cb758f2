/** itertools.product, permutations, combinations, combinations_with_replacement. */
import { asIndex } from "../../../operations/index.js";
import { toArray } from "../../../operations/iterate.js";
import { raise } from "../../../operations/raise.js";
import { PyTuple } from "../../../values/containers.js";
import { valueErrorType } from "../../../values/exceptionTypes.js";
import type { PyType } from "../../../values/type.js";
import type { Value } from "../../../values/value.js";
import { lazyIterator } from "../../functions/lazyIterators.js";
import { iteratorClass, pick } from "./types.js";

export const productType = iteratorClass(
  "product",
  "/, *iterables, repeat=1",
  (vm, cls: PyType, iterables, repeat: Value) => {
    const times = asIndex(vm, repeat);
    if (times < 0) raise(valueErrorType, "repeat argument cannot be negative");
    const once = (iterables.items as Value[]).map((each) => toArray(vm, each));
    vm.budget.size(once.length * times, "a product");
    const pools: Value[][] = Array.from({ length: times }, () => once).flat();
    let indices: number[] | null = pools.some((pool) => pool.length === 0)
      ? null
      : pools.map(() => 0);
    return lazyIterator(cls, () => {
      if (indices === null) return undefined;
      const row = new PyTuple(
        indices.map((index, i) => (pools[i] as Value[])[index] as Value),
      );
      indices = advance(indices, pools);
      return row;
    });
  },
);

/** The odometer's next reading, the last wheel fastest; null after the last. */
function advance(
  indices: readonly number[],
  pools: readonly Value[][],
): number[] | null {
  const next = [...indices];
  for (let i = next.length - 1; i >= 0; i--) {
    next[i] = (next[i] as number) + 1;
    if ((next[i] as number) < (pools[i] as Value[]).length) return next;
    next[i] = 0;
  }
  return null;
}

export const permutationsType = iteratorClass(
  "permutations",
  "iterable, r=None",
  (vm, cls: PyType, iterable: Value, r: Value) => {
    const pool = toArray(vm, iterable);
    const size = length(r === null ? pool.length : asIndex(vm, r));
    const rows = permute(pool.length, size);
    return lazyIterator(cls, () => {
      const row = rows.next();
      return row.done === true ? undefined : pick(pool, row.value);
    });
  },
);

function length(r: number): number {
  if (r < 0) raise(valueErrorType, "r must be non-negative");
  return r;
}

/** Ordered selections without repetition, in lexicographic order of positions. */
function* permute(
  count: number,
  size: number,
  chosen: number[] = [],
): Generator<number[]> {
  if (size > count) return;
  if (chosen.length === size) {
    yield [...chosen];
    return;
  }
  for (let i = 0; i < count; i++) {
    if (!chosen.includes(i)) yield* permute(count, size, [...chosen, i]);
  }
}

export const combinationsType = iteratorClass(
  "combinations",
  "iterable, r",
  (vm, cls: PyType, iterable: Value, r: Value) => {
    const pool = toArray(vm, iterable);
    const size = length(asIndex(vm, r));
    let indices: number[] | null =
      size > pool.length ? null : Array.from({ length: size }, (_, i) => i);
    return lazyIterator(cls, () => {
      if (indices === null) return undefined;
      const row = pick(pool, indices);
      indices = nextCombination(indices, (i) => pool.length - size + i, 1);
      return row;
    });
  },
);

export const combinationsWithReplacementType = iteratorClass(
  "combinations_with_replacement",
  "iterable, r",
  (vm, cls: PyType, iterable: Value, r: Value) => {
    const pool = toArray(vm, iterable);
    const size = length(asIndex(vm, r));
    let indices: number[] | null =
      pool.length === 0 && size > 0 ? null : new Array<number>(size).fill(0);
    return lazyIterator(cls, () => {
      if (indices === null) return undefined;
      const row = pick(pool, indices);
      indices = nextCombination(indices, () => pool.length - 1, 0);
      return row;
    });
  },
);

/**
 * The rightmost index that is not at its last value goes up; those behind it follow by `step`.
 * @returns null after the last combination
 */
function nextCombination(
  indices: readonly number[],
  last: (i: number) => number,
  step: 0 | 1,
): number[] | null {
  for (let i = indices.length - 1; i >= 0; i--) {
    if (indices[i] === last(i)) continue;
    const start = (indices[i] as number) + 1;
    return indices.map((index, j) => (j < i ? index : start + (j - i) * step));
  }
  return null;
}
