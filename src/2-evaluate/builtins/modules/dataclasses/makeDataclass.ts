/** `make_dataclass` (https://docs.python.org/3.11/library/dataclasses.html#dataclasses.make_dataclass). */
import { toArray } from "../../../operations/iterate.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { typeType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import { PyType } from "../../../values/type.js";
import type { Namespace, Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { isIdentifier, isKeyword } from "../collections/identifiers.js";
import { dataclass, type DataclassOptions } from "./dataclass.js";
import { userFrame } from "../../../operations/userPlace.js";

export function makeDataclass(
  vm: Vm,
  name: Value,
  fields: Value,
  bases: Value,
  namespace: Value,
  options: DataclassOptions,
): Value {
  const annotations: Namespace = new Map();
  const body: Namespace = new Map(
    namespace instanceof PyDict ? (namespace.map as Namespace) : [],
  );
  const module = userFrame(vm)?.module.name;
  if (module !== undefined) body.set("__module__", module);
  for (const item of toArray(vm, fields)) addField(vm, item, annotations, body);
  body.set("__annotations__", PyDict.over(annotations));
  const parents = toArray(vm, bases);
  const metaclass =
    parents.find((base) => base instanceof PyType)?.type ?? typeType;
  const cls = vm.call(metaclass, [
    name,
    new PyTuple(parents),
    PyDict.over(body),
  ]);
  return dataclass(vm, cls, options);
}

/** `"x"`, `("x", int)` or `("x", int, default)` */
function addField(
  vm: Vm,
  item: Value,
  annotations: Namespace,
  body: Namespace,
): void {
  const [name, annotation = "typing.Any", fallback] =
    typeof item === "string"
      ? [item]
      : (toArray(vm, item) as (Value | undefined)[]);
  if (typeof name !== "string" || !isIdentifier(name)) {
    raiseTypeError(
      `Field names must be valid identifiers: ${repr(vm, name ?? null)}`,
    );
  }
  if (isKeyword(name))
    raiseTypeError(`Field names must not be keywords: '${name}'`);
  if (annotations.has(name)) raiseTypeError(`Field name duplicated: '${name}'`);
  annotations.set(name, annotation);
  if (fallback !== undefined) body.set(name, fallback);
}
