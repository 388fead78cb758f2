/** Which classes a built model holds. */
import { PyDict } from "../2-evaluate/values/dict.js";
import type { PyType } from "../2-evaluate/values/type.js";
import type { PyInstance } from "../2-evaluate/values/value.js";
import { isModule } from "./extract.js";

/** The classes of all modules below the root (not the root's own, unless it holds itself). */
export function moduleTypes(root: PyInstance): Set<PyType> {
  const types = new Set<PyType>();
  const seen = new Set<PyInstance>([root]);
  const visit = (module: PyInstance): void => {
    const children = module.attributes?.get("_modules");
    if (!(children instanceof PyDict)) return;
    for (const child of children.map.values()) {
      if (!isModule(child) || seen.has(child)) continue;
      seen.add(child);
      types.add(child.type);
      visit(child);
    }
  };
  visit(root);
  return types;
}
