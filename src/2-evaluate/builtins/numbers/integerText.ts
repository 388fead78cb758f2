/** `str` of an int. */
import { raise } from "../../operations/raise.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import { MOST_DIGITS } from "./parseNumber.js";

/**
 * The decimal digits of an int, with its sign.
 * @throws ValueError (Python) beyond 4,300 digits, as CPython does to stay clear of quadratic conversions
 */
export function integerText(value: number | bigint): string {
  if (typeof value === "number") return String(value);
  // A hexadecimal digit is log₁₀(16) ≈ 1.204 decimal ones; conversion to hexadecimal is linear.
  const isLong =
    value.toString(16).length > MOST_DIGITS ||
    value.toString().replace("-", "").length > MOST_DIGITS;
  if (isLong) {
    raise(
      valueErrorType,
      `Exceeds the limit (${MOST_DIGITS} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  return value.toString();
}
