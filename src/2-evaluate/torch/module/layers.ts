/** What the constructors of layers do most: parameters and buffers put in place, and what they start with. */
import type { Table } from "../../builtins/table.js";
import { getAttribute } from "../../operations/attribute.js";
import { setItem } from "../../operations/subscript.js";
import { PyTuple } from "../../values/containers.js";
import { PyDict } from "../../values/dict.js";
import { PyUnknown } from "../../values/unknown.js";
import type { PyObject, Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { fill, randomize } from "../assume.js";
import type { FactoryOptions } from "../factoryOptions.js";
import { guard } from "../ops/rows.js";
import { blankOf, onesOf, sized, zerosOf } from "../ops/sized.js";
import { newParameter } from "../parameterRows.js";
import { parameterType } from "../types.js";
import type { RegistryName } from "./registries.js";

const factories = {
  empty: guard("empty", sized(blankOf)),
  zeros: guard("zeros", sized(zerosOf)),
  ones: guard("ones", sized(onesOf)),
};

/** `torch.empty(shape, dtype=dtype, device=device)`, or `zeros`, or `ones`. */
function made(
  vm: Vm,
  how: keyof typeof factories,
  shape: Value,
  device: Value,
  dtype: Value,
): Value {
  const options: FactoryOptions = [dtype, null, device];
  return factories[how](vm, new PyTuple([shape]), undefined, ...options);
}

/** `module._parameters[name] = value`, without the checks of `register_parameter`: the name is free. */
function put(
  vm: Vm,
  module: PyObject,
  registry: RegistryName,
  name: string,
  value: Value,
): Value {
  const dict =
    module.attributes?.get(registry) ?? getAttribute(vm, module, registry);
  if (dict instanceof PyDict && !dict.type.isHeapType) {
    dict.map.set(name, value);
  } else setItem(vm, dict, name, value);
  return null;
}

/** A module's own parameter, where it has one and knows it. */
function parameterOf(
  vm: Vm,
  module: PyObject,
  name: string,
): Value | undefined {
  const dict =
    module.attributes?.get("_parameters") ??
    getAttribute(vm, module, "_parameters");
  return dict instanceof PyDict ? dict.map.get(name) : undefined;
}

function forget(vm: Vm, parameter: Value | undefined): void {
  if (parameter !== undefined && parameter !== null) randomize(vm, parameter);
}

export const layerFunctions: Table = {
  /** `shape` None: the name is there and holds nothing. */
  "add_parameter(module, name, shape, device, dtype)": (
    vm,
    module: PyObject,
    name: string,
    shape: Value,
    device: Value,
    dtype: Value,
  ) => {
    const value =
      shape === null
        ? null
        : newParameter(
            vm,
            parameterType,
            made(vm, "empty", shape, device, dtype),
            true,
          );
    return put(vm, module, "_parameters", name, value);
  },
  /** Of zeros, or of ones. */
  "add_buffer(module, name, shape, start, device, dtype)": (
    vm,
    module: PyObject,
    name: string,
    shape: Value,
    start: Value,
    device: Value,
    dtype: Value,
  ) => {
    const how = start === 1 ? "ones" : "zeros";
    const value = shape === null ? null : made(vm, how, shape, device, dtype);
    return put(vm, module, "_buffers", name, value);
  },
  "forget_values(module, name, other)": (
    vm,
    module: PyObject,
    name: string,
    other: Value,
  ) => {
    forget(vm, parameterOf(vm, module, name));
    if (typeof other === "string") forget(vm, parameterOf(vm, module, other));
    return null;
  },
  "forget_all_values(module)": (vm, module: PyObject) => {
    const dict = getAttribute(vm, module, "_parameters");
    if (dict instanceof PyDict) {
      for (const parameter of dict.map.values()) forget(vm, parameter);
    }
    return null;
  },
  "set_values(module, name, value)": (
    vm,
    module: PyObject,
    name: string,
    value: Value,
  ) => {
    const parameter = parameterOf(vm, module, name);
    if (parameter instanceof PyUnknown) return null;
    if (parameter !== undefined && parameter !== null) {
      fill(vm, parameter, value);
    }
    return null;
  },
};
