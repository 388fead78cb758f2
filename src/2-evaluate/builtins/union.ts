/** `int | str` as an object (https://docs.python.org/3.11/library/stdtypes.html#types-union). */
import { lookupHash } from "../operations/hashOf.js";
import { setFrom } from "../operations/hash.js";
import { repr } from "../operations/text.js";
import { compare } from "../operations/equality.js";
import { typeOf } from "../operations/typeOf.js";
import { noneType, unionType } from "../values/basicTypes.js";
import { PyTuple } from "../values/containers.js";
import { ellipsis, notImplemented } from "../values/simple.js";
import { PyType } from "../values/type.js";
import { derived, PyUnknown } from "../values/unknown.js";
import { PyObject, type Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { isInstanceOf, isSubclassOf } from "./isinstance.js";
import { addGetters, addMethods, type Table } from "./table.js";

export class PyUnion extends PyObject {
  constructor(readonly args: PyTuple) {
    super(unionType);
  }
}

/** `a | b` between types; NotImplemented where one of them is no type. */
export function makeUnion(vm: Vm, a: Value, b: Value): Value {
  if (a instanceof PyUnknown || b instanceof PyUnknown) {
    const unknowns = [a, b].filter((value) => value instanceof PyUnknown);
    return derived("… | …", ...unknowns);
  }
  if (!isUnionable(a) || !isUnionable(b)) return notImplemented;
  const flat: Value[] = [];
  for (const member of [a, b].flatMap(membersOf)) {
    if (!flat.some((other) => isSame(vm, other, member))) flat.push(member);
  }
  return flat.length === 1
    ? (flat[0] as Value)
    : new PyUnion(new PyTuple(flat));
}

function membersOf(value: Value): readonly Value[] {
  if (value === null) return [noneType];
  return value instanceof PyUnion ? value.args.items : [value];
}

function isSame(vm: Vm, a: Value, b: Value): boolean {
  return a === b || compare(vm, "==", a, b) === true;
}

/** Classes, None, generic aliases, unions, and what `typing` makes. */
function isUnionable(value: Value): boolean {
  if (value === null || value instanceof PyType) return true;
  return (
    value instanceof PyObject &&
    [
      "UnionType",
      "GenericAlias",
      "TypeVar",
      "ParamSpec",
      "TypeAliasType",
      "NewType",
    ].includes(typeOf(value).name)
  );
}

const rows: Table = {
  "__repr__(self, /)": (vm, self: PyUnion) =>
    self.args.items
      .map((item) => (item === noneType ? "None" : typeText(vm, item)))
      .join(" | "),
  "__eq__(self, value, /)": (vm, self: PyUnion, other: Value) =>
    other instanceof PyUnion
      ? compare(
          vm,
          "==",
          setFrom(vm, self.args.items),
          setFrom(vm, other.args.items),
        )
      : notImplemented,
  "__hash__(self, /)": (vm, self: PyUnion) => lookupHash(vm, self.args),
  "__or__(self, value, /)": makeUnion,
  "__ror__(self, value, /)": (vm, self: Value, other: Value) =>
    makeUnion(vm, other, self),
  "__instancecheck__(self, instance, /)": (
    vm,
    self: PyUnion,
    instance: Value,
  ) => isInstanceOf(vm, instance, self),
  "__subclasscheck__(self, subclass, /)": (
    vm,
    self: PyUnion,
    subclass: Value,
  ) => isSubclassOf(vm, subclass, self),
};

function typeText(vm: Vm, value: Value): string {
  if (value === ellipsis) return "...";
  if (!(value instanceof PyType)) return repr(vm, value);
  return value.module === "builtins"
    ? value.qualname
    : `${value.module}.${value.qualname}`;
}

/** Puts the rows on the type. */
export function installUnion(): void {
  addMethods(unionType, rows);
  addGetters(unionType, {
    __args__: (_, self: PyUnion) => self.args,
    __parameters__: () => new PyTuple([]),
  });
}
