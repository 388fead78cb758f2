/** bytearray: bytes that can be changed (https://docs.python.org/3.11/library/stdtypes.html#bytearray-objects). */
import { Halt } from "../halt.js";
import { asIndex } from "../operations/index.js";
import { freshAttributes } from "../operations/instances.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { sliceIndices } from "../operations/subscript.js";
import { typeName } from "../operations/typeOf.js";
import { bytearrayType } from "../values/basicTypes.js";
import { indexErrorType, valueErrorType } from "../values/exceptionTypes.js";
import { PyBytes, PySlice } from "../values/simple.js";
import type { PyType } from "../values/type.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { bytesIterator, installBytesLike } from "./bytes.js";
import { bytesFrom, bytesFromItems } from "./bytes/bytesFrom.js";
import { byteValue, bytesOf, selfBytes } from "./bytes/bytesOf.js";
import { clampIndex, isIndex, position } from "./sequences.js";
import { addMethods, addStaticMethods, type Table } from "./table.js";
import { refuseTimes, repeatCount } from "./text/concatenation.js";
import { quoteBytes } from "./text/quote.js";
import { bytearrayIteratorType } from "./textIteratorTypes.js";

const construction: Table = {
  "__new__(cls, source=..., encoding=..., errors=...)": (
    vm,
    cls: PyType,
    source?: Value,
    encoding?: Value,
    errors?: Value,
  ) => {
    const data = bytesFrom(vm, source, encoding, errors);
    if (data instanceof PyUnknown) return data;
    const made = new PyBytes(data, cls);
    made.attributes = freshAttributes(cls);
    return made;
  },
};

function replaceRange(
  self: PyBytes,
  start: number,
  count: number,
  data: Uint8Array,
): void {
  self.data = Buffer.concat([
    self.data.subarray(0, start),
    data,
    self.data.subarray(start + count),
  ]);
}

function added(vm: Vm, value: Value): Uint8Array {
  const data = bytesOf(value) ?? bytesFromItems(vm, value);
  if (data instanceof PyUnknown) throw new Halt(data.reason);
  return data;
}

function indexOf(vm: Vm, self: PyBytes, key: Value, refusal: string): number {
  if (!isIndex(key)) {
    raiseTypeError(
      `bytearray indices must be integers or slices, not ${typeName(key)}`,
    );
  }
  const at = position(vm, key, self.data.length);
  if (at < 0) raise(indexErrorType, refusal);
  return at;
}

function setItem(vm: Vm, self: PyBytes, key: Value, value: Value): Value {
  if (!(key instanceof PySlice)) {
    const at = indexOf(vm, self, key, "bytearray index out of range");
    const byte = byteValue(vm, value);
    self.data = Uint8Array.from(self.data);
    self.data[at] = byte;
    return null;
  }
  const data = added(vm, value);
  const { start, step, count } = sliceIndices(vm, key, self.data.length);
  if (step === 1) {
    replaceRange(self, start, count, data);
    return null;
  }
  if (data.length !== count) {
    raise(
      valueErrorType,
      `attempt to assign bytes of size ${data.length} to extended slice of size ${count}`,
    );
  }
  self.data = Uint8Array.from(self.data);
  data.forEach((byte, i) => (self.data[start + i * step] = byte));
  return null;
}

function deleteItem(vm: Vm, self: PyBytes, key: Value): Value {
  if (!(key instanceof PySlice)) {
    const at = indexOf(vm, self, key, "bytearray index out of range");
    replaceRange(self, at, 1, new Uint8Array());
    return null;
  }
  const { start, step, count } = sliceIndices(vm, key, self.data.length);
  const gone = new Set(
    Array.from({ length: count }, (_, i) => start + i * step),
  );
  self.data = self.data.filter((_, i) => !gone.has(i));
  return null;
}

const readers: Table = {
  "__iter__(self, /)": (_, self: PyBytes) =>
    bytesIterator(self, bytearrayIteratorType),
  "__repr__(self, /)": (_, self: PyBytes) =>
    `${self.type.name}(${quoteBytes(selfBytes(self))})`,
  "copy(self, /)": (_, self: PyBytes) =>
    new PyBytes(Uint8Array.from(self.data), bytearrayType),
};

/** What changes the array; an unknown argument stops the evaluation, since the bytes could not be told any more. */
const writers: Table = {
  "__setitem__(self, key, value, /)": setItem,
  "__delitem__(self, key, /)": deleteItem,
  "__iadd__(self, value, /)": (vm, self: PyBytes, value) => {
    const data = bytesOf(value);
    if (data === undefined) {
      raiseTypeError(`can't concat ${typeName(value)} to bytearray`);
    }
    vm.budget.size(self.data.length + data.length, "a bytearray");
    replaceRange(self, self.data.length, 0, data);
    return self;
  },
  "__imul__(self, value, /)": (vm, self: PyBytes, value) => {
    const times = repeatCount(vm, value);
    if (times === undefined) return refuseTimes(value);
    vm.budget.size(self.data.length * times, "a bytearray");
    self.data = Buffer.concat(Array.from({ length: times }, () => self.data));
    return self;
  },
  "append(self, item, /)": (vm, self: PyBytes, item) => {
    replaceRange(self, self.data.length, 0, Uint8Array.of(byteValue(vm, item)));
    return null;
  },
  "extend(self, iterable_of_ints, /)": (vm, self: PyBytes, items) => {
    replaceRange(self, self.data.length, 0, added(vm, items));
    return null;
  },
  "insert(self, index, item, /)": (vm, self: PyBytes, index, item) => {
    const at = clampIndex(asIndex(vm, index), self.data.length);
    replaceRange(self, at, 0, Uint8Array.of(byteValue(vm, item)));
    return null;
  },
  "pop(self, index=-1, /)": (vm, self: PyBytes, index) => {
    if (self.data.length === 0) {
      raise(indexErrorType, "pop from empty bytearray");
    }
    const at = indexOf(vm, self, index, "pop index out of range");
    const byte = self.data[at] as number;
    replaceRange(self, at, 1, new Uint8Array());
    return byte;
  },
  "remove(self, value, /)": (vm, self: PyBytes, value) => {
    const at = self.data.indexOf(byteValue(vm, value));
    if (at < 0) raise(valueErrorType, "value not found in bytearray");
    replaceRange(self, at, 1, new Uint8Array());
    return null;
  },
  "reverse(self, /)": (_, self: PyBytes) => {
    self.data = Uint8Array.from(self.data).reverse();
    return null;
  },
  "clear(self, /)": (_, self: PyBytes) => {
    self.data = new Uint8Array();
    return null;
  },
};

/** Puts the rows on the type. */
export function installBytearray(): void {
  installBytesLike(bytearrayType);
  addStaticMethods(bytearrayType, construction);
  addMethods(bytearrayType, readers);
  addMethods(bytearrayType, writers, { acceptsUnknown: true });
  bytearrayType.set("__hash__", null);
}
