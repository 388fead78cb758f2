/** `nn.Module.register_parameter`, `register_buffer`, `add_module`: what a name and a value must be. */
import { attributeOrUndefined } from "../../builtins/functions/attributes.js";
import { setAdd, setDelete } from "../../operations/hash.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { truthy } from "../../operations/truth.js";
import { unbox } from "../../operations/unbox.js";
import { PySet } from "../../values/containers.js";
import type { PyDict } from "../../values/dict.js";
import {
  attributeErrorType,
  keyErrorType,
  valueErrorType,
} from "../../values/exceptionTypes.js";
import { PyBuiltin } from "../../values/functions.js";
import { PySymbolicText, PyUnknown } from "../../values/unknown.js";
import type { PyObject, Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { PyTensor } from "../tensor.js";
import { typenameOf } from "../typename.js";
import { noteEscape } from "./noteEscape.js";
import { Halt } from "../../halt.js";
import { registerOpen } from "./openNames.js";
import { forgetUnknown, registry, type RegistryName } from "./registries.js";
import { isModule } from "./setattr.js";

/** @throws AttributeError, TypeError, KeyError, ValueError (Python) as PyTorch does */
export function registerParameter(
  vm: Vm,
  self: PyObject,
  name: Value,
  value: Value,
): Value {
  const dict = require(self, "_parameters", "parameter");
  if (name instanceof PyUnknown) {
    registerUnderUnknown(vm, self, dict, name, value);
    return null;
  }
  const key = checkName(vm, self, dict, "parameter", name);
  const isParameter = value instanceof PyTensor && value.isParameter;
  if (!isParameter && value !== null && !(value instanceof PyUnknown)) {
    raiseTypeError(
      `cannot assign '${typenameOf(value)}' object to parameter '${key}' (torch.nn.Parameter or None required)`,
    );
  }
  if (isParameter && !value.isLeaf) {
    raise(
      valueErrorType,
      `Cannot assign non-leaf Tensor to parameter '${key}'. Model parameters must be created explicitly. To express '${key}' as a function of another Tensor, compute the value in the forward() method.`,
    );
  }
  forgetUnknown(self, key);
  dict.map.set(key, value);
  return null;
}

export function registerBuffer(
  vm: Vm,
  self: PyObject,
  name: Value,
  value: Value,
  persistent: Value,
): Value {
  const dict = require(self, "_buffers", "buffer");
  if (name instanceof PyUnknown) {
    registerUnderUnknown(vm, self, dict, name, value);
    return null;
  }
  const key = checkName(vm, self, dict, "buffer", name);
  const isTensor = value instanceof PyTensor || value instanceof PyUnknown;
  if (!isTensor && value !== null) {
    raiseTypeError(
      `cannot assign '${typenameOf(value)}' object to buffer '${key}' (torch Tensor or None required)`,
    );
  }
  forgetUnknown(self, key);
  dict.map.set(key, value);
  const transient = self.attributes?.get("_non_persistent_buffers_set");
  if (transient instanceof PySet) {
    if (truthy(vm, persistent)) setDelete(vm, transient, key);
    else setAdd(vm, transient, key);
  }
  return null;
}

export function addModule(
  vm: Vm,
  self: PyObject,
  name: Value,
  value: Value,
): Value {
  if (!isModule(value) && value !== null && !(value instanceof PyUnknown)) {
    raiseTypeError(`${typenameOf(value)} is not a Module subclass`);
  }
  const dict =
    registry(self, "_modules") ??
    raise(
      attributeErrorType,
      `'${self.type.name}' object has no attribute '_modules'`,
    );
  if (name instanceof PyUnknown) {
    registerUnderUnknown(vm, self, dict, name, value);
    return null;
  }
  const key = checkName(vm, self, dict, "module", name);
  forgetUnknown(self, key);
  dict.map.set(key, value);
  return null;
}

/** Under a name with the number of a round in it, or under one that nobody knows. */
function registerUnderUnknown(
  vm: Vm,
  self: PyObject,
  dict: PyDict,
  name: PyUnknown,
  value: Value,
): void {
  if (name instanceof PySymbolicText) registerOpen(vm, dict, name, value);
  else noteEscape(self, name);
}

function require(self: PyObject, name: RegistryName, what: string): PyDict {
  return (
    registry(self, name) ??
    raise(
      attributeErrorType,
      `cannot assign ${what} before Module.__init__() call`,
    )
  );
}

function checkName(
  vm: Vm,
  self: PyObject,
  dict: PyDict,
  what: string,
  given: Value,
): string {
  const name = unbox(given);
  if (name instanceof PyUnknown) throw new Halt(name.reason);
  if (typeof name !== "string") {
    raiseTypeError(`${what} name should be a string. Got ${typenameOf(given)}`);
  }
  if (name.includes(".")) {
    const got = what === "module" ? `, got: ${name}` : "";
    raise(keyErrorType, `${what} name can't contain "."${got}`);
  }
  if (name === "") raise(keyErrorType, `${what} name can't be empty string ""`);
  if (!dict.map.has(name) && hasAttribute(vm, self, name)) {
    raise(keyErrorType, `attribute '${name}' already exists`);
  }
  return name;
}

/** `hasattr(self, name)`, without raising and catching where the class looks attributes up as Module does. */
function hasAttribute(vm: Vm, self: PyObject, name: string): boolean {
  const { type } = self;
  const isUsual =
    type.lookup("__getattr__") instanceof PyBuiltin &&
    type.lookup("__getattribute__") instanceof PyBuiltin;
  if (!isUsual || type.lookup(name) !== undefined) {
    return attributeOrUndefined(vm, self, name) !== undefined;
  }
  return (
    self.attributes?.has(name) === true ||
    (["_parameters", "_buffers", "_modules"] as const).some((each) =>
      registry(self, each)?.map.has(name),
    )
  );
}
