/** bytes, and what bytearray shares with it (https://docs.python.org/3.11/library/stdtypes.html#bytes-objects). */
import { reasons } from "../../messages.js";
import { hashOf } from "../operations/hashOf.js";
import { freshAttributes } from "../operations/instances.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { sliceIndices } from "../operations/subscript.js";
import { typeName } from "../operations/typeOf.js";
import { unknown } from "../operations/unknown.js";
import { bytesType } from "../values/basicTypes.js";
import { PyTuple } from "../values/containers.js";
import { indexErrorType } from "../values/exceptionTypes.js";
import { PyIterator } from "../values/iterators.js";
import { notImplemented, PyBytes, PySlice } from "../values/simple.js";
import type { PyType } from "../values/type.js";
import { derived } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { bytesFrom } from "./bytes/bytesFrom.js";
import {
  bytesArgument,
  latin1,
  result,
  selfBytes,
  wantedByte,
} from "./bytes/bytesOf.js";
import { bytesClassMethods, bytesMethods } from "./bytes/methods.js";
import { bytesSearchMethods } from "./bytes/search.js";
import { unknownBound } from "./listSubscript.js";
import { isIndex, position } from "./sequences.js";
import {
  addClassMethods,
  addMethods,
  addStaticMethods,
  type Table,
} from "./table.js";
import { refusePlus, refuseTimes, repeatCount } from "./text/concatenation.js";
import { quoteBytes } from "./text/quote.js";
import { bytesIteratorType } from "./textIteratorTypes.js";

const construction: Table = {
  "__new__(cls, source=..., encoding=..., errors=...)": (
    vm,
    cls: PyType,
    source?: Value,
    encoding?: Value,
    errors?: Value,
  ) => {
    const data = bytesFrom(vm, source, encoding, errors);
    if (!(data instanceof Uint8Array)) return data;
    const made = new PyBytes(data, cls);
    made.attributes = freshAttributes(cls);
    return made;
  },
};

const compareRow =
  (holds: (order: number) => boolean) =>
  (_: Vm, self: Value, other: Value): Value =>
    other instanceof PyBytes
      ? holds(Buffer.compare(selfBytes(self), other.data))
      : notImplemented;

/** The special methods of bytes and bytearray alike. */
export const bytesSpecialMethods: Table = {
  "__len__(self, /)": (_, self) => selfBytes(self).length,
  "__contains__(self, key, /)": (vm, self, key) =>
    latin1(selfBytes(self)).includes(
      wantedByte(vm, key, "a bytes-like object is required, not"),
    ),
  "__getitem__(self, key, /)": getItem,
  "__add__(self, value, /)": (vm, self, other) => {
    if (!(other instanceof PyBytes)) return refusePlus(typeName(self), other);
    const data = selfBytes(self);
    vm.budget.size(data.length + other.data.length, "a bytes object");
    return result(self, Buffer.concat([data, other.data]));
  },
  "__mul__(self, value, /)": multiply,
  "__rmul__(self, value, /)": multiply,
  "__mod__(self, value, /)": (vm) =>
    unknown(
      vm,
      reasons.unsupportedCall("formatting of bytes with `%`"),
      "bytes % …",
    ),
  "__eq__(self, value, /)": compareRow((order) => order === 0),
  "__ne__(self, value, /)": compareRow((order) => order !== 0),
  "__lt__(self, value, /)": compareRow((order) => order < 0),
  "__le__(self, value, /)": compareRow((order) => order <= 0),
  "__gt__(self, value, /)": compareRow((order) => order > 0),
  "__ge__(self, value, /)": compareRow((order) => order >= 0),
};

/** An iterator over data that may change meanwhile. */
export function bytesIterator(self: PyBytes, type: PyType): PyIterator {
  let i = 0;
  return new PyIterator(
    () => self.data[i++],
    type,
    () => Math.max(0, self.data.length - i),
  );
}

function getItem(vm: Vm, self: PyBytes, key: Value): Value {
  const data = selfBytes(self);
  const owner = self.type.isSubtypeOf(bytesType) ? "byte" : "bytearray";
  if (key instanceof PySlice) {
    const unknown = unknownBound(key);
    if (unknown !== undefined) return derived("bytes[…]", unknown);
    const { start, step, count } = sliceIndices(vm, key, data.length);
    return result(
      self,
      Uint8Array.from(
        { length: count },
        (_, i) => data[start + i * step] as number,
      ),
    );
  }
  if (!isIndex(key)) {
    raiseTypeError(
      `${owner} indices must be integers or slices, not ${typeName(key)}`,
    );
  }
  const at = position(vm, key, data.length);
  if (at < 0) {
    raise(
      indexErrorType,
      owner === "byte" ? "index out of range" : "bytearray index out of range",
    );
  }
  return data[at] as number;
}

function multiply(vm: Vm, self: Value, count: Value): Value {
  const times = repeatCount(vm, count);
  if (times === undefined) return refuseTimes(count);
  const data = selfBytes(self);
  vm.budget.size(data.length * times, "a bytes object");
  const repeated = new Uint8Array(data.length * times);
  for (let i = 0; i < times; i++) repeated.set(data, i * data.length);
  return result(self, repeated);
}

const methods: Table = {
  "__iter__(self, /)": (_, self: PyBytes) =>
    bytesIterator(self, bytesIteratorType),
  "__repr__(self, /)": (_, self) => quoteBytes(selfBytes(self)),
  "__hash__(self, /)": hashOf,
  "__bytes__(self, /)": (_, self) => new PyBytes(selfBytes(self)),
  "__getnewargs__(self, /)": (_, self) =>
    new PyTuple([new PyBytes(selfBytes(self))]),
};

const statics: Table = {
  "maketrans(frm, to, /)": (_, from, to) => {
    const sources = bytesArgument(from);
    const targets = bytesArgument(to);
    if (sources.length !== targets.length) {
      raiseTypeError("maketrans arguments must have same length");
    }
    const table = Uint8Array.from({ length: 256 }, (_, i) => i);
    sources.forEach((byte, i) => (table[byte] = targets[i] as number));
    return new PyBytes(table);
  },
};

/** Puts what bytes and bytearray share on one of them. */
export function installBytesLike(type: PyType): void {
  addMethods(type, bytesSpecialMethods);
  addMethods(type, bytesMethods);
  addMethods(type, bytesSearchMethods);
  addClassMethods(type, bytesClassMethods);
  addStaticMethods(type, statics);
}

/** Puts the rows on the type. */
export function installBytes(): void {
  installBytesLike(bytesType);
  addStaticMethods(bytesType, construction);
  addMethods(bytesType, methods);
}
