/** Union, intersection and difference, over sets and other iterables, in CPython's steps (see operations/sets.ts). */
import {
  dictHas,
  dictKeys,
  setAdd,
  setDelete,
  setHas,
} from "../operations/hash.js";
import { iterator } from "../operations/iterate.js";
import { setElements } from "../operations/setOrder.js";
import {
  requireKnown,
  setClear,
  setCopy,
  setMerge,
  setMergeKeys,
  setRemoveAll,
} from "../operations/sets.js";
import { dictType } from "../values/basicTypes.js";
import { PySet } from "../values/containers.js";
import { PyDict } from "../values/dict.js";
import type { PyType } from "../values/type.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";

/** `target |= other` */
export function setUpdate(vm: Vm, target: PySet, other: Value): void {
  if (other instanceof PySet) {
    setMerge(vm, target, other);
  } else if (other instanceof PyDict && other.type === dictType) {
    setMergeKeys(vm, target, dictKeys(other));
  } else {
    forEach(vm, other, (item) => setAdd(vm, target, item));
  }
}

/** `self & other`: the smaller of two sets is walked, and its elements are the ones kept. */
export function setIntersection(
  vm: Vm,
  self: PySet,
  other: Value,
  type: PyType,
): PySet {
  if (self === other) return setCopy(vm, self, type);
  requireKnown(self);
  const result = new PySet(new Map(), type);
  let [walked, asked]: [Value, PySet] = [other, self];
  if (other instanceof PySet && other.map.size > self.map.size) {
    [walked, asked] = [self, other];
  }
  forEach(vm, walked, (item) => {
    if (setHas(vm, asked, item)) setAdd(vm, result, item);
  });
  return result;
}

/** `self - other` */
export function setDifference(
  vm: Vm,
  self: PySet,
  other: Value,
  type: PyType,
): PySet {
  requireKnown(self);
  const isKeyed = other instanceof PySet || isPlainDict(other);
  // Against something small, it is cheaper to copy and remove: that leaves another table behind.
  if (!isKeyed || self.map.size >> 2 > other.map.size) {
    const copy = setCopy(vm, self, type);
    setDifferenceUpdate(vm, copy, other);
    return copy;
  }
  const result = new PySet(new Map(), type);
  for (const item of setElements(self)) {
    const isThere =
      other instanceof PySet
        ? setHas(vm, other, item)
        : dictHas(vm, other, item);
    if (!isThere) setAdd(vm, result, item);
  }
  return result;
}

/** `target -= other` */
export function setDifferenceUpdate(vm: Vm, target: PySet, other: Value): void {
  if (other === target) {
    setClear(target);
    return;
  }
  requireKnown(target);
  const gone: Value[] = [];
  forEach(vm, other, (item) => gone.push(item));
  setRemoveAll(vm, target, gone);
}

/** `self ^ other` */
export function setSymmetricDifference(
  vm: Vm,
  self: PySet,
  other: Value,
  type: PyType,
): PySet {
  const result = new PySet(new Map(), type);
  setUpdate(vm, result, other);
  setSymmetricDifferenceUpdate(vm, result, self);
  return result;
}

/** `target ^= other` */
export function setSymmetricDifferenceUpdate(
  vm: Vm,
  target: PySet,
  other: Value,
): void {
  if (other === target) {
    setClear(target);
    return;
  }
  requireKnown(target);
  let items: Value[];
  if (other instanceof PySet) {
    items = setElements(other);
  } else if (isPlainDict(other)) {
    items = dictKeys(other);
  } else {
    // As a set first: an element that comes twice must not come back.
    const unique = new PySet(new Map());
    setUpdate(vm, unique, other);
    items = setElements(unique);
  }
  for (const item of items) {
    if (!setDelete(vm, target, item)) setAdd(vm, target, item);
  }
}

export function setIsDisjoint(vm: Vm, self: PySet, other: Value): boolean {
  requireKnown(self);
  if (self === other) return self.map.size === 0;
  let isDisjoint = true;
  forEach(vm, other, (item) => {
    if (setHas(vm, self, item)) isDisjoint = false;
  });
  return isDisjoint;
}

/** Whether every element of `inner` is in `outer`. */
export function includes(vm: Vm, outer: PySet, inner: PySet): boolean {
  for (const item of inner.map.values()) {
    if (!setHas(vm, outer, item)) return false;
  }
  return true;
}

function isPlainDict(value: Value): value is PyDict {
  return value instanceof PyDict && value.type === dictType;
}

function forEach(vm: Vm, iterable: Value, visit: (item: Value) => void): void {
  if (iterable instanceof PySet && !iterable.type.isHeapType) {
    for (const item of setElements(requireKnown(iterable))) visit(item);
    return;
  }
  const next = iterator(vm, iterable);
  for (let item = next(); item !== undefined; item = next()) {
    vm.budget.step();
    visit(item);
  }
}
