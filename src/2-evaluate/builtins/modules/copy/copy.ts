/** `copy.copy` and `copy.deepcopy` (https://docs.python.org/3.11/library/copy.html). */
import { findMethod } from "../../../operations/attribute.js";
import { dictGet, dictSet, serialOf } from "../../../operations/hash.js";
import { PyList, PySet, PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import {
  PyBuiltin,
  PyFunction,
  PyGetSet,
  PyProperty,
} from "../../../values/functions.js";
import {
  PyComplex,
  PyFloat,
  PyRange,
  PySlice,
} from "../../../values/simple.js";
import { PyType } from "../../../values/type.js";
import { derived, PyUnknown } from "../../../values/unknown.js";
import { PyObject, type Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { attributeOrUndefined } from "../../functions/attributes.js";
import { copyDict } from "../../dictUpdate.js";
import { isAtomicType } from "./atomic.js";
import { reconstruct } from "./reconstruct.js";

/** `copy.copy(value)` */
export function shallowCopy(vm: Vm, value: Value): Value {
  if (value instanceof PyUnknown) {
    return derived(`copy(${value.expression})`, value);
  }
  if (isAtomic(value)) return value;
  const object = value as PyObject;
  if (!object.type.isHeapType) {
    if (object instanceof PyList) return new PyList([...object.items]);
    const isImmutable =
      object instanceof PyTuple ||
      object instanceof PySlice ||
      (object instanceof PySet && object.isFrozen);
    if (isImmutable) return object;
    if (object instanceof PyDict && object.type.name === "dict") {
      return copyDict(object);
    }
  }
  // Looked up on the class: an instance attribute of that name does not count.
  const hook = findMethod(vm, object, "__copy__");
  if (hook !== undefined && hook !== null) return vm.call(hook, []);
  return reconstruct(vm, object, (part) => part);
}

/**
 * `copy.deepcopy(value, memo)`: everything that is reached is copied once, so that what was shared stays shared.
 * @param memo the copies so far, by the `id()` of the original, as `__deepcopy__` methods expect it
 */
export function deepCopy(vm: Vm, value: Value, memo: PyDict): Value {
  if (isAtomic(value)) return value;
  const object = value as PyObject;
  const id = serialOf(object) * 16;
  const known = dictGet(vm, memo, id);
  if (known !== undefined) return known;
  vm.budget.step();
  vm.enter();
  try {
    const copy = deepCopyObject(vm, object, memo, id);
    if (copy !== object) dictSet(vm, memo, id, copy);
    return copy;
  } finally {
    vm.leave();
  }
}

function deepCopyObject(
  vm: Vm,
  object: PyObject,
  memo: PyDict,
  id: number,
): Value {
  if (object instanceof PyUnknown) {
    return derived(`deepcopy(${object.expression})`, object);
  }
  const remember = (copy: Value): void => dictSet(vm, memo, id, copy);
  const part = (value: Value): Value => deepCopy(vm, value, memo);
  if (!object.type.isHeapType) {
    if (object instanceof PyList) {
      const copy = new PyList([]);
      remember(copy);
      for (const item of object.items) copy.items.push(part(item));
      return copy;
    }
    if (object instanceof PyTuple) return deepCopyTuple(vm, object, memo, id);
    if (object instanceof PyDict && object.type.name === "dict") {
      const copy = new PyDict();
      copy.rest = object.rest;
      remember(copy);
      for (const [key, item] of [...object.map]) {
        dictSet(vm, copy, part(object.keyOf(key)), part(item));
      }
      return copy;
    }
  }
  const hook = attributeOrUndefined(vm, object, "__deepcopy__");
  if (hook !== undefined) return vm.call(hook, [memo]);
  return reconstruct(vm, object, part, remember);
}

/** A tuple of things that need no copy stays the same tuple. */
function deepCopyTuple(
  vm: Vm,
  tuple: PyTuple,
  memo: PyDict,
  id: number,
): Value {
  const items = tuple.items.map((item) => deepCopy(vm, item, memo));
  // A tuple that holds itself, through a list, was copied on the way.
  const meanwhile = dictGet(vm, memo, id);
  if (meanwhile !== undefined) return meanwhile;
  return items.every((item, i) => item === tuple.items[i])
    ? tuple
    : new PyTuple(items);
}

/** Values that are their own copy. */
function isAtomic(value: Value): boolean {
  if (!(value instanceof PyObject)) return true;
  if (value instanceof PyUnknown) return false;
  return (
    value instanceof PyFloat ||
    value instanceof PyType ||
    value instanceof PyFunction ||
    value instanceof PyBuiltin ||
    value instanceof PyComplex ||
    value instanceof PyRange ||
    value instanceof PyProperty ||
    value instanceof PyGetSet ||
    isAtomicType(value.type)
  );
}
