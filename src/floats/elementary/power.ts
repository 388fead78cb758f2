/** x^y of floats, correctly rounded. */
import { exactRatio, split } from "../exactFloat.js";
import { ratioToFloat } from "../ratioToFloat.js";
import { expFixed, logFixed } from "./exponential.js";
import { toFloat } from "./fixedPoint.js";

/** Whole exponents up to this one are worked out exactly: an odd number above 1 to a higher power is no float's tie. */
const LARGEST_EXACT = 64;

/** IEEE pow (C's, not JavaScript's: 1^nan and (−1)^±inf are 1); a negative base needs a whole exponent. */
export function floatPower(base: number, exponent: number): number {
  if (base === 1 || exponent === 0) return 1;
  if (base === -1 && !Number.isFinite(exponent)) {
    return Number.isNaN(exponent) ? NaN : 1;
  }
  if (base === 0 || !Number.isFinite(base) || !Number.isFinite(exponent)) {
    return base ** exponent;
  }
  if (exponent === 1) return base;
  if (exponent === 2) return base * base;
  if (exponent === 0.5 && base > 0) return Math.sqrt(base);
  const isOdd = Math.abs(exponent % 2) === 1;
  const size = positivePower(Math.abs(base), exponent);
  return base < 0 && isOdd ? -size : size;
}

function positivePower(base: number, exponent: number): number {
  // A half-whole power of a perfect square is a whole power of its root, which may be exact.
  while (!Number.isInteger(exponent)) {
    const root = Math.sqrt(base);
    if (root * root !== base || Math.abs(exponent) > LARGEST_EXACT) break;
    if (!isExactRoot(root, base)) break;
    base = root;
    exponent *= 2;
  }
  const estimate = exponent * Math.log2(base);
  if (estimate > 1030) return Infinity;
  if (estimate < -1085) return 0;
  return Number.isInteger(exponent) && Math.abs(exponent) <= LARGEST_EXACT
    ? wholePower(base, exponent)
    : generalPower(base, exponent);
}

function isExactRoot(root: number, base: number): boolean {
  const a = exactRatio(root);
  const b = exactRatio(base);
  return (
    a.numerator ** 2n * b.denominator === b.numerator * a.denominator ** 2n
  );
}

function wholePower(base: number, exponent: number): number {
  const [mantissa, scale] = split(base);
  const digits = mantissa ** BigInt(Math.abs(exponent));
  const power = scale * exponent;
  const [numerator, denominator] = exponent > 0 ? [digits, 1n] : [1n, digits];
  return power >= 0
    ? ratioToFloat(numerator << BigInt(power), denominator)
    : ratioToFloat(numerator, denominator << BigInt(-power));
}

function generalPower(base: number, exponent: number): number {
  const { numerator, denominator } = exactRatio(exponent);
  const { mantissa, exponent: scale } = expFixed(
    (logFixed(base) * numerator) / denominator,
  );
  return toFloat(mantissa, scale);
}
