/** `enum.property`: what members have and the class itself has not, `name` and `value` above all. */
import { raise } from "../../../operations/raise.js";
import { typeName } from "../../../operations/typeOf.js";
import { builtinType } from "../../../values/basicTypes.js";
import { attributeErrorType } from "../../../values/exceptionTypes.js";
import { PyType } from "../../../values/type.js";
import { PyObject, type Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { addMethods, addStaticMethods } from "../../table.js";
import { infoOf } from "./info.js";

export const enumPropertyType = builtinType("property", undefined, "enum");
enumPropertyType.givesDict = true;

export class PyEnumProperty extends PyObject {
  constructor(
    public name: string,
    readonly get: (vm: Vm, self: PyObject) => Value,
  ) {
    super(enumPropertyType, new Map());
  }
}

addStaticMethods(enumPropertyType, {
  "__new__(cls, fget=None, fset=None, fdel=None, doc=None)": (
    _vm,
    _cls,
    getter: Value,
  ) => new PyEnumProperty("", (vm, self) => vm.call(getter, [self])),
});
addMethods(enumPropertyType, {
  "__init__(self, /, *args, **kwargs)": () => null,
  "__set_name__(self, owner, name, /)": (
    _,
    self: PyEnumProperty,
    _owner,
    name: string,
  ) => {
    self.name = name;
    return null;
  },
  "__get__(self, instance, owner=None, /)": (
    vm,
    self: PyEnumProperty,
    instance: Value,
    owner: Value,
  ) => {
    if (instance instanceof PyObject) return self.get(vm, instance);
    const member =
      owner instanceof PyType
        ? infoOf(owner).members.map.get(self.name)
        : undefined;
    if (member === undefined) raise(attributeErrorType, self.name);
    return member;
  },
  "__set__(self, instance, value, /)": (
    _,
    self: PyEnumProperty,
    instance: Value,
  ) =>
    raise(
      attributeErrorType,
      `<enum '${typeName(instance)}'> cannot set attribute '${self.name}'`,
    ),
  "__delete__(self, instance, /)": (_, self: PyEnumProperty, instance: Value) =>
    raise(
      attributeErrorType,
      `<enum '${typeName(instance)}'> cannot delete attribute '${self.name}'`,
    ),
});
