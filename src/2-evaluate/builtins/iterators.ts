/** Iterators and generators (https://docs.python.org/3.11/library/stdtypes.html#generator-types). */
import { closeGenerator, resume, throwInto } from "../calls/generator.js";
import { exception, raiseTypeError } from "../operations/raise.js";
import { typeName } from "../operations/typeOf.js";
import { generatorType, iteratorType } from "../values/basicTypes.js";
import { PyTuple } from "../values/containers.js";
import { PyException, Raised } from "../values/exceptions.js";
import {
  baseExceptionType,
  stopIterationType,
} from "../values/exceptionTypes.js";
import type { PyGenerator, PyIterator } from "../values/iterators.js";
import { notImplemented } from "../values/simple.js";
import { PyType } from "../values/type.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { addGetters, addMethods, type Table } from "./table.js";

const iteratorRows: Table = {
  "__iter__(self, /)": (_, self: PyIterator) => self,
  "__next__(self, /)": (_, self: PyIterator) => orRaiseStop(self.next()),
  "__length_hint__(self, /)": (_, self: PyIterator) =>
    self.remaining === null ? notImplemented : self.remaining(),
};

/** None is an element, undefined is the end. */
function orRaiseStop(item: Value | undefined): Value {
  return item === undefined ? raiseStop(null) : item;
}

function raiseStop(value: Value): never {
  throw new Raised(
    value === null
      ? exception(stopIterationType)
      : exception(stopIterationType, value),
  );
}

const generatorRows: Table = {
  "__iter__(self, /)": (_, self: PyGenerator) => self,
  "__next__(self, /)": (vm, self: PyGenerator) =>
    orStop(self, resume(vm, self, null)),
  "send(self, value, /)": (vm, self: PyGenerator, value: Value) =>
    orStop(self, resume(vm, self, value)),
  "throw(self, type, value=None, traceback=None, /)": (
    vm,
    self: PyGenerator,
    type: Value,
    value: Value,
  ) => orStop(self, throwInto(vm, self, asException(vm, type, value))),
  "close(self, /)": (vm, self: PyGenerator) => {
    closeGenerator(vm, self);
    return null;
  },
};

/** What it yielded, or StopIteration with what its body returned, once. */
function orStop(generator: PyGenerator, yielded: Value | undefined): Value {
  if (yielded !== undefined) return yielded;
  const { returned } = generator;
  generator.returned = null;
  raiseStop(returned);
}

/**
 * The exception that `throw(…)` means: an instance, or a class with its arguments.
 * @throws TypeError (Python) where it is neither
 */
export function asException(vm: Vm, type: Value, value: Value): PyException {
  if (type instanceof PyException) return type;
  if (type instanceof PyType && type.isSubtypeOf(baseExceptionType)) {
    if (value instanceof PyException && value.type.isSubtypeOf(type)) {
      return value;
    }
    const args =
      value === null
        ? []
        : value instanceof PyTuple
          ? [...value.items]
          : [value];
    const made = vm.call(type, args);
    if (made instanceof PyException) return made;
  }
  raiseTypeError(
    `exceptions must be classes or instances deriving from BaseException, not ${type instanceof PyUnknown ? "unknown" : typeName(type)}`,
  );
}

/** Puts the rows on both types. */
export function installIterators(): void {
  addMethods(iteratorType, iteratorRows);
  addMethods(generatorType, generatorRows, { acceptsUnknown: true });
  addGetters(generatorType, {
    __name__: (_, self: PyGenerator) => self.name,
    gi_running: (_, self: PyGenerator) => self.state === "running",
  });
}
