/** abc: abstract base classes (https://docs.python.org/3.11/library/abc.html). */
import { newType } from "../../calls/buildClass.js";
import { findAttribute, setAttribute } from "../../operations/attribute.js";
import { setFrom } from "../../operations/hash.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { truthy } from "../../operations/truth.js";
import { typeOf } from "../../operations/typeOf.js";
import {
  builtinType,
  classmethodType,
  frozensetType,
  objectType,
  propertyType,
  staticmethodType,
  typeType,
} from "../../values/basicTypes.js";
import { PySet, type PyTuple } from "../../values/containers.js";
import type { PyDict } from "../../values/dict.js";
import { runtimeErrorType } from "../../values/exceptionTypes.js";
import {
  PyBuiltin,
  PyClassMethod,
  PyFunction,
  PyProperty,
  PyStaticMethod,
} from "../../values/functions.js";
import { notImplemented } from "../../values/simple.js";
import { PyType } from "../../values/type.js";
import { PyUnknown } from "../../values/unknown.js";
import { PyObject, type Value } from "../../values/value.js";
import type { Keywords, Vm } from "../../vm.js";
import { isPlainSubclass } from "../isinstance.js";
import type { NativeModule } from "../nativeModule.js";
import { addMethods, addStaticMethods, type Table } from "../table.js";

export const abcMetaType = builtinType("ABCMeta", [typeType], "abc");
export const abcType = new PyType("ABC", [objectType], new Map(), {
  metatype: abcMetaType,
  module: "abc",
});

/** What one evaluation knows of virtual subclasses. */
interface Registry {
  /** Per ABC, what was registered with it. */
  registered: Map<PyType, Set<PyType>>;
}

const registryKey = {};

/** Made when first asked for. */
export function registryOf(vm: Vm): Registry {
  let registry = vm.state.get(registryKey) as Registry | undefined;
  if (registry === undefined) {
    registry = { registered: new Map() };
    vm.state.set(registryKey, registry);
  }
  return registry;
}

const answersKey = {};

/** Per ABC, the answers given so far; forgotten when anything is registered. */
function answersOf(vm: Vm): Map<PyType, Map<PyType, boolean>> {
  let answers = vm.caches.get(answersKey) as
    Map<PyType, Map<PyType, boolean>> | undefined;
  if (answers === undefined) vm.caches.set(answersKey, (answers = new Map()));
  return answers;
}

const constructor: Table = {
  "__new__(mcls, name, bases, namespace, /, **kwargs)": (
    vm,
    metatype: PyType,
    name: string,
    bases: PyTuple,
    namespace: PyDict,
    kwargs: PyDict,
  ) => {
    const type = newType(
      vm,
      metatype,
      name,
      bases.items,
      namespace,
      kwargs.map as Keywords,
    );
    updateAbstractMethods(vm, type);
    return type;
  },
};

const rows: Table = {
  "register(cls, subclass, /)": (vm, cls: PyType, subclass: Value) => {
    if (!(subclass instanceof PyType))
      raiseTypeError("Can only register classes");
    if (cls.isSubtypeOf(subclass) && cls !== subclass) {
      raise(runtimeErrorType, "Refusing to create an inheritance cycle");
    }
    const registry = registryOf(vm);
    const known = registry.registered.get(cls);
    if (known === undefined) registry.registered.set(cls, new Set([subclass]));
    else known.add(subclass);
    answersOf(vm).clear();
    return subclass;
  },
  "__instancecheck__(cls, instance, /)": (vm, cls: PyType, instance: Value) =>
    isVirtualInstance(vm, cls, instance),
  "__subclasscheck__(cls, subclass, /)": (vm, cls: PyType, subclass: Value) => {
    if (!(subclass instanceof PyType)) {
      raiseTypeError("issubclass() arg 1 must be a class");
    }
    return isVirtualSubclass(vm, cls, subclass);
  },
};

function isVirtualInstance(vm: Vm, cls: PyType, instance: Value): Value {
  const type = typeOf(instance);
  const answer = isVirtualSubclass(vm, cls, type);
  if (answer !== false || !type.isHeapType) return answer;
  const claimed = findAttribute(vm, instance, "__class__");
  return claimed instanceof PyType && claimed !== type
    ? isVirtualSubclass(vm, cls, claimed)
    : false;
}

