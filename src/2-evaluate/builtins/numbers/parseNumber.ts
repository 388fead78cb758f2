/** `int(text, base)`, `float(text)`, `complex(text)`: Python's number syntax in strings. */
import { raise } from "../../operations/raise.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import { normalize } from "../../values/integer.js";
import { asciiDigits, stripSpace } from "../text/characters.js";

/** CPython's guard against quadratic conversions (https://docs.python.org/3.11/library/stdtypes.html#int-max-str-digits). */
export const MOST_DIGITS = 4300;

const prefixes: Record<string, number> = { b: 2, o: 8, x: 16 };

/**
 * The int that `text` spells in `base` (0: by its prefix); null where it spells none.
 * @throws ValueError (Python) for more digits than Python converts
 */
export function parseInteger(
  text: string,
  base: number,
): number | bigint | null {
  if (base === 10 && /^[0-9]{1,15}$/.test(text)) return Number(text);
  let body = stripSpace(asciiDigits(text)).toLowerCase();
  let negative = false;
  if (body[0] === "+" || body[0] === "-") {
    negative = body[0] === "-";
    body = body.slice(1);
  }
  let isDecimalLiteral = false;
  const prefix = body[0] === "0" ? prefixes[body[1] ?? ""] : undefined;
  if (prefix !== undefined && (base === 0 || base === prefix)) {
    base = prefix;
    body = body.slice(body[2] === "_" ? 3 : 2);
  } else if (base === 0) {
    base = 10;
    isDecimalLiteral = true;
  }
  if (!/^[0-9a-z]+(_[0-9a-z]+)*$/.test(body)) return null;
  const digits = body.replaceAll("_", "");
  // `010` is not a Python literal, `000` is.
  if (isDecimalLiteral && /^0+[^0]/.test(digits)) return null;
  const magnitude = digitsToInteger(digits, base);
  if (magnitude === null || !negative) return magnitude;
  return typeof magnitude === "bigint" ? normalize(-magnitude) : 0 - magnitude;
}

function digitsToInteger(digits: string, base: number): number | bigint | null {
  const highest = base <= 10 ? String(base - 1) : "9";
  const isValid =
    base <= 10
      ? new RegExp(`^[0-${highest}]+$`)
      : new RegExp(`^[0-9a-${(base - 1).toString(36)}]+$`);
  if (!isValid.test(digits)) return null;
  const isPowerOfTwo = (base & (base - 1)) === 0;
  if (!isPowerOfTwo && digits.length > MOST_DIGITS) {
    raise(
      valueErrorType,
      `Exceeds the limit (${MOST_DIGITS} digits) for integer string conversion: value has ${digits.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  if (digits.length <= 10) return parseInt(digits, base);
  if (base === 10) return normalize(BigInt(digits));
  if (isPowerOfTwo) {
    const width = Math.log2(base);
    const bits = Array.from(digits, (digit) =>
      parseInt(digit, base).toString(2).padStart(width, "0"),
    );
    return normalize(BigInt(`0b${bits.join("")}`));
  }
  let value = 0n;
  for (const digit of digits) {
    value = value * BigInt(base) + BigInt(parseInt(digit, base));
  }
  return normalize(value);
}

const number = String.raw`(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?|inf(?:inity)?|nan`;
const wholeFloat = new RegExp(`^[+-]?(?:${number})$`, "i");
const wholeComplex = new RegExp(
  `^(?:([+-]?(?:${number}))(?![\\w.])|(?:([+-]?(?:${number})))?([+-]?(?:${number})?)j)$`,
  "i",
);

/** The float that `text` spells; null where it spells none. */
export function parseFloatText(text: string): number | null {
  const body = stripSpace(asciiDigits(text));
  return wholeFloat.test(body) ? floatOf(body) : null;
}

function floatOf(literal: string): number {
  const [, sign, digits] = /^([+-]?)(.*)$/.exec(
    literal.replaceAll("_", "").toLowerCase(),
  ) as unknown as [string, string, string];
  const magnitude = digits.startsWith("inf")
    ? Infinity
    : digits === "nan"
      ? NaN
      : Number(digits);
  return sign === "-" ? -magnitude : magnitude;
}

/** Real and imaginary part of the complex number that `text` spells; null where it spells none. */
export function parseComplex(text: string): [number, number] | null {
  let body = stripSpace(asciiDigits(text));
  if (body.startsWith("(") && body.endsWith(")")) {
    body = stripSpace(body.slice(1, -1));
  }
  const match = wholeComplex.exec(body);
  if (match === null) return null;
  const [, real, first, imaginary] = match;
  if (real !== undefined) return [floatOf(real), 0];
  if (first === undefined) return [0, imaginaryOf(imaginary as string)];
  // `12j`: what was taken for a real part is the imaginary one, unless a sign follows.
  if (imaginary === "") return [0, floatOf(first)];
  return /^[+-]/.test(imaginary as string)
    ? [floatOf(first), imaginaryOf(imaginary as string)]
    : null;
}

function imaginaryOf(text: string): number {
  if (text === "" || text === "+") return 1;
  return text === "-" ? -1 : floatOf(text);
}
