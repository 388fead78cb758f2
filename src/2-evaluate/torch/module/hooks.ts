/** What the stub of `nn.Module` has from here: its methods that every model goes through, to be put into the class body. */
import { PyBuiltin, type Native } from "../../values/functions.js";
import type { Namespace } from "../../values/value.js";
import { apply, children, namedChildren } from "./children.js";
import { moduleDelattr, moduleGetattr } from "./getattr.js";
import { moduleInit } from "./init.js";
import {
  buffers,
  namedBuffers,
  namedParameters,
  parameters,
} from "./members.js";
import { addModule, registerBuffer, registerParameter } from "./register.js";
import { moduleSetattr } from "./setattr.js";
import { modules, namedModules } from "./walk.js";

const hooks: [string, string, Native][] = [
  ["__init__", "self", moduleInit],
  ["__setattr__", "self, name, value", moduleSetattr],
  ["__getattr__", "self, name", moduleGetattr],
  ["__delattr__", "self, name", moduleDelattr],
  ["register_parameter", "self, name, param", registerParameter],
  ["register_buffer", "self, name, tensor, persistent=True", registerBuffer],
  ["add_module", "self, name, module", addModule],
  [
    "named_modules",
    "self, memo=None, prefix='', remove_duplicate=True",
    namedModules,
  ],
  ["modules", "self, remove_duplicate=True", modules],
  ["named_children", "self", namedChildren],
  ["children", "self", children],
  [
    "named_parameters",
    "self, prefix='', recurse=True, remove_duplicate=True",
    namedParameters,
  ],
  ["parameters", "self, recurse=True", parameters],
  [
    "named_buffers",
    "self, prefix='', recurse=True, remove_duplicate=True",
    namedBuffers,
  ],
  ["buffers", "self, recurse=True", buffers],
  ["apply", "self, fn", apply],
];

/** Puts them into `_numel` as `module_init`, `module_setattr`, `module_apply`, … */
export function addHooks(namespace: Namespace): void {
  for (const [name, signature, native] of hooks) {
    const hook = new PyBuiltin(name, signature, native, true, "Module", true);
    hook.isWordedAsPython = true;
    namespace.set(`module_${name.replaceAll("__", "")}`, hook);
  }
}
