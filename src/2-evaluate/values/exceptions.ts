/** Exception values, and how a Python exception travels through TypeScript. */
import { emptyTuple, PyTuple } from "./containers.js";
import type { PyType } from "./type.js";
import { PyObject, type Value } from "./value.js";

/** One line of a traceback: the frame's function and the place it was at. */
export interface TracebackEntry {
  file: string;
  line: number;
  name: string;
  isStub: boolean;
}

/** An instance of `BaseException` or of a class derived from it. */
export class PyException extends PyObject {
  args: PyTuple = emptyTuple;
  cause: Value = null;
  context: Value = null;
  suppressContext = false;
  /** Innermost frame first; filled as the exception passes through frames. */
  traceback: TracebackEntry[] = [];

  constructor(type: PyType) {
    super(type, new Map());
  }

  setMessage(message: string): void {
    this.args = new PyTuple([message]);
  }
}

/**
 * A Python exception on its way: thrown by `raise` and by failing operations, caught by `except`. Not an `Error`, whose
 * stack trace would cost microseconds each time `hasattr` says no.
 */
export class Raised {
  constructor(readonly exception: PyException) {}
}
