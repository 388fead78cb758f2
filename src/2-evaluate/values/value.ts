/**
 * What a Python value is in here.
 *
 * | Python                       | here                                                             |
 * |------------------------------|------------------------------------------------------------------|
 * | None, True/False             | null, boolean                                                    |
 * | int within ±(2⁵³ − 1)        | number (always integral: a `number` is never a Python float)     |
 * | int outside                  | bigint (never one that would fit a number; see `integer.ts`)     |
 * | str                          | string                                                           |
 * | everything else, float too   | a PyObject                                                       |
 */
import type { Reason } from "../../messages.js";
import type { Span } from "../../source.js";
import type { PyType } from "./type.js";

export type Value = null | boolean | number | bigint | string | PyObject;

/** Attribute or name → value, in insertion order. */
export type Namespace = Map<string, Value>;

/** A Python object that is not one of the plain JavaScript values. */
export abstract class PyObject {
  type: PyType;
  /** The instance's `__dict__`; null where the type gives its instances none. */
  attributes: Namespace | null;
  /** See `serialOf` in operations/hash.ts; 0 until somebody asks. A weak map of all objects would burden every collection. */
  serial = 0;

  constructor(type: PyType, attributes: Namespace | null = null) {
    this.type = type;
    this.attributes = attributes;
  }
}

/** Where and with what an object was constructed. */
export interface CallOrigin {
  /** The call in the nearest of the user's own files; null where there is none. */
  place: Span | null;
  /** The call that named the class, be it in a stub; null where none is written. */
  call: Span | null;
  args: readonly Value[];
  keywords: ReadonlyMap<string, Value> | null;
}

/** An instance of a class written in Python (or of `object`), with nothing but attributes. */
export class PyInstance extends PyObject {
  /** The constructor call, for classes that record it (`PyType.recordsCalls`). */
  origin: CallOrigin | null = null;
  /** Why what it holds may be other than it seems: it was passed to something numel cannot read. */
  escapes: Reason[] | null = null;
  constructor(type: PyType, attributes: Namespace | null = new Map()) {
    super(type, attributes);
  }
}
