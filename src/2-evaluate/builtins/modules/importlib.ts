/** importlib: importing by name (https://docs.python.org/3.11/library/importlib.html). */
import { raise, raiseTypeError } from "../../operations/raise.js";
import { importErrorType } from "../../values/exceptionTypes.js";
import { PyModule } from "../../values/module.js";
import type { Value } from "../../values/value.js";
import type { NativeModule } from "../nativeModule.js";

export const importlib: NativeModule = {
  name: "importlib",
  functions: {
    "import_module(name, package=None)": (
      vm,
      name: string,
      packageName: Value,
    ) => vm.imports.importModule(vm, absoluteName(name, packageName)),
    "reload(module)": (_vm, module) =>
      module instanceof PyModule
        ? module
        : raiseTypeError("reload() argument must be a module"),
    "invalidate_caches()": () => null,
  },
};

/** `.sub` counts from the package that is given, a dot more one level up. */
function absoluteName(name: string, packageName: Value): string {
  const dots = /^\.*/.exec(name)?.[0].length ?? 0;
  if (dots === 0) return name;
  if (typeof packageName !== "string" || packageName === "") {
    raiseTypeError(
      `the 'package' argument is required to perform a relative import for '${name}'`,
    );
  }
  const parts = packageName.split(".");
  if (dots > parts.length) {
    raise(
      importErrorType,
      "attempted relative import beyond top-level package",
    );
  }
  const base = parts.slice(0, parts.length - dots + 1);
  return [...base, name.slice(dots)].filter((part) => part !== "").join(".");
}
