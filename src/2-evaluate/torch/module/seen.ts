/** The set of what a walk has met: Python's, because a program may hand in its own (`named_modules(memo)`). */
import { hashKey } from "../../operations/hash.js";
import { orderAdd } from "../../operations/setOrder.js";
import { PySet } from "../../values/containers.js";
import { PyBuiltin } from "../../values/functions.js";
import type { HashKey } from "../../values/hashKey.js";
import type { PyObject } from "../../values/value.js";
import type { Vm } from "../../vm.js";

export function newSeen(): PySet {
  return new PySet(new Map());
}

/** `value in seen`; where it was not, it is afterwards if `adds`. */
export function wasSeen(
  vm: Vm,
  seen: PySet,
  value: PyObject,
  adds: boolean,
): boolean {
  const { map } = seen;
  const key = keyOf(vm, value, map);
  if (map.has(key)) return true;
  if (adds) {
    map.set(key, value);
    if (seen.table !== null) orderAdd(seen, key, value);
  }
  return false;
}

/** `hashKey`, for what is nearly always found by identity. */
function keyOf(vm: Vm, value: PyObject, map: PySet["map"]): HashKey {
  const hash = value.type.lookup("__hash__");
  return hash instanceof PyBuiltin && hash.owner === "object"
    ? value
    : hashKey(vm, value, map);
}
