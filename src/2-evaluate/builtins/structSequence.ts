/** Tuples with named fields as CPython's own modules give them: `sys.version_info`, `os.stat_result`. */
import { repr } from "../operations/text.js";
import { builtinType, tupleType } from "../values/basicTypes.js";
import { PyTuple } from "../values/containers.js";
import type { Value } from "../values/value.js";
import { addGetters, addMethods } from "./table.js";

/** @param fields by name, in order */
export function structSequence(
  module: string,
  name: string,
  fields: Record<string, Value>,
): PyTuple {
  const names = Object.keys(fields);
  const type = builtinType(name, [tupleType], module);
  addMethods(type, {
    "__repr__(self, /)": (vm, self: PyTuple) =>
      `${module}.${name}(${names.map((field, i) => `${field}=${repr(vm, self.items[i] as Value)}`).join(", ")})`,
  });
  addGetters(
    type,
    Object.fromEntries(
      names.map((field, i) => [
        field,
        (_vm: unknown, self: PyTuple) => self.items[i] as Value,
      ]),
    ),
  );
  type.namespace.set("n_fields", names.length);
  return new PyTuple(Object.values(fields), type);
}
