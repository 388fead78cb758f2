/** `int.__format__` (bool's too). */
import type { Budget } from "../../budget.js";
import { raise } from "../../operations/raise.js";
import {
  overflowErrorType,
  valueErrorType,
} from "../../values/exceptionTypes.js";
import { floatFromInteger } from "../numbers/integerFromFloat.js";
import { integerText } from "../numbers/integerText.js";
import { formatFloatBy } from "./formatFloat.js";
import {
  type FormatSpec,
  parseFormatSpec,
  raiseUnknownType,
} from "./formatSpec.js";
import { padNumber } from "./padding.js";

const prefixes: Record<string, string> = { b: "0b", o: "0o", x: "0x", X: "0X" };

/** `format(value, text)` of an int, `text` not empty. */
export function formatInteger(
  budget: Budget,
  value: number | bigint,
  text: string,
  typeName = "int",
): string {
  const spec = parseFormatSpec(text, typeName, ">");
  if (spec.type !== "" && "eEfFgG%".includes(spec.type)) {
    return formatFloatBy(budget, floatFromInteger(value), spec, typeName);
  }
  if (spec.type !== "" && !"bcdoxXn".includes(spec.type)) {
    raiseUnknownType(spec.type, typeName);
  }
  checkInteger(spec);
  if (spec.type === "c") return formatCharacter(budget, value, spec);
  const digits = integerDigits(value, spec.type);
  return padNumber(budget, spec, {
    negative: value < 0,
    prefix: spec.alternate ? (prefixes[spec.type] ?? "") : "",
    whole: spec.type === "X" ? digits.toUpperCase() : digits,
    rest: "",
  });
}

function checkInteger(spec: FormatSpec): void {
  if (spec.precision !== -1) {
    raise(valueErrorType, "Precision not allowed in integer format specifier");
  }
  if (spec.coercesNegativeZero) {
    raise(
      valueErrorType,
      "Negative zero coercion (z) not allowed in integer format specifier",
    );
  }
}

function formatCharacter(
  budget: Budget,
  value: number | bigint,
  spec: FormatSpec,
): string {
  if (spec.sign !== null) {
    raise(valueErrorType, "Sign not allowed with integer format specifier 'c'");
  }
  if (spec.alternate) {
    raise(
      valueErrorType,
      "Alternate form (#) not allowed with integer format specifier 'c'",
    );
  }
  if (typeof value === "bigint" && BigInt.asIntN(64, value) !== value) {
    raise(overflowErrorType, "Python int too large to convert to C long");
  }
  if (value < 0 || value > 0x10ffff) {
    raise(overflowErrorType, "%c arg not in range(0x110000)");
  }
  return padNumber(budget, spec, {
    negative: false,
    prefix: "",
    whole: "",
    rest: String.fromCodePoint(Number(value)),
  });
}

/** The digits of |value| in the base of a presentation type. */
export function integerDigits(value: number | bigint, type: string): string {
  const base = { b: 2, o: 8, x: 16, X: 16 }[type];
  const text = base === undefined ? integerText(value) : value.toString(base);
  return text.startsWith("-") ? text.slice(1) : text;
}
