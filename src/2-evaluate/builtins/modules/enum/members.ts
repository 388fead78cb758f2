/** Making the members of an enumeration while its class is made. */
import { callSpecial } from "../../../operations/attribute.js";
import { equals } from "../../../operations/equality.js";
import { dictGet, dictSet, hashKey } from "../../../operations/hash.js";
import { raiseTypeError } from "../../../operations/raise.js";
import {
  builtinType,
  objectType,
  tupleType,
} from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { Raised } from "../../../values/exceptions.js";
import { typeErrorType } from "../../../values/exceptionTypes.js";
import type { PyType } from "../../../values/type.js";
import { PyUnknown } from "../../../values/unknown.js";
import { PyInstance, PyObject, type Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { addMethods } from "../../table.js";
import { PyEnumProperty } from "./enumProperty.js";
import { addBits, isFlagClass, isSingleBit } from "./flagBits.js";
import { type EnumInfo, infoOf } from "./info.js";

const protoType = builtinType("_proto_member", undefined, "enum");

/** Stands in the namespace for a member until the class is there: `__set_name__` puts the member in its place. */
export class ProtoMember extends PyObject {
  constructor(readonly value: Value) {
    super(protoType);
  }
}

addMethods(
  protoType,
  {
    "__set_name__(self, owner, name, /)": (
      vm,
      self: ProtoMember,
      owner: PyType,
      name: string,
    ) => {
      const shadowed = owner.mro
        .slice(1)
        .map((base) => base.namespace.get(name))
        .find((value) => value instanceof PyEnumProperty);
      const member = addMember(vm, owner, name, self.value);
      // A member may be called `name` or `value`: members must still have theirs.
      owner.set(
        name,
        shadowed instanceof PyEnumProperty
          ? new PyEnumProperty(name, shadowed.get)
          : member,
      );
      return null;
    },
  },
  { acceptsUnknown: true },
);

/** Makes the member, or gives the one that `name` is an alias of. */
function addMember(vm: Vm, cls: PyType, name: string, value: Value): Value {
  const info = infoOf(cls);
  const made = newMember(vm, cls, info, value);
  const attributes = attributesOf(made);
  const own = attributes.get("_value_") as Value;
  const canonical = findByValue(vm, info, own) ?? made;
  if (canonical === made) {
    attributes.set("_name_", name);
    attributes.set("__objclass__", cls);
    attributes.set("_sort_order_", info.names.items.length);
    callSpecial(vm, made, "__init__", ...argumentsFor(info, value));
    if (!isFlagClass(cls) || isSingleBit(own)) info.names.items.push(name);
    if (isFlagClass(cls)) addBits(info, own);
  }
  dictSet(vm, info.members, name, canonical);
  if (isHashable(vm, own) && dictGet(vm, info.byValue, own) === undefined) {
    dictSet(vm, info.byValue, own, canonical);
  }
  return canonical;
}

function argumentsFor(info: EnumInfo, value: Value): Value[] {
  return value instanceof PyTuple && info.memberType !== tupleType
    ? [...value.items]
    : [value];
}

/** A new member with its `_value_`, by the class's own `__new__` or that of the type mixed in. */
export function newMember(
  vm: Vm,
  cls: PyType,
  info: EnumInfo,
  value: Value,
): PyObject {
  const args = argumentsFor(info, value);
  const made =
    info.newMember === null
      ? new PyInstance(cls)
      : vm.call(info.newMember, [cls, ...args]);
  if (!(made instanceof PyObject) || made instanceof PyUnknown) {
    // The value mixed in is unknown: so is all that is asked of it, but not that it is a member.
    const stand = new PyInstance(cls);
    attributesOf(stand).set("_value_", made);
    return stand;
  }
  const attributes = attributesOf(made);
  if (!attributes.has("_value_")) {
    attributes.set("_value_", plainValue(vm, info, value, args));
  }
  return made;
}

function plainValue(
  vm: Vm,
  info: EnumInfo,
  value: Value,
  args: Value[],
): Value {
  if (info.memberType === objectType) return value;
  try {
    return vm.call(info.memberType, args);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    raiseTypeError("_value_ not set in __new__, unable to create it");
  }
}

export function attributesOf(member: PyObject): Map<string, Value> {
  return (member.attributes ??= new Map());
}

/** The member with this value; values that cannot be hashed are compared one by one. */
export function findByValue(
  vm: Vm,
  info: EnumInfo,
  value: Value,
): Value | undefined {
  if (isHashable(vm, value)) return dictGet(vm, info.byValue, value);
  for (const member of info.members.map.values()) {
    const own = attributesOf(member as PyObject).get("_value_") as Value;
    if (equals(vm, own, value)) return member;
  }
  return undefined;
}

function isHashable(vm: Vm, value: Value): boolean {
  try {
    hashKey(vm, value, null);
    return true;
  } catch (error) {
    const isUnhashable =
      error instanceof Raised &&
      error.exception.type.isSubtypeOf(typeErrorType);
    if (isUnhashable) return false;
    throw error;
  }
}
