/** A float as the exact rational number that it stands for, and its decimal digits, correctly rounded. */

export interface Ratio {
  numerator: bigint;
  /** Positive. */
  denominator: bigint;
}

/** The exact value of a finite float in lowest terms (`float.as_integer_ratio`). */
export function exactRatio(value: number): Ratio {
  let [mantissa, exponent] = split(value);
  if (mantissa === 0n) return { numerator: 0n, denominator: 1n };
  while (exponent < 0 && (mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    exponent++;
  }
  return exponent >= 0
    ? { numerator: mantissa << BigInt(exponent), denominator: 1n }
    : { numerator: mantissa, denominator: 1n << BigInt(-exponent) };
}

/** `value` = mantissa · 2^exponent, the mantissa a whole number below 2⁵³ with the value's sign. */
export function split(value: number): [bigint, number] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  return [bits >> 63n === 1n ? -mantissa : mantissa, exponent];
}

/** `numerator / denominator` to the nearest whole number, halves to the even one. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  let quotient = magnitude / denominator;
  const twice = (magnitude % denominator) * 2n;
  if (twice > denominator || (twice === denominator && quotient & 1n)) {
    quotient += 1n;
  }
  return negative ? -quotient : quotient;
}

/** `value · 10^places` to the nearest whole number, halves to even: the digits of `format(value, ".{places}f")`. */
export function scaledDigits(value: number, places: number): bigint {
  const { numerator, denominator } = exactRatio(value);
  return places >= 0
    ? divideHalfEven(numerator * 10n ** BigInt(places), denominator)
    : divideHalfEven(numerator, denominator * 10n ** BigInt(-places));
}

export interface Digits {
  /** Without sign or point; the first one is not 0 unless the value is. */
  digits: string;
  /** Power of ten of the first digit. */
  exponent: number;
}

/** The `count` (≥ 1) significant digits of |value|, correctly rounded: those of `format(value, ".{count - 1}e")`. */
export function significantDigits(value: number, count: number): Digits {
  const magnitude = Math.abs(value);
  if (magnitude === 0) return { digits: "0".repeat(count), exponent: 0 };
  let { exponent } = shortestDigits(magnitude);
  // The shortest digits may have been rounded up to the next power of ten, the exact value stays below it.
  const { numerator, denominator } = exactRatio(magnitude);
  if (
    exponent >= 0
      ? numerator < denominator * 10n ** BigInt(exponent)
      : numerator * 10n ** BigInt(-exponent) < denominator
  ) {
    exponent--;
  }
  let digits = scaledDigits(magnitude, count - 1 - exponent).toString();
  if (digits.length > count) {
    digits = digits.slice(0, count);
    exponent++;
  }
  return { digits, exponent };
}

/** The fewest digits that read back as the same finite float: JavaScript and Python agree on them. */
export function shortestDigits(value: number): Digits {
  const [mantissa, exponent] = Math.abs(value).toExponential().split("e") as [
    string,
    string,
  ];
  return { digits: mantissa.replace(".", ""), exponent: Number(exponent) };
}
