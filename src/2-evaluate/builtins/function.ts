/** Functions, methods and the descriptors that decorate them, as objects. */
import type { Parameter } from "../../1-parse/ast.js";
import { getAttribute } from "../operations/attribute.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { typeName } from "../operations/typeOf.js";
import {
  builtinFunctionType,
  classmethodType,
  codeType,
  functionType,
  getsetType,
  methodType,
  propertyType,
  staticmethodType,
} from "../values/basicTypes.js";
import { emptyTuple, PyTuple } from "../values/containers.js";
import { PyDict } from "../values/dict.js";
import { attributeErrorType } from "../values/exceptionTypes.js";
import {
  PyBuiltin,
  PyClassMethod,
  PyFunction,
  type PyGetSet,
  PyMethod,
  PyProperty,
  PyStaticMethod,
} from "../values/functions.js";
import type { PyType } from "../values/type.js";
import { PyInstance, type PyObject, type Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { addGetters, addMethods, addStaticMethods } from "./table.js";

/** What a decorator such as `functools.wraps` copies, for anything that wraps a callable. */
const fromCallee = (name: string) => (vm: Vm, self: { callee: Value }) =>
  getAttribute(vm, self.callee, name);

function installFunction(): void {
  addGetters(functionType, {
    __name__: [
      (_vm: Vm, self: PyFunction) => self.name,
      (_vm: Vm, self: PyFunction, name: string) => {
        self.name = name;
      },
    ],
    __qualname__: [
      (_vm: Vm, self: PyFunction) => self.qualname,
      (_vm: Vm, self: PyFunction, name: string) => {
        self.qualname = name;
      },
    ],
    __doc__: [
      (_vm: Vm, self: PyFunction) => self.doc,
      (_vm: Vm, self: PyFunction, doc: Value) => {
        self.doc = typeof doc === "string" ? doc : null;
      },
    ],
    __module__: [
      (_vm: Vm, self: PyFunction) =>
        self.attributes?.get("__module__") ?? self.module.name,
      (_vm: Vm, self: PyFunction, name: Value) => {
        (self.attributes ??= new Map()).set("__module__", name);
      },
    ],
    __defaults__: [
      (_vm: Vm, self: PyFunction) => positionalDefaults(self),
      (_vm: Vm, self: PyFunction, value: Value) => setDefaults(self, value),
    ],
    __kwdefaults__: (_vm, self: PyFunction) => keywordDefaults(self),
    __annotations__: [
      (_vm: Vm, self: PyFunction) => {
        const known = self.annotations;
        const value = typeof known === "function" ? known() : known;
        return (self.annotations = value ?? new PyDict());
      },
      (_vm: Vm, self: PyFunction, value: Value) => {
        self.annotations = value;
      },
    ],
    __globals__: (_vm, self: PyFunction) => PyDict.over(self.module.namespace),
    __closure__: () => null,
    __code__: (_vm, self: PyFunction) => codeOf(self),
    __type_params__: () => emptyTuple,
  });
  addMethods(functionType, {
    "__repr__(self, /)": (_vm, self: PyFunction) =>
      `<function ${self.qualname}>`,
    "__get__(self, instance, owner=None, /)": (_vm, self, instance: Value) =>
      instance === null ? self : new PyMethod(instance, self),
    "__call__(self, /, *args, **kwargs)": (
      vm,
      self,
      args: PyTuple,
      kwargs: PyDict,
    ) => vm.call(self, [...args.items], kwargs.map as Map<string, Value>),
  });
}

function positionalDefaults(self: PyFunction): Value {
  const values = self.parameters
    .map(({ kind }, i) => (isPositional(kind) ? self.defaults[i] : undefined))
    .filter((value) => value !== undefined);
  return values.length === 0 ? null : new PyTuple(values);
}

function isPositional(kind: Parameter["kind"]): boolean {
  return kind === "positional" || kind === "positional-only";
}

/** `f.__defaults__ = (…)`: they belong to the last positional parameters. */
function setDefaults(self: PyFunction, value: Value): void {
  const given = value instanceof PyTuple ? value.items : [];
  const count = self.parameters.filter(({ kind }) => isPositional(kind)).length;
  self.defaults = self.parameters.map(({ kind }, i) =>
    isPositional(kind) ? given[i - (count - given.length)] : self.defaults[i],
  );
}

function keywordDefaults(self: PyFunction): Value {
  const dict = new Map<string, Value>();
  self.parameters.forEach(({ kind, name }, i) => {
    const value = self.defaults[i];
    if (kind === "keyword-only" && value !== undefined) dict.set(name, value);
  });
  return dict.size === 0 ? null : PyDict.over(dict);
}

/** A code object with the facts that reflection asks for. */
function codeOf(self: PyFunction): Value {
  const code = new PyInstance(codeType);
  const named = self.parameters.filter(({ kind }) => !kind.startsWith("var-"));
  const keywordOnly = named.filter(({ kind }) => kind === "keyword-only");
  const facts: Record<string, Value> = {
    co_name: self.name,
    co_qualname: self.qualname,
    co_filename: self.source.path,
    co_firstlineno: self.source.position(self.start).line,
    co_argcount: named.length - keywordOnly.length,
    co_kwonlyargcount: keywordOnly.length,
    co_posonlyargcount: named.filter(({ kind }) => kind === "positional-only")
      .length,
    co_varnames: new PyTuple(self.code().locals),
    co_flags:
      3 |
      (self.code().isGenerator ? (self.isAsync ? 512 : 32) : 0) |
      (self.isAsync && !self.code().isGenerator ? 128 : 0) |
      (self.parameters.some(({ kind }) => kind === "var-positional") ? 4 : 0) |
      (self.parameters.some(({ kind }) => kind === "var-keyword") ? 8 : 0),
  };
  for (const [name, value] of Object.entries(facts)) {
    code.attributes?.set(name, value);
  }
  return code;
}

function installBuiltinFunction(): void {
  addGetters(builtinFunctionType, {
    __name__: (_vm, self: PyBuiltin) => self.name,
    __qualname__: (_vm, self: PyBuiltin) =>
      self.isMethod && self.owner !== null
        ? `${self.owner}.${self.name}`
        : self.name,
    __module__: (_vm, self: PyBuiltin) => (self.isMethod ? null : self.owner),
    __doc__: () => null,
    __self__: () => null,
    __text_signature__: (_vm, self: PyBuiltin) => `(${self.signature})`,
  });
  addMethods(builtinFunctionType, {
    "__repr__(self, /)": (_vm, self: PyBuiltin) =>
      self.isMethod
        ? `<method '${self.name}' of '${self.owner ?? ""}' objects>`
        : `<built-in function ${self.name}>`,
    "__call__(self, /, *args, **kwargs)": (
      vm,
      self,
      args: PyTuple,
      kwargs: PyDict,
    ) => vm.call(self, [...args.items], kwargs.map as Map<string, Value>),
  });
}

function installMethod(): void {
  addStaticMethods(methodType, {
    "__new__(cls, function, instance, /)": (_vm, _cls, callee, self) =>
      new PyMethod(self, callee),
  });
  addGetters(methodType, {
    __self__: (_vm, self: PyMethod) => self.self,
    __func__: (_vm, self: PyMethod) => self.callee,
    __name__: fromCallee("__name__"),
    __qualname__: fromCallee("__qualname__"),
    __module__: fromCallee("__module__"),
    __doc__: fromCallee("__doc__"),
  });
  addMethods(methodType, {
    "__repr__(self, /)": (vm, self: PyMethod) =>
      `<bound method ${String(getAttribute(vm, self.callee, "__qualname__"))}>`,
    "__eq__(self, other, /)": (_vm, self: PyMethod, other) =>
      other instanceof PyMethod &&
      other.self === self.self &&
      other.callee === self.callee,
    "__hash__(self, /)": (_vm, self: PyMethod) =>
      self.callee === null ? 0 : 1,
    "__call__(self, /, *args, **kwargs)": (
      vm,
      self,
      args: PyTuple,
      kwargs: PyDict,
    ) => vm.call(self, [...args.items], kwargs.map as Map<string, Value>),
    // Whatever else a method is asked for, its function answers.
    "__getattr__(self, name, /)": (vm, self: PyMethod, name: string) =>
      getAttribute(vm, self.callee, name),
  });
}

/** `property`, with `getter`, `setter` and `deleter` giving copies. */
function installProperty(): void {
  addStaticMethods(propertyType, {
    "__new__(cls, fget=None, fset=None, fdel=None, doc=None)": (
      vm,
      cls: PyType,
      fget,
      fset,
      fdel,
      doc,
    ) => {
      const made = new PyProperty(fget, fset, fdel, cls);
      made.doc = doc ?? (fget instanceof PyFunction ? fget.doc : null);
      void vm;
      return made;
    },
  });
  const copy = (self: PyProperty, part: Partial<PyProperty>): PyProperty => {
    const made = new PyProperty(
      part.getter ?? self.getter,
      part.setter ?? self.setter,
      part.deleter ?? self.deleter,
      self.type,
    );
    made.doc = self.doc;
    return made;
  };
  addMethods(propertyType, {
    "__init__(self, /, *args, **kwargs)": () => null,
    "getter(self, getter, /)": (_vm, self: PyProperty, getter) =>
      copy(self, { getter }),
    "setter(self, setter, /)": (_vm, self: PyProperty, setter) =>
      copy(self, { setter }),
    "deleter(self, deleter, /)": (_vm, self: PyProperty, deleter) =>
      copy(self, { deleter }),
    "__get__(self, instance, owner=None, /)": (
      vm,
      self: PyProperty,
      instance,
    ) => {
      if (instance === null) return self;
      if (self.getter === null) {
        raise(attributeErrorType, "property has no getter");
      }
      return vm.call(self.getter, [instance]);
    },
    "__set__(self, instance, value, /)": (
      vm,
      self: PyProperty,
      instance,
      value,
    ) => {
      if (self.setter === null) {
        raise(attributeErrorType, "property has no setter");
      }
      vm.call(self.setter, [instance, value]);
      return null;
    },
    "__delete__(self, instance, /)": (vm, self: PyProperty, instance) => {
      if (self.deleter === null) {
        raise(attributeErrorType, "property has no deleter");
      }
      vm.call(self.deleter, [instance]);
      return null;
    },
  });
  addGetters(propertyType, {
    fget: (_vm, self: PyProperty) => self.getter,
    fset: (_vm, self: PyProperty) => self.setter,
    fdel: (_vm, self: PyProperty) => self.deleter,
    __doc__: [
      (_vm: Vm, self: PyProperty) => self.doc,
      (_vm: Vm, self: PyProperty, doc: Value) => {
        self.doc = doc;
      },
    ],
    __isabstractmethod__: (vm, self: PyProperty) =>
      isAbstract(vm, self.getter) || isAbstract(vm, self.setter),
  });
}

function isAbstract(vm: Vm, callee: Value): boolean {
  if (callee === null) return false;
  const attributes = (callee as PyObject).attributes;
  void vm;
  return attributes?.get("__isabstractmethod__") === true;
}

function installMethodKinds(): void {
  const kinds = [
    { type: staticmethodType, make: (f: Value) => new PyStaticMethod(f) },
    { type: classmethodType, make: (f: Value) => new PyClassMethod(f) },
  ];
  for (const { type, make } of kinds) {
    addStaticMethods(
      type,
      {
        "__new__(cls, function, /)": (_vm, _cls, callee) => make(callee),
      },
      { acceptsUnknown: true },
    );
    addMethods(type, {
      "__init__(self, /, *args)": () => null,
      "__get__(self, instance, owner=None, /)": (
        _vm,
        self: PyStaticMethod | PyClassMethod,
        _instance,
        owner,
      ) =>
        self instanceof PyStaticMethod
          ? self.callee
          : new PyMethod(owner, self.callee),
    });
    addGetters(type, {
      __func__: (_vm, self: PyStaticMethod) => self.callee,
      __wrapped__: (_vm, self: PyStaticMethod) => self.callee,
      __name__: fromCallee("__name__"),
      __qualname__: fromCallee("__qualname__"),
      __module__: fromCallee("__module__"),
      __doc__: fromCallee("__doc__"),
      __isabstractmethod__: (vm, self: PyStaticMethod) =>
        isAbstract(vm, self.callee),
    });
  }
  addMethods(getsetType, {
    "__repr__(self, /)": (_vm, self: PyGetSet) => `<attribute '${self.name}'>`,
    "__get__(self, instance, owner=None, /)": (vm, self: PyGetSet, instance) =>
      instance === null ? self : self.get(vm, instance),
    "__set__(self, instance, value, /)": (
      vm,
      self: PyGetSet,
      instance,
      value,
    ) => {
      if (self.set === null) {
        raiseTypeError(
          `attribute '${self.name}' of '${typeName(instance)}' objects is not writable`,
        );
      }
      self.set(vm, instance, value);
      return null;
    },
  });
  addGetters(getsetType, { __name__: (_vm, self: PyGetSet) => self.name });
}

export function installFunctionTypes(): void {
  installFunction();
  installBuiltinFunction();
  installMethod();
  installProperty();
  installMethodKinds();
  void PyBuiltin;
}
