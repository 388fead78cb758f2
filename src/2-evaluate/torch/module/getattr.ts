/** `nn.Module.__getattr__` and `__delattr__`: what the ordinary lookup does not find may be in a registry. */
import { deleteOrdinaryAttribute } from "../../operations/attribute.js";
import { raise } from "../../operations/raise.js";
import { attributeErrorType } from "../../values/exceptionTypes.js";
import type { PyObject, Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { forgetTransience, forgetUnknown, registry } from "./registries.js";

const registries = ["_parameters", "_buffers", "_modules"] as const;

/** @throws AttributeError (Python) where no registry has the name */
export function moduleGetattr(_vm: Vm, self: PyObject, name: string): Value {
  for (const each of registries) {
    const value = registry(self, each)?.map.get(name);
    if (value !== undefined) return value;
  }
  raise(
    attributeErrorType,
    `'${self.type.name}' object has no attribute '${name}'`,
  );
}

/** Takes the name out of the first registry that has it, else deletes an ordinary attribute. */
export function moduleDelattr(vm: Vm, self: PyObject, name: string): Value {
  forgetUnknown(self, name);
  for (const each of registries) {
    if (registry(self, each)?.map.delete(name)) {
      if (each === "_buffers") forgetTransience(self, name);
      return null;
    }
  }
  deleteOrdinaryAttribute(vm, self, name);
  return null;
}
