/** Modules as objects (https://docs.python.org/3.11/library/types.html#types.ModuleType). */
import { moduleType } from "../values/basicTypes.js";
import { PyList } from "../values/containers.js";
import { PyModule } from "../values/module.js";
import { addMethods, addStaticMethods } from "./table.js";

export function installModule(): void {
  addStaticMethods(moduleType, {
    "__new__(cls, name, doc=None)": (_vm, _cls, name: string, doc) => {
      const module = new PyModule(name, null);
      module.namespace.set("__name__", name);
      module.namespace.set("__doc__", doc);
      return module;
    },
  });
  addMethods(moduleType, {
    "__init__(self, /, *args, **kwargs)": () => null,
    "__repr__(self, /)": (_vm, self: PyModule) =>
      self.source === null
        ? `<module '${self.name}' (built-in)>`
        : `<module '${self.name}' from '${self.source.path}'>`,
    "__dir__(self, /)": (_vm, self: PyModule) =>
      new PyList([...self.namespace.keys()].sort()),
  });
}
