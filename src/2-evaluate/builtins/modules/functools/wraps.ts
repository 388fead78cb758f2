/** functools.update_wrapper and wraps (https://docs.python.org/3.11/library/functools.html#functools.wraps). */
import { setAttribute } from "../../../operations/attribute.js";
import { toArray } from "../../../operations/iterate.js";
import { PyDict } from "../../../values/dict.js";
import { PyBuiltin, PyFunction } from "../../../values/functions.js";
import { PyUnknown } from "../../../values/unknown.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { dictSet } from "../../../operations/hash.js";
import { attributeOrUndefined } from "../../functions/attributes.js";
import { forEachPair } from "../../dictUpdate.js";

export const assignedByDefault = [
  "__module__",
  "__name__",
  "__qualname__",
  "__doc__",
  "__annotations__",
] as const;
export const updatedByDefault = ["__dict__"] as const;

/** Makes `wrapper` look like `wrapped`, and gives it. */
export function updateWrapper(
  vm: Vm,
  wrapper: Value,
  wrapped: Value,
  assigned: Value | undefined,
  updated: Value | undefined,
): Value {
  if (wrapper instanceof PyUnknown) return wrapper;
  if (!(wrapped instanceof PyUnknown)) {
    const names =
      assigned === undefined ? assignedByDefault : toArray(vm, assigned);
    for (const name of names) copyAttribute(vm, wrapper, wrapped, String(name));
    const dicts =
      updated === undefined ? updatedByDefault : toArray(vm, updated);
    for (const name of dicts)
      mergeAttribute(vm, wrapper, wrapped, String(name));
  }
  setAttribute(vm, wrapper, "__wrapped__", wrapped);
  return wrapper;
}

function copyAttribute(
  vm: Vm,
  wrapper: Value,
  wrapped: Value,
  name: string,
): void {
  if (
    name === "__annotations__" &&
    wrapper instanceof PyFunction &&
    wrapped instanceof PyFunction
  ) {
    // Annotations are evaluated when someone asks, and that must not happen here.
    wrapper.annotations = wrapped.annotations;
    return;
  }
  const value = attributeOrUndefined(vm, wrapped, name);
  if (value !== undefined) setAttribute(vm, wrapper, name, value);
}

function mergeAttribute(
  vm: Vm,
  wrapper: Value,
  wrapped: Value,
  name: string,
): void {
  const source = attributeOrUndefined(vm, wrapped, name);
  if (source === undefined) return;
  if (source instanceof PyDict && source.map.size === 0) return;
  const target = attributeOrUndefined(vm, wrapper, name);
  if (target instanceof PyDict) {
    forEachPair(vm, source, (key, value) => dictSet(vm, target, key, value));
  }
}

/** `wraps(wrapped)`: the decorator. */
export function wraps(
  _vm: Vm,
  wrapped: Value,
  assigned: Value | undefined,
  updated: Value | undefined,
): Value {
  return new PyBuiltin(
    "update_wrapper",
    "wrapper",
    (vm, wrapper: Value) =>
      updateWrapper(vm, wrapper, wrapped, assigned, updated),
    false,
    "functools",
    true,
  );
}
