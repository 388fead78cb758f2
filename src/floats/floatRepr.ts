/** A float as Python prints it (https://docs.python.org/3.11/library/functions.html#repr). */
import { shortestDigits } from "./exactFloat.js";

/** `repr(value)`: `1.0`, `1e+16`, `1e-05`, `inf`, `-0.0`. */
export function floatRepr(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  return sign + shortestText(value, ".0");
}

/** A part of a complex number: as `floatRepr`, without `.0`. */
export function complexPartRepr(value: number): string {
  if (!Number.isFinite(value)) return floatRepr(value);
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  return sign + shortestText(value, "");
}

/** |value| with its shortest digits, in positional notation for exponents from −4 to 15. */
function shortestText(value: number, whenWhole: string): string {
  const { digits, exponent } = shortestDigits(value);
  if (exponent < -4 || exponent >= 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
    return `${digits[0]}${fraction}e${exponentText(exponent)}`;
  }
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) {
    return digits.padEnd(exponent + 1, "0") + whenWhole;
  }
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

/** Sign and at least two digits. */
export function exponentText(exponent: number): string {
  const digits = String(Math.abs(exponent)).padStart(2, "0");
  return (exponent < 0 ? "-" : "+") + digits;
}

/** `repr` of a complex number: `(1+2j)`, `2j`, `(-0-0j)`. */
export function complexRepr(real: number, imaginary: number): string {
  const imaginaryText = `${complexPartRepr(imaginary)}j`;
  if (real === 0 && !Object.is(real, -0)) return imaginaryText;
  const plus = imaginaryText.startsWith("-") ? "" : "+";
  return `(${complexPartRepr(real)}${plus}${imaginaryText})`;
}
