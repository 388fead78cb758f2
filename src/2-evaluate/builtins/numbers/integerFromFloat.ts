/** `int(x)` of a float, and back. */
import { raise } from "../../operations/raise.js";
import {
  overflowErrorType,
  valueErrorType,
} from "../../values/exceptionTypes.js";
import { normalize } from "../../values/integer.js";

/**
 * The int that a float truncates to.
 * @throws ValueError, OverflowError (Python) for nan and the infinities
 */
export function integerFromFloat(value: number): number | bigint {
  if (Number.isNaN(value)) {
    raise(valueErrorType, "cannot convert float NaN to integer");
  }
  if (!Number.isFinite(value)) {
    raise(overflowErrorType, "cannot convert float infinity to integer");
  }
  const truncated = Math.trunc(value) + 0;
  return Number.isSafeInteger(truncated)
    ? truncated
    : normalize(BigInt(truncated));
}

/**
 * The float nearest to an int, halves to even.
 * @throws OverflowError (Python) where there is none
 */
export function floatFromInteger(value: number | bigint): number {
  if (typeof value === "number") return value;
  const float = Number(value);
  if (!Number.isFinite(float)) {
    raise(overflowErrorType, "int too large to convert to float");
  }
  return float;
}
