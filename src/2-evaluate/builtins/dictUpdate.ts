/** `dict.update` and what is built on it: merging mappings, objects with `keys()`, and sequences of pairs. */
import { findAttribute } from "../operations/attribute.js";
import { dictOpen, dictSet } from "../operations/hash.js";
import { iterator, toArray } from "../operations/iterate.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { getItem } from "../operations/subscript.js";
import { typeOf } from "../operations/typeOf.js";
import { dictType } from "../values/basicTypes.js";
import { PyDict } from "../values/dict.js";
import { valueErrorType } from "../values/exceptionTypes.js";
import type { PyType } from "../values/type.js";
import { PyUnknown } from "../values/unknown.js";
import type { Namespace, Value } from "../values/value.js";
import type { Vm } from "../vm.js";

/**
 * Merges `source` into `target` and gives `target`.
 * @throws TypeError, ValueError (Python) where `source` is neither a mapping nor pairs
 */
export function updateDict(vm: Vm, target: PyDict, source: Value): PyDict {
  if (source instanceof PyUnknown) {
    dictOpen(target, source);
    return target;
  }
  if (source instanceof PyDict && source.rest !== null) {
    dictOpen(target, source.rest);
  }
  forEachPair(vm, source, (key, value) => dictSet(vm, target, key, value));
  return target;
}

/** Visits the pairs of whatever `dict()` takes. */
export function forEachPair(
  vm: Vm,
  source: Value,
  visit: (key: Value, value: Value) => void,
): void {
  if (source instanceof PyDict && hasOwnIteration(source.type)) {
    for (const [hashKey, value] of [...source.map]) {
      visit(source.keyOf(hashKey), value);
    }
    return;
  }
  const keys =
    typeof source === "object" ? findAttribute(vm, source, "keys") : undefined;
  if (keys !== undefined) {
    const next = iterator(vm, vm.call(keys, []));
    for (let key = next(); key !== undefined; key = next()) {
      vm.budget.step();
      visit(key, getItem(vm, source, key));
    }
    return;
  }
  const next = iterator(vm, source);
  let i = 0;
  for (let pair = next(); pair !== undefined; pair = next(), i++) {
    vm.budget.step();
    const items = pairItems(vm, pair, i);
    visit(items[0] as Value, items[1] as Value);
  }
}

/** A subclass of dict that walks its keys as dict does is read without asking it. */
function hasOwnIteration(type: PyType): boolean {
  return (
    !type.isHeapType || type.lookup("__iter__") === dictType.lookup("__iter__")
  );
}

function pairItems(vm: Vm, pair: Value, position: number): Value[] {
  const type = typeOf(pair);
  if (
    type !== undefined &&
    type.lookup("__iter__") === undefined &&
    type.lookup("__getitem__") === undefined
  ) {
    raiseTypeError(
      `cannot convert dictionary update sequence element #${position} to a sequence`,
    );
  }
  const items = toArray(vm, pair);
  if (items.length !== 2) {
    raise(
      valueErrorType,
      `dictionary update sequence element #${position} has length ${items.length}; 2 is required`,
    );
  }
  return items;
}

/** A shallow copy. */
export function copyDict(
  dict: PyDict,
  type: PyType = dictType,
  attributes: Namespace | null = null,
): PyDict {
  const copy = new PyDict(new Map(dict.map), type, attributes);
  copy.rest = dict.rest;
  if (dict.originals !== null) copy.originals = new Map(dict.originals);
  return copy;
}
