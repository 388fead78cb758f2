/** `int.to_bytes` and `int.from_bytes`. */
import { raise } from "../../operations/raise.js";
import {
  overflowErrorType,
  valueErrorType,
} from "../../values/exceptionTypes.js";
import { normalize } from "../../values/integer.js";

export function checkByteOrder(order: string): "big" | "little" {
  if (order === "big" || order === "little") return order;
  return raise(valueErrorType, "byteorder must be either 'little' or 'big'");
}

/** @throws OverflowError (Python) where `length` bytes do not hold the value */
export function integerToBytes(
  value: number | bigint,
  length: number,
  order: "big" | "little",
  signed: boolean,
): Uint8Array {
  if (length < 0) {
    raise(valueErrorType, "length argument must be non-negative");
  }
  if (value < 0 && !signed) {
    raise(overflowErrorType, "can't convert negative int to unsigned");
  }
  const whole = BigInt(value);
  const bits = BigInt(length) * 8n;
  const limit = signed && bits > 0n ? bits - 1n : bits;
  if (whole >= 1n << limit || (signed && whole < -(1n << limit))) {
    raise(overflowErrorType, "int too big to convert");
  }
  const hex = (whole < 0n ? whole + (1n << bits) : whole).toString(16);
  const bytes = Buffer.from(
    length === 0 ? "" : hex.padStart(length * 2, "0"),
    "hex",
  );
  return order === "big" ? bytes : bytes.reverse();
}

export function integerFromBytes(
  data: Uint8Array,
  order: "big" | "little",
  signed: boolean,
): number | bigint {
  if (data.length === 0) return 0;
  const bytes = Buffer.from(data);
  const big = order === "big" ? bytes : bytes.reverse();
  const value = BigInt(`0x${big.toString("hex")}`);
  const isNegative = signed && (big[0] as number) >= 0x80;
  return normalize(
    isNegative ? value - (1n << BigInt(data.length * 8)) : value,
  );
}
