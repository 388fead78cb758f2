/** Puts every built-in type's methods in place and makes the builtins' namespace. */
import { ellipsis, notImplemented } from "../values/simple.js";
import {
  boolType,
  bytearrayType,
  bytesType,
  classmethodType,
  complexType,
  dictType,
  floatType,
  frozensetType,
  intType,
  listType,
  objectType,
  propertyType,
  rangeType,
  setType,
  sliceType,
  staticmethodType,
  strType,
  superType,
  tupleType,
  typeType,
} from "../values/basicTypes.js";
import { exceptionTypes } from "../values/exceptionTypes.js";
import { PyModule } from "../values/module.js";
import type { Namespace } from "../values/value.js";
import { installContainers, iteratorClasses } from "./containers.js";
import { installExceptions } from "./exceptions.js";
import {
  builtinFunctions,
  builtinFunctionsAcceptingUnknown,
} from "./functions/index.js";
import { installMemoryview, memoryviewType } from "./functions/program.js";
import { installFrame } from "./frameObject.js";
import { installFunctionTypes } from "./function.js";
import { installModule } from "./module.js";
import { installNumbersAndBytes } from "./numberTypes.js";
import { installObject } from "./object.js";
import { scopeFunctions } from "./scope.js";
import { installSingletons } from "./singletons.js";
import { installStr } from "./str.js";
import { installSuper } from "./super.js";
import { addFunctions } from "./table.js";
import { installType } from "./type.js";

/** Types that are names of the builtins' namespace; the exceptions come on top. */
const namedTypes = [
  boolType,
  bytearrayType,
  bytesType,
  classmethodType,
  complexType,
  dictType,
  floatType,
  frozensetType,
  intType,
  listType,
  memoryviewType,
  objectType,
  propertyType,
  rangeType,
  setType,
  sliceType,
  staticmethodType,
  strType,
  superType,
  tupleType,
  typeType,
];

let isInstalled = false;

/**
 * Fills the built-in types: once per process, since they are shared and never change afterwards. Each installer is
 * the last function of its file.
 */
export function installTypes(): void {
  if (isInstalled) return;
  isInstalled = true;
  installObject();
  installType();
  installFunctionTypes();
  installFrame();
  installSuper();
  installModule();
  installExceptions();
  installContainers();
  installSingletons();
  installStr();
  installNumbersAndBytes();
  installMemoryview();
}

/** A new namespace of builtins: one per evaluation, because programs may assign to it. */
export function makeBuiltins(): Namespace {
  installTypes();
  const module = new PyModule("builtins", null);
  const { namespace } = module;
  addFunctions(module, builtinFunctions);
  addFunctions(module, scopeFunctions);
  addFunctions(
    module,
    builtinFunctionsAcceptingUnknown,
    {},
    { acceptsUnknown: true },
  );
  for (const type of [...namedTypes, ...iteratorClasses])
    namespace.set(type.name, type);
  for (const [name, type] of exceptionTypes) namespace.set(name, type);
  for (const alias of ["IOError", "EnvironmentError"]) {
    namespace.set(alias, namespace.get("OSError") ?? null);
  }
  namespace.set("Ellipsis", ellipsis);
  namespace.set("NotImplemented", notImplemented);
  namespace.set("__debug__", true);
  namespace.set("__name__", "builtins");
  return namespace;
}
