/** What `bytes(…)` and `bytearray(…)` hold. */
import { callSpecial } from "../../operations/attribute.js";
import { asIndex } from "../../operations/index.js";
import { toArray } from "../../operations/iterate.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { typeName, typeOf } from "../../operations/typeOf.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import { PyBytes } from "../../values/simple.js";
import { derived, PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { isIndex } from "../sequences.js";
import { encodeText } from "../text/codecs.js";
import { stringOf, textArgument } from "../text/textOf.js";
import { byteValue } from "./bytesOf.js";

/** Unknown where an element is. */
export function bytesFrom(
  vm: Vm,
  source?: Value,
  encoding?: Value,
  errors?: Value,
): Uint8Array | PyUnknown {
  const text = source === undefined ? undefined : stringOf(source);
  if (encoding !== undefined || errors !== undefined) {
    const refusal = (name: string) => (type: string) =>
      `bytes() argument '${name}' must be str, not ${type}`;
    const codec = textArgument(encoding ?? "utf-8", refusal("encoding"));
    const handler = textArgument(errors ?? "strict", refusal("errors"));
    if (text === undefined) {
      raiseTypeError(
        `${encoding === undefined ? "errors" : "encoding"} without a string argument`,
      );
    }
    return encodeText(vm, text, codec, handler);
  }
  if (text !== undefined) raiseTypeError("string argument without an encoding");
  return source === undefined ? new Uint8Array() : fromObject(vm, source);
}

function fromObject(vm: Vm, source: Value): Uint8Array | PyUnknown {
  const type = typeOf(source);
  if (type.isHeapType && type.lookup("__bytes__") !== undefined) {
    const made = callSpecial(vm, source, "__bytes__") ?? null;
    if (made instanceof PyUnknown) return made;
    if (made instanceof PyBytes) return made.data;
    raiseTypeError(`__bytes__ returned non-bytes (type ${typeName(made)})`);
  }
  if (source instanceof PyBytes) return Uint8Array.from(source.data);
  if (isIndex(source)) {
    const count = asIndex(vm, source);
    if (count < 0) raise(valueErrorType, "negative count");
    vm.budget.size(count, "a bytes object");
    return new Uint8Array(count);
  }
  return bytesFromItems(vm, source);
}

/** The bytes whose numbers an iterable gives. */
export function bytesFromItems(vm: Vm, source: Value): Uint8Array | PyUnknown {
  const type = typeOf(source);
  const isIterable =
    stringOf(source) === undefined &&
    (type.lookup("__iter__") !== undefined ||
      type.lookup("__getitem__") !== undefined);
  if (!isIterable) {
    raiseTypeError(`cannot convert '${type.name}' object to bytes`);
  }
  const items = toArray(vm, source);
  const unknowns = items.filter((item) => item instanceof PyUnknown);
  if (unknowns.length > 0) return derived("bytes(…)", ...unknowns);
  return Uint8Array.from(
    items.map((item) => byteValue(vm, item, "bytes must be in range(0, 256)")),
  );
}
