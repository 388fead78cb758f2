/** getattr, setattr, hasattr, delattr, vars, dir (https://docs.python.org/3.11/library/functions.html#getattr). */
import {
  callSpecial,
  deleteAttribute,
  findAttribute,
  findMethod,
  getAttribute,
  setAttribute,
} from "../../operations/attribute.js";
import { Halt } from "../../halt.js";
import { toArray } from "../../operations/iterate.js";
import { raiseTypeError } from "../../operations/raise.js";
import { typeName, typeOf } from "../../operations/typeOf.js";
import { unbox } from "../../operations/unbox.js";
import { PyList } from "../../values/containers.js";
import { PyDict } from "../../values/dict.js";
import { Raised } from "../../values/exceptions.js";
import { attributeErrorType } from "../../values/exceptionTypes.js";
import { PyBuiltin } from "../../values/functions.js";
import { derived, PySymbolicText, PyUnknown } from "../../values/unknown.js";
import { PyInstance, PyObject, type Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { namesOf } from "./dir.js";
import { sortItems } from "../sort.js";
import type { Table } from "../table.js";

export const attributeFunctionsAcceptingUnknown: Table = {
  "getattr(object, name, default=..., /)": (
    vm,
    object: Value,
    name: Value,
    fallback: Value | undefined,
  ) => {
    const open = unknownAmong("getattr", object, name);
    if (open !== undefined) return open;
    const text = attributeName(name);
    if (fallback === undefined) return getAttribute(vm, object, text);
    const found = attributeOrUndefined(vm, object, text);
    return found === undefined ? fallback : found;
  },
  "hasattr(obj, name, /)": (vm, object: Value, name: Value) =>
    unknownAmong("hasattr", object, name) ??
    attributeOrUndefined(vm, object, attributeName(name)) !== undefined,
  "setattr(obj, name, value, /)": (
    vm,
    object: Value,
    name: Value,
    value: Value,
  ) => {
    if (name instanceof PySymbolicText && object instanceof PyObject) {
      const hook = findMethod(vm, object, "__setattr__");
      if (hook !== undefined) return vm.call(hook, [name, value]);
    }
    const open = unknownAmong("setattr", object, name);
    if (open !== undefined) {
      // Whatever the object has by any name may be something else now.
      if (object instanceof PyInstance) {
        object.escapes = [...(object.escapes ?? []), ...open.reasons];
      }
      return open;
    }
    setAttribute(vm, object, attributeName(name), value);
    return null;
  },
};

export const attributeFunctions: Table = {
  "delattr(obj, name, /)": (vm, object: Value, name: Value) => {
    if (name instanceof PyUnknown) throw new Halt(name.reason);
    deleteAttribute(vm, object, attributeName(name));
    return null;
  },
  "vars(object=..., /)": (vm, object: Value | undefined) => {
    if (object === undefined) return callerLocals(vm);
    const found = attributeOrUndefined(vm, object, "__dict__");
    return (
      found ?? raiseTypeError("vars() argument must have __dict__ attribute")
    );
  },
  "dir(object=..., /)": (vm, object: Value | undefined) => {
    const names =
      object === undefined
        ? toArray(vm, callerLocals(vm))
        : (customNames(vm, object) ?? namesOf(vm, object));
    const sorted = sortItems(vm, names, null, false);
    return sorted instanceof PyUnknown ? sorted : new PyList(sorted);
  },
};

/** What a `__dir__` written in Python lists. */
function customNames(vm: Vm, object: Value): Value[] | undefined {
  const method = typeOf(object).lookup("__dir__");
  if (method === undefined || method instanceof PyBuiltin) return undefined;
  return toArray(vm, callSpecial(vm, object, "__dir__") as Value);
}

/** The namespace that `vars()` and `dir()` without an argument show. */
function callerLocals(vm: Vm): Value {
  const locals = vm.builtins.get("locals");
  return locals === undefined ? new PyDict() : vm.call(locals, []);
}

/** undefined where the lookup ends in AttributeError, be it raised by a property or by `__getattr__`. */
export function attributeOrUndefined(
  vm: Vm,
  object: Value,
  name: string,
): Value | undefined {
  try {
    return findAttribute(vm, object, name);
  } catch (error) {
    if (
      error instanceof Raised &&
      error.exception.type.isSubtypeOf(attributeErrorType)
    ) {
      return undefined;
    }
    throw error;
  }
}

function attributeName(name: Value): string {
  const text = unbox(name);
  if (typeof text === "string") return text;
  raiseTypeError(`attribute name must be string, not '${typeName(name)}'`);
}

/** The answer when it is not known which attribute of which object is meant. */
function unknownAmong(
  callee: string,
  object: Value,
  name: Value,
): PyUnknown | undefined {
  if (object instanceof PyUnknown) {
    const shown = typeof name === "string" ? `'${name}'` : "…";
    return derived(`${callee}(${object.expression}, ${shown})`, object);
  }
  return name instanceof PyUnknown
    ? derived(`${callee}(…, ${name.expression})`, name)
    : undefined;
}
