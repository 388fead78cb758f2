/** heapq (https://docs.python.org/3.11/library/heapq.html). */
import { lessThan } from "../../operations/equality.js";
import { asIndex } from "../../operations/index.js";
import { iterator, toArray } from "../../operations/iterate.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { truthy } from "../../operations/truth.js";
import { typeName } from "../../operations/typeOf.js";
import { PyList } from "../../values/containers.js";
import { indexErrorType } from "../../values/exceptionTypes.js";
import { PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { lazyIterator } from "../functions/lazyIterators.js";
import type { NativeModule } from "../nativeModule.js";
import { sortItems } from "../sort.js";
import { iteratorType } from "../../values/basicTypes.js";

/** Moves the item at `at` towards the root until its parent is no larger. */
function rise(vm: Vm, items: Value[], at: number, root: number): void {
  const item = items[at] as Value;
  while (at > root) {
    const parent = (at - 1) >> 1;
    if (!lessThan(vm, item, items[parent] as Value)) break;
    items[at] = items[parent] as Value;
    at = parent;
  }
  items[at] = item;
}

/** Moves the smaller child up all the way to a leaf, then the item up from there: the order that CPython's heaps show. */
function sink(vm: Vm, items: Value[], root: number): void {
  const item = items[root] as Value;
  let at = root;
  for (let child = 2 * at + 1; child < items.length; child = 2 * at + 1) {
    const right = child + 1;
    if (
      right < items.length &&
      !lessThan(vm, items[child] as Value, items[right] as Value)
    ) {
      child = right;
    }
    items[at] = items[child] as Value;
    at = child;
  }
  items[at] = item;
  rise(vm, items, at, root);
}

function itemsOf(heap: Value): Value[] {
  if (!(heap instanceof PyList)) {
    raiseTypeError(`heap argument must be a list, not ${typeName(heap)}`);
  }
  return heap.items;
}

function pop(vm: Vm, heap: Value): Value {
  const items = itemsOf(heap);
  const last = items.pop();
  if (last === undefined) raise(indexErrorType, "index out of range");
  if (items.length === 0) return last;
  const smallest = items[0] as Value;
  items[0] = last;
  sink(vm, items, 0);
  return smallest;
}

function select(isReversed: boolean) {
  return (vm: Vm, n: Value, iterable: Value, key: Value): Value => {
    const sorted = sortItems(vm, toArray(vm, iterable), key, isReversed);
    if (sorted instanceof PyUnknown) return sorted;
    return new PyList(sorted.slice(0, Math.max(0, asIndex(vm, n))));
  };
}

export const heapq: NativeModule = {
  name: "heapq",
  functions: {
    "heapify(heap, /)": (vm, heap: Value) => {
      const items = itemsOf(heap);
      for (let i = (items.length >> 1) - 1; i >= 0; i--) sink(vm, items, i);
      return null;
    },
    "heappop(heap, /)": pop,
    "heapreplace(heap, item, /)": (vm, heap: Value, item: Value) => {
      const items = itemsOf(heap);
      const smallest = items[0];
      if (smallest === undefined) raise(indexErrorType, "index out of range");
      items[0] = item;
      sink(vm, items, 0);
      return smallest;
    },
    "heappushpop(heap, item, /)": (vm, heap: Value, item: Value) => {
      const items = itemsOf(heap);
      const smallest = items[0];
      if (smallest === undefined || !lessThan(vm, smallest, item)) return item;
      items[0] = item;
      sink(vm, items, 0);
      return smallest;
    },
    "nlargest(n, iterable, key=None)": select(true),
    "nsmallest(n, iterable, key=None)": select(false),
    "merge(*iterables, key=None, reverse=False)": merge,
  },
  functionsAcceptingUnknown: {
    "heappush(heap, item, /)": (vm, heap: Value, item: Value) => {
      const items = itemsOf(heap);
      items.push(item);
      rise(vm, items, items.length - 1, 0);
      return null;
    },
  },
};

/** The sorted iterables as one, lazily; of equal items, the earlier iterable's comes first. */
function merge(
  vm: Vm,
  iterables: { items: Value[] },
  key: Value,
  reverse: Value,
): Value {
  const isReversed = truthy(vm, reverse);
  const sources = iterables.items.map((iterable) => {
    const next = iterator(vm, iterable);
    return { next, head: next() };
  });
  const keyOf = (item: Value) => (key === null ? item : vm.call(key, [item]));
  return lazyIterator(iteratorType, () => {
    let best: (typeof sources)[number] | undefined;
    for (const source of sources) {
      vm.budget.step();
      if (source.head === undefined) continue;
      if (best === undefined) {
        best = source;
        continue;
      }
      const [a, b] = [keyOf(source.head), keyOf(best.head as Value)];
      if (isReversed ? lessThan(vm, b, a) : lessThan(vm, a, b)) best = source;
    }
    if (best === undefined) return undefined;
    const item = best.head;
    best.head = best.next();
    return item;
  });
}
