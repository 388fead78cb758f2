/** `object`: what every Python object has (https://docs.python.org/3.11/reference/datamodel.html#basic-customization). */
import { abstractMethodsOf } from "../calls/buildClass.js";
import {
  deleteOrdinaryAttribute,
  ordinaryAttribute,
  raiseNoAttribute,
  setOrdinaryAttribute,
} from "../operations/attribute.js";
import { serialOf } from "../operations/hash.js";
import { raiseTypeError } from "../operations/raise.js";
import { repr, str } from "../operations/text.js";
import { typeName, typeOf } from "../operations/typeOf.js";
import { noneType, objectType } from "../values/basicTypes.js";
import type { PyTuple } from "../values/containers.js";
import { PyDict } from "../values/dict.js";
import { notImplemented } from "../values/simple.js";
import { PyType } from "../values/type.js";
import { PyUnknown } from "../values/unknown.js";
import { PyInstance, PyObject, type Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import {
  addClassMethods,
  addGetters,
  addMethods,
  addStaticMethods,
  type Table,
} from "./table.js";

const constructors: Table = {
  "__new__(cls, /, *args, **kwargs)": (
    _vm,
    cls: PyType,
    args: PyTuple,
    kwargs: PyDict,
  ) => {
    refuseArguments(cls, args, kwargs);
    const abstract = abstractMethodsOf(cls);
    if (abstract.length > 0) {
      raiseTypeError(
        `Can't instantiate abstract class ${cls.name} with abstract method${abstract.length === 1 ? "" : "s"} ${abstract.join(", ")}`,
      );
    }
    return new PyInstance(cls);
  },
};

/** Arguments that neither `__new__` nor `__init__` of the class would take. */
function refuseArguments(cls: PyType, args: PyTuple, kwargs: PyDict): void {
  if (args.items.length === 0 && kwargs.map.size === 0) return;
  if (cls.lookup("__init__") !== objectType.namespace.get("__init__")) return;
  if (cls.opaqueBase !== null) return;
  raiseTypeError(`${cls.name}() takes no arguments`);
}

const acceptingUnknown: Table = {
  "__init__(self, /, *args, **kwargs)": (
    _vm,
    self: Value,
    args: PyTuple,
    kwargs: PyDict,
  ) => {
    const type = typeOf(self);
    const isOverridden =
      type.lookup("__init__") !== objectType.namespace.get("__init__");
    const given = args.items.length + kwargs.map.size;
    if (given > 0 && isOverridden && type.opaqueBase === null) {
      raiseTypeError(
        "object.__init__() takes exactly one argument (the instance to initialize)",
      );
    }
    return null;
  },
  "__setattr__(self, name, value, /)": (vm, self, name: string, value) => {
    setOrdinaryAttribute(vm, self, name, value);
    return null;
  },
  "__eq__(self, other, /)": (_vm, self, other) =>
    self === other ? true : notImplemented,
};

const methods: Table = {
  "__delattr__(self, name, /)": (vm, self, name: string) => {
    deleteOrdinaryAttribute(vm, self, name);
    return null;
  },
  "__getattribute__(self, name, /)": (vm, self: Value, name: string) => {
    const found = ordinaryAttribute(vm, self, typeOf(self), name);
    return found === undefined ? raiseNoAttribute(self, name) : found;
  },
  "__ne__(self, other, /)": (vm, self: Value, other: Value) => {
    const equal = typeOf(self).lookup("__eq__");
    if (equal === undefined || equal === null) return notImplemented;
    const result = vm.call(equal, [self, other]);
    if (result === notImplemented || result instanceof PyUnknown) return result;
    return result !== true;
  },
  "__hash__(self, /)": (_vm, self: PyObject) => serialOf(self),
  "__repr__(self, /)": (_vm, self: Value) => defaultRepr(self),
  "__str__(self, /)": (vm, self: Value) => repr(vm, self),
  "__format__(self, format_spec, /)": (vm, self: Value, spec: string) => {
    if (spec !== "") {
      raiseTypeError(
        `unsupported format string passed to ${typeName(self)}.__format__`,
      );
    }
    return str(vm, self);
  },
  "__sizeof__(self, /)": () => 16,
  "__dir__(self, /)": (vm, self: Value) => {
    const dir = vm.builtins.get("dir") as Value;
    return vm.call(dir, [typeOf(self)]);
  },
};

/** `<module.Class object at 0x…>`; the address is a serial number. */
export function defaultRepr(self: Value): string {
  const type = typeOf(self);
  const prefix = type.module === "builtins" ? "" : `${type.module}.`;
  const address =
    self instanceof PyObject
      ? serialOf(self).toString(16).padStart(12, "0")
      : 0;
  return `<${prefix}${type.qualname} object at 0x${address}>`;
}

export function installObject(): void {
  addStaticMethods(objectType, constructors, { acceptsUnknown: true });
  addMethods(objectType, acceptingUnknown, { acceptsUnknown: true });
  addMethods(objectType, methods);
  addClassMethods(
    objectType,
    {
      "__init_subclass__(cls, /, **kwargs)": (
        _vm,
        cls: PyType,
        kwargs: PyDict,
      ) => {
        if (kwargs.map.size > 0) {
          raiseTypeError(
            `${cls.name}.__init_subclass__() takes no keyword arguments`,
          );
        }
        return null;
      },
      "__subclasshook__(cls, other, /)": () => notImplemented,
    },
    { acceptsUnknown: true },
  );
  addGetters(objectType, {
    __class__: [
      (_vm: Vm, self: Value) => typeOf(self),
      (_vm: Vm, self: Value, type: Value) => {
        if (self instanceof PyObject && type instanceof PyType)
          self.type = type;
      },
    ],
    __dict__: [
      (_vm: Vm, self: Value) => {
        if (
          self instanceof PyObject &&
          self.attributes === null &&
          self.type.givesDict
        ) {
          self.attributes = new Map();
        }
        if (
          !(self instanceof PyObject) ||
          self.attributes === null ||
          self.type.slotNames !== null
        ) {
          return raiseNoAttribute(self, "__dict__");
        }
        return PyDict.over(self.attributes);
      },
      (_vm: Vm, self: Value, value: Value) => {
        if (self instanceof PyObject && value instanceof PyDict) {
          self.attributes = value.map as Map<string, Value>;
        }
      },
    ],
  });
  objectType.namespace.set("__doc__", null);
  addMethods(noneType, {
    "__bool__(self, /)": () => false,
    "__repr__(self, /)": () => "None",
    "__hash__(self, /)": () => 0xfca86420,
  });
  addStaticMethods(noneType, { "__new__(cls, /)": () => null });
}
