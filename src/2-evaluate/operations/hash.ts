/** Hash keys, and everything that dicts and sets do by them. */
import { Halt } from "../halt.js";
import { typeName } from "./typeOf.js";
import { unbox } from "./unbox.js";
import { raise, raiseTypeError } from "./raise.js";
import { orderAdd, orderDelete } from "./setOrder.js";
import { equals } from "./equality.js";
import { tupleType } from "../values/basicTypes.js";
import { PySet, PyTuple } from "../values/containers.js";
import { PyDict } from "../values/dict.js";
import { keyErrorType } from "../values/exceptionTypes.js";
import { PyBuiltin, PyFunction } from "../values/functions.js";
import type { HashKey } from "../values/hashKey.js";
import { normalize } from "../values/integer.js";
import { PyBoxed, PyBytes, PyFloat } from "../values/simple.js";
import { PyType } from "../values/type.js";
import { derived, PyUnknown } from "../values/unknown.js";
import { PyObject, type Value } from "../values/value.js";
import type { Vm } from "../vm.js";

/**
 * The key under which dicts and sets of `table` keep `value` (see values/hashKey.ts).
 * @throws TypeError (Python) where the value is unhashable
 */
export function hashKey(
  vm: Vm,
  value: Value,
  table: Map<HashKey, Value> | null,
): HashKey {
  switch (typeof value) {
    case "string":
      return value.charCodeAt(0) === 0 ? `\0${value}` : value;
    case "number":
    case "bigint":
      return value;
    case "boolean":
      return value ? 1 : 0;
  }
  if (value === null || value instanceof PyUnknown) return value;
  if (value instanceof PyFloat) return floatKey(value);
  if (value instanceof PyTuple) {
    if (value.key !== null) return value.key;
    if (value.type === tupleType || !overridesHash(value)) {
      return tupleKey(vm, value, table);
    }
  }
  if (value instanceof PyBoxed && !overridesHash(value)) {
    return hashKey(vm, value.value, table);
  }
  if (value instanceof PyBytes && !overridesHash(value)) {
    return `\0b${Buffer.from(value.data).toString("latin1")}`;
  }
  if (value instanceof PySet && value.isFrozen && !overridesHash(value)) {
    return `\0f${[...value.map.keys()].map(keyText).sort().join()}`;
  }
  return objectKey(vm, value, table);
}

/** Whether the value's class, or one before the built-in it derives from, has a `__hash__` of its own. */
function overridesHash(value: PyObject): boolean {
  return !(value.type.lookup("__hash__") instanceof PyBuiltin);
}

function floatKey(float: PyFloat): HashKey {
  const { value } = float;
  if (Number.isNaN(value)) return float;
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return normalize(BigInt(value));
  }
  return value + 0 === 0 ? 0 : value;
}

function tupleKey(
  vm: Vm,
  tuple: PyTuple,
  table: Map<HashKey, Value> | null,
): string {
  const { items } = tuple;
  if (items.length === 2) {
    const key = pairKey(items[0] as Value, items[1] as Value);
    if (key !== undefined) return (tuple.key = key);
  }
  let text = "\0(";
  let isPlain = true;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Value;
    if (typeof item === "number") {
      text += `${item},`;
      continue;
    }
    isPlain &&= typeof item !== "object" || item === null;
    text += `${keyText(hashKey(vm, item, table))},`;
  }
  if (isPlain) tuple.key = text;
  return text;
}

/** Ints below this make pairs whose keys are kept. */
const SMALL = 256;

// Keys of pairs of small ints, which loops over positions ask for again and again: a string that exists is found much
// faster than an equal one that was just put together.
const pairKeys: string[] = [];

/** The key of a pair of small ints; undefined for other pairs. */
function pairKey(a: Value, b: Value): string | undefined {
  if (typeof a !== "number" || typeof b !== "number") return undefined;
  if (a < 0 || b < 0 || a >= SMALL || b >= SMALL) return undefined;
  return (pairKeys[a * SMALL + b] ??= `\0(${a},${b},`);
}

/** A hash key as text that no other key shares; objects by a serial number. */
function keyText(key: HashKey): string {
  switch (typeof key) {
    case "string":
      return `s${key.length}:${key}`;
    case "number":
    case "bigint":
      return String(key);
    default:
      return key === null ? "N" : `o${serialOf(key)}`;
  }
}

// Serial numbers carry no meaning beyond "the same object": sharing the counter between evaluations is harmless.
let lastSerial = 0;

/** A number that stands for the object as long as it lives; also what `id()` is made from. */
export function serialOf(object: PyObject): number {
  if (object.serial === 0) object.serial = ++lastSerial;
  return object.serial;
}

