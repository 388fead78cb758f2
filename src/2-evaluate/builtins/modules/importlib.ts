/** importlib: importing by name (https://docs.python.org/3.11/library/importlib.html). */
import { Source } from "../../../source.js";
import { nameModule } from "../../imports.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { PyList, PyTuple } from "../../values/containers.js";
import {
  attributeErrorType,
  importErrorType,
} from "../../values/exceptionTypes.js";
import { PyBuiltin } from "../../values/functions.js";
import { PyModule } from "../../values/module.js";
import { PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
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
    "__import__(name, globals=None, locals=None, fromlist=(), level=0)": (
      vm,
      ...args: Value[]
    ) => vm.call(vm.builtins.get("__import__") as Value, args),
  },
  install(_vm, module) {
    // CPython's start-up has imported these by the time a program looks.
    const submodules = ["util", "machinery", "abc", "metadata", "resources"];
    module.namespace.set(
      "__getattr__",
      new PyBuiltin(
        "__getattr__",
        "name, /",
        (machine, name: string) =>
          submodules.includes(name)
            ? machine.imports.importModule(machine, `importlib.${name}`)
            : raise(
                attributeErrorType,
                `module 'importlib' has no attribute '${name}'`,
              ),
        false,
        "importlib",
      ),
    );
  },
};

/** `_importing`: what stubs/importlib is written over. */
export const importing: NativeModule = {
  name: "_importing",
  functions: {
    "absolute_name(name, package)": (_, name: string, packageName: Value) =>
      absoluteName(name, packageName),
    /**
     * What stands behind a module's name: its kind, its file and its search path; None where there is nothing. Its
     * parents are imported on the way, as in Python.
     */
    "locate(name)": (vm, name: string) => locate(vm, name),
    /** Runs a file as a module's body; False where numel may not read it. */
    "execute_file(module, path)": (vm, module: PyModule, path: string) =>
      vm.imports.executeFile(vm, module, path),
    "make_module(name, path)": (_, name: string, path: Value) => {
      const source = typeof path === "string" ? new Source(path, "") : null;
      const module = new PyModule(name, source);
      nameModule(module);
      return module;
    },
    /** Whether a missing package is expected here, so that asking for it may raise. */
    "is_guarded()": (vm) => vm.imports.guards > 0,
    /** The folders that modules are looked up in. */
    "roots()": (vm) => new PyList([...vm.imports.files.roots]),
  },
};

function locate(vm: Vm, name: string): Value {
  const dot = name.lastIndexOf(".");
  if (dot > 0) {
    const parent = vm.imports.importModule(vm, name.slice(0, dot));
    if (parent instanceof PyUnknown) return parent;
  }
  const located = vm.imports.locate(name);
  switch (located?.kind) {
    case undefined:
      return null;
    case "source":
      return new PyTuple([
        "source",
        located.source.path,
        folders(located.searchPath),
      ]);
    case "namespace":
      return new PyTuple(["namespace", null, folders(located.searchPath)]);
    case "extension":
      return new PyTuple(["extension", located.path, null]);
    default:
      return new PyTuple(["builtin", null, null]);
  }
}

function folders(searchPath: readonly string[] | null): Value {
  return searchPath === null ? null : new PyList([...searchPath]);
}

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
