/** types: names for the built-in types that have none in the builtins (https://docs.python.org/3.11/library/types.html). */
import { findAttribute } from "../../operations/attribute.js";
import { compare } from "../../operations/equality.js";
import { raiseTypeError } from "../../operations/raise.js";
import { repr } from "../../operations/text.js";
import { typeName } from "../../operations/typeOf.js";
import { toArray } from "../../operations/iterate.js";
import {
  builtinFunctionType,
  builtinType,
  codeType,
  coroutineType,
  ellipsisType,
  frameType,
  functionType,
  generatorType,
  genericAliasType,
  getsetType,
  methodType,
  moduleType,
  noneType,
  notImplementedType,
  tracebackType,
  typeType,
  unionType,
} from "../../values/basicTypes.js";
import { PyTuple } from "../../values/containers.js";
import { PyDict } from "../../values/dict.js";
import { notImplemented } from "../../values/simple.js";
import { PyType } from "../../values/type.js";
import {
  type Namespace,
  PyInstance,
  PyObject,
  type Value,
} from "../../values/value.js";
import type { Keywords, Vm } from "../../vm.js";
import { mappingProxyType } from "../mappingProxy.js";
import type { NativeModule } from "../nativeModule.js";
import { reprGuarded } from "../reprGuard.js";
import { addMethods, addStaticMethods } from "../table.js";

export const simpleNamespaceType = builtinType(
  "SimpleNamespace",
  undefined,
  "types",
);
simpleNamespaceType.givesDict = true;

const own = (self: PyObject): Namespace => self.attributes as Namespace;

addStaticMethods(
  simpleNamespaceType,
  {
    "__new__(cls, /, *args, **kwargs)": (_, cls: PyType) => new PyInstance(cls),
  },
  { acceptsUnknown: true },
);
addMethods(
  simpleNamespaceType,
  {
    "__init__(self, /, *args, **kwargs)": (
      _,
      self: PyObject,
      args: PyTuple,
      kwargs: PyDict,
    ) => {
      if (args.items.length > 0) {
        raiseTypeError("no positional arguments expected");
      }
      for (const [name, value] of kwargs.map)
        own(self).set(name as string, value);
      return null;
    },
  },
  { acceptsUnknown: true },
);
addMethods(simpleNamespaceType, {
  "__repr__(self, /)": (vm, self: PyObject) => {
    const name =
      self.type === simpleNamespaceType ? "namespace" : typeName(self);
    return reprGuarded(vm, self, `${name}(...)`, () => {
      const parts = [...own(self)].map(
        ([key, value]) => `${key}=${repr(vm, value)}`,
      );
      return `${name}(${parts.join(", ")})`;
    });
  },
  "__eq__(self, value, /)": (vm, self: PyObject, other: Value) =>
    other instanceof PyObject && other.type?.isSubtypeOf(simpleNamespaceType)
      ? compare(vm, "==", PyDict.over(own(self)), PyDict.over(own(other)))
      : notImplemented,
});
simpleNamespaceType.set("__hash__", null);

const names: Record<string, PyType> = {
  AsyncGeneratorType: builtinType("async_generator"),
  BuiltinFunctionType: builtinFunctionType,
  BuiltinMethodType: builtinFunctionType,
  CellType: builtinType("cell"),
  ClassMethodDescriptorType: builtinType("classmethod_descriptor"),
  CodeType: codeType,
  CoroutineType: coroutineType,
  EllipsisType: ellipsisType,
  FrameType: frameType,
  FunctionType: functionType,
  GeneratorType: generatorType,
  GenericAlias: genericAliasType,
  GetSetDescriptorType: getsetType,
  LambdaType: functionType,
  MappingProxyType: mappingProxyType,
  MemberDescriptorType: builtinType("member_descriptor"),
  MethodDescriptorType: builtinType("method_descriptor"),
  MethodType: methodType,
  MethodWrapperType: builtinType("method-wrapper"),
  ModuleType: moduleType,
  NoneType: noneType,
  NotImplementedType: notImplementedType,
  SimpleNamespace: simpleNamespaceType,
  TracebackType: tracebackType,
  UnionType: unionType,
  WrapperDescriptorType: builtinType("wrapper_descriptor"),
};

/** `types.new_class(name, bases, kwds, exec_body)`: a class statement as a call. */
function newClass(
  vm: Vm,
  name: Value,
  bases: Value,
  keywords: Value,
  fillBody: Value,
): Value {
  const rest: Keywords = new Map(
    keywords instanceof PyDict ? (keywords.map as Keywords) : [],
  );
  const explicit = rest.get("metaclass");
  rest.delete("metaclass");
  const parents = toArray(vm, bases);
  const first = parents.find((base) => base instanceof PyType);
  const metaclass =
    explicit ?? (first instanceof PyType ? first.type : typeType);
  const prepare = findAttribute(vm, metaclass, "__prepare__");
  const namespace =
    prepare === undefined
      ? new PyDict()
      : vm.call(prepare, [name, new PyTuple(parents)], new Map(rest));
  if (fillBody !== null) vm.call(fillBody, [namespace]);
  return vm.call(metaclass, [name, new PyTuple(parents), namespace], rest);
}

export const types: NativeModule = {
  name: "types",
  constants: names,
  functions: {
    "new_class(name, bases=(), kwds=None, exec_body=None)": newClass,
    "resolve_bases(bases)": (_, bases: Value) => bases,
    "coroutine(func)": (_, callee: Value) => callee,
    "DynamicClassAttribute(fget=None, fset=None, fdel=None, doc=None)": (
      vm,
      ...args: Value[]
    ) => vm.call(vm.builtins.get("property") as Value, args),
  },
};
