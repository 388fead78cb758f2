/** `float.hex` and `float.fromhex` (https://docs.python.org/3.11/library/stdtypes.html#float.hex). */
import { raise } from "../../operations/raise.js";
import {
  overflowErrorType,
  valueErrorType,
} from "../../values/exceptionTypes.js";
import { stripSpace } from "../text/characters.js";
import { split } from "../../../floats/exactFloat.js";
import { floatRepr } from "../../../floats/floatRepr.js";
import { ratioToFloat } from "../../../floats/ratioToFloat.js";

/** `0x1.8000000000000p+1` */
export function floatToHex(value: number): string {
  if (!Number.isFinite(value)) return floatRepr(value);
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  if (value === 0) return `${sign}0x0.0p+0`;
  const [signedMantissa, exponent] = split(value);
  const mantissa = signedMantissa < 0n ? -signedMantissa : signedMantissa;
  const digits = mantissa.toString(16).padStart(14, "0");
  const power = exponent + 52;
  return `${sign}0x${digits[0]}.${digits.slice(1)}p${power < 0 ? "" : "+"}${power}`;
}

const hexFloat =
  /^([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?$/i;

/** @throws ValueError, OverflowError (Python) */
export function floatFromHex(text: string): number {
  const body = stripSpace(text);
  const special = /^([+-]?)(inf(?:inity)?|nan)$/i.exec(body);
  if (special !== null) {
    const value = special[2]?.toLowerCase() === "nan" ? NaN : Infinity;
    return special[1] === "-" ? -value : value;
  }
  const match = hexFloat.exec(body);
  const whole = match?.[2] ?? "";
  const fraction = match?.[3] ?? "";
  if (match === null || whole + fraction === "") {
    raise(valueErrorType, "invalid hexadecimal floating-point string");
  }
  const mantissa = BigInt(`0x${whole}${fraction}`);
  const exponent = Number(match[4] ?? 0) - 4 * fraction.length;
  const value = scale(mantissa, exponent);
  if (!Number.isFinite(value)) {
    raise(
      overflowErrorType,
      "hexadecimal value too large to represent as a float",
    );
  }
  return match[1] === "-" ? -value : value;
}

function scale(mantissa: bigint, exponent: number): number {
  if (mantissa === 0n) return 0;
  // Far outside of what floats reach, and powers of two too large to make.
  const power = exponent + mantissa.toString(16).length * 4;
  if (power > 1100) return Infinity;
  if (power < -1200) return 0;
  return exponent >= 0
    ? ratioToFloat(mantissa << BigInt(exponent), 1n)
    : ratioToFloat(mantissa, 1n << BigInt(-exponent));
}
