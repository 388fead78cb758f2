/** Arguments and results of the methods of bytes and bytearray. */
import { asInteger } from "../../operations/index.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { typeName } from "../../operations/typeOf.js";
import { bytearrayType, bytesType } from "../../values/basicTypes.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import { PyBytes } from "../../values/simple.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { isIndex } from "../sequences.js";

/** undefined for what is neither bytes nor a bytearray. */
export function bytesOf(value: Value): Uint8Array | undefined {
  return value instanceof PyBytes ? value.data : undefined;
}

/** The data of a method's `self`. */
export function selfBytes(self: Value): Uint8Array {
  return (
    bytesOf(self) ??
    raiseTypeError(
      `descriptor requires a 'bytes' object but received a '${typeName(self)}'`,
    )
  );
}

/** @throws TypeError (Python) for what is no bytes-like object */
export function bytesArgument(value: Value): Uint8Array {
  return (
    bytesOf(value) ??
    raiseTypeError(`a bytes-like object is required, not '${typeName(value)}'`)
  );
}

/** Bytes to work on with string methods: one character each. */
export function latin1(data: Uint8Array): string {
  return Buffer.from(data.buffer, data.byteOffset, data.length).toString(
    "latin1",
  );
}

export function fromLatin1(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}

/** A new object of the kind that `self` is: methods of subclasses give plain ones. */
export function result(self: Value, data: Uint8Array): PyBytes {
  const isArray =
    self instanceof PyBytes && self.type.isSubtypeOf(bytearrayType);
  return new PyBytes(data, isArray ? bytearrayType : bytesType);
}

/** What a search looks for, as text: bytes, or one byte by its number. */
export function wantedByte(
  vm: Vm,
  value: Value,
  refusal = "argument should be integer or bytes-like object, not",
): string {
  const data = bytesOf(value);
  if (data !== undefined) return latin1(data);
  if (!isIndex(value)) raiseTypeError(`${refusal} '${typeName(value)}'`);
  return String.fromCharCode(byteValue(vm, value));
}

/** @throws ValueError (Python) for what is no byte */
export function byteValue(
  vm: Vm,
  value: Value,
  refusal = "byte must be in range(0, 256)",
): number {
  const byte = asInteger(vm, value);
  if (byte < 0 || byte > 255) raise(valueErrorType, refusal);
  return Number(byte);
}
