/** `type`: classes as objects (https://docs.python.org/3.11/library/functions.html#type). */
import { newType } from "../calls/buildClass.js";
import { construct } from "../calls/construct.js";
import {
  deleteOrdinaryAttribute,
  ordinaryAttribute,
  raiseNoAttribute,
  setOrdinaryAttribute,
} from "../operations/attribute.js";
import { raiseTypeError } from "../operations/raise.js";
import { typeOf } from "../operations/typeOf.js";
import { typeType } from "../values/basicTypes.js";
import { PyList, PyTuple } from "../values/containers.js";
import { PyDict } from "../values/dict.js";
import { PyType } from "../values/type.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { makeUnion } from "./union.js";
import {
  addClassMethods,
  addGetters,
  addMethods,
  addStaticMethods,
} from "./table.js";
import { mappingProxyType, PyMappingProxy } from "./mappingProxy.js";

export function installType(): void {
  addStaticMethods(
    typeType,
    {
      "__new__(metatype, /, *args, **kwargs)": (
        vm,
        metatype: PyType,
        args: PyTuple,
        kwargs: PyDict,
      ) => {
        const [first, bases, namespace] = args.items;
        if (args.items.length === 1 && metatype === typeType) {
          return typeOf(first as Value) ?? (first as Value);
        }
        if (args.items.length !== 3) {
          raiseTypeError("type() takes 1 or 3 arguments");
        }
        if (typeof first !== "string") {
          raiseTypeError("type.__new__() argument 1 must be str");
        }
        if (!(bases instanceof PyTuple) || !(namespace instanceof PyDict)) {
          raiseTypeError(
            "type.__new__() argument 2 must be tuple, argument 3 must be dict",
          );
        }
        return newType(
          vm,
          metatype,
          first,
          bases.items,
          namespace,
          kwargs.map as Map<string, Value>,
        );
      },
    },
    { acceptsUnknown: true },
  );
  addMethods(
    typeType,
    {
      "__call__(cls, /, *args, **kwargs)": (
        vm,
        cls: PyType,
        args: PyTuple,
        kwargs: PyDict,
      ) =>
        construct(vm, cls, [...args.items], kwargs.map as Map<string, Value>),
      "__init__(cls, /, *args, **kwargs)": () => null,
      "__setattr__(cls, name, value, /)": (vm, cls, name: string, value) => {
        setOrdinaryAttribute(vm, cls, name, value);
        return null;
      },
    },
    { acceptsUnknown: true },
  );
  addMethods(typeType, {
    "__delattr__(cls, name, /)": (vm, cls, name: string) => {
      deleteOrdinaryAttribute(vm, cls, name);
      return null;
    },
    "__getattribute__(cls, name, /)": (vm, cls: PyType, name: string) => {
      const found = ordinaryAttribute(vm, cls, cls.type, name);
      return found === undefined ? raiseNoAttribute(cls, name) : found;
    },
    "__repr__(cls, /)": (_vm, cls: PyType) => {
      const prefix = cls.module === "builtins" ? "" : `${cls.module}.`;
      return `<class '${prefix}${cls.qualname}'>`;
    },
    "mro(cls, /)": (_vm, cls: PyType) => new PyList([...cls.mro]),
    "__subclasses__(cls, /)": (_vm, cls: PyType) =>
      new PyList([...cls.subclasses]),
    "__instancecheck__(cls, instance, /)": (_vm, cls: PyType, instance) =>
      typeOf(instance).isSubtypeOf(cls),
    "__subclasscheck__(cls, subclass, /)": (_vm, cls: PyType, subclass) =>
      subclass instanceof PyType && subclass.isSubtypeOf(cls),
    "__or__(cls, other, /)": (vm, cls, other) => makeUnion(vm, cls, other),
    "__ror__(cls, other, /)": (vm, cls, other) => makeUnion(vm, other, cls),
    "__dir__(cls, /)": (_vm, cls: PyType) =>
      new PyList([
        ...new Set(cls.mro.flatMap((type) => [...type.namespace.keys()])),
      ]),
  });
  addClassMethods(typeType, {
    "__prepare__(metacls, /, *args, **kwargs)": () => new PyDict(),
  });
  addGetters(typeType, {
    __name__: [
      (_vm: Vm, cls: PyType) => cls.name,
      (_vm: Vm, cls: PyType, name: string) => {
        cls.name = name;
      },
    ],
    __qualname__: [
      (_vm: Vm, cls: PyType) => cls.qualname,
      (_vm: Vm, cls: PyType, name: string) => {
        cls.qualname = name;
      },
    ],
    __module__: [
      (_vm: Vm, cls: PyType) => cls.namespace.get("__module__") ?? cls.module,
      (_vm: Vm, cls: PyType, name: Value) => {
        cls.set("__module__", name);
        if (typeof name === "string") cls.module = name;
      },
    ],
    __mro__: (_vm, cls: PyType) => new PyTuple(cls.mro),
    __bases__: [
      (_vm: Vm, cls: PyType) => new PyTuple(cls.bases),
      (_vm: Vm, cls: PyType) =>
        raiseTypeError(
          `__bases__ of '${cls.name}' cannot be assigned in numel`,
        ),
    ],
    __base__: (_vm, cls: PyType) => cls.bases[0] ?? null,
    __dict__: (_vm, cls: PyType) =>
      new PyMappingProxy(PyDict.over(cls.namespace)),
    __doc__: [
      (_vm: Vm, cls: PyType) => cls.namespace.get("__doc__") ?? null,
      (_vm: Vm, cls: PyType, value: Value) => cls.set("__doc__", value),
    ],
    __annotations__: [
      (_vm: Vm, cls: PyType) => {
        let own = cls.namespace.get("__annotations__");
        if (own === undefined) {
          own = new PyDict();
          cls.set("__annotations__", own);
        }
        return own;
      },
      (_vm: Vm, cls: PyType, value: Value) => cls.set("__annotations__", value),
    ],
  });
  void mappingProxyType;
}
