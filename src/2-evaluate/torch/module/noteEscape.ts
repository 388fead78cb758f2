/** Modules that had something registered under a name that nobody knows. */
import type { PyUnknown } from "../../values/unknown.js";
import { PyInstance, type PyObject } from "../../values/value.js";

/** What the module holds is not all known any more. */
export function noteEscape(self: PyObject, name: PyUnknown): void {
  if (self instanceof PyInstance) {
    self.escapes = [...(self.escapes ?? []), ...name.reasons];
  }
}
