/** The builtin functions on text, and on values as text: ascii, chr, format, hash, ord, repr. */
import { hashOf } from "../../operations/hashOf.js";
import { asInteger } from "../../operations/index.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { format, repr, textOrUnknown } from "../../operations/text.js";
import { typeName } from "../../operations/typeOf.js";
import {
  overflowErrorType,
  valueErrorType,
} from "../../values/exceptionTypes.js";
import { PyBytes } from "../../values/simple.js";
import type { Value } from "../../values/value.js";
import type { Table } from "../table.js";
import { pointCount } from "../text/codePoints.js";
import { escapeNonAscii } from "../text/quote.js";
import { stringOf, textArgument } from "../text/textOf.js";

export const textFunctions: Table = {
  "ascii(obj, /)": (vm, object) =>
    textOrUnknown("ascii(…)", () => escapeNonAscii(repr(vm, object))),
  "repr(obj, /)": (vm, object) =>
    textOrUnknown("repr(…)", () => repr(vm, object)),
  "hash(obj, /)": hashOf,
  "format(value, format_spec='', /)": (vm, value, spec) =>
    textOrUnknown("format(…)", () =>
      format(
        vm,
        value,
        textArgument(
          spec,
          (type) => `format() argument 2 must be str, not ${type}`,
        ),
      ),
    ),
  "chr(i, /)": (vm, value) => {
    const code = asInteger(vm, value);
    if (typeof code === "bigint" || Math.abs(code) > 2 ** 31) {
      raise(overflowErrorType, "Python int too large to convert to C int");
    }
    if (code < 0 || code > 0x10ffff) {
      raise(valueErrorType, "chr() arg not in range(0x110000)");
    }
    return String.fromCodePoint(code);
  },
  "ord(c, /)": (_, char) => ordinal(char),
};

function ordinal(char: Value): number {
  const text = stringOf(char);
  if (text === undefined && !(char instanceof PyBytes)) {
    raiseTypeError(
      `ord() expected string of length 1, but ${typeName(char)} found`,
    );
  }
  const length =
    char instanceof PyBytes ? char.data.length : pointCount(text as string);
  if (length !== 1) {
    raiseTypeError(
      `ord() expected a character, but string of length ${length} found`,
    );
  }
  return char instanceof PyBytes
    ? (char.data[0] as number)
    : ((text as string).codePointAt(0) as number);
}
