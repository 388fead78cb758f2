/** `nn.Module.__setattr__`: parameters, submodules and buffers go to their registries, everything else to the instance. */
import {
  findAttribute,
  setOrdinaryAttribute,
} from "../../operations/attribute.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { attributeErrorType } from "../../values/exceptionTypes.js";
import { PyBuiltin } from "../../values/functions.js";
import { PySymbolicText, PyUnknown } from "../../values/unknown.js";
import { PyObject, type Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { PyTensor } from "../tensor.js";
import { registerOpen } from "./openNames.js";
import { noteEscape } from "./noteEscape.js";
import { typenameOf } from "../typename.js";
import {
  forgetUnknown,
  registry,
  rememberUnknown,
  removeElsewhere,
} from "./registries.js";

/**
 * Assigns an attribute of a module.
 * @throws AttributeError (Python) for a parameter, module or buffer before `Module.__init__`; TypeError for something
 * else over one of them
 */
export function moduleSetattr(
  vm: Vm,
  self: PyObject,
  name: string | PyUnknown,
  value: Value,
): Value {
  if (name instanceof PyUnknown) {
    if (name instanceof PySymbolicText) assignNumbered(vm, self, name, value);
    else noteEscape(self, name);
    return null;
  }
  if (value instanceof PyUnknown) assignUnknown(vm, self, name, value);
  else if (value instanceof PyTensor && value.isParameter)
    assignParameter(vm, self, name, value);
  else if (registry(self, "_parameters")?.map.has(name)) {
    assignOver(
      self,
      "_parameters",
      name,
      value,
      "parameter",
      "torch.nn.Parameter or None",
    );
  } else if (isModule(value)) assignModule(self, name, value);
  else if (registry(self, "_modules")?.map.has(name)) {
    assignOver(
      self,
      "_modules",
      name,
      value,
      "child module",
      "torch.nn.Module or None",
    );
  } else if (registry(self, "_buffers")?.map.has(name))
    assignBuffer(self, name, value);
  else if (value instanceof PyTensor && value.isBuffer)
    registerBuffer(vm, self, name, value);
  else {
    forgetUnknown(self, name);
    setOrdinaryAttribute(vm, self, name, value);
  }
  return null;
}

/** `setattr(self, f"layer{i}", value)` in a loop over a symbolic range. */
function assignNumbered(
  vm: Vm,
  self: PyObject,
  name: PySymbolicText,
  value: Value,
): void {
  const kind =
    value instanceof PyTensor && value.isParameter
      ? "_parameters"
      : isModule(value) || value instanceof PyUnknown
        ? "_modules"
        : undefined;
  const dict = kind && registry(self, kind);
  if (dict !== undefined) registerOpen(vm, dict, name, value);
}

/** An instance of a class derived from Module, or of one whose base cannot be read and may be one. */
export function isModule(value: Value): boolean {
  return (
    value instanceof PyObject &&
    (value.type.recordsCalls ||
      (value.type.isHeapType && value.type.opaqueBase !== null))
  );
}

function assignParameter(
  vm: Vm,
  self: PyObject,
  name: string,
  value: PyTensor,
): void {
  const parameters = registry(self, "_parameters");
  if (parameters === undefined) {
    raise(
      attributeErrorType,
      "cannot assign parameters before Module.__init__() call",
    );
  }
  removeElsewhere(self, name, "_parameters");
  if (isPlainRegistration(self, name)) {
    parameters.map.set(name, value);
    return;
  }
  const register = findAttribute(vm, self, "register_parameter");
  if (register === undefined)
    raise(
      attributeErrorType,
      "'Module' object has no attribute 'register_parameter'",
    );
  vm.call(register, [name, value]);
}

/** Whether `register_parameter` of Module itself would find nothing to object to, so that it need not be called. */
function isPlainRegistration(self: PyObject, name: string): boolean {
  const { type } = self;
  if (name === "" || name.includes(".") || type.lookup(name) !== undefined)
    return false;
  const owner = type.whereDefined("register_parameter");
  return (
    owner?.namespace.get("_numel_records_calls") === true &&
    type.lookup("__getattr__") instanceof PyBuiltin
  );
}

function assignModule(self: PyObject, name: string, value: Value): void {
  const modules = registry(self, "_modules");
  if (modules === undefined)
    raise(
      attributeErrorType,
      "cannot assign module before Module.__init__() call",
    );
  removeElsewhere(self, name, "_modules");
  modules.map.set(name, value);
}

/** Only None may take the place of a parameter or a submodule. */
function assignOver(
  self: PyObject,
  registryName: "_parameters" | "_modules",
  name: string,
  value: Value,
  what: string,
  expected: string,
): void {
  if (value !== null) {
    raiseTypeError(
      `cannot assign '${typenameOf(value)}' as ${what} '${name}' (${expected} expected)`,
    );
  }
  forgetUnknown(self, name);
  registry(self, registryName)?.map.set(name, null);
}

function assignBuffer(self: PyObject, name: string, value: Value): void {
  if (value !== null && !(value instanceof PyTensor)) {
    raiseTypeError(
      `cannot assign '${typenameOf(value)}' as buffer '${name}' (torch.nn.Buffer, torch.Tensor or None expected)`,
    );
  }
  forgetUnknown(self, name);
  registry(self, "_buffers")?.map.set(name, value);
}

function registerBuffer(
  vm: Vm,
  self: PyObject,
  name: string,
  value: PyTensor,
): void {
  if (registry(self, "_buffers") === undefined) {
    raise(
      attributeErrorType,
      "cannot assign buffer before Module.__init__() call",
    );
  }
  const register = findAttribute(vm, self, "register_buffer") as Value;
  vm.call(register, [name, value, value.attributes?.get("persistent") ?? true]);
}

/**
 * Something unknown stays where the name is; new names go to the instance. Either way it may hold parameters, unless
 * it is a stub that keeps a plain value (`layer.in_features`): stubs register what holds some.
 */
function assignUnknown(
  vm: Vm,
  self: PyObject,
  name: string,
  value: PyUnknown,
): void {
  for (const each of ["_parameters", "_modules", "_buffers"] as const) {
    const dict = registry(self, each);
    if (dict?.map.has(name)) {
      dict.map.set(name, value);
      return;
    }
  }
  setOrdinaryAttribute(vm, self, name, value);
  if (!isStubRunning(vm) && self.attributes?.get(name) === value) {
    rememberUnknown(self, name, value);
  }
}

/** Whether the innermost frame is a stub's. Text that a program runs itself is no stub, though it stands in no file either. */
function isStubRunning({ frame, imports }: Vm): boolean {
  if (frame?.source.isStub !== true) return false;
  const { module } = frame;
  return imports.modules.get(module.name) === module;
}