/** Objects with an `__eq__` of their own are found by their hash, and told apart by asking. */
function objectKey(
  vm: Vm,
  value: PyObject,
  table: Map<HashKey, Value> | null,
): HashKey {
  const method = value.type.lookup("__hash__");
  if (method === null || method === undefined) {
    raiseTypeError(`unhashable type: '${typeName(value)}'`);
  }
  const isIdentity = method instanceof PyBuiltin && method.owner === "object";
  if (isIdentity || table === null) return value;
  const hash = unbox(vm.call(method, [value]));
  if (hash instanceof PyUnknown) throw new Halt(hash.reason);
  // An object may say that it equals an int: ints hash to themselves.
  if (typeof hash === "number" && table.has(hash) && equals(vm, hash, value)) {
    return hash;
  }
  return representative(vm, value, hash);
}

const seenObjects = {};

/** The first object equal to `value` that any dict or set has met: the key that all of them go by. */
function representative(vm: Vm, value: PyObject, hash: Value): PyObject {
  let seen = vm.caches.get(seenObjects) as Map<Value, PyObject[]> | undefined;
  if (seen === undefined) vm.caches.set(seenObjects, (seen = new Map()));
  const bucket = seen.get(hash);
  if (bucket === undefined) {
    seen.set(hash, [value]);
    return value;
  }
  for (const other of bucket) if (equals(vm, other, value)) return other;
  bucket.push(value);
  return value;
}

export function dictGet(vm: Vm, dict: PyDict, key: Value): Value | undefined {
  return dict.map.get(hashKey(vm, key, dict.map));
}

export function dictHas(vm: Vm, dict: PyDict, key: Value): boolean {
  return dict.map.has(hashKey(vm, key, dict.map));
}

export function dictSet(vm: Vm, dict: PyDict, key: Value, value: Value): void {
  if (key instanceof PyUnknown) {
    dictOpen(dict, key);
    return;
  }
  const hashed = hashKey(vm, key, dict.map);
  if (hashed !== key && !dict.map.has(hashed)) {
    (dict.originals ??= new Map()).set(hashed, key);
  }
  dict.map.set(hashed, value);
}

/**
 * After something was stored under a key that is not known. What was there before may have been replaced; functions and
 * classes are kept all the same, because a registry does not take the same name twice.
 */
export function dictOpen(dict: PyDict, cause: PyUnknown): void {
  dict.rest = derived(`dict[${cause.expression}]`, cause);
  for (const [key, value] of dict.map) {
    const isRegistered =
      value instanceof PyFunction ||
      value instanceof PyBuiltin ||
      value instanceof PyType;
    if (!isRegistered) dict.map.set(key, dict.rest);
  }
}

/** @throws {Halt} where a dict may have more entries than are known: nobody can walk or count it */
export function requireClosed(dict: PyDict): void {
  if (dict.rest !== null) throw new Halt(dict.rest.reason);
}

/** Removes a key; false where it was not there. */
export function dictDelete(vm: Vm, dict: PyDict, key: Value): boolean {
  if (key instanceof PyUnknown) throw new Halt(key.reason);
  const hashed = hashKey(vm, key, dict.map);
  dict.originals?.delete(hashed);
  return dict.map.delete(hashed);
}

/** `d[key]` of a plain dict. */
export function dictItem(vm: Vm, dict: PyDict, key: Value): Value {
  const value = dictGet(vm, dict, key);
  if (value === undefined) raise(keyErrorType, key);
  return value;
}

/** The keys as written, in order. */
export function dictKeys(dict: PyDict): Value[] {
  requireClosed(dict);
  return dict.originals === null
    ? ([...dict.map.keys()] as Value[])
    : Array.from(dict.map.keys(), (key) => dict.keyOf(key));
}

/** A dict from pairs; later ones win. */
export function dictFrom(
  vm: Vm,
  pairs: Iterable<readonly [Value, Value]>,
): PyDict {
  const dict = new PyDict();
  for (const [key, value] of pairs) dictSet(vm, dict, key, value);
  return dict;
}

export function setHas(vm: Vm, set: PySet, value: Value): boolean {
  return set.map.has(hashKey(vm, value, set.map));
}

/** Adds an element; an equal one that is there stays. */
export function setAdd(vm: Vm, set: PySet, value: Value): void {
  const key = hashKey(vm, value, set.map);
  if (set.map.has(key)) return;
  if (value instanceof PyUnknown) set.open = value;
  set.map.set(key, value);
  if (set.table !== null) orderAdd(set, key, value);
}

export function setDelete(vm: Vm, set: PySet, value: Value): boolean {
  if (value instanceof PyUnknown) throw new Halt(value.reason);
  const key = hashKey(vm, value, set.map);
  if (!set.map.has(key)) return false;
  orderDelete(set, key);
  return set.map.delete(key);
}

export function setFrom(vm: Vm, values: Iterable<Value>): PySet {
  const set = new PySet(new Map());
  for (const value of values) setAdd(vm, set, value);
  return set;
}
