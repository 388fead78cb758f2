/** `import` and `from … import` (https://docs.python.org/3.11/reference/simple_stmts.html#the-import-statement). */
import type { Import, ImportFrom } from "../../1-parse/ast.js";
import { reasons } from "../../messages.js";
import type { Frame } from "../frame.js";
import { assignName } from "../expressions/name.js";
import { attributeOrUndefined } from "../builtins/functions/attributes.js";
import { toArray } from "../operations/iterate.js";
import { raise } from "../operations/raise.js";
import { unknown } from "../operations/unknown.js";
import { importErrorType } from "../values/exceptionTypes.js";
import { PyModule } from "../values/module.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";

export function executeImport(vm: Vm, node: Import, frame: Frame): undefined {
  for (const { module, hasAlias, target } of node.names) {
    const leaf = vm.imports.importModule(vm, module);
    const value = hasAlias
      ? leaf
      : vm.imports.importModule(vm, module.split(".")[0] as string);
    assignName(vm, target, value, frame);
  }
  return undefined;
}

export function executeImportFrom(
  vm: Vm,
  node: ImportFrom,
  frame: Frame,
): undefined {
  if (node.module === "__future__" && node.level === 0) {
    if (
      node.names !== "*" &&
      node.names.some(({ name }) => name === "annotations")
    ) {
      frame.module.postponesAnnotations = true;
    }
    return undefined;
  }
  const name =
    node.level === 0
      ? node.module
      : resolveRelative(node.module, node.level, frame);
  const module = vm.imports.importModule(vm, name);
  if (node.names === "*") {
    importStar(vm, module, frame);
    return undefined;
  }
  for (const { name: member, target } of node.names) {
    assignName(vm, target, memberOf(vm, module, name, member), frame);
  }
  return undefined;
}

/** `from ..a import b`: dots count packages from the module's own upward (PEP 328). */
function resolveRelative(module: string, level: number, frame: Frame): string {
  const own = frame.module.namespace.get("__package__");
  const parts = typeof own === "string" && own !== "" ? own.split(".") : [];
  if (parts.length === 0) {
    raise(
      importErrorType,
      "attempted relative import with no known parent package",
    );
  }
  if (level > parts.length) {
    raise(
      importErrorType,
      "attempted relative import beyond top-level package",
    );
  }
  const base = parts.slice(0, parts.length - level + 1);
  return module === "" ? base.join(".") : [...base, module].join(".");
}

/** A module's attribute, or else its submodule of that name. */
function memberOf(
  vm: Vm,
  module: Value,
  moduleName: string,
  member: string,
): Value {
  // A module's `__getattr__` says no by raising AttributeError: it may still have a submodule of that name.
  const found = attributeOrUndefined(vm, module, member);
  if (found !== undefined) return found;
  const submodule = vm.imports.importSubmodule(vm, moduleName, member);
  if (submodule !== undefined) return submodule;
  if (vm.imports.isIncomplete(moduleName) && vm.imports.guards === 0) {
    return unknown(
      vm,
      reasons.missingMember(moduleName, member),
      `${moduleName}.${member}`,
    );
  }
  const where =
    module instanceof PyModule && module.source !== null
      ? ` (${module.source.path})`
      : " (unknown location)";
  const isCircular = vm.imports.isLoading(moduleName);
  raise(
    importErrorType,
    isCircular
      ? `cannot import name '${member}' from partially initialized module '${moduleName}' (most likely due to a circular import)${where}`
      : `cannot import name '${member}' from '${moduleName}'${where}`,
  );
}

function importStar(vm: Vm, module: Value, frame: Frame): void {
  if (module instanceof PyUnknown) {
    frame.module.starUnknown = module;
    return;
  }
  if (!(module instanceof PyModule)) return;
  const all = module.namespace.get("__all__");
  const names =
    all === undefined
      ? [...module.namespace.keys()].filter((name) => !name.startsWith("_"))
      : (toArray(vm, all) as string[]);
  const target = frame.names ?? frame.module.namespace;
  for (const name of names) {
    target.set(name, memberOf(vm, module, module.name, name));
  }
}
