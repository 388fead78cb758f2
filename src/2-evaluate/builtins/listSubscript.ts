/** `list[index]` and `list[start:stop:step]`: reading, writing, deleting. */
import { toArray } from "../operations/iterate.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { type SliceIndices, sliceIndices } from "../operations/subscript.js";
import { typeName, typeOf } from "../operations/typeOf.js";
import { PyList } from "../values/containers.js";
import { indexErrorType, valueErrorType } from "../values/exceptionTypes.js";
import { PyRange, PySlice } from "../values/simple.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { isIndex, position } from "./sequences.js";

export function listGetItem(vm: Vm, self: PyList, key: Value): Value {
  if (key instanceof PySlice) {
    const unknown = unknownBound(key);
    if (unknown !== undefined) return derived("list[…]", unknown);
    return new PyList(
      sliceItems(self.items, sliceIndices(vm, key, self.items.length)),
    );
  }
  const at = position(vm, checkedIndex(key), self.items.length);
  if (at < 0) raise(indexErrorType, "list index out of range");
  return self.items[at] as Value;
}

export function listSetItem(
  vm: Vm,
  self: PyList,
  key: Value,
  value: Value,
): Value {
  if (key instanceof PySlice) {
    setSlice(vm, self, key, value);
  } else if (key instanceof PyUnknown) {
    loseTrack(self, key);
  } else {
    const at = position(vm, checkedIndex(key), self.items.length);
    if (at < 0) raise(indexErrorType, "list assignment index out of range");
    self.items[at] = value;
  }
  return null;
}

export function listDelItem(vm: Vm, self: PyList, key: Value): Value {
  if (key instanceof PySlice) {
    const { start, step, count } = sliceIndices(vm, key, self.items.length);
    if (step === 1) {
      self.items.splice(start, count);
    } else {
      const gone = new Set(
        Array.from({ length: count }, (_, i) => start + i * step),
      );
      self.items = self.items.filter((_, i) => !gone.has(i));
    }
  } else if (key instanceof PyUnknown) {
    self.items.pop();
    loseTrack(self, key);
  } else {
    const at = position(vm, checkedIndex(key), self.items.length);
    if (at < 0) raise(indexErrorType, "list assignment index out of range");
    self.items.splice(at, 1);
  }
  return null;
}

/** The items of a slice, as a new array. */
export function sliceItems(
  items: readonly Value[],
  { start, step, count }: SliceIndices,
): Value[] {
  if (step === 1) return items.slice(start, start + count);
  return Array.from(
    { length: count },
    (_, i) => items[start + i * step] as Value,
  );
}

/** After something unknown moved or replaced the elements: how many there are is known, what they are is not. */
export function loseTrack(list: PyList, cause: PyUnknown): void {
  list.items = list.items.map((_, i) => derived(`list[${i}]`, cause));
}

/** The bound of a slice that is not known, if one is. */
export function unknownBound(slice: PySlice): PyUnknown | undefined {
  return [slice.start, slice.stop, slice.step].find(
    (bound) => bound instanceof PyUnknown,
  ) as PyUnknown | undefined;
}

function checkedIndex(key: Value): Value {
  if (!isIndex(key)) {
    raiseTypeError(
      `list indices must be integers or slices, not ${typeName(key)}`,
    );
  }
  return key;
}

function setSlice(vm: Vm, self: PyList, slice: PySlice, value: Value): void {
  if (!(value instanceof PyUnknown) && !isIterable(value)) {
    raiseTypeError(
      slice.step === null || slice.step === 1
        ? "can only assign an iterable"
        : "must assign iterable to extended slice",
    );
  }
  const values = toArray(vm, value);
  const { start, step, count } = sliceIndices(vm, slice, self.items.length);
  if (step === 1) {
    self.items = [
      ...self.items.slice(0, start),
      ...values,
      ...self.items.slice(start + count),
    ];
    return;
  }
  if (values.length !== count) {
    raise(
      valueErrorType,
      `attempt to assign sequence of size ${values.length} to extended slice of size ${count}`,
    );
  }
  values.forEach((item, i) => (self.items[start + i * step] = item));
}

function isIterable(value: Value): boolean {
  if (value instanceof PyRange) return true;
  const type = typeOf(value);
  return (
    type.lookup("__iter__") !== undefined ||
    type.lookup("__getitem__") !== undefined
  );
}
