/** The error function, correctly rounded. */
import { exactRatio } from "../exactFloat.js";
import { ratioToFloat } from "../ratioToFloat.js";
import { integerSquareRoot, piBits } from "./fixedPoint.js";

/** A precision: fractional bits of the result, and of the work that leads to it. */
interface Precision {
  digits: bigint;
  unit: bigint;
  bits: bigint;
  /** √π · 2^bits, worked out when it is first needed. */
  rootOfPi(): bigint;
}

/** The terms of the series grow to e^(x²) before they fall: `growth` bits of the work are lost to that. */
function precision(digits: bigint, growth: bigint): Precision {
  const bits = digits + growth;
  let root: bigint | undefined;
  return {
    digits,
    unit: 1n << digits,
    bits,
    rootOfPi: () => (root ??= integerSquareRoot(piBits(bits) << bits)),
  };
}

/** For erf, where |value| ≤ 6: e^36 is 2^52. */
const usual = precision(256n, 64n);
/** For erfc, which gets as small as e^(−27.5²), 2^−1091, and for arguments near zero. */
const fine = precision(1400n, 1200n);

/** erf in fixed point: 2/√π · Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1)) */
function seriesSum(
  value: number,
  { digits, bits, rootOfPi }: Precision,
): bigint {
  const { numerator, denominator } = exactRatio(value);
  const x = (numerator << bits) / denominator;
  const square = (x * x) >> bits;
  let term = x;
  let sum = 0n;
  for (let n = 0n; term !== 0n && term !== -1n; n++) {
    sum += term / (2n * n + 1n);
    term = -((term * square) >> bits) / (n + 1n);
  }
  return (((2n * sum) << bits) / rootOfPi()) >> (bits - digits);
}

export function erf(value: number): number {
  if (Math.abs(value) > 6) return Math.sign(value);
  if (value === 0) return value;
  if (Math.abs(value) < 2 ** -90) return smallErf(value);
  return ratioToFloat(seriesSum(value, usual), usual.unit);
}

function smallErf(value: number): number {
  const { numerator, denominator } = exactRatio(value);
  return ratioToFloat(
    (2n * numerator) << fine.bits,
    denominator * fine.rootOfPi(),
  );
}

export function erfc(value: number): number {
  if (value > 27.5) return 0;
  if (value < -6) return 2;
  return ratioToFloat(
    fine.unit - (value === 0 ? 0n : seriesSum(value, fine)),
    fine.unit,
  );
}
