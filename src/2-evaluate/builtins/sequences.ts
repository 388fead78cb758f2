/** What list, tuple and their like share: comparison, search, repetition, indices. */
import { compare, equals } from "../operations/equality.js";
import { asIndex } from "../operations/index.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { repr } from "../operations/text.js";
import { truthy } from "../operations/truth.js";
import { typeName, typeOf } from "../operations/typeOf.js";
import { indexErrorType, valueErrorType } from "../values/exceptionTypes.js";
import { PyIterator } from "../values/iterators.js";
import { notImplemented } from "../values/simple.js";
import type { PyType } from "../values/type.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";

export type RichOperator = "==" | "!=" | "<" | "<=" | ">" | ">=";

/**
 * Lexicographic comparison: the first pair that differs decides, then the lengths
 * (https://docs.python.org/3.11/reference/expressions.html#value-comparisons).
 */
export function compareSequences(
  vm: Vm,
  operator: RichOperator,
  a: readonly Value[],
  b: readonly Value[],
): Value {
  const isEquality = operator === "==" || operator === "!=";
  if (isEquality && a.length !== b.length) return operator === "!=";
  const length = Math.min(a.length, b.length);
  let open: PyUnknown | undefined;
  for (let i = 0; i < length && i < a.length && i < b.length; i++) {
    const x = a[i] as Value;
    const y = b[i] as Value;
    if (x === y) continue;
    const same = compare(vm, "==", x, y);
    if (same instanceof PyUnknown) {
      // Equality may still be settled by a later pair that differs; order cannot.
      open = same;
      if (isEquality) continue;
      return same;
    }
    if (truthy(vm, same)) continue;
    if (isEquality) return operator === "!=";
    return compare(vm, operator, x, y);
  }
  if (open !== undefined) return derived(open.expression, open);
  switch (operator) {
    case "==":
      return a.length === b.length;
    case "!=":
      return a.length !== b.length;
    case "<":
      return a.length < b.length;
    case "<=":
      return a.length <= b.length;
    case ">":
      return a.length > b.length;
    case ">=":
      return a.length >= b.length;
  }
}

/** The six rich comparisons of a sequence type, as rows. */
export function comparisonRows<T>(
  isOne: (value: unknown) => value is T,
  items: (value: T) => readonly Value[],
): Record<string, (vm: Vm, self: T, other: Value) => Value> {
  const row =
    (operator: RichOperator) =>
    (vm: Vm, self: T, other: Value): Value =>
      isOne(other)
        ? compareSequences(vm, operator, items(self), items(other))
        : notImplemented;
  return {
    "__eq__(self, value, /)": row("=="),
    "__ne__(self, value, /)": row("!="),
    "__lt__(self, value, /)": row("<"),
    "__le__(self, value, /)": row("<="),
    "__gt__(self, value, /)": row(">"),
    "__ge__(self, value, /)": row(">="),
  };
}

/** `sequence.count(value)`; unknown where it depends on an unknown element. */
export function countItems(
  vm: Vm,
  items: readonly Value[],
  value: Value,
): Value {
  let count = 0;
  for (const item of items) {
    const same = item === value || compare(vm, "==", item, value);
    if (same instanceof PyUnknown) return derived("count(…)", same);
    if (truthy(vm, same)) count++;
  }
  return count;
}

/**
 * `sequence.index(value, start, stop)`; the items are looked at as they are then, so that they may change meanwhile.
 * @returns -1 where it is not there
 */
export function indexOfItem(
  vm: Vm,
  items: readonly Value[],
  value: Value,
  start: Value,
  stop: Value,
): number {
  const from = clampIndex(asIndex(vm, start), items.length);
  const to = clampIndex(asIndex(vm, stop), items.length);
  for (let i = from; i < to && i < items.length; i++) {
    if (equals(vm, items[i] as Value, value)) return i;
  }
  return -1;
}

export function clampIndex(index: number, length: number): number {
  return Math.min(index < 0 ? Math.max(0, index + length) : index, length);
}

/** Whether `value` can stand where an index is asked for. */
export function isIndex(value: Value): boolean {
  return (
    typeof value === "number" ||
    (!(value instanceof PyUnknown) &&
      typeOf(value).lookup("__index__") !== undefined)
  );
}

/** A position from 0 for an index that may be negative; -1 where it is out of range. */
export function position(vm: Vm, index: Value, length: number): number {
  let number: number;
  try {
    number = asIndex(vm, index);
  } catch (error) {
    if (typeof index === "bigint") {
      raise(indexErrorType, "cannot fit 'int' into an index-sized integer");
    }
    throw error;
  }
  if (number < 0) number += length;
  return number < length && number >= 0 ? number : -1;
}

/** `items * count`, within the budget; undefined where `count` is no whole number. */
export function repeatItems(
  vm: Vm,
  items: readonly Value[],
  count: Value,
): Value[] | undefined {
  if (!isIndex(count)) return undefined;
  const times = Math.max(0, asIndex(vm, count));
  vm.budget.size(items.length * times, "a sequence");
  if (items.length === 1)
    return new Array<Value>(times).fill(items[0] as Value);
  const result: Value[] = [];
  for (let i = 0; i < times; i++) for (const item of items) result.push(item);
  return result;
}

/**
 * What `sequence + other` gives when `other` is of another type: its `__radd__` gets a try first.
 * @throws TypeError (Python) where it has none
 */
export function refuseConcatenation(owner: string, other: Value): Value {
  const type = typeOf(other);
  // Numbers have a `__radd__` too, but none that knows sequences.
  const mayReflect = type.isHeapType || type.module !== "builtins";
  if (mayReflect && type.lookup("__radd__") !== undefined) {
    return notImplemented;
  }
  return raiseTypeError(
    `can only concatenate ${owner} (not "${typeName(other)}") to ${owner}`,
  );
}

/** What `sequence * other` gives when `other` is no whole number. */
export function refuseRepetition(other: Value): Value {
  const type = typeOf(other);
  const mayReflect =
    type.isHeapType || (type.module !== "builtins" && type.name !== "NoneType");
  if (mayReflect && type.lookup("__rmul__") !== undefined) {
    return notImplemented;
  }
  return raiseTypeError(
    `can't multiply sequence by non-int of type '${type.name}'`,
  );
}

/** `repr` of each, between commas. */
export function joinReprs(vm: Vm, items: readonly Value[]): string {
  const texts: string[] = [];
  for (const item of items) texts.push(repr(vm, item));
  return texts.join(", ");
}

/** An iterator over items that may change meanwhile; once at the end, it stays there. */
export function itemsIterator(
  items: () => readonly Value[],
  type: PyType,
): PyIterator {
  let i = 0;
  return new PyIterator(
    () => {
      if (i < 0) return undefined;
      const item = items()[i++];
      if (item === undefined) i = -1;
      return item;
    },
    type,
    () => (i < 0 ? 0 : Math.max(0, items().length - i)),
  );
}

/** As `itemsIterator`, from the last to the first. */
export function reversedIterator(
  items: () => readonly Value[],
  type: PyType,
): PyIterator {
  let i = items().length - 1;
  return new PyIterator(
    () => {
      const item = i < 0 ? undefined : items()[i--];
      if (item === undefined) i = -1;
      return item;
    },
    type,
    () => (i < items().length ? i + 1 : 0),
  );
}

/** `ValueError: … is not in list` */
export function raiseNotInside(message: string): never {
  raise(valueErrorType, message);
}
