/** `type Name = value` (PEP 695): an inert object, since no count depends on it. */
import type { TypeAlias } from "../../1-parse/ast.js";
import { assignName } from "../expressions/name.js";
import type { Frame } from "../frame.js";
import { builtinType } from "../values/basicTypes.js";
import { PyInstance } from "../values/value.js";
import type { Vm } from "../vm.js";

export const typeAliasType = builtinType("TypeAliasType", undefined, "typing");

export function executeTypeAlias(
  vm: Vm,
  node: TypeAlias,
  frame: Frame,
): undefined {
  const alias = new PyInstance(typeAliasType);
  alias.attributes?.set("__name__", node.name.id);
  assignName(vm, node.name, alias, frame);
  return undefined;
}
