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

/** Squares, cubes, roots; and integers to integer powers, as long as they stay small. */
export function isPowerExact(
  dtype: DType,
  exponents: Float64Array,
  powers: Float64Array,
): boolean {
  if (!isFloat(dtype)) return true;
  const [only] = exponents;
  if (exponents.length === 1 && [0, 1, 2, 3, 0.5].includes(only as number)) {
    return true;
  }
  const isSmallInteger = (x: number) =>
    Number.isInteger(x) && Math.abs(x) <= 2 ** 24;
  return exponents.every(Number.isInteger) && powers.every(isSmallInteger);
}

/** Exact, or infinite where doubles do not hold it (then the values are dropped). */
const integerPower: Kernel = (x, y) => {
  if (y < 0) return Math.abs(x) === 1 ? x ** y : x === 0 ? NaN : 0;
  const power = x ** y;
  return Number.isSafeInteger(power) ? power : Infinity;
};
