/** EnumType: enumerations as classes: calling, iterating, subscripting (https://docs.python.org/3.11/library/enum.html#enum.EnumType). */
import { raise, raiseTypeError } from "../../../operations/raise.js";
import {
  deleteOrdinaryAttribute,
  setOrdinaryAttribute,
} from "../../../operations/attribute.js";
import { dictItem } from "../../../operations/hash.js";
import { typeOf } from "../../../operations/typeOf.js";
import { iteratorType } from "../../../values/basicTypes.js";
import { PyList, type PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import { attributeErrorType } from "../../../values/exceptionTypes.js";
import { PyStaticMethod } from "../../../values/functions.js";
import { PyIterator } from "../../../values/iterators.js";
import type { PyType } from "../../../values/type.js";
import type { Value } from "../../../values/value.js";
import type { Keywords, Vm } from "../../../vm.js";
import { PyMappingProxy } from "../../mappingProxy.js";
import {
  addClassMethods,
  addGetters,
  addMethods,
  addStaticMethods,
  type Table,
} from "../../table.js";
import { PyEnumBody } from "./body.js";
import { createEnum, refuseExtending } from "./create.js";
import { enumMetaType, enumType, roots } from "./enumTypes.js";
import { isFlagClass, membersIn } from "./flagBits.js";
import { functionalEnum } from "./functional.js";
import { infoOf } from "./info.js";
import { memberOf } from "./lookup.js";

/** The namespace for a body of a class with these bases. */
export function prepareBody(name: string, bases: readonly Value[]): PyEnumBody {
  refuseExtending(roots, name, bases as PyType[]);
  const first = bases.at(-1) as PyType | undefined;
  const found = (first ?? enumType).lookup("_generate_next_value_");
  return new PyEnumBody(
    name,
    found instanceof PyStaticMethod ? found.callee : (found as Value),
  );
}

function members(cls: PyType): Value[] {
  const info = infoOf(cls);
  if (isFlagClass(cls)) return membersIn(cls, info.singlesMask);
  return info.names.items.map(
    (name) => info.members.map.get(name as string) as Value,
  );
}

function iterate(items: readonly Value[]): PyIterator {
  let i = 0;
  return new PyIterator(
    () => items[i++],
    iteratorType,
    () => items.length - i,
  );
}

addClassMethods(
  enumMetaType,
  {
    "__prepare__(metacls, cls, bases, /, **kwds)": (
      _vm,
      _meta,
      name: string,
      bases: PyTuple,
    ) => prepareBody(name, bases.items),
  },
  { acceptsUnknown: true },
);

addStaticMethods(
  enumMetaType,
  {
    "__new__(metacls, cls, bases, classdict, /, **kwds)": (
      vm,
      metatype: PyType,
      name: string,
      bases: PyTuple,
      namespace: PyDict,
      keywords: PyDict,
    ) => {
      let body = namespace as PyEnumBody;
      if (!(namespace instanceof PyEnumBody)) {
        body = prepareBody(name, bases.items);
        for (const [key, value] of namespace.map)
          body.assign(vm, key as string, value);
      }
      return createEnum(
        vm,
        roots,
        metatype,
        name,
        bases,
        body,
        keywords.map as Keywords,
      );
    },
  },
  { acceptsUnknown: true },
);

const acceptingUnknown: Table = {
  "__init__(cls, /, *args, **kwds)": () => null,
  "__call__(cls, value, names=None, /, *, module=None, qualname=None, type=None, start=1, boundary=None)":
    (
      vm,
      cls: PyType,
      value: Value,
      names: Value,
      module,
      _qualname,
      type,
      start,
      boundary,
    ) =>
      names === null
        ? memberOf(vm, cls, value)
        : functionalEnum(vm, cls, {
            name: value,
            names,
            module,
            type,
            start,
            boundary,
          }),
  "__setattr__(cls, name, value, /)": (
    vm,
    cls: PyType,
    name: string,
    value: Value,
  ) => {
    if (infoOf(cls).members.map.has(name)) {
      raise(attributeErrorType, `cannot reassign member '${name}'`);
    }
    setOrdinaryAttribute(vm, cls, name, value);
    return null;
  },
};

const rows: Table = {
  "__bool__(cls, /)": () => true,
  "__len__(cls, /)": (_, cls: PyType) => infoOf(cls).names.items.length,
  "__iter__(cls, /)": (_, cls: PyType) => iterate(members(cls)),
  "__reversed__(cls, /)": (_, cls: PyType) => iterate(members(cls).reverse()),
  "__getitem__(cls, name, /)": (vm, cls: PyType, name: Value) =>
    dictItem(vm, infoOf(cls).members, name),
  "__contains__(cls, member, /)": (_, cls: PyType, member: Value) => {
    const type = typeOf(member);
    if (!type.isSubtypeOf(enumType)) {
      raiseTypeError(
        `unsupported operand type(s) for 'in': '${type.qualname}' and '${cls.type.qualname}'`,
      );
    }
    return type.isSubtypeOf(cls);
  },
  "__repr__(cls, /)": (_, cls: PyType) =>
    `<${isFlagClass(cls) ? "flag" : "enum"} '${cls.name}'>`,
  "__delattr__(cls, name, /)": (vm, cls: PyType, name: string) => {
    if (infoOf(cls).members.map.has(name)) {
      raise(
        attributeErrorType,
        `'${cls.name}' cannot delete member '${name}'.`,
      );
    }
    deleteOrdinaryAttribute(vm, cls, name);
    return null;
  },
  "__getattr__(cls, name, /)": (_, _cls: PyType, name: string) =>
    raise(attributeErrorType, name),
  "__dir__(cls, /)": (_, cls: PyType) =>
    new PyList([
      ...new Set([
        "__class__",
        "__contains__",
        "__doc__",
        "__getitem__",
        "__init_subclass__",
        "__iter__",
        "__len__",
        "__members__",
        "__module__",
        "__name__",
        "__qualname__",
        ...(infoOf(cls).members.map.keys() as Iterable<string>),
      ]),
    ]),
};

addMethods(enumMetaType, acceptingUnknown, { acceptsUnknown: true });
addMethods(enumMetaType, rows);
addGetters(enumMetaType, {
  __members__: (_vm: Vm, cls: PyType) =>
    new PyMappingProxy(infoOf(cls).members),
});
