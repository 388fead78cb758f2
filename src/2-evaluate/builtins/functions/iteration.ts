/** iter and next (https://docs.python.org/3.11/library/functions.html#iter). */
import { resume } from "../../calls/generator.js";
import { callSpecial, findMethod } from "../../operations/attribute.js";
import { equals } from "../../operations/equality.js";
import { iterator } from "../../operations/iterate.js";
import { exception, raiseTypeError } from "../../operations/raise.js";
import { typeName, typeOf } from "../../operations/typeOf.js";
import { iteratorType } from "../../values/basicTypes.js";
import { Raised } from "../../values/exceptions.js";
import { stopIterationType } from "../../values/exceptionTypes.js";
import { PyGenerator, PyIterator } from "../../values/iterators.js";
import { derived, PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { callableIteratorType } from "../iteratorTypes.js";
import { isCallable } from "./objects.js";
import type { Table } from "../table.js";

export const iterationFunctions: Table = {
  "iter(object, sentinel=..., /)": (
    vm,
    object: Value,
    sentinel: Value | undefined,
  ) =>
    sentinel === undefined
      ? makeIterator(vm, object)
      : callUntil(vm, object, sentinel),
};

export const iterationFunctionsAcceptingUnknown: Table = {
  "next(iterator, default=..., /)": (
    vm,
    self: Value,
    fallback: Value | undefined,
  ) => {
    if (self instanceof PyUnknown) {
      return derived(`next(${self.expression})`, self);
    }
    if (fallback === undefined) return next(vm, self);
    const item = nextOrUndefined(vm, self);
    return item === undefined ? fallback : item;
  },
};

/** `iter(object)`, as a Python iterator. */
export function makeIterator(vm: Vm, object: Value): Value {
  const made = callSpecial(vm, object, "__iter__");
  if (made === undefined) {
    // The old protocol, or Python's TypeError.
    return new PyIterator(iterator(vm, object), iteratorType);
  }
  if (
    !(made instanceof PyUnknown) &&
    typeOf(made).lookup("__next__") === undefined
  ) {
    raiseTypeError(`iter() returned non-iterator of type '${typeName(made)}'`);
  }
  return made;
}

/** `next(iterator)`; StopIteration is raised as such, with the value it carries. */
function next(vm: Vm, self: Value): Value {
  if (self instanceof PyIterator) {
    const item = self.next();
    if (item === undefined) throw new Raised(exception(stopIterationType));
    return item;
  }
  return vm.call(requireNext(vm, self), []);
}

function nextOrUndefined(vm: Vm, self: Value): Value | undefined {
  if (self instanceof PyIterator) return self.next();
  if (self instanceof PyGenerator) return resume(vm, self, null);
  const method = requireNext(vm, self);
  try {
    return vm.call(method, []);
  } catch (error) {
    if (
      error instanceof Raised &&
      error.exception.type.isSubtypeOf(stopIterationType)
    ) {
      return undefined;
    }
    throw error;
  }
}

function requireNext(vm: Vm, self: Value): Value {
  const method = findMethod(vm, self, "__next__");
  if (method === undefined) {
    raiseTypeError(`'${typeName(self)}' object is not an iterator`);
  }
  return method;
}

/** `iter(callable, sentinel)` */
function callUntil(vm: Vm, callee: Value, sentinel: Value): PyIterator {
  if (!isCallable(callee)) raiseTypeError("iter(v, w): v must be callable");
  let isDone = false;
  return new PyIterator(() => {
    if (isDone) return undefined;
    const item = vm.call(callee, []);
    isDone = equals(vm, item, sentinel);
    return isDone ? undefined : item;
  }, callableIteratorType);
}
