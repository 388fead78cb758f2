/** A float's digits in each presentation type, without sign, width or groups: what `format` and `%` share. */
import {
  scaledDigits,
  shortestDigits,
  significantDigits,
} from "../../../floats/exactFloat.js";
import { exponentText } from "../../../floats/floatRepr.js";

export interface FloatTextOptions {
  /** `#`: keeps the point, and in `g` the trailing zeros. */
  alternate: boolean;
  /** At least one digit after the point, where there is no exponent: what the type-less presentation adds. */
  addsPointZero: boolean;
}

/**
 * @param type `e`, `f`, `g` or `r` (shortest digits that read back the same; the precision is not looked at)
 * @param precision ≥ 0
 */
export function floatText(
  value: number,
  type: "e" | "f" | "g" | "r",
  precision: number,
  options: FloatTextOptions,
): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return "inf";
  switch (type) {
    case "f":
      return fixed(Math.abs(value), precision, options);
    case "e":
      return exponential(Math.abs(value), precision, options);
    default:
      return general(Math.abs(value), type, precision, options);
  }
}

function fixed(
  value: number,
  precision: number,
  options: FloatTextOptions,
): string {
  const digits = scaledDigits(value, precision)
    .toString()
    .padStart(precision + 1, "0");
  return withPoint(
    digits.slice(0, digits.length - precision),
    digits.slice(digits.length - precision),
    options,
  );
}

function exponential(
  value: number,
  precision: number,
  options: FloatTextOptions,
): string {
  const { digits, exponent } = significantDigits(value, precision + 1);
  return scientific(digits, exponent, options);
}

function general(
  value: number,
  type: "g" | "r",
  precision: number,
  options: FloatTextOptions,
): string {
  const count = Math.max(1, precision);
  const { digits: all, exponent } =
    type === "r" ? shortestDigits(value) : significantDigits(value, count);
  const keepsZeros = options.alternate && type === "g";
  const digits = keepsZeros ? all : all.replace(/0+$/, "") || "0";
  const highest = type === "r" ? 16 : count - (options.addsPointZero ? 1 : 0);
  if (exponent < -4 || exponent >= highest) {
    return scientific(digits, exponent, options);
  }
  if (exponent < 0) {
    return withPoint("0", "0".repeat(-exponent - 1) + digits, options);
  }
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const fraction = digits.slice(exponent + 1);
  return withPoint(
    whole,
    fraction || (options.addsPointZero ? "0" : ""),
    options,
  );
}

function scientific(
  digits: string,
  exponent: number,
  options: FloatTextOptions,
): string {
  const mantissa = withPoint(digits.slice(0, 1), digits.slice(1), options);
  return `${mantissa}e${exponentText(exponent)}`;
}

function withPoint(
  whole: string,
  fraction: string,
  options: FloatTextOptions,
): string {
  return fraction === "" && !options.alternate ? whole : `${whole}.${fraction}`;
}
