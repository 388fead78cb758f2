/** What set operations are made of, in the steps in which CPython takes them: the order of the elements depends on them. */
import { Halt } from "../halt.js";
import { PySet } from "../values/containers.js";
import type { PyType } from "../values/type.js";
import type { Namespace, Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { hashKey, setAdd, setDelete } from "./hash.js";
import { orderOf, setElements } from "./setOrder.js";

/** A set of the same elements. */
export function setCopy(
  vm: Vm,
  set: PySet,
  type: PyType,
  attributes: Namespace | null = null,
): PySet {
  const copy = new PySet(new Map(), type, attributes);
  setMerge(vm, copy, set);
  return copy;
}

/** `target |= source`, where the source is a set. */
export function setMerge(vm: Vm, target: PySet, source: PySet): void {
  if (source === target || source.map.size === 0) return;
  const from = orderOf(source);
  const table = from === null ? null : orderOf(target);
  if (from === null || table === null) {
    target.table = null;
    for (const value of setElements(source)) setAdd(vm, target, value);
  } else if (table.isPristine) {
    table.fill(from);
    target.open = source.open;
    for (const [key, value] of source.map) target.map.set(key, value);
  } else {
    table.reserve(from.size);
    for (const value of setElements(source)) setAdd(vm, target, value);
  }
}

/** `target |= elements` of a dict's keys, whose number is known beforehand. */
export function setMergeKeys(vm: Vm, target: PySet, keys: Value[]): void {
  orderOf(target)?.reserve(keys.length);
  for (const key of keys) setAdd(vm, target, key);
}

/** @throws {Halt} where an element is not known: whether it equals another one decides the answer */
export function requireKnown(set: PySet): PySet {
  if (set.open !== null) throw new Halt(set.open.reason);
  return set;
}

export function setClear(set: PySet): void {
  set.open = null;
  set.map.clear();
  set.table = null;
}

/** Removes and gives the element that Python's `pop` does; undefined where there is none. */
export function setPop(vm: Vm, set: PySet): Value | undefined {
  if (set.map.size === 0) return undefined;
  requireKnown(set);
  const table = orderOf(set);
  const value =
    table === null
      ? (set.map.values().next().value as Value)
      : (set.map.get(table.next()) as Value);
  setDelete(vm, set, value);
  return value;
}

/** `target -= source`, element by element. */
export function setRemoveAll(
  vm: Vm,
  target: PySet,
  elements: Iterable<Value>,
): void {
  for (const value of elements) setDelete(vm, target, value);
  orderOf(target)?.tidy();
}

/** Makes `target` hold what `source` holds; the source must not be used any more. */
export function setReplace(target: PySet, source: PySet): void {
  target.map.clear();
  for (const [key, value] of source.map) target.map.set(key, value);
  target.table = orderOf(source);
}

/** Where an element equal to `value` is in `set`: the element as the set has it. */
export function setFind(vm: Vm, set: PySet, value: Value): Value | undefined {
  return set.map.get(hashKey(vm, value, set.map));
}
