/** Whether a class still does what `nn.Module` does, so that a native may go on without calling it. */
import { PyBuiltin, type Native } from "../../values/functions.js";
import type { PyType } from "../../values/type.js";
import type { PyObject } from "../../values/value.js";

/** Whether `self.name` is Module's own native function, overridden neither by the class nor on the instance. */
export function isOwn(self: PyObject, name: string, native: Native): boolean {
  const found = self.type.lookup(name);
  return (
    found instanceof PyBuiltin &&
    found.native === native &&
    self.attributes?.has(name) !== true
  );
}

/** Whether a method that Module has in Python is Module's own. */
export function isModules(type: PyType, name: string): boolean {
  return (
    type.whereDefined(name)?.namespace.get("_numel_records_calls") === true
  );
}
