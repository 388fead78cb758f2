/** `isinstance` and `issubclass` in full: tuples, unions, `__instancecheck__`, unknown values. */
import { bind, findAttribute } from "../operations/attribute.js";
import { raiseTypeError } from "../operations/raise.js";
import { truthy } from "../operations/truth.js";
import { typeOf } from "../operations/typeOf.js";
import { Formula } from "../../algebra/expression.js";
import {
  boolType,
  floatType,
  intType,
  strType,
  typeType,
  unionType,
} from "../values/basicTypes.js";
import { PyTuple } from "../values/containers.js";
import { PyBuiltin } from "../values/functions.js";
import { PyType } from "../values/type.js";
import {
  derived,
  PyNamed,
  PySymbolic,
  PySymbolicText,
  PyUnknown,
} from "../values/unknown.js";
import { PyObject, type Value } from "../values/value.js";
import type { Vm } from "../vm.js";

/** `isinstance(value, classes)`: a bool, or an unknown where it depends on something unknown. */
export function isInstanceOf(vm: Vm, value: Value, classes: Value): Value {
  if (classes instanceof PyUnknown) return derived("isinstance(…)", classes);
  if (value instanceof PyUnknown) {
    const type = certainType(value);
    return type !== undefined && classes instanceof PyType
      ? isPlainInstance(vm, value, type, classes)
      : derived(
          `isinstance(${value.expression}, ${classes instanceof PyType ? classes.name : "…"})`,
          value,
        );
  }
  const type = typeOf(value);
  if (classes === type) return true;
  const members = membersOf(classes);
  if (members !== undefined) {
    return anyOf(members, (member) => isInstanceOf(vm, value, member));
  }
  if (classes === null) return refuse("isinstance() arg 2");
  if (classes instanceof PyType && classes.type === typeType) {
    return isPlainInstance(vm, value, type, classes);
  }
  return check(vm, classes, "__instancecheck__", value, "isinstance() arg 2");
}

/** The class of an unknown value, where its form tells. */
function certainType(value: PyUnknown): PyType | undefined {
  if (value instanceof PySymbolicText) return strType;
  if (value instanceof PySymbolic && value.asWritten === null) {
    return value.quantity instanceof Formula ? intType : floatType;
  }
  if (!(value instanceof PyNamed)) return undefined;
  switch (value.kind) {
    case "int":
      return intType;
    case "float":
      return floatType;
    case "bool":
      return boolType;
    case "str":
      return strType;
    case null:
      return undefined;
  }
}

/** `type.__instancecheck__`: the value's class, or the one that it claims by `__class__`. */
export function isPlainInstance(
  vm: Vm,
  value: Value,
  type: PyType,
  wanted: PyType,
): Value {
  if (type.isSubtypeOf(wanted)) return true;
  if (hasOpaqueBase(type)) return opaqueAnswer(type);
  if (!type.isHeapType || type.lookup("__class__") === undefined) return false;
  const claimed = findAttribute(vm, value, "__class__");
  return claimed instanceof PyType && claimed.isSubtypeOf(wanted);
}

/** `issubclass(type, classes)` */
export function isSubclassOf(vm: Vm, type: Value, classes: Value): Value {
  if (classes instanceof PyUnknown) return derived("issubclass(…)", classes);
  if (type instanceof PyUnknown) {
    return derived(`issubclass(${type.expression}, …)`, type);
  }
  const members = membersOf(classes);
  if (members !== undefined) {
    return anyOf(members, (member) => isSubclassOf(vm, type, member));
  }
  if (classes instanceof PyType && classes.type === typeType) {
    return isPlainSubclass(type, classes);
  }
  if (classes === null) return refuse("issubclass() arg 2");
  return check(vm, classes, "__subclasscheck__", type, "issubclass() arg 2");
}

/** `type.__subclasscheck__` */
export function isPlainSubclass(type: Value, wanted: PyType): Value {
  if (!(type instanceof PyType)) {
    raiseTypeError("issubclass() arg 1 must be a class");
  }
  if (type.isSubtypeOf(wanted)) return true;
  return hasOpaqueBase(type) ? opaqueAnswer(type) : false;
}

/** The members of a tuple or a union; a union's None stands for its type. */
function membersOf(classes: Value): readonly Value[] | undefined {
  if (classes instanceof PyTuple) return classes.items;
  if (classes instanceof PyObject && classes.type === unionType) {
    return (classes as PyObject & { args: PyTuple }).args.items;
  }
  return undefined;
}

/** True if one is, else unknown if one may be. */
function anyOf(
  members: readonly Value[],
  ask: (member: Value) => Value,
): Value {
  let open: PyUnknown | undefined;
  for (const member of members) {
    const answer = ask(member);
    if (answer instanceof PyUnknown) open = answer;
    else if (answer === true) return true;
  }
  return open ?? false;
}

/** Asks the class's metaclass, or an object that behaves like one. */
function check(
  vm: Vm,
  classes: Value,
  method: string,
  subject: Value,
  what: string,
): Value {
  const owner = typeOf(classes);
  const found = owner.lookup(method);
  if (found === undefined || found === null || isTypesOwn(found)) {
    if (!(classes instanceof PyType)) return refuse(what);
    return method === "__instancecheck__"
      ? isPlainInstance(vm, subject, typeOf(subject), classes)
      : isPlainSubclass(subject, classes);
  }
  const answer = vm.call(bind(vm, found, classes, owner), [subject]);
  return answer instanceof PyUnknown ? answer : truthy(vm, answer);
}

function isTypesOwn(method: Value): boolean {
  return method instanceof PyBuiltin && method.owner === "type";
}

function refuse(what: string): never {
  raiseTypeError(
    what.startsWith("isinstance")
      ? `${what} must be a type, a tuple of types, or a union`
      : `${what} must be a class, a tuple of classes, or a union`,
  );
}

/** A class with a base that numel cannot read may be a subclass of anything. */
function hasOpaqueBase(type: PyType): boolean {
  return type.mro.some((base) => base.opaque !== null);
}

function opaqueAnswer(type: PyType): PyUnknown {
  const { opaque } = type.mro.find((base) => base.opaque !== null) as PyType;
  return derived(`isinstance(${type.name}, …)`, opaque as PyUnknown);
}
