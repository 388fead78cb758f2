/** `data.hex(…)` and `bytes.fromhex(…)`. */
import { asIndex } from "../../operations/index.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { typeName } from "../../operations/typeOf.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import { PyBytes } from "../../values/simple.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { stringOf } from "../text/textOf.js";
import { latin1, selfBytes } from "./bytesOf.js";

/** `data.hex(sep, bytes_per_sep)`: groups count from the right, negative ones from the left. */
export function toHex(
  vm: Vm,
  self: Value,
  separator: Value | undefined,
  size: Value,
): string {
  const data = selfBytes(self);
  const digits = Array.from(data, (byte) => byte.toString(16).padStart(2, "0"));
  if (separator === undefined) return digits.join("");
  const mark =
    stringOf(separator) ??
    (separator instanceof PyBytes ? latin1(separator.data) : undefined);
  if (mark === undefined) {
    raiseTypeError(`object of type '${typeName(separator)}' has no len()`);
  }
  if (mark.length !== 1) raise(valueErrorType, "sep must be length 1.");
  const group = asIndex(vm, size);
  if (group === 0) return digits.join("");
  const first = group > 0 ? digits.length % group || group : -group;
  const length = Math.abs(group);
  const groups = [digits.slice(0, first).join("")];
  for (let i = first; i < digits.length; i += length) {
    groups.push(digits.slice(i, i + length).join(""));
  }
  return groups.join(mark);
}

/** @throws ValueError (Python) for what is no pair of digits */
export function parseHex(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let i = 0; i < text.length;) {
    if (/\s/.test(text[i] as string)) {
      i++;
      continue;
    }
    for (const at of [i, i + 1]) {
      if (!/[0-9a-f]/i.test(text[at] ?? "")) {
        raise(
          valueErrorType,
          `non-hexadecimal number found in fromhex() arg at position ${at}`,
        );
      }
    }
    bytes.push(parseInt(text.slice(i, i + 2), 16));
    i += 2;
  }
  return Uint8Array.from(bytes);
}
