/** The elementwise operations on two operands, one row each. */
import { type DType, bool } from "../dtype.js";
import { raise } from "../../operations/raise.js";
import { PyTensor } from "../tensor.js";
import {
  notImplementedErrorType,
  runtimeErrorType,
} from "../../values/exceptionTypes.js";
import type { Kernel } from "./kernel.js";
import type { Operand } from "./operands.js";
import { isPowerExact, noNegativePower, power } from "./power.js";
import { product } from "./product.js";

export interface Binary {
  /** The dtype it computes in, from the one in which the operands meet. */
  computes: "common" | "float";
  /** Of the result, if it is not the dtype it computes in. */
  gives?: "bool";
  /** The function for a dtype; null: values are not modelled. */
  kernel: (dtype: DType) => Kernel | null;
  /** Correctly rounded on every machine, for these operands. */
  isExact?: (dtype: DType, a: Float64Array, b: Float64Array) => boolean;
  /** Jumps where the operands are equal. */
  isComparison?: boolean;
  /** Gives integers, which need no rounding. */
  isWhole?: boolean;
  /** Jumps at zero: inexact operands give nothing. */
  hasJumps?: boolean;
  /** Called before anything else, to refuse dtypes. */
  check?: (dtype: DType, a: Operand, b: Operand) => void;
}

const floorDivide: Kernel = (x, y) => Math.floor(x / y);

/** Python's modulo: the sign of the divisor. */
const remainder: Kernel = (x, y) => {
  const rest = x % y;
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
};

const integerOnly = (name: string) => (dtype: DType) => {
  if (dtype.kind === "int" || dtype.kind === "bool") return;
  raise(
    notImplementedErrorType,
    `"${name}_cpu" not implemented for '${dtype.name}'`,
  );
};

const noBools = (dtype: DType, a: Operand, b: Operand) => {
  const isBool = (each: Operand) =>
    each instanceof PyTensor ? each.dtype === bool : each.kind === "bool";
  if (dtype === bool || isBool(a) || isBool(b)) {
    raise(
      runtimeErrorType,
      "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
    );
  }
};

const common = (kernel: Kernel | null, rest: Partial<Binary> = {}): Binary => ({
  computes: "common",
  kernel: () => kernel,
  ...rest,
});

const comparison = (test: (x: number, y: number) => boolean): Binary => ({
  computes: "common",
  gives: "bool",
  kernel: () => (x, y) => (test(x, y) ? 1 : 0),
  isComparison: true,
});

const logical = (test: (x: boolean, y: boolean) => boolean): Binary => ({
  computes: "common",
  gives: "bool",
  kernel: () => (x, y) => (test(x !== 0, y !== 0) ? 1 : 0),
  hasJumps: true,
});

const floating = (kernel: Kernel | null, isExact = false): Binary => ({
  computes: "float",
  kernel: () => kernel,
  isExact: () => isExact,
});

/** Bit operations on integers; beyond 2³¹ through BigInt. */
const bitwise = (
  name: string,
  small: Kernel,
  large: (x: bigint, y: bigint) => bigint,
): Binary =>
  common(
    (x, y) =>
      Math.abs(x) < 2 ** 31 && Math.abs(y) < 2 ** 31
        ? small(x, y)
        : Number(large(BigInt(x), BigInt(y))),
    { check: integerOnly(name) },
  );

export const binaryRows = {
  add: common((x, y) => x + y),
  sub: common((x, y) => x - y, { check: noBools }),
  mul: { computes: "common", kernel: product } as Binary,
  div: floating((x, y) => x / y, true),
  floor_divide: common(floorDivide, { isWhole: true }),
  trunc_divide: common((x, y) => Math.trunc(x / y), { isWhole: true }),
  remainder: common(remainder),
  fmod: common((x, y) => x % y),
  pow: {
    computes: "common",
    kernel: power,
    check: noNegativePower,
    isExact: isPowerExact,
  } as Binary,
  maximum: common((x, y) =>
    Number.isNaN(x) || Number.isNaN(y) ? NaN : Math.max(x, y),
  ),
  minimum: common((x, y) =>
    Number.isNaN(x) || Number.isNaN(y) ? NaN : Math.min(x, y),
  ),
  fmax: common((x, y) =>
    Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.max(x, y),
  ),
  fmin: common((x, y) =>
    Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.min(x, y),
  ),
  eq: comparison((x, y) => x === y),
  ne: comparison((x, y) => x !== y),
  lt: comparison((x, y) => x < y),
  le: comparison((x, y) => x <= y),
  gt: comparison((x, y) => x > y),
  ge: comparison((x, y) => x >= y),
  logical_and: logical((x, y) => x && y),
  logical_or: logical((x, y) => x || y),
  logical_xor: logical((x, y) => x !== y),
  bitwise_and: bitwise(
    "bitwise_and",
    (x, y) => x & y,
    (x, y) => x & y,
  ),
  bitwise_or: bitwise(
    "bitwise_or",
    (x, y) => x | y,
    (x, y) => x | y,
  ),
  bitwise_xor: bitwise(
    "bitwise_xor",
    (x, y) => x ^ y,
    (x, y) => x ^ y,
  ),
  bitwise_left_shift: common((x, y) => x * 2 ** y, {
    check: integerOnly("lshift"),
  }),
  bitwise_right_shift: common((x, y) => Math.floor(x / 2 ** y), {
    check: integerOnly("rshift"),
  }),
  gcd: common(gcd, { check: integerOnly("gcd") }),
  lcm: common(
    (x, y) => (x === 0 || y === 0 ? 0 : Math.abs(x * y) / gcd(x, y)),
    { check: integerOnly("lcm") },
  ),
  atan2: floating(Math.atan2),
  hypot: common(null),
  copysign: floating(
    (x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x)),
    true,
  ),
  nextafter: common(null),
  heaviside: common((x, y) => (x === 0 ? y : x > 0 ? 1 : 0), {
    hasJumps: true,
  }),
  xlogy: floating((x, y) => (x === 0 ? 0 : x * Math.log(y))),
  logaddexp: common(null),
  logaddexp2: common(null),
  ldexp: floating((x, y) => x * 2 ** y),
  float_power: common(null),
  igamma: common(null),
  igammac: common(null),
} satisfies Record<string, Binary>;

function gcd(x: number, y: number): number {
  let [a, b] = [Math.abs(x), Math.abs(y)];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
