/** `x ** y` in each dtype. */
import type { DType } from "../dtype.js";
import { raise } from "../../operations/raise.js";
import { floatRounder } from "../rounding.js";
import { PyTensor } from "../tensor.js";
import { runtimeErrorType } from "../../values/exceptionTypes.js";
import { type Kernel, isFloat } from "./kernel.js";
import type { Operand } from "./operands.js";

export const noNegativePower = (dtype: DType, _a: Operand, b: Operand) => {
  const isNegative = !(b instanceof PyTensor) && b.value < 0;
  if (isNegative && dtype.kind === "int") {
    raise(
      runtimeErrorType,
      "Integers to negative integer powers are not allowed.",
    );
  }
};

/** In float32, `x ** 3` is `x * x * x` with two roundings. */
export function power(dtype: DType): Kernel {
  const round = floatRounder(dtype) ?? ((x: number) => x);
  if (!isFloat(dtype)) return integerPower;
  return (x, y) =>
    y === 2
      ? x * x
      : y === 3
        ? round(round(x * x) * x)
        : y === 0.5
          ? Math.sqrt(x)
          : x ** y;
}

/** Squares, cubes and roots by one number; else powers of which every one has few enough bits to be exact. */
export function isPowerExact(
  dtype: DType,
  bases: Float64Array,
  exponents: Float64Array,
): boolean {
  if (!isFloat(dtype)) return true;
  const [only] = exponents;
  if (exponents.length === 1 && [0, 1, 2, 3, 0.5].includes(only as number)) {
    return true;
  }
  const largest = dtype.itemsize <= 4 ? 2 ** 24 : 2 ** 53;
  const count = Math.max(bases.length, exponents.length);
  for (let i = 0; i < count; i++) {
    const x = bases[bases.length === 1 ? 0 : i] as number;
    const y = exponents[exponents.length === 1 ? 0 : i] as number;
    const isExact =
      Number.isInteger(y) && y >= 0 && Math.abs(oddPart(x)) ** y <= largest;
    if (!isExact && x !== 1 && y !== 1) return false;
  }
  return true;
}

/** The odd integer that makes `x` with a power of two; infinite where it is large. */
function oddPart(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  let odd = x;
  for (let i = 0; i < 64 && !Number.isInteger(odd); i++) odd *= 2;
  while (Number.isInteger(odd) && odd % 2 === 0) odd /= 2;
  return Number.isInteger(odd) ? odd : Infinity;
}

/** Exact, or infinite where doubles do not hold it (then the values are dropped). */
const integerPower: Kernel = (x, y) => {
  if (y < 0) return Math.abs(x) === 1 ? x ** y : x === 0 ? NaN : 0;
  const power = x ** y;
  return Number.isSafeInteger(power) ? power : Infinity;
};
