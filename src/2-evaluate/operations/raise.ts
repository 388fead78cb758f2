/** Raising Python exceptions from TypeScript. */
import { PyTuple } from "../values/containers.js";
import { PyException, Raised } from "../values/exceptions.js";
import { typeErrorType } from "../values/exceptionTypes.js";
import type { PyType } from "../values/type.js";
import type { Value } from "../values/value.js";

/** A new exception of a built-in class. */
export function exception(type: PyType, ...args: Value[]): PyException {
  const made = new PyException(type);
  made.args = new PyTuple(args);
  return made;
}

/** `raise type(*args)` */
export function raise(type: PyType, ...args: Value[]): never {
  throw new Raised(exception(type, ...args));
}

/** `raise TypeError(message)`, by far the most frequent. */
export function raiseTypeError(message: string): never {
  raise(typeErrorType, message);
}
