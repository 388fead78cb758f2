/** len, id, hash, callable, isinstance, issubclass, print, input (https://docs.python.org/3.11/library/functions.html). */
import { reasons } from "../../../messages.js";
import { callSpecial, getAttribute } from "../../operations/attribute.js";
import { serialOf } from "../../operations/hash.js";
import { hashOf } from "../../operations/hashOf.js";
import { asIndex } from "../../operations/index.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { str } from "../../operations/text.js";
import { typeName, typeOf } from "../../operations/typeOf.js";
import { unknown } from "../../operations/unknown.js";
import { PyList, PyTuple } from "../../values/containers.js";
import { PyDict } from "../../values/dict.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import {
  PyBuiltin,
  PyFunction,
  PyMethod,
  PyStaticMethod,
} from "../../values/functions.js";
import { PyType } from "../../values/type.js";
import { derived, PyUnknown } from "../../values/unknown.js";
import { PyObject, type Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { isInstanceOf, isSubclassOf } from "../isinstance.js";
import type { Table } from "../table.js";

export const objectFunctions: Table = {
  "len(obj, /)": length,
  "hash(obj, /)": hashOf,
};

export const objectFunctionsAcceptingUnknown: Table = {
  "id(obj, /)": identity,
  "callable(obj, /)": (_, object: Value) =>
    object instanceof PyUnknown
      ? derived(`callable(${object.expression})`, object)
      : isCallable(object),
  "isinstance(obj, class_or_tuple, /)": isInstanceOf,
  "issubclass(cls, class_or_tuple, /)": isSubclassOf,
  // Its arguments have been evaluated; nothing is printed, unless into an object of the program's own.
  "print(*args, sep=None, end=None, file=None, flush=False)": print,
};

export const runtimeFunctions: Table = {
  "input(prompt='', /)": (vm) =>
    unknown(vm, reasons.runtimeValue("what input() reads"), "input()"),
};

function print(
  vm: Vm,
  args: PyTuple,
  separator: Value,
  end: Value,
  file: Value,
): null {
  if (file === null || file instanceof PyUnknown) return null;
  const texts = args.items.map((item) =>
    item instanceof PyUnknown ? item : str(vm, item),
  );
  const open = [...texts, separator, end].find(
    (item) => item instanceof PyUnknown,
  );
  const text =
    open ??
    texts.join(separator === null ? " " : str(vm, separator)) +
      (end === null ? "\n" : str(vm, end));
  vm.call(getAttribute(vm, file, "write"), [text]);
  return null;
}

/** `len(object)` */
export function length(vm: Vm, object: Value): Value {
  if (typeof object === "string") return codePoints(object);
  if (vm.choices.loops.isUsed) {
    const open = vm.open.length(vm, object);
    if (open !== undefined) return open;
  }
  if (object instanceof PyObject && !object.type.isHeapType) {
    if (object instanceof PyList || object instanceof PyTuple) {
      return object.items.length;
    }
    if (object instanceof PyDict) return object.rest ?? object.map.size;
  }
  const size = callSpecial(vm, object, "__len__");
  if (size === undefined) {
    raiseTypeError(`object of type '${typeName(object)}' has no len()`);
  }
  if (size instanceof PyUnknown) return size;
  const number = asIndex(vm, size);
  if (number < 0) raise(valueErrorType, "__len__() should return >= 0");
  return number;
}

/** Characters outside the Basic Multilingual Plane take two UTF-16 units. */
function codePoints(text: string): number {
  let count = text.length;
  for (let i = 0; i + 1 < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xd800 && code < 0xdc00) {
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next < 0xe000) {
        count--;
        i++;
      }
    }
  }
  return count;
}

/** Whether the value can be called. */
export function isCallable(value: Value): boolean {
  if (
    value instanceof PyFunction ||
    value instanceof PyBuiltin ||
    value instanceof PyMethod ||
    value instanceof PyType ||
    value instanceof PyStaticMethod ||
    value instanceof PyUnknown
  ) {
    return true;
  }
  const method = typeOf(value).lookup("__call__");
  return method !== undefined && method !== null;
}

const plainIds = {};

/** `id(object)`: a number that stands for the object and means nothing else. */
function identity(vm: Vm, object: Value): Value {
  if (object instanceof PyObject) return serialOf(object) * 16;
  let ids = vm.caches.get(plainIds) as Map<unknown, number> | undefined;
  if (ids === undefined) vm.caches.set(plainIds, (ids = new Map()));
  let id = ids.get(object);
  if (id === undefined) ids.set(object, (id = ids.size * 16 + 8));
  return id;
}