/** By the class's own hook, by inheritance, by registration, or through one of its subclasses. */
export function isVirtualSubclass(vm: Vm, cls: PyType, type: PyType): Value {
  const { registered } = registryOf(vm);
  const answers = answersOf(vm);
  let known = answers.get(cls);
  if (known === undefined) answers.set(cls, (known = new Map()));
  const before = known.get(type);
  if (before !== undefined) return before;
  const answer = decide(vm, cls, type, registered);
  if (typeof answer === "boolean") known.set(type, answer);
  return answer;
}

function decide(
  vm: Vm,
  cls: PyType,
  type: PyType,
  registered: Registry["registered"],
): Value {
  const hooked = askHook(vm, cls, type);
  if (hooked !== notImplemented) return hooked;
  const direct = isPlainSubclass(type, cls);
  if (direct !== false) return direct;
  for (const other of registered.get(cls) ?? []) {
    if (isSubclass(vm, type, other)) return true;
  }
  for (const other of cls.subclasses) {
    if (isSubclass(vm, type, other)) return true;
  }
  return false;
}

function isSubclass(vm: Vm, type: PyType, other: PyType): boolean {
  if (type.isSubtypeOf(other)) return true;
  return (
    other.type.isSubtypeOf(abcMetaType) &&
    isVirtualSubclass(vm, other, type) === true
  );
}

function askHook(vm: Vm, cls: PyType, type: PyType): Value {
  const hook = cls.lookup("__subclasshook__");
  if (!(hook instanceof PyClassMethod) || hook.callee instanceof PyBuiltin) {
    return notImplemented;
  }
  const answer = vm.call(hook.callee, [cls, type]);
  return answer === notImplemented || answer instanceof PyUnknown
    ? answer
    : truthy(vm, answer);
}

/** Works out `__abstractmethods__`: the abstract ones of its own, and those of its bases that it does not replace. */
export function updateAbstractMethods(vm: Vm, type: PyType): void {
  const names: string[] = [];
  for (const [name, value] of type.namespace) {
    if (isAbstract(vm, value)) names.push(name);
  }
  for (const base of type.bases) {
    const inherited = base.namespace.get("__abstractmethods__");
    if (!(inherited instanceof PySet)) continue;
    for (const name of inherited.map.values()) {
      const value = type.lookup(name as string);
      if (value !== undefined && isAbstract(vm, value))
        names.push(name as string);
    }
  }
  const set = setFrom(vm, names);
  set.type = frozensetType;
  type.set("__abstractmethods__", set);
}

/** Whether `value.__isabstractmethod__` is true. */
function isAbstract(vm: Vm, value: Value): boolean {
  if (!(value instanceof PyObject) || value instanceof PyUnknown) return false;
  if (value instanceof PyFunction) {
    return value.attributes?.get("__isabstractmethod__") === true;
  }
  if (value instanceof PyClassMethod || value instanceof PyStaticMethod) {
    return isAbstract(vm, value.callee);
  }
  if (value instanceof PyProperty) {
    return [value.getter, value.setter, value.deleter].some((part) =>
      isAbstract(vm, part),
    );
  }
  if (value instanceof PyType || value instanceof PyBuiltin) return false;
  const flag = findAttribute(vm, value, "__isabstractmethod__");
  return flag !== undefined && !(flag instanceof PyUnknown) && truthy(vm, flag);
}

addStaticMethods(abcMetaType, constructor, { acceptsUnknown: true });
addMethods(abcMetaType, rows);

/** `abstractproperty` and its like, deprecated: the decorated function is abstract. */
const deprecated = (wrapper: PyType) => (vm: Vm, callee: Value) => {
  setAttribute(vm, callee, "__isabstractmethod__", true);
  return vm.call(wrapper, [callee]);
};

export const abc: NativeModule = {
  name: "abc",
  types: [abcMetaType, abcType],
  functions: {
    "abstractmethod(funcobj)": (vm, callee: Value) => {
      setAttribute(vm, callee, "__isabstractmethod__", true);
      return callee;
    },
    "abstractproperty(fget)": deprecated(propertyType),
    "abstractclassmethod(callable)": deprecated(classmethodType),
    "abstractstaticmethod(callable)": deprecated(staticmethodType),
    "get_cache_token()": () => 0,
    "update_abstractmethods(cls)": (vm, cls: Value) => {
      if (
        cls instanceof PyType &&
        cls.namespace.has("__abstractmethods__") &&
        !cls.subclasses.length
      ) {
        updateAbstractMethods(vm, cls);
      }
      return cls;
    },
  },
};
