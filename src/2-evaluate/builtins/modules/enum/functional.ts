/** `Enum("Color", "RED GREEN")` (https://docs.python.org/3.11/howto/enum.html#functional-api). */
import { toArray } from "../../../operations/iterate.js";
import { binary } from "../../../operations/binary.js";
import { userFrame } from "../../../operations/userPlace.js";
import { getItem } from "../../../operations/subscript.js";
import { findAttribute } from "../../../operations/attribute.js";
import { dictSet } from "../../../operations/hash.js";
import { PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import { PyStaticMethod } from "../../../values/functions.js";
import type { PyType } from "../../../values/type.js";
import type { Value } from "../../../values/value.js";
import type { Keywords, Vm } from "../../../vm.js";
import { PyEnumBody } from "./body.js";

export interface FunctionalOptions {
  name: Value;
  names: Value;
  module: Value;
  type: Value;
  start: Value;
  boundary: Value;
}

export function functionalEnum(
  vm: Vm,
  cls: PyType,
  { name, names, module, type, start, boundary }: FunctionalOptions,
): Value {
  const found = cls.lookup("_generate_next_value_");
  const next =
    found instanceof PyStaticMethod ? found.callee : (found as Value);
  const body = new PyEnumBody(String(name), next);
  const where = module ?? userFrame(vm)?.module.name;
  if (where !== undefined) dictSet(vm, body, "__module__", where);
  for (const [member, value] of pairs(vm, names, start, next)) {
    body.assign(vm, member, value);
  }
  const bases = type === null ? [cls] : [type, cls];
  const keywords: Keywords = new Map();
  if (boundary !== null) keywords.set("boundary", boundary);
  return vm.call(cls.type, [name, new PyTuple(bases), body], keywords);
}

/** Names alone get their values as `auto()` would give them, from `start` on; otherwise names and values are given. */
function pairs(
  vm: Vm,
  names: Value,
  start: Value,
  next: Value,
): [string, Value][] {
  if (
    names instanceof PyDict ||
    (typeof names === "object" &&
      names !== null &&
      findAttribute(vm, names, "keys") !== undefined)
  ) {
    return toArray(vm, names).map((key) => [
      String(key),
      getItem(vm, names, key),
    ]);
  }
  const items =
    typeof names === "string"
      ? names.replaceAll(",", " ").split(/\s+/).filter(Boolean)
      : toArray(vm, names);
  const values: Value[] = [];
  return items.map((item, i) => {
    if (typeof item !== "string") {
      const [member, value] = toArray(vm, item) as [string, Value];
      return [member, value];
    }
    const first = binary(vm, "+", start, 0);
    const value = vm.call(next, [item, first, i, listOf(vm, values)]);
    values.push(value);
    return [item, value];
  });
}

function listOf(vm: Vm, values: readonly Value[]): Value {
  return vm.call(vm.builtins.get("list") as Value, [new PyTuple([...values])]);
}
