/** Flags as sets of bits. */
import { normalize } from "../../../values/integer.js";
import type { PyType } from "../../../values/type.js";
import type { Value } from "../../../values/value.js";
import { type EnumInfo, infoOf } from "./info.js";

/** Whether the class is a Flag: `Flag` itself is marked, and what derives from it inherits the mark. */
export function isFlagClass(cls: PyType): boolean {
  return cls.lookup("_numel_is_flag_") === true;
}

export function bitsOf(value: Value): bigint | undefined {
  switch (typeof value) {
    case "number":
    case "bigint":
      return BigInt(value);
    case "boolean":
      return value ? 1n : 0n;
    default:
      return undefined;
  }
}

export function isSingleBit(value: Value): boolean {
  const bits = bitsOf(value);
  return bits !== undefined && bits > 0n && (bits & (bits - 1n)) === 0n;
}

/** Takes a new member's bits into account. */
export function addBits(info: EnumInfo, value: Value): void {
  const bits = bitsOf(value);
  if (bits === undefined) return;
  info.flagMask |= bits;
  if (isSingleBit(value)) {
    if (bits < info.singlesMask) info.isAscending = false;
    info.singlesMask |= bits;
  }
}

/** All bits up to the highest one that a member has. */
export function allBits(info: EnumInfo): bigint {
  return info.flagMask === 0n
    ? 0n
    : (1n << BigInt(bitLength(info.flagMask))) - 1n;
}

export function bitLength(bits: bigint): number {
  const magnitude = bits < 0n ? -bits : bits;
  return magnitude === 0n ? 0 : magnitude.toString(2).length;
}

/** The members proper that make up `bits`, in order. */
export function membersIn(cls: PyType, bits: bigint): Value[] {
  const info = infoOf(cls);
  const members = info.names.items.map(
    (name) => info.members.map.get(name as string) as Value,
  );
  const found = members
    .map((member) => ({ member, bits: memberBits(member) }))
    .filter((each) => (each.bits & bits) !== 0n);
  if (info.isAscending) found.sort((a, b) => (a.bits < b.bits ? -1 : 1));
  return found.map(({ member }) => member);
}

export function memberBits(member: Value): bigint {
  const attributes = (member as { attributes?: Map<string, Value> } | null)
    ?.attributes;
  return bitsOf(attributes?.get("_value_") ?? 0) ?? 0n;
}

/** Two's complement text as `enum.bin` writes it: the sign bit, a space, the digits. */
export function binaryText(bits: bigint, width: number): string {
  const isNegative = bits < 0n;
  const digits = (
    isNegative ? ~bits ^ ((1n << BigInt(bitLength(bits))) - 1n) : bits
  ).toString(2);
  const sign = isNegative ? "1" : "0";
  const padded = bits === 0n ? "" : digits;
  return `0b${sign} ${padded.padStart(Math.max(width, padded.length), sign)}`;
}

export const asInt = normalize;
