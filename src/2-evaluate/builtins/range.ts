/** range (https://docs.python.org/3.11/library/stdtypes.html#ranges). */
import { reasons } from "../../messages.js";
import { equals } from "../operations/equality.js";
import { hashOf } from "../operations/hashOf.js";
import { asInteger } from "../operations/index.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { sliceIndices } from "../operations/subscript.js";
import { repr } from "../operations/text.js";
import { typeName } from "../operations/typeOf.js";
import { unknown } from "../operations/unknown.js";
import { rangeType } from "../values/basicTypes.js";
import { indexErrorType, valueErrorType } from "../values/exceptionTypes.js";
import { PyIterator } from "../values/iterators.js";
import { notImplemented, PyFloat, PyRange, PySlice } from "../values/simple.js";
import type { PyType } from "../values/type.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { rangeIteratorType } from "./iteratorTypes.js";
import { isIndex, position } from "./sequences.js";
import {
  addGetters,
  addMethods,
  addStaticMethods,
  type Table,
} from "./table.js";

const construction: Table = {
  "__new__(cls, /, *args)": (vm, _cls: PyType, { items }) => {
    const numbers = (items as Value[]).map((value) => asInteger(vm, value));
    if (numbers.length === 0) {
      raiseTypeError("range expected at least 1 argument, got 0");
    }
    if (numbers.length > 3) {
      raiseTypeError(
        `range expected at most 3 arguments, got ${numbers.length}`,
      );
    }
    if (numbers.some((number) => typeof number === "bigint")) {
      const text = reasons.unsupportedCall("a range beyond 2⁵³");
      return unknown(vm, text, "range(…)");
    }
    const [a, b, step = 1] = numbers as number[];
    if (step === 0) raise(valueErrorType, "range() arg 3 must not be zero");
    return b === undefined
      ? new PyRange(0, a as number, 1)
      : new PyRange(a as number, b, step);
  },
};

const rows: Table = {
  "__len__(self, /)": (_, self: PyRange) => self.length,
  "__bool__(self, /)": (_, self: PyRange) => self.length > 0,
  "__iter__(self, /)": (_, self: PyRange) => rangeIterator(self),
  "__reversed__(self, /)": (_, self: PyRange) => rangeIterator(backwards(self)),
  "__repr__(self, /)": (_, { start, stop, step }: PyRange) =>
    step === 1
      ? `range(${start}, ${stop})`
      : `range(${start}, ${stop}, ${step})`,
  "__hash__(self, /)": hashOf,
  "__getitem__(self, key, /)": getItem,
  "__eq__(self, value, /)": (_, self: PyRange, other: Value) =>
    other instanceof PyRange ? areEqual(self, other) : notImplemented,
  "__ne__(self, value, /)": (_, self: PyRange, other: Value) =>
    other instanceof PyRange ? !areEqual(self, other) : notImplemented,
  "__contains__(self, key, /)": (vm, self: PyRange, value: Value) =>
    find(vm, self, value) >= 0,
  "count(self, value, /)": (vm, self: PyRange, value: Value) =>
    find(vm, self, value) >= 0 ? 1 : 0,
  "index(self, value, /)": (vm, self: PyRange, value: Value) => {
    const at = find(vm, self, value);
    if (at < 0) raise(valueErrorType, `${repr(vm, value)} is not in range`);
    return at;
  },
};

function rangeIterator(range: PyRange): PyIterator {
  let i = 0;
  return new PyIterator(
    () => (i < range.length ? range.start + range.step * i++ : undefined),
    rangeIteratorType,
    () => range.length - i,
  );
}

function backwards({ start, step, length }: PyRange): PyRange {
  return new PyRange(start + (length - 1) * step, start - step, -step);
}

function getItem(vm: Vm, self: PyRange, key: Value): Value {
  const { start, step, length } = self;
  if (key instanceof PySlice) {
    const part = sliceIndices(vm, key, length);
    return new PyRange(
      start + part.start * step,
      start + part.stop * step,
      part.step * step,
    );
  }
  if (!isIndex(key)) {
    raiseTypeError(
      `range indices must be integers or slices, not ${typeName(key)}`,
    );
  }
  const at = position(vm, key, length);
  if (at < 0) raise(indexErrorType, "range object index out of range");
  return start + step * at;
}

/** Ranges are equal when they are as sequences. */
function areEqual(a: PyRange, b: PyRange): boolean {
  if (a.length !== b.length) return false;
  if (a.length === 0) return true;
  return a.start === b.start && (a.length === 1 || a.step === b.step);
}

/** Where the value is: worked out for numbers, searched for anything else with an `__eq__`. */
function find(vm: Vm, range: PyRange, value: Value): number {
  const { start, step, length } = range;
  const number =
    typeof value === "boolean"
      ? Number(value)
      : value instanceof PyFloat
        ? value.value
        : value;
  if (typeof number === "number") {
    const at = (number - start) / step;
    return Number.isInteger(at) && at >= 0 && at < length ? at : -1;
  }
  if (typeof value !== "object" || value === null) return -1;
  for (let i = 0; i < length; i++) {
    vm.budget.step();
    if (equals(vm, start + step * i, value)) return i;
  }
  return -1;
}

/** Puts the rows on the type. */
export function installRange(): void {
  addStaticMethods(rangeType, construction);
  addMethods(rangeType, rows);
  addGetters(rangeType, {
    start: (_, self: PyRange) => self.start,
    stop: (_, self: PyRange) => self.stop,
    step: (_, self: PyRange) => self.step,
  });
}
