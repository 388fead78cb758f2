/** `nn.Module.__init__`. */
import { PySet } from "../../values/containers.js";
import { PyDict } from "../../values/dict.js";
import type { PyObject, Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";

/** Makes the registries. Runs once for every module of every model, and makes nothing that most modules never use. */
export function moduleInit(_vm: Vm, self: PyObject): Value {
  const attributes = (self.attributes ??= new Map());
  attributes.set("training", true);
  attributes.set("_parameters", new PyDict());
  attributes.set("_buffers", new PyDict());
  attributes.set("_non_persistent_buffers_set", new PySet(new Map()));
  attributes.set("_modules", new PyDict());
  return null;
}
