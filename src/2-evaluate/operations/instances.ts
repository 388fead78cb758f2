/** What native constructors share. */
import type { PyType } from "../values/type.js";
import type { Namespace } from "../values/value.js";

/** The `__dict__` of a new instance of `type`: built-in types and those with empty `__slots__` give theirs none. */
export function freshAttributes(type: PyType): Namespace | null {
  return type.isHeapType && type.slotNames?.length !== 0 ? new Map() : null;
}
