/** itertools.accumulate, compress, dropwhile, takewhile, filterfalse, groupby. */
import { binary } from "../../../operations/binary.js";
import { equals } from "../../../operations/equality.js";
import { iterator, type Next } from "../../../operations/iterate.js";
import { truthy } from "../../../operations/truth.js";
import { builtinType, iteratorType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { PyIterator } from "../../../values/iterators.js";
import type { PyType } from "../../../values/type.js";
import { derived, PyUnknown } from "../../../values/unknown.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { lazyIterator } from "../../functions/lazyIterators.js";
import { iteratorClass } from "./types.js";

export const accumulateType = iteratorClass(
  "accumulate",
  "iterable, func=None, *, initial=None",
  (vm, cls: PyType, iterable: Value, callee: Value, initial: Value) => {
    if (iterable instanceof PyUnknown) {
      return derived(`accumulate(${iterable.expression})`, iterable);
    }
    const next = iterator(vm, iterable);
    let total: Value | undefined;
    let isStarted = false;
    return lazyIterator(cls, () => {
      if (!isStarted) {
        isStarted = true;
        total = initial === null ? next() : initial;
        return total;
      }
      const item = next();
      if (item === undefined || total === undefined) return undefined;
      total =
        callee === null
          ? binary(vm, "+", total, item)
          : vm.call(callee, [total, item]);
      return total;
    });
  },
  true,
);

export const compressType = iteratorClass(
  "compress",
  "data, selectors",
  (vm, cls: PyType, data: Value, selectors: Value) => {
    const next = iterator(vm, data);
    const select = iterator(vm, selectors);
    return lazyIterator(cls, () => {
      for (;;) {
        vm.budget.step();
        const item = next();
        if (item === undefined) return undefined;
        const selector = select();
        if (selector === undefined) return undefined;
        if (truthy(vm, selector)) return item;
      }
    });
  },
);

/** A class over `(predicate, iterable)`. */
function filtering(
  name: string,
  make: (vm: Vm, holds: (item: Value) => boolean, next: Next) => Next,
): PyType {
  return iteratorClass(
    name,
    "predicate, iterable, /",
    (vm, cls: PyType, predicate: Value, iterable: Value) => {
      if (iterable instanceof PyUnknown) {
        return derived(`${name}(…, ${iterable.expression})`, iterable);
      }
      const holds = (item: Value) =>
        truthy(vm, predicate === null ? item : vm.call(predicate, [item]));
      return lazyIterator(cls, make(vm, holds, iterator(vm, iterable)));
    },
    true,
  );
}

export const dropwhileType = filtering("dropwhile", (vm, holds, next) => {
  let isDropping = true;
  return () => {
    let item = next();
    while (isDropping && item !== undefined && holds(item)) {
      vm.budget.step();
      item = next();
    }
    isDropping = false;
    return item;
  };
});

export const takewhileType = filtering("takewhile", (_vm, holds, next) => {
  let isDone = false;
  return () => {
    if (isDone) return undefined;
    const item = next();
    if (item !== undefined && holds(item)) return item;
    isDone = true;
    return undefined;
  };
});

export const filterfalseType = filtering(
  "filterfalse",
  (vm, holds, next) => () => {
    for (let item = next(); item !== undefined; item = next()) {
      vm.budget.step();
      if (!holds(item)) return item;
    }
    return undefined;
  },
);

const grouperType = builtinType("_grouper", [iteratorType], "itertools");

/** Consecutive items with equal keys; advancing to the next group uses up the current one. */
export const groupbyType = iteratorClass(
  "groupby",
  "iterable, key=None",
  (vm, cls: PyType, iterable: Value, key: Value) => {
    if (iterable instanceof PyUnknown) {
      return derived(`groupby(${iterable.expression})`, iterable);
    }
    const next = iterator(vm, iterable);
    /** The item read last, not yet given out. */
    let pending: { item: Value; key: Value } | undefined;
    let groupKey: Value | undefined;
    let group = 0;
    const read = (): void => {
      const item = next();
      pending =
        item === undefined
          ? undefined
          : { item, key: key === null ? item : vm.call(key, [item]) };
    };
    const isSame = () =>
      pending !== undefined &&
      groupKey !== undefined &&
      equals(vm, groupKey, pending.key);
    return lazyIterator(cls, () => {
      const mine = ++group;
      if (pending === undefined) read();
      while (isSame()) {
        vm.budget.step();
        read();
      }
      if (pending === undefined) return undefined;
      groupKey = pending.key;
      const members = new PyIterator(() => {
        if (mine !== group) return undefined;
        if (pending === undefined) read();
        if (!isSame()) return undefined;
        const { item } = pending as { item: Value };
        pending = undefined;
        return item;
      }, grouperType);
      return new PyTuple([groupKey, members]);
    });
  },
  true,
);
