/** Flag and IntFlag: members that combine (https://docs.python.org/3.11/library/enum.html#enum.Flag). */
import { dictGet, dictSet } from "../../../operations/hash.js";
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { typeOf } from "../../../operations/typeOf.js";
import { unbox } from "../../../operations/unbox.js";
import { iteratorType, objectType } from "../../../values/basicTypes.js";
import type { PyList } from "../../../values/containers.js";
import { valueErrorType } from "../../../values/exceptionTypes.js";
import { normalize } from "../../../values/integer.js";
import { PyIterator } from "../../../values/iterators.js";
import { notImplemented } from "../../../values/simple.js";
import type { PyType } from "../../../values/type.js";
import type { PyObject, Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import type { Table } from "../../table.js";
import {
  allBits,
  binaryText,
  bitLength,
  bitsOf,
  memberBits,
  membersIn,
} from "./flagBits.js";
import { type EnumInfo, infoOf } from "./info.js";
import { flagOf } from "./lookup.js";
import { attributesOf, newMember } from "./members.js";

/** `_missing_` of Flag: makes the combination, within the boundary. */
export function combination(vm: Vm, cls: PyType, value: Value): Value {
  const given = bitsOf(unbox(value));
  if (given === undefined) {
    raise(valueErrorType, `${repr(vm, value)} is not a valid ${cls.qualname}`);
  }
  const info = infoOf(cls);
  const all = allBits(info);
  let bits = given;
  const isOutside =
    bits < ~all || bits > all || (bits & (all ^ info.flagMask)) !== 0n;
  if (isOutside) {
    if (info.boundary === "strict") refuseBits(vm, cls, info, bits);
    if (info.boundary === "conform") bits &= info.flagMask;
    if (info.boundary === "eject") return normalize(bits);
    if (info.boundary === "keep" && bits < 0n) {
      const least = all + 1n;
      const own = 1n << BigInt(bitLength(bits));
      bits += least > own ? least : own;
    }
  }
  if (bits < 0n) bits += all + 1n;
  const known = dictGet(vm, info.byValue, normalize(bits));
  if (known !== undefined) return known;
  const made = newMember(vm, cls, info, normalize(bits));
  const attributes = attributesOf(made);
  attributes.set("_value_", normalize(bits));
  attributes.set("_name_", combinedName(cls, info, bits));
  attributes.set("__objclass__", cls);
  attributes.set("_sort_order_", info.names.items.length);
  dictSet(vm, info.byValue, normalize(bits), made);
  return made;
}

function refuseBits(vm: Vm, cls: PyType, info: EnumInfo, bits: bigint): never {
  const width = Math.max(bitLength(bits), bitLength(info.flagMask));
  raise(
    valueErrorType,
    `${repr(vm, cls)} invalid value ${bits}\n    given ${binaryText(bits, width)}\n  allowed ${binaryText(info.flagMask, width)}`,
  );
}

/** `R|W`, aliases that are part of it behind, unknown bits last; None where no member is part of it. */
function combinedName(cls: PyType, info: EnumInfo, bits: bigint): Value {
  const members = membersIn(cls, bits & info.singlesMask);
  let combined = 0n;
  for (const member of members) combined |= memberBits(member);
  if ((bits & ~info.singlesMask) !== 0n) {
    for (const member of info.members.map.values()) {
      const own = memberBits(member);
      if (!members.includes(member) && own !== 0n && (own & bits) === own) {
        members.push(member);
        combined |= own;
      }
    }
  }
  if (combined === 0n) return null;
  const names = members.map((member) =>
    String(attributesOf(member as PyObject).get("_name_")),
  );
  const rest = bits ^ combined;
  return [...names, ...(rest === 0n ? [] : [String(rest)])].join("|");
}

/** The bits of the other operand; undefined where it is neither a member of the class nor a plain value of its type. */
function otherBits(cls: PyType, other: Value): bigint | undefined {
  if (typeOf(other)?.isSubtypeOf(cls)) return memberBits(other);
  const { memberType } = infoOf(cls);
  if (memberType === objectType || !typeOf(other)?.isSubtypeOf(memberType)) {
    return undefined;
  }
  return bitsOf(unbox(other));
}

function operator(combine: (a: bigint, b: bigint) => bigint) {
  return (vm: Vm, self: PyObject, other: Value): Value => {
    const bits = otherBits(self.type, other);
    return bits === undefined
      ? notImplemented
      : flagOf(vm, self.type, combine(memberBits(self), bits));
  };
}

const or = operator((a, b) => a | b);
const and = operator((a, b) => a & b);
const xor = operator((a, b) => a ^ b);

export const flagRows: Table = {
  "__or__(self, other, /)": or,
  "__ror__(self, other, /)": or,
  "__and__(self, other, /)": and,
  "__rand__(self, other, /)": and,
  "__xor__(self, other, /)": xor,
  "__rxor__(self, other, /)": xor,
  "__invert__(self, /)": (vm, self: PyObject) => {
    const info = infoOf(self.type);
    const keepsBits = info.boundary === "eject" || info.boundary === "keep";
    const bits = keepsBits
      ? ~memberBits(self)
      : info.singlesMask & ~memberBits(self);
    return flagOf(vm, self.type, bits);
  },
  "__bool__(self, /)": (_, self: PyObject) => memberBits(self) !== 0n,
  "__len__(self, /)": (_, self: PyObject) =>
    memberBits(self).toString(2).replaceAll("0", "").length,
  "__iter__(self, /)": (_, self: PyObject) => {
    const members = membersIn(self.type, memberBits(self));
    let i = 0;
    return new PyIterator(() => members[i++], iteratorType);
  },
  "__contains__(self, other, /)": (_, self: PyObject, other: Value) => {
    if (!typeOf(other).isSubtypeOf(self.type)) {
      raiseTypeError(
        `unsupported operand type(s) for 'in': '${typeOf(other).qualname}' and '${self.type.qualname}'`,
      );
    }
    const bits = memberBits(other);
    return (bits & memberBits(self)) === bits;
  },
};

/** `_generate_next_value_` of Flag: the next power of two. */
export function nextFlagValue(
  vm: Vm,
  _name: Value,
  start: Value,
  _count: Value,
  values: PyList,
): Value {
  if (values.items.length === 0) return start ?? 1;
  let highest = 0n;
  for (const value of values.items) {
    const bits = bitsOf(unbox(value));
    if (bits === undefined) {
      raiseTypeError(`invalid flag value ${repr(vm, value)}`);
    }
    if (bits > highest) highest = bits;
  }
  return normalize(1n << BigInt(bitLength(highest)));
}
