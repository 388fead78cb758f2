/** The small immutable values that need an object: float, complex, bytes, slice, range, and the singletons. */
import {
  bytesType,
  complexType,
  ellipsisType,
  floatType,
  notImplementedType,
  rangeType,
  sliceType,
} from "./basicTypes.js";
import type { PyType } from "./type.js";
import { PyObject, type Value } from "./value.js";

export class PyFloat extends PyObject {
  constructor(
    readonly value: number,
    type: PyType = floatType,
  ) {
    super(type);
  }
}

export class PyComplex extends PyObject {
  constructor(
    readonly real: number,
    readonly imaginary: number,
  ) {
    super(complexType);
  }
}

/** `bytes`, or `bytearray` when its type says so (then `data` may be replaced). */
export class PyBytes extends PyObject {
  constructor(
    public data: Uint8Array,
    type: PyType = bytesType,
  ) {
    super(type);
  }
}

export class PySlice extends PyObject {
  constructor(
    readonly start: Value,
    readonly stop: Value,
    readonly step: Value,
  ) {
    super(sliceType);
  }
}

export class PyRange extends PyObject {
  /** Number of elements. */
  readonly length: number;
  constructor(
    readonly start: number,
    readonly stop: number,
    readonly step: number,
  ) {
    super(rangeType);
    this.length = Math.max(0, Math.ceil((stop - start) / step));
  }
}

class Singleton extends PyObject {}
export const ellipsis = new Singleton(ellipsisType);
export const notImplemented = new Singleton(notImplementedType);

/**
 * An instance of a user's subclass of int, str or bytes, and of enums mixed with them: `value` is the plain value that
 * every operation without an override of its own works on.
 */
export class PyBoxed extends PyObject {
  constructor(
    type: PyType,
    readonly value: number | bigint | string,
  ) {
    super(type, new Map());
  }
}
