/** Naming classes in a way that holds across threads and runs. */
import type { PyModule } from "../2-evaluate/values/module.js";
import type { PyType } from "../2-evaluate/values/type.js";
import type { ClassKey } from "./unit.js";

/**
 * The statement that made a class. One made in a function is another class with every call: it goes by its name in the
 * module, if it has one, else by `unique`, so that it equals no class of another model.
 */
export function classKey(
  type: PyType,
  { namespace }: PyModule,
  unique: string,
): ClassKey {
  const { definition, name, qualname, module } = type;
  const isMadeAnew =
    qualname.includes("<locals>") || (definition === null && type.isHeapType);
  if (isMadeAnew) {
    const where = namespace.get(name) === type ? "" : unique;
    return `${where} ${module}.${qualname}`;
  }
  return definition === null
    ? `${module}.${qualname}`
    : `${definition.source.path} ${definition.start}`;
}
