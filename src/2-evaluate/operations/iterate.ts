/** The iterator protocol (https://docs.python.org/3.11/library/stdtypes.html#iterator-types). */
import { PyList, PyTuple } from "../values/containers.js";
import { PyDict } from "../values/dict.js";
import { Raised } from "../values/exceptions.js";
import {
  indexErrorType,
  runtimeErrorType,
  stopIterationType,
} from "../values/exceptionTypes.js";
import { PyGenerator, PyIterator } from "../values/iterators.js";
import { PyRange } from "../values/simple.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { Halt } from "../halt.js";
import { findMethod } from "./attribute.js";
import { raise, raiseTypeError } from "./raise.js";
import { typeName } from "./typeOf.js";
import { resume } from "../calls/generator.js";

/** Gives the next element; undefined at the end. */
export type Next = () => Value | undefined;

/**
 * `iter(value)`, as a function.
 * @throws {Halt} for an unknown value: nobody can tell how often a loop over it runs
 */
export function iterator(vm: Vm, value: Value): Next {
  if (value instanceof PyList && !value.type.isHeapType) {
    let i = 0;
    return () => value.items[i++];
  }
  if (value instanceof PyTuple && !value.type.isHeapType) {
    let i = 0;
    return () => value.items[i++];
  }
  if (value instanceof PyRange) return rangeIterator(value);
  if (value instanceof PyDict && !value.type.isHeapType) {
    return dictIterator(value);
  }
  if (value instanceof PyUnknown) {
    throw new Halt(value.reason);
  }
  const method = findMethod(vm, value, "__iter__");
  if (method === null || method === undefined) {
    const getItem = findMethod(vm, value, "__getitem__");
    if (getItem !== undefined && method === undefined) {
      return sequenceIterator(vm, getItem);
    }
    raiseTypeError(`'${typeName(value)}' object is not iterable`);
  }
  return nextOf(vm, vm.call(method, []));
}

/** The `__next__` of an iterator, as a function. */
export function nextOf(vm: Vm, iterator: Value): Next {
  if (iterator instanceof PyIterator) return iterator.next;
  if (iterator instanceof PyGenerator) {
    return () => {
      vm.budget.step();
      return resume(vm, iterator, null);
    };
  }
  if (iterator instanceof PyUnknown) {
    throw new Halt(iterator.reason);
  }
  const method = findMethod(vm, iterator, "__next__");
  if (method === undefined) {
    raiseTypeError(
      `iter() returned non-iterator of type '${typeName(iterator)}'`,
    );
  }
  return () => {
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
  };
}

/** All elements of an iterable, within the budget. */
export function toArray(vm: Vm, value: Value): Value[] {
  if (value instanceof PyList && !value.type.isHeapType) {
    return value.items.slice();
  }
  if (value instanceof PyTuple && !value.type.isHeapType) {
    return value.items.slice();
  }
  if (value instanceof PyRange) vm.budget.size(value.length, "a list");
  const result: Value[] = [];
  const next = iterator(vm, value);
  for (let item = next(); item !== undefined; item = next()) {
    vm.budget.step();
    result.push(item);
    if (result.length > vm.budget.limits.size) {
      vm.budget.size(result.length, "a list");
    }
  }
  return result;
}

function rangeIterator(range: PyRange): Next {
  let i = 0;
  return () => (i < range.length ? range.start + range.step * i++ : undefined);
}

function dictIterator(dict: PyDict): Next {
  if (dict.rest !== null) throw new Halt(dict.rest.reason);
  const keys = dict.map.keys();
  const { size } = dict.map;
  return () => {
    if (dict.map.size !== size) {
      raise(runtimeErrorType, "dictionary changed size during iteration");
    }
    const step = keys.next();
    return step.done ? undefined : dict.keyOf(step.value);
  };
}

/** The old protocol: `__getitem__` with 0, 1, … until IndexError. */
function sequenceIterator(vm: Vm, getItem: Value): Next {
  let i = 0;
  return () => {
    try {
      return vm.call(getItem, [i++]);
    } catch (error) {
      if (
        error instanceof Raised &&
        (error.exception.type.isSubtypeOf(indexErrorType) ||
          error.exception.type.isSubtypeOf(stopIterationType))
      ) {
        return undefined;
      }
      throw error;
    }
  };
}
