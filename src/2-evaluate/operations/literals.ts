/** Plain constants: what a program may compare an unknown value with, and what it then is. */
import { PyFloat } from "../values/simple.js";
import type { Value } from "../values/value.js";

/** None, bools, ints, floats and strings. */
export function isLiteral(value: Value): boolean {
  return value === null || typeof value !== "object" || isFloat(value);
}

/** `a == b` for two literals. */
export function sameLiteral(a: Value, b: Value): boolean {
  return comparable(a) === comparable(b);
}

/** `bool(value)` of a literal. */
export function literalTruth(value: Value): boolean {
  return isFloat(value) ? value.value !== 0 : Boolean(value);
}

/** As Python writes it; null for what is no literal. */
export function literalText(value: Value): string | null {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return `'${value}'`;
  if (isFloat(value)) {
    return Number.isInteger(value.value) && Math.abs(value.value) < 1e16
      ? value.value.toFixed(1)
      : String(value.value);
  }
  return typeof value === "object" ? null : String(value);
}

function isFloat(value: Value): value is PyFloat {
  return value instanceof PyFloat && !value.type.isHeapType;
}

/** Numbers are equal by value, whatever their type: `1 == 1.0 == True`. */
function comparable(value: Value): unknown {
  if (isFloat(value)) return value.value;
  if (typeof value === "boolean") return Number(value);
  return typeof value === "bigint" && Number.isSafeInteger(Number(value))
    ? Number(value)
    : value;
}
