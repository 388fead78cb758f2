/** itertools.count, cycle, repeat (https://docs.python.org/3.11/library/itertools.html). */
import { binary } from "../../../operations/binary.js";
import { asIndex } from "../../../operations/index.js";
import { iterator } from "../../../operations/iterate.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { typeOf } from "../../../operations/typeOf.js";
import { PyIterator } from "../../../values/iterators.js";
import type { PyType } from "../../../values/type.js";
import type { Value } from "../../../values/value.js";
import { lazyIterator } from "../../functions/lazyIterators.js";
import { addMethods } from "../../table.js";
import { iteratorClass } from "./types.js";

/** An iterator that shows in its repr where it stands. */
class Shown extends PyIterator {
  shown: () => Value[] = () => [];
}

function shown(
  type: PyType,
  next: () => Value | undefined,
  values: () => Value[],
  remaining: (() => number) | null = null,
): Shown {
  const made = new Shown(next, type, remaining);
  made.attributes = type.isHeapType ? new Map() : null;
  made.shown = values;
  return made;
}

export const countType = iteratorClass(
  "count",
  "start=0, step=1",
  (vm, cls: PyType, start: Value, step: Value) => {
    for (const value of [start, step]) {
      if (
        typeOf(value).lookup("__add__") === undefined ||
        typeof value === "string"
      ) {
        raiseTypeError("a number is required");
      }
    }
    let current = start;
    return shown(
      cls,
      () => {
        const value = current;
        current = binary(vm, "+", current, step);
        return value;
      },
      () => (step === 1 ? [current] : [current, step]),
    );
  },
);

export const cycleType = iteratorClass(
  "cycle",
  "iterable, /",
  (vm, cls: PyType, iterable: Value) => {
    const next = iterator(vm, iterable);
    const saved: Value[] = [];
    let at = -1;
    return lazyIterator(cls, () => {
      if (at < 0) {
        const item = next();
        if (item !== undefined) {
          saved.push(item);
          return item;
        }
        at = 0;
      }
      if (saved.length === 0) return undefined;
      const item = saved[at] as Value;
      at = (at + 1) % saved.length;
      return item;
    });
  },
);

export const repeatType = iteratorClass(
  "repeat",
  "object, times=...",
  (vm, cls: PyType, object: Value, times: Value | undefined) => {
    if (times === undefined) {
      return shown(
        cls,
        () => object,
        () => [object],
        () => raiseTypeError("len() of unsized object"),
      );
    }
    let left = Math.max(0, asIndex(vm, times));
    return shown(
      cls,
      () => {
        if (left === 0) return undefined;
        left--;
        return object;
      },
      () => [object, left],
      () => left,
    );
  },
  true,
);

for (const type of [countType, repeatType]) {
  addMethods(type, {
    "__repr__(self, /)": (vm, self: Shown) =>
      `${self.type.name}(${self
        .shown()
        .map((value) => repr(vm, value))
        .join(", ")})`,
  });
}
