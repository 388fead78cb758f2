/**
 * Attribute access: instance dictionaries, descriptors, `__getattr__`, modules, `super()`
 * (https://docs.python.org/3.11/howto/descriptor.html).
 */
import { PyException, Raised } from "../values/exceptions.js";
import { attributeErrorType } from "../values/exceptionTypes.js";
import {
  PyBuiltin,
  PyClassMethod,
  PyFunction,
  PyGetSet,
  PyMethod,
  PyProperty,
  PyStaticMethod,
  PySuper,
} from "../values/functions.js";
import { PyModule } from "../values/module.js";
import { PyType } from "../values/type.js";
import { derived, partOf, PyUnknown } from "../values/unknown.js";
import { PyInstance, PyObject, type Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { raise, raiseTypeError } from "./raise.js";
import { typeName, typeOf } from "./typeOf.js";

/**
 * `object.name`
 * @throws AttributeError (Python) where there is none
 */
export function getAttribute(vm: Vm, object: Value, name: string): Value {
  const found = findAttribute(vm, object, name);
  return found === undefined ? raiseNoAttribute(object, name) : found;
}

/** As `getAttribute`, but undefined where the lookup itself finds nothing; what a property raises passes through. */
export function findAttribute(
  vm: Vm,
  object: Value,
  name: string,
): Value | undefined {
  if (object instanceof PyUnknown) {
    return partOf(object, `.${name}`);
  }
  if (object instanceof PySuper) return superAttribute(vm, object, name);
  const type = typeOf(object);
  if (type.isHeapType) {
    const override = overriding(type);
    if (override !== null) {
      return overriddenAttribute(vm, override, object, type, name);
    }
  }
  const found = ordinaryAttribute(vm, object, type, name);
  if (found !== undefined) return found;
  return missingAttribute(vm, object, type, name);
}

/** A class's own `__getattribute__`; null where it is object's. */
export function overriding(type: PyType): Value {
  const { facts } = type;
  if (facts.getattribute === undefined) {
    const found = type.lookup("__getattribute__");
    facts.getattribute =
      found === undefined || isObjectsOwn(found) ? null : found;
  }
  return facts.getattribute;
}

/** `object.__getattribute__`: the lookup without `__getattr__`. */
export function ordinaryAttribute(
  vm: Vm,
  object: Value,
  type: PyType,
  name: string,
): Value | undefined {
  if (object instanceof PyType) return typeAttribute(vm, object, name);
  const onType = type.lookup(name);
  if (onType !== undefined && isDataDescriptor(onType)) {
    return getThrough(vm, onType, object, type, name);
  }
  if (object instanceof PyObject && object.attributes !== null) {
    const own = object.attributes.get(name);
    if (own !== undefined) return own;
  }
  if (onType === undefined) return undefined;
  return bind(vm, onType, object, type);
}

/** A property that raises AttributeError counts as missing where the class has a `__getattr__`, as in Python. */
function getThrough(
  vm: Vm,
  descriptor: Value,
  object: Value,
  type: PyType,
  name: string,
): Value | undefined {
  if (!type.isHeapType || type.lookup("__getattr__") === undefined) {
    return bind(vm, descriptor, object, type);
  }
  try {
    return bind(vm, descriptor, object, type);
  } catch (error) {
    if (!isAttributeError(error)) throw error;
    const fallback = type.lookup("__getattr__") as Value;
    return vm.call(fallback, [object, name]);
  }
}

function overriddenAttribute(
  vm: Vm,
  override: Value,
  object: Value,
  type: PyType,
  name: string,
): Value {
  try {
    return vm.call(override, [object, name]);
  } catch (error) {
    if (!isAttributeError(error)) throw error;
    const fallback = missingAttribute(vm, object, type, name);
    if (fallback === undefined) throw error;
    return fallback;
  }
}

function missingAttribute(
  vm: Vm,
  object: Value,
  type: PyType,
  name: string,
): Value | undefined {
  if (object instanceof PyModule) {
    const hook = object.namespace.get("__getattr__");
    return hook === undefined ? undefined : vm.call(hook, [name]);
  }
  const hook = type.lookup("__getattr__");
  return hook === undefined ? undefined : vm.call(hook, [object, name]);
}

/** Attributes of classes: the metatype's data descriptors, the class's MRO, then the rest of the metatype. */
function typeAttribute(vm: Vm, type: PyType, name: string): Value | undefined {
  const metatype = type.type;
  const onMetatype = metatype.lookup(name);
  if (onMetatype !== undefined && isDataDescriptor(onMetatype)) {
    return bind(vm, onMetatype, type, metatype);
  }
  const own = type.lookup(name);
  if (own !== undefined) return bind(vm, own, undefined, type);
  if (onMetatype !== undefined) return bind(vm, onMetatype, type, metatype);
  return undefined;
}

function superAttribute(
  vm: Vm,
  object: PySuper,
  name: string,
): Value | undefined {
  const { mro } = object.searched;
  const isClassBound = object.self === object.searched;
  for (let i = mro.indexOf(object.startAfter) + 1; i < mro.length; i++) {
    const type = mro[i] as PyType;
    const found = type.namespace.get(name);
    if (found !== undefined) {
      return bind(
        vm,
        found,
        isClassBound ? undefined : object.self,
        object.searched,
      );
    }
    if (type.opaque !== null && name !== "__new__" && name !== "__setattr__") {
      return derived(`${type.opaque.expression}.${name}`, type.opaque);
    }
  }
  if (name === "__class__") return object.type;
  return undefined;
}

/**
 * Binds what was found on a class: functions become methods, descriptors are asked.
 * @param instance undefined where the class itself was asked
 */
export function bind(
  vm: Vm,
  found: Value,
  instance: Value | undefined,
  owner: PyType,
): Value {
  if (!(found instanceof PyObject)) return found;
  if (found instanceof PyFunction) {
    return instance === undefined ? found : new PyMethod(instance, found);
  }
  if (found instanceof PyBuiltin) {
    return instance === undefined || !found.isMethod
      ? found
      : new PyMethod(instance, found);
  }
  if (found instanceof PyProperty && !found.type.isHeapType) {
    if (instance === undefined) return found;
    if (found.getter === null) {
      raise(
        attributeErrorType,
        `property of '${typeName(instance)}' object has no getter`,
      );
    }
    return vm.call(found.getter, [instance]);
  }
  if (found instanceof PyGetSet) {
    return instance === undefined ? found : found.get(vm, instance);
  }
  if (found instanceof PyClassMethod) return new PyMethod(owner, found.callee);
  if (found instanceof PyStaticMethod) return found.callee;
  if (found instanceof PyUnknown || found instanceof PyType) return found;
  const getter = found.type.lookup("__get__");
  if (getter === undefined) return found;
  return vm.call(getter, [found, instance ?? null, owner]);
}

function isDataDescriptor(value: Value): boolean {
  if (!(value instanceof PyObject)) return false;
  if (value instanceof PyFunction || value instanceof PyBuiltin) return false;
  if (value instanceof PyProperty || value instanceof PyGetSet) return true;
  if (value instanceof PyUnknown) return false;
  return (
    value.type.lookup("__set__") !== undefined ||
    value.type.lookup("__delete__") !== undefined
  );
}

/** A special method, looked up on the type and bound; null where the class sets it to None. */
export function findMethod(
  vm: Vm,
  object: Value,
  name: string,
): Value | undefined {
  if (object instanceof PyUnknown) {
    return derived(`${object.expression}.${name}`, object);
  }
  const type = typeOf(object);
  const found = type.lookup(name);
  if (found === undefined || found === null) return found;
  return bind(vm, found, object, type);
}

/** Calls a special method with `args`; undefined where the type has none. Saves making the bound method. */
export function callSpecial(
  vm: Vm,
  object: Value,
  name: string,
  ...args: Value[]
): Value | undefined {
  const type = typeOf(object);
  const found = type.lookup(name);
  if (found === undefined || found === null) return undefined;
  if (found instanceof PyFunction || found instanceof PyBuiltin) {
    return vm.call(found, [object, ...args]);
  }
  return vm.call(bind(vm, found, object, type), args);
}

/** `object.name = value` */
export function setAttribute(
  vm: Vm,
  object: Value,
  name: string,
  value: Value,
): void {
  if (object instanceof PyUnknown) return;
  const { facts } = typeOf(object);
  let override = facts.setattr;
  if (override === undefined) {
    const found = typeOf(object).lookup("__setattr__");
    override = found === undefined || isObjectsOwn(found) ? null : found;
    facts.setattr = override;
  }
  if (override === null) setOrdinaryAttribute(vm, object, name, value);
  else vm.call(override, [object, name, value]);
}

/** `object.__setattr__(self, name, value)` */
export function setOrdinaryAttribute(
  vm: Vm,
  object: Value,
  name: string,
  value: Value,
): void {
  const type = typeOf(object);
  const onType = type.lookup(name);
  if (onType instanceof PyObject && !(onType instanceof PyFunction)) {
    if (onType instanceof PyProperty) {
      if (onType.setter === null) {
        raise(
          attributeErrorType,
          `property '${name}' of '${typeName(object)}' object has no setter`,
        );
      }
      vm.call(onType.setter, [object, value]);
      return;
    }
    if (onType instanceof PyGetSet) {
      if (onType.set === null) {
        raise(
          attributeErrorType,
          `attribute '${name}' of '${typeName(object)}' objects is not writable`,
        );
      }
      onType.set(vm, object, value);
      return;
    }
    if (!(onType instanceof PyUnknown)) {
      const setter = onType.type.lookup("__set__");
      if (setter !== undefined) {
        vm.call(setter, [onType, object, value]);
        return;
      }
    }
  }
  if (object instanceof PyType) {
    if (!object.isHeapType) {
      raiseTypeError(
        `cannot set '${name}' attribute of immutable type '${object.name}'`,
      );
    }
    object.set(name, value);
    return;
  }
  attributesForWriting(object, type, name).set(name, value);
}

function attributesForWriting(
  object: Value,
  type: PyType,
  name: string,
): Map<string, Value> {
  const { slotNames } = type;
  if (slotNames !== null && !slotNames.includes(name)) {
    raiseNoAttribute(object, name);
  }
  if (object instanceof PyObject) {
    if (object.attributes !== null) return object.attributes;
    if (type.givesDict) return (object.attributes = new Map());
  }
  if (type.lookup(name) !== undefined) {
    raise(
      attributeErrorType,
      `'${type.name}' object attribute '${name}' is read-only`,
    );
  }
  return raiseNoAttribute(object, name);
}

/** `del object.name` */
export function deleteAttribute(vm: Vm, object: Value, name: string): void {
  if (object instanceof PyUnknown) return;
  const override = typeOf(object).lookup("__delattr__");
  if (override === undefined || isObjectsOwn(override)) {
    deleteOrdinaryAttribute(vm, object, name);
  } else {
    vm.call(override, [object, name]);
  }
}

/** `object.__delattr__(self, name)` */
export function deleteOrdinaryAttribute(
  vm: Vm,
  object: Value,
  name: string,
): void {
  const type = typeOf(object);
  const onType = type.lookup(name);
  if (onType instanceof PyProperty) {
    if (onType.deleter === null) {
      raise(
        attributeErrorType,
        `property '${name}' of '${typeName(object)}' object has no deleter`,
      );
    }
    vm.call(onType.deleter, [object]);
    return;
  }
  if (onType instanceof PyInstance) {
    const deleter = onType.type.lookup("__delete__");
    if (deleter !== undefined) {
      vm.call(deleter, [onType, object]);
      return;
    }
  }
  if (object instanceof PyType) {
    if (!object.isHeapType || !object.delete(name)) {
      raiseNoAttribute(object, name);
    }
    return;
  }
  if (!(object instanceof PyObject && object.attributes?.delete(name))) {
    raiseNoAttribute(object, name);
  }
}

/** Raises the AttributeError that Python words for this kind of object. */
export function raiseNoAttribute(object: Value, name: string): never {
  const subject =
    object instanceof PyType
      ? `type object '${object.name}'`
      : object instanceof PyModule
        ? `module '${object.name}'`
        : `'${object instanceof PySuper ? "super" : typeName(object)}' object`;
  const error = new PyException(attributeErrorType);
  error.attributes?.set("name", name).set("obj", object);
  throwWithMessage(error, `${subject} has no attribute '${name}'`);
}

function throwWithMessage(error: PyException, message: string): never {
  error.setMessage(message);
  throw new Raised(error);
}

function isAttributeError(error: unknown): boolean {
  return (
    error instanceof Raised &&
    error.exception.type.isSubtypeOf(attributeErrorType)
  );
}

/** Whether a special method is `object`'s own, so that nothing needs to be called. */
function isObjectsOwn(method: Value): boolean {
  return (
    method instanceof PyBuiltin &&
    (method.owner === "object" || method.owner === "type")
  );
}
