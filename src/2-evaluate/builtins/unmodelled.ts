/** What a module of CPython has and numel's has not: unknown when somebody asks for it, never an AttributeError. */
import { reasons } from "../../messages.js";
import { raise } from "../operations/raise.js";
import { unknown } from "../operations/unknown.js";
import { attributeErrorType } from "../values/exceptionTypes.js";
import { PyBuiltin } from "../values/functions.js";

/** A module's `__getattr__` (PEP 562) for the names that are missing in it. */
export function unmodelledNames(
  module: string,
  names: readonly string[],
): PyBuiltin {
  const known = new Set(names);
  return new PyBuiltin(
    "__getattr__",
    "name, /",
    (vm, name: string) => {
      if (!known.has(name)) {
        raise(
          attributeErrorType,
          `module '${module}' has no attribute '${name}'`,
        );
      }
      const full = `${module}.${name}`;
      return unknown(vm, reasons.unsupportedCall(full), full);
    },
    false,
    module,
    true,
  );
}
