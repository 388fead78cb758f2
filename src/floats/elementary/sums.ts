/** Lengths and sums, rounded once. */
import { exactRatio, type Ratio } from "../exactFloat.js";
import { bitLength, ratioToFloat } from "../ratioToFloat.js";
import { integerSquareRoot } from "./fixedPoint.js";

/** √(Σ xᵢ²) of finite floats. */
export function euclideanLength(values: readonly number[]): number {
  const sum = values.reduce<Ratio>(
    (total, value) => {
      const { numerator, denominator } = exactRatio(value);
      return add(total, {
        numerator: numerator ** 2n,
        denominator: denominator ** 2n,
      });
    },
    { numerator: 0n, denominator: 1n },
  );
  if (sum.numerator === 0n) return 0;
  // 64 bits more than a float holds, on an even power of two, and a sticky bit where the root is not exact.
  const excess = 140 - bitLength(sum.numerator) + bitLength(sum.denominator);
  const half = BigInt(Math.max(0, Math.ceil(excess / 2)));
  const scaled = (sum.numerator << (2n * half)) / sum.denominator;
  const isWhole = scaled * sum.denominator === sum.numerator << (2n * half);
  const root = integerSquareRoot(scaled);
  const isExact = isWhole && root * root === scaled;
  return ratioToFloat(2n * root + (isExact ? 0n : 1n), 2n << half);
}

function add(a: Ratio, b: Ratio): Ratio {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

/** The sum of finite floats, rounded once. */
export function exactSum(values: readonly number[]): number {
  // All floats are multiples of 2⁻¹⁰⁷⁴.
  let total = 0n;
  for (const value of values) {
    const { numerator, denominator } = exactRatio(value);
    total += (numerator << 1074n) / denominator;
  }
  return ratioToFloat(total, 1n << 1074n);
}
