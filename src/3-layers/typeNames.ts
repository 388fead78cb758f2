/** How classes are called in reports. */
import type { PyType } from "../2-evaluate/values/type.js";

/** torch.nn's classes by their public names, whatever file they are written in; others with their module. */
export function typeNameOf(type: PyType): string {
  const module = publicModule(type);
  return module === "" ? type.qualname : `${module}.${type.qualname}`;
}

function publicModule(type: PyType): string {
  if (isStub(type) && type.module.startsWith("torch.nn.modules.")) {
    return "torch.nn";
  }
  return type.module === "__main__" ? "" : type.module;
}

/** Classes of torch.nn that it keeps to itself, beside those that start with an underscore; `Module` is no kind. */
const notPublic = new Set(["Module", "NonDynamicallyQuantizableLinear"]);

/** The nearest public class of torch.nn itself; null where that is only `Module`. */
export function kindOf(type: PyType): string | null {
  const nearest = type.mro.find(
    (base) =>
      isStub(base) &&
      base.module.startsWith("torch.nn.modules.") &&
      !base.name.startsWith("_") &&
      !notPublic.has(base.name),
  );
  return nearest === undefined ? null : typeNameOf(nearest);
}

function isStub(type: PyType): boolean {
  return type.definition?.source.isStub === true;
}
