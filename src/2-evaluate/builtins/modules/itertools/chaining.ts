/** itertools.chain, zip_longest, tee, pairwise, starmap, islice. */
import { asIndex } from "../../../operations/index.js";
import { iterator, type Next, toArray } from "../../../operations/iterate.js";
import { raise } from "../../../operations/raise.js";
import { builtinType, iteratorType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { valueErrorType } from "../../../values/exceptionTypes.js";
import { PyIterator } from "../../../values/iterators.js";
import type { PyType } from "../../../values/type.js";
import { derived, PyUnknown } from "../../../values/unknown.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { lazyIterator } from "../../functions/lazyIterators.js";
import { makeIterator } from "../../functions/iteration.js";
import { classGetItem } from "../../genericAlias.js";
import { addClassMethods, addMethods } from "../../table.js";
import { iteratorClass, iterators } from "./types.js";

export const chainType = iteratorClass(
  "chain",
  "/, *iterables",
  (vm, cls: PyType, iterables) => {
    let i = 0;
    return chain(vm, cls, () => (iterables.items as Value[])[i++]);
  },
);

function chain(vm: Vm, cls: PyType, nextIterable: Next): PyIterator {
  let next: Next | null = null;
  let isDone = false;
  return lazyIterator(cls, () => {
    while (!isDone) {
      const item = next?.();
      if (item !== undefined) return item;
      vm.budget.step();
      const iterable = nextIterable();
      if (iterable === undefined) isDone = true;
      else next = iterator(vm, iterable);
    }
    return undefined;
  });
}

addClassMethods(chainType, {
  "from_iterable(cls, iterable, /)": (vm, cls: PyType, iterable: Value) =>
    chain(vm, cls, iterator(vm, iterable)),
});
addClassMethods(chainType, classGetItem);

export const zipLongestType = iteratorClass(
  "zip_longest",
  "/, *iterables, fillvalue=None",
  (vm, cls: PyType, iterables, fill: Value) => {
    const open = (iterables.items as Value[]).find(
      (each) => each instanceof PyUnknown,
    );
    if (open instanceof PyUnknown) return derived("zip_longest(…)", open);
    const nexts: (Next | null)[] = iterators(vm, iterables.items);
    return lazyIterator(cls, () => {
      const row = nexts.map((next, i) => {
        const item = next?.();
        if (item === undefined) nexts[i] = null;
        return item;
      });
      if (row.every((item) => item === undefined)) return undefined;
      return new PyTuple(row.map((item) => (item === undefined ? fill : item)));
    });
  },
  true,
);

export const pairwiseType = iteratorClass(
  "pairwise",
  "iterable, /",
  (vm, cls: PyType, iterable: Value) => {
    const next = iterator(vm, iterable);
    let previous: Value | undefined;
    return lazyIterator(cls, () => {
      if (previous === undefined) previous = next();
      if (previous === undefined) return undefined;
      const item = next();
      if (item === undefined) return undefined;
      const pair = new PyTuple([previous, item]);
      previous = item;
      return pair;
    });
  },
);

export const starmapType = iteratorClass(
  "starmap",
  "function, iterable, /",
  (vm, cls: PyType, callee: Value, iterable: Value) => {
    if (iterable instanceof PyUnknown) {
      return derived(`starmap(…, ${iterable.expression})`, iterable);
    }
    const next = iterator(vm, iterable);
    return lazyIterator(cls, () => {
      const item = next();
      return item === undefined
        ? undefined
        : vm.call(callee, toArray(vm, item));
    });
  },
  true,
);

export const isliceType = iteratorClass(
  "islice",
  "iterable, stop, /, *bounds",
  (vm, cls: PyType, iterable: Value, first: Value, bounds) => {
    const [second, third = null] = bounds.items as (Value | undefined)[];
    const isStopOnly = second === undefined;
    const start = isStopOnly ? 0 : bound(vm, first, 0, "start");
    let stop = bound(vm, isStopOnly ? first : second, Infinity, "stop");
    const step = bound(vm, third, 1, "step");
    const next = iterator(vm, iterable);
    let position = 0;
    let wanted = start;
    return lazyIterator(cls, () => {
      // What is skipped is consumed, up to the stop and no further.
      const target = Math.min(wanted, stop);
      for (; position < target; position++) {
        vm.budget.step();
        if (next() === undefined) {
          wanted = stop = -1;
          return undefined;
        }
      }
      if (wanted >= stop) return undefined;
      const item = next();
      position++;
      wanted += step;
      return item;
    });
  },
);

function bound(vm: Vm, value: Value, absent: number, what: string): number {
  if (value === null) return absent;
  const least = what === "step" ? 1 : 0;
  if (typeof value !== "number" || value < least) {
    let index = -1;
    if (typeof value === "boolean") index = asIndex(vm, value);
    if (index >= least) return index;
    raise(
      valueErrorType,
      what === "step"
        ? "Step for islice() must be a positive integer or None."
        : what === "stop"
          ? "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
          : "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
    );
  }
  return value;
}

const teeType = builtinType("_tee", [iteratorType], "itertools");

/** What copies of one iterator share: the items read so far, each linked to the next. */
interface Link {
  item: Value;
  next: Link | null | undefined;
}

class PyTee extends PyIterator {
  constructor(
    readonly read: () => Link | null,
    public link: { next: Link | null | undefined },
  ) {
    super(() => {
      const { link: at } = this;
      if (at.next === undefined) at.next = read();
      if (at.next === null) return undefined;
      this.link = at.next;
      return at.next.item;
    }, teeType);
  }
}

addMethods(teeType, {
  "__copy__(self, /)": (_, self: PyTee) => new PyTee(self.read, self.link),
});

/** `tee(iterable, n)` */
export function tee(vm: Vm, iterable: Value, n: Value): Value {
  const count = asIndex(vm, n);
  if (count < 0) raise(valueErrorType, "n must be >= 0");
  const source = makeIterator(vm, iterable);
  if (source instanceof PyTee) {
    const copies = Array.from({ length: count }, (_, i) =>
      i === 0 ? source : new PyTee(source.read, source.link),
    );
    return new PyTuple(copies);
  }
  const next = iterator(vm, source);
  const read = (): Link | null => {
    const item = next();
    return item === undefined ? null : { item, next: undefined };
  };
  const start = { next: undefined };
  return new PyTuple(
    Array.from({ length: count }, () => new PyTee(read, start)),
  );
}
