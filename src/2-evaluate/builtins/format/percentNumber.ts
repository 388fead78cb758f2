/** The numeric conversions of `%`: `d i u o x X e E f F g G`. */
import { asInteger } from "../../operations/index.js";
import { raiseTypeError } from "../../operations/raise.js";
import { typeName, typeOf } from "../../operations/typeOf.js";
import { unbox } from "../../operations/unbox.js";
import { PyComplex } from "../../values/simple.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { asFloat, convertToInteger } from "../numbers/conversions.js";
import { floatText } from "./floatText.js";
import { integerDigits } from "./formatInteger.js";
import type { PercentField } from "./percentFormat.js";

export function percentNumber(
  vm: Vm,
  value: Value,
  field: PercentField,
): string {
  return "eEfFgG".includes(field.type)
    ? percentFloat(vm, value, field)
    : percentInteger(vm, value, field);
}

function percentFloat(vm: Vm, value: Value, field: PercentField): string {
  const number = asFloat(vm, value);
  if (field.precision > 0) vm.budget.size(field.precision, "a str");
  const text = floatText(
    number,
    field.type.toLowerCase() as "e" | "f" | "g",
    field.precision === -1 ? 6 : field.precision,
    { alternate: field.alternate, addsPointZero: false },
  );
  return padded(
    number < 0 || Object.is(number, -0),
    "",
    field.type >= "a" ? text : text.toUpperCase(),
    field,
  );
}

function percentInteger(vm: Vm, value: Value, field: PercentField): string {
  const number = integerFor(vm, value, field.type);
  if (field.precision > 0) vm.budget.size(field.precision, "a str");
  const isUpper = field.type === "X";
  const digits = integerDigits(number, field.type).padStart(
    field.precision,
    "0",
  );
  const prefix =
    field.alternate && "oxX".includes(field.type) ? `0${field.type}` : "";
  return padded(
    number < 0,
    prefix,
    isUpper ? digits.toUpperCase() : digits,
    field,
  );
}

/** `d` takes any real number and truncates; `x` and `o` only whole ones. */
function integerFor(vm: Vm, value: Value, type: string): number | bigint {
  const wantsWhole = "oxX".includes(type);
  const plain = unbox(value);
  if (typeof plain === "string" || !isNumber(plain, wantsWhole)) {
    raiseTypeError(
      `%${type} format: ${wantsWhole ? "an integer" : "a real number"} is required, not ${typeName(value)}`,
    );
  }
  return wantsWhole ? asInteger(vm, value) : convertToInteger(vm, value);
}

function isNumber(value: Value, wantsWhole: boolean): boolean {
  if (value instanceof PyComplex) return false;
  const type = typeOf(value);
  return (
    type.lookup("__index__") !== undefined ||
    (!wantsWhole && type.lookup("__int__") !== undefined)
  );
}

function padded(
  negative: boolean,
  prefix: string,
  digits: string,
  field: PercentField,
): string {
  const start = (negative ? "-" : field.sign) + prefix;
  const missing = Math.max(0, field.width - start.length - digits.length);
  if (field.leftAligned) return start + digits + " ".repeat(missing);
  return field.zeroPadded
    ? start + "0".repeat(missing) + digits
    : " ".repeat(missing) + start + digits;
}
