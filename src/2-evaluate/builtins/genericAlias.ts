/** `list[int]` and its like, and `int | None` (https://docs.python.org/3.11/library/stdtypes.html#generic-alias-type). */
import { findAttribute, getAttribute } from "../operations/attribute.js";
import { compare } from "../operations/equality.js";
import { lookupHash } from "../operations/hashOf.js";
import { raiseTypeError } from "../operations/raise.js";
import { repr } from "../operations/text.js";
import { genericAliasType } from "../values/basicTypes.js";
import { PyTuple } from "../values/containers.js";
import { ellipsis, notImplemented } from "../values/simple.js";
import { PyType } from "../values/type.js";
import { derived, PyUnknown } from "../values/unknown.js";
import { PyObject, type Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import {
  addGetters,
  addMethods,
  addStaticMethods,
  type Table,
} from "./table.js";
import { makeUnion } from "./union.js";

export { makeUnion };

export class PyGenericAlias extends PyObject {
  constructor(
    readonly origin: Value,
    readonly args: PyTuple,
    type: PyType = genericAliasType,
  ) {
    super(type);
  }
}

/** The row that makes a class subscriptable; add it with `addClassMethods`. */
export const classGetItem: Table = {
  "__class_getitem__(cls, item, /)": (_, cls: PyType, item: Value) =>
    genericAlias(cls, item),
};

/** `origin[item]` */
export function genericAlias(origin: Value, item: Value): PyGenericAlias {
  return new PyGenericAlias(
    origin,
    item instanceof PyTuple ? item : new PyTuple([item]),
  );
}

const rows: Table = {
  "__repr__(self, /)": (vm, self: PyGenericAlias) => {
    if (isCallableType(self.origin) && self.args.items.length > 0) {
      const texts = self.args.items.map((item) => typeRepr(vm, item));
      const result = texts.pop() as string;
      return `${typeRepr(vm, self.origin)}[[${texts.join(", ")}], ${result}]`;
    }
    const args = self.args.items.map((item) => typeRepr(vm, item)).join(", ");
    return `${typeRepr(vm, self.origin)}[${args === "" ? "()" : args}]`;
  },
  "__call__(self, /, *args, **kwargs)": (
    vm,
    self: PyGenericAlias,
    args,
    kwargs,
  ) => vm.call(self.origin, [...args.items], kwargs.map),
  "__mro_entries__(self, bases, /)": (_, self: PyGenericAlias) =>
    new PyTuple([self.origin]),
  "__getitem__(self, item, /)": (vm, self: PyGenericAlias, item: Value) =>
    substitute(vm, self, item instanceof PyTuple ? item.items : [item]),
  "__eq__(self, value, /)": (vm, self: PyGenericAlias, other: Value) =>
    other instanceof PyGenericAlias
      ? self.origin === other.origin && compare(vm, "==", self.args, other.args)
      : notImplemented,
  "__hash__(self, /)": (vm, self: PyGenericAlias) =>
    lookupHash(vm, new PyTuple([self.origin, self.args])),
  "__or__(self, value, /)": (vm, self: Value, other: Value) =>
    makeUnion(vm, self, other),
  "__ror__(self, value, /)": (vm, self: Value, other: Value) =>
    makeUnion(vm, other, self),
  "__instancecheck__(self, instance, /)": () =>
    raiseTypeError("isinstance() argument 2 cannot be a parameterized generic"),
  "__subclasscheck__(self, subclass, /)": () =>
    raiseTypeError("issubclass() argument 2 cannot be a parameterized generic"),
  "__getattr__(self, name, /)": (vm, self: PyGenericAlias, name: string) =>
    getAttribute(vm, self.origin, name),
};

/** `collections.abc.Callable` keeps its parameter types flat, and shows them in brackets. */
function isCallableType(origin: Value): boolean {
  return (
    origin instanceof PyType &&
    origin.name === "Callable" &&
    origin.module === "collections.abc"
  );
}

/** The type variables among the arguments, each once. */
function parametersOf(vm: Vm, items: readonly Value[]): Value[] {
  const found = new Set<Value>();
  for (const item of items) {
    if (isTypeVariable(item)) {
      found.add(item);
    } else if (item instanceof PyObject && !(item instanceof PyType)) {
      const inner = findAttribute(vm, item, "__parameters__");
      if (inner instanceof PyTuple)
        inner.items.forEach((each) => found.add(each));
    }
  }
  return [...found];
}

function isTypeVariable(value: Value): boolean {
  return (
    value instanceof PyObject &&
    !(value instanceof PyUnknown) &&
    ["TypeVar", "ParamSpec", "TypeVarTuple"].includes(value.type.name)
  );
}

/** `list[T][int]` */
function substitute(
  vm: Vm,
  alias: PyGenericAlias,
  values: readonly Value[],
): Value {
  const parameters = parametersOf(vm, alias.args.items);
  if (parameters.length === 0) {
    raiseTypeError(`${repr(vm, alias)} is not a generic class`);
  }
  const unknown = values.find((value) => value instanceof PyUnknown);
  if (unknown instanceof PyUnknown) return derived("…[…]", unknown);
  const replaced = alias.args.items.map((item) => {
    const at = parameters.indexOf(item);
    if (at >= 0) return values[at] ?? item;
    if (!(item instanceof PyGenericAlias)) return item;
    const inner = parametersOf(vm, item.args.items);
    if (inner.length === 0) return item;
    return substitute(
      vm,
      item,
      inner.map((each) => values[parameters.indexOf(each)] ?? each),
    );
  });
  return new PyGenericAlias(alias.origin, new PyTuple(replaced));
}

/** A type as it is written: classes by their dotted name. */
export function typeRepr(vm: Vm, value: Value): string {
  if (value === ellipsis) return "...";
  if (value === null) return "None";
  if (value instanceof PyType) {
    return value.module === "builtins"
      ? value.qualname
      : `${value.module}.${value.qualname}`;
  }
  return repr(vm, value);
}

/** Puts the rows on the type. */
export function installGenericAlias(): void {
  addStaticMethods(genericAliasType, {
    "__new__(cls, origin, args, /)": (_vm, _cls, origin: Value, args: Value) =>
      genericAlias(origin, args),
  });
  addMethods(genericAliasType, rows);
  addGetters(genericAliasType, {
    __origin__: (_, self: PyGenericAlias) => self.origin,
    __args__: (_, self: PyGenericAlias) => self.args,
    __parameters__: (vm, self: PyGenericAlias) =>
      new PyTuple(parametersOf(vm, self.args.items)),
    __class__: (_, self: PyObject) => self.type,
  });
}
