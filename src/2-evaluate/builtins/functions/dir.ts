/** The names that `dir()` lists for an object without a `__dir__` of its own. */
import { PyModule } from "../../values/module.js";
import { PyType } from "../../values/type.js";
import { PyObject, type Value } from "../../values/value.js";
import { typeOf } from "../../operations/typeOf.js";
import type { Vm } from "../../vm.js";

/** Unsorted, each once: a module's members; a class's and its bases' attributes; an instance's, then its class's. */
export function namesOf(_vm: Vm, object: Value): string[] {
  if (object instanceof PyModule) return [...object.namespace.keys()];
  const names = new Set<string>();
  if (object instanceof PyType) {
    addClassNames(names, object);
  } else {
    if (object instanceof PyObject && object.attributes !== null) {
      for (const name of object.attributes.keys()) names.add(name);
    }
    addClassNames(names, typeOf(object));
  }
  return [...names];
}

function addClassNames(names: Set<string>, type: PyType): void {
  for (const base of type.mro) {
    for (const name of base.namespace.keys()) names.add(name);
  }
}
