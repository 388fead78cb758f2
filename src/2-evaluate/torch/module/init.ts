/** `nn.Module.__init__`, and the hook dicts that it would make: they come into being when something asks for them. */
import { getAttribute } from "../../operations/attribute.js";
import { PySet } from "../../values/containers.js";
import { PyDict } from "../../values/dict.js";
import type { PyObject, Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";

/** Makes the registries. Runs once for every module of every model: nothing is made that most modules never use. */
export function moduleInit(_vm: Vm, self: PyObject): Value {
  const attributes = (self.attributes ??= new Map());
  attributes.set("training", true);
  attributes.set("_parameters", new PyDict());
  attributes.set("_buffers", new PyDict());
  attributes.set("_non_persistent_buffers_set", new PySet(new Map()));
  attributes.set("_is_full_backward_hook", null);
  attributes.set("_modules", new PyDict());
  return null;
}

/** What `Module.__init__` also makes, each an OrderedDict. */
const hookDicts = new Set([
  "_backward_pre_hooks",
  "_backward_hooks",
  "_forward_hooks",
  "_forward_hooks_with_kwargs",
  "_forward_hooks_always_called",
  "_forward_pre_hooks",
  "_forward_pre_hooks_with_kwargs",
  "_state_dict_hooks",
  "_state_dict_pre_hooks",
  "_load_state_dict_pre_hooks",
  "_load_state_dict_post_hooks",
]);

/** The hook dict of that name, made now; undefined for other names, and before `Module.__init__` ran. */
export function hookDict(
  vm: Vm,
  self: PyObject,
  name: string,
): Value | undefined {
  if (!hookDicts.has(name) || !self.attributes?.has("_modules")) {
    return undefined;
  }
  const collections = vm.imports.importModule(vm, "collections");
  const made = vm.call(getAttribute(vm, collections, "OrderedDict"), []);
  self.attributes.set(name, made);
  return made;
}
