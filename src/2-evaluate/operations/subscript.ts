/** `object[key]`: reading, writing, deleting. */
import { genericAlias } from "../builtins/genericAlias.js";
import { typeType } from "../values/basicTypes.js";
import { PyList, PyTuple } from "../values/containers.js";
import { PyDict } from "../values/dict.js";
import { PyBuiltin } from "../values/functions.js";
import { indexErrorType, valueErrorType } from "../values/exceptionTypes.js";
import { PySlice } from "../values/simple.js";
import { PyType } from "../values/type.js";
import { derived, partOf, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { callSpecial, findAttribute } from "./attribute.js";
import { dictGet, dictSet } from "./hash.js";
import { asInteger } from "./index.js";
import { isLiteral, literalText } from "./literals.js";
import { raise, raiseTypeError } from "./raise.js";
import { typeName } from "./typeOf.js";

export function getItem(vm: Vm, object: Value, key: Value): Value {
  if (object instanceof PyUnknown) {
    return isLiteral(key)
      ? partOf(object, `[${literalText(key)}]`)
      : derived(`${object.expression}[${shown(key)}]`, object);
  }
  if (
    vm.choices.loops.isUsed &&
    (object instanceof PyList || object instanceof PyTuple)
  ) {
    const item = vm.open.item(vm, object, key);
    if (item !== undefined) return item;
  }
  if (
    (object instanceof PyList || object instanceof PyTuple) &&
    typeof key === "number" &&
    !object.type.isHeapType
  ) {
    const { items } = object;
    const item = items[key < 0 ? key + items.length : key];
    if (item !== undefined) return item;
    raise(indexErrorType, `${object.type.name} index out of range`);
  }
  if (object instanceof PyDict && !object.type.isHeapType) {
    if (key instanceof PyUnknown) return unknownKey(object, key);
    const value = dictGet(vm, object, key);
    if (value !== undefined) return value;
  }
  if (key instanceof PyUnknown) return unknownKey(object, key);
  const result = callSpecial(vm, object, "__getitem__", key);
  if (result !== undefined) return result;
  if (object instanceof PyType) {
    if (object === typeType) return genericAlias(object, key);
    const hook = findAttribute(vm, object, "__class_getitem__");
    if (hook !== undefined) return vm.call(hook, [key]);
    raiseTypeError(`type '${object.name}' is not subscriptable`);
  }
  return raiseTypeError(`'${typeName(object)}' object is not subscriptable`);
}

function unknownKey(object: Value, key: PyUnknown): PyUnknown {
  return derived(`${typeName(object)}[${key.expression}]`, key);
}

export function setItem(vm: Vm, object: Value, key: Value, value: Value): void {
  if (object instanceof PyUnknown) return;
  if (
    object instanceof PyDict &&
    (!object.type.isHeapType ||
      object.type.lookup("__setitem__") instanceof PyBuiltin)
  ) {
    if (!object.type.isHeapType && object.type.name === "dict") {
      dictSet(vm, object, key, value);
      return;
    }
  }
  if (
    object instanceof PyList &&
    typeof key === "number" &&
    !object.type.isHeapType
  ) {
    const index = key < 0 ? key + object.items.length : key;
    if (index < 0 || index >= object.items.length) {
      raise(indexErrorType, "list assignment index out of range");
    }
    object.items[index] = value;
    return;
  }
  if (callSpecial(vm, object, "__setitem__", key, value) === undefined) {
    raiseTypeError(
      `'${typeName(object)}' object does not support item assignment`,
    );
  }
}

export function deleteItem(vm: Vm, object: Value, key: Value): void {
  if (object instanceof PyUnknown) return;
  if (callSpecial(vm, object, "__delitem__", key) === undefined) {
    raiseTypeError(
      `'${typeName(object)}' object doesn't support item deletion`,
    );
  }
}

/** A slice over a sequence of `length` elements: `count` of them, from `start` by `step`. */
export interface SliceIndices {
  start: number;
  stop: number;
  step: number;
  count: number;
}

/**
 * `slice.indices(length)`
 * @throws ValueError (Python) for a step of zero
 */
export function sliceIndices(
  vm: Vm,
  slice: PySlice,
  length: number,
): SliceIndices {
  const step = slice.step === null ? 1 : clampToSafe(indexPart(vm, slice.step));
  if (step === 0) raise(valueErrorType, "slice step cannot be zero");
  const low = step < 0 ? -1 : 0;
  const high = step < 0 ? length - 1 : length;
  const place = (value: Value, absent: number): number => {
    if (value === null) return absent;
    let index = clampToSafe(indexPart(vm, value));
    if (index < 0) index += length;
    return Math.min(Math.max(index, low), high);
  };
  const start = place(slice.start, step < 0 ? high : low);
  const stop = place(slice.stop, step < 0 ? low : high);
  const count = Math.max(0, Math.ceil((stop - start) / step));
  return { start, stop, step, count };
}

function indexPart(vm: Vm, value: Value): number | bigint {
  if (
    typeof value !== "number" &&
    typeof value !== "bigint" &&
    typeof value !== "boolean" &&
    callableIndex(value)
  ) {
    raiseTypeError(
      "slice indices must be integers or None or have an __index__ method",
    );
  }
  return asInteger(vm, value);
}

function callableIndex(value: Value): boolean {
  return (
    typeof value === "string" ||
    (value !== null &&
      typeof value === "object" &&
      !(value instanceof PyUnknown) &&
      value.type.lookup("__index__") === undefined)
  );
}

function clampToSafe(value: number | bigint): number {
  if (typeof value === "number") return value;
  return value < 0n ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
}

function shown(key: Value): string {
  if (key instanceof PyUnknown) return key.expression;
  if (typeof key === "string") return `'${key}'`;
  return typeof key === "number" ? String(key) : "…";
}
