/** slice objects (https://docs.python.org/3.11/library/functions.html#slice). */
import { asIndex } from "../operations/index.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { sliceIndices } from "../operations/subscript.js";
import { repr } from "../operations/text.js";
import { sliceType } from "../values/basicTypes.js";
import { PyTuple } from "../values/containers.js";
import { valueErrorType } from "../values/exceptionTypes.js";
import { notImplemented, PySlice } from "../values/simple.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { compareSequences, type RichOperator } from "./sequences.js";
import {
  addGetters,
  addMethods,
  addStaticMethods,
  type Table,
} from "./table.js";

const construction: Table = {
  "__new__(cls, /, *args)": (_vm, _cls, { items }) => {
    if (items.length === 0) {
      raiseTypeError("slice expected at least 1 argument, got 0");
    }
    if (items.length > 3) {
      raiseTypeError(`slice expected at most 3 arguments, got ${items.length}`);
    }
    return items.length === 1
      ? new PySlice(null, items[0], null)
      : new PySlice(items[0], items[1], items[2] ?? null);
  },
};

const parts = (slice: PySlice): Value[] => [
  slice.start,
  slice.stop,
  slice.step,
];

const comparison =
  (operator: RichOperator) =>
  (vm: Vm, self: PySlice, other: Value): Value =>
    other instanceof PySlice
      ? compareSequences(vm, operator, parts(self), parts(other))
      : notImplemented;

const rows: Table = {
  "__repr__(self, /)": (vm, self: PySlice) =>
    `slice(${parts(self)
      .map((part) => repr(vm, part))
      .join(", ")})`,
  "__eq__(self, value, /)": comparison("=="),
  "__ne__(self, value, /)": comparison("!="),
  "__lt__(self, value, /)": comparison("<"),
  "__le__(self, value, /)": comparison("<="),
  "__gt__(self, value, /)": comparison(">"),
  "__ge__(self, value, /)": comparison(">="),
  "indices(self, length, /)": (vm, self: PySlice, length: Value) => {
    const size = asIndex(vm, length);
    if (size < 0) raise(valueErrorType, "length should not be negative");
    const { start, stop, step } = sliceIndices(vm, self, size);
    return new PyTuple([start, stop, step]);
  },
};

/** Puts the rows on the type. */
export function installSlice(): void {
  addStaticMethods(sliceType, construction, { acceptsUnknown: true });
  addMethods(sliceType, rows);
  addGetters(sliceType, {
    start: (_, self: PySlice) => self.start,
    stop: (_, self: PySlice) => self.stop,
    step: (_, self: PySlice) => self.step,
  });
  sliceType.set("__hash__", null);
}
