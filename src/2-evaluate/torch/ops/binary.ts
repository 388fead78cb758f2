/** Elementwise operations on two operands: arithmetic, comparison, logic; as functions, methods, in place and reflected. */
import type { Table } from "../../builtins/table.js";
import { isHalf } from "./unary.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import {
  notImplementedErrorType,
  runtimeErrorType,
} from "../../values/exceptionTypes.js";
import type { Native } from "../../values/functions.js";
import { notImplemented } from "../../values/simple.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { bool, type DType } from "../dtype.js";
import { isTie } from "../exactness.js";
import { result } from "../make.js";
import { scalarOf } from "../read/numbers.js";
import { broadcastShapes } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { floatRounder } from "../rounding.js";
import { torchState } from "../state.js";
import { countOf, PyTensor } from "../tensor.js";
import { checkOutputShape, finishInplace } from "./inplaceRules.js";
import {
  areExact,
  commonDType,
  type Operand,
  operandOf,
  requireOperand,
  shapeOf,
  tensorsIn,
  valuesOf,
} from "./operands.js";
import type { Family } from "./rows.js";

type Kernel = (x: number, y: number) => number;

export interface Binary {
  /** The dtype it computes in, from the one in which the operands meet. */
  computes: "common" | "float";
  /** Of the result, if it is not the dtype it computes in. */
  gives?: "bool";
  /** The function for a dtype; null: values are not modelled. */
  kernel: (dtype: DType) => Kernel | null;
  /** Correctly rounded on every machine, for these operands. */
  isExact?: (dtype: DType, b: Float64Array, result: Float64Array) => boolean;
  /** Jumps where the operands are equal. */
  isComparison?: boolean;
  /** Jumps elsewhere: inexact operands give nothing. */
  hasJumps?: boolean;
  /** Called before anything else, to refuse dtypes. */
  check?: (dtype: DType, a: Operand, b: Operand) => void;
}

const isFloat = (dtype: DType) => dtype.kind === "float";

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
  const tensors = [a, b].filter((each) => each instanceof PyTensor);
  if (dtype === bool || tensors.some((each) => each.dtype === bool)) {
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

const noNegativePower = (dtype: DType, _a: Operand, b: Operand) => {
  const isNegative = !(b instanceof PyTensor) && b.value < 0;
  if (isNegative && dtype.kind === "int") {
    raise(
      runtimeErrorType,
      "Integers to negative integer powers are not allowed.",
    );
  }
};

/** In float32, `x ** 3` is `x * x * x` with two roundings. */
function power(dtype: DType): Kernel {
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
function isPowerExact(
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

const product = (dtype: DType): Kernel =>
  dtype.kind === "int"
    ? (x, y) => {
        const exact = x * y;
        return Number.isSafeInteger(exact) ? exact : wrapProduct(dtype, x, y);
      }
    : (x, y) => x * y;

function wrapProduct(dtype: DType, x: number, y: number): number {
  const bits = 8 * dtype.itemsize;
  const wrapped = dtype.isSigned
    ? BigInt.asIntN(bits, BigInt(x) * BigInt(y))
    : BigInt.asUintN(bits, BigInt(x) * BigInt(y));
  return Number.isSafeInteger(Number(wrapped)) ? Number(wrapped) : Infinity;
}

export const binaryRows = {
  add: common((x, y) => x + y),
  sub: common((x, y) => x - y, { check: noBools }),
  mul: { computes: "common", kernel: product } as Binary,
  div: floating((x, y) => x / y, true),
  floor_divide: common(floorDivide, { hasJumps: true }),
  trunc_divide: common((x, y) => Math.trunc(x / y), { hasJumps: true }),
  remainder: common(remainder, { hasJumps: true }),
  fmod: common((x, y) => x % y, { hasJumps: true }),
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

/** The operation on two operands, at least one of them a tensor. */
export function compute(
  vm: Vm,
  row: Binary,
  a: Operand,
  b: Operand,
): {
  shape: readonly number[];
  dtype: DType;
  values: Float64Array | null;
  isExact: boolean;
} {
  let dtype = commonDType(vm, [a, b]);
  if (
    row.computes === "float" &&
    (dtype.kind === "int" || dtype.kind === "bool")
  )
    dtype = torchState(vm).defaultDType;
  row.check?.(dtype, a, b);
  const shape = broadcastShapes(shapeOf(a), shapeOf(b));
  const gives = row.gives === "bool" ? bool : dtype;
  const kernel = isHalf(dtype) ? null : row.kernel(dtype);
  const x = kernel === null ? null : valuesOf(a, dtype, shape);
  const y = x === null ? null : valuesOf(b, dtype, shape);
  const isExact = areExact([a, b]);
  const isUncertain = !isExact && row.hasJumps === true;
  if (kernel === null || x === null || y === null || isUncertain)
    return { shape, dtype: gives, values: null, isExact: true };
  if (!isExact && row.isComparison === true && someTie(x, y, dtype)) {
    return { shape, dtype: gives, values: null, isExact: true };
  }
  checkDivision(row, dtype, y);
  const values = zip(kernel, x, y, countOf(shape));
  return {
    shape,
    dtype: gives,
    values,
    isExact:
      row.isComparison === true ||
      (isExact && (row.isExact?.(dtype, y, values) ?? true)),
  };
}

function zip(
  kernel: Kernel,
  x: Float64Array,
  y: Float64Array,
  count: number,
): Float64Array {
  const values = new Float64Array(count);
  const stepX = x.length === 1 ? 0 : 1;
  const stepY = y.length === 1 ? 0 : 1;
  for (let i = 0; i < count; i++)
    values[i] = kernel(x[i * stepX] as number, y[i * stepY] as number);
  return values;
}

function someTie(x: Float64Array, y: Float64Array, dtype: DType): boolean {
  const count = Math.max(x.length, y.length);
  for (let i = 0; i < count; i++) {
    if (
      isTie(
        x[x.length === 1 ? 0 : i] as number,
        y[y.length === 1 ? 0 : i] as number,
        dtype,
      )
    )
      return true;
  }
  return false;
}

function checkDivision(
  row: Binary,
  dtype: DType,
  divisors: Float64Array,
): void {
  const divides =
    row === binaryRows.floor_divide ||
    row === binaryRows.trunc_divide ||
    row === binaryRows.remainder ||
    row === binaryRows.fmod;
  if (divides && dtype.kind === "int" && divisors.includes(0))
    raise(runtimeErrorType, "ZeroDivisionError");
}

/** `torch.f(a, b)` */
export function applyBinary(
  vm: Vm,
  row: Binary,
  a: Operand,
  b: Operand,
): PyTensor {
  const { shape, dtype, values, isExact } = compute(vm, row, a, b);
  const tensors = tensorsIn([a, b]);
  const made = result(vm, tensors, shape, dtype, values, isExact);
  // A comparison of inexact values that are far apart is certain.
  if (row.isComparison === true) made.view.storage.isExact = true;
  return made;
}

export function applyInplace(
  vm: Vm,
  row: Binary,
  self: PyTensor,
  other: Operand,
): PyTensor {
  const inputs = [self, ...tensorsIn([other])];
  checkOutputShape(self, broadcastShapes(self.shape, shapeOf(other)));
  return finishInplace(vm, self, inputs, () => compute(vm, row, self, other));
}

const functionRow =
  (row: Binary): Native =>
  (vm, input, other) =>
    applyBinary(vm, row, tensorOf(input), requireOperand(vm, other));

const inplaceRow =
  (row: Binary): Native =>
  (vm, input, other) =>
    applyInplace(vm, row, tensorOf(input, "self"), requireOperand(vm, other));

/** `add` and `sub`: `input + alpha * other` */
const scaledRow =
  (row: Binary, apply: typeof applyBinary): Native =>
  (vm, input, other, alpha: Value) => {
    const self = operandOf(vm, input);
    if (!(self instanceof PyTensor) && !(other instanceof PyTensor)) {
      raiseTypeError("argument 'input' must be Tensor, not a number");
    }
    return apply(
      vm,
      row,
      self as PyTensor,
      scaled(vm, requireOperand(vm, other), alpha),
    );
  };

function scaled(vm: Vm, other: Operand, alpha: Value): Operand {
  if (alpha === 1) return other;
  const factor =
    scalarOf(vm, alpha) ?? raiseTypeError("argument 'alpha' must be Number");
  if (other instanceof PyTensor)
    return applyBinary(vm, binaryRows.mul, other, factor);
  const kind =
    other.kind === "float" || factor.kind === "float" ? "float" : "int";
  return {
    kind,
    value: other.value * factor.value,
    isKnown: other.isKnown && factor.isKnown,
  };
}

/** `div(a, b, rounding_mode=None | "trunc" | "floor")` */
const divideRow =
  (apply: typeof applyBinary): Native =>
  (vm, input, other, mode: Value) => {
    // `torch.div(48, tensor)` is taken too.
    const self = requireOperand(vm, input, "input") as PyTensor;
    const by = requireOperand(vm, other);
    if (mode === null) return apply(vm, binaryRows.div, self, by);
    if (mode === "floor") return apply(vm, binaryRows.floor_divide, self, by);
    if (mode === "trunc") return apply(vm, binaryRows.trunc_divide, self, by);
    return raise(
      runtimeErrorType,
      `div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${String(mode)}'`,
    );
  };

/** Rows whose first argument may be a number: `pow(2, x)`, `where`-like uses of `remainder(5, x)`. */
const eitherRow =
  (row: Binary): Native =>
  (vm, input, other) => {
    const a = requireOperand(vm, input, "input");
    const b = requireOperand(vm, other);
    if (!(a instanceof PyTensor) && !(b instanceof PyTensor))
      raiseTypeError("argument 'input' must be Tensor, not a number");
    return applyBinary(vm, row, a, b);
  };

const aliases: Partial<Record<string, string[]>> = {
  remainder: [],
  eq: [],
  ne: ["not_equal"],
  lt: ["less"],
  le: ["less_equal"],
  gt: ["greater"],
  ge: ["greater_equal"],
  mul: ["multiply"],
  atan2: ["arctan2"],
};

/** Rows whose signature is `(input, other)` everywhere. */
function plainRows(): [string, Binary][] {
  const others = ["add", "sub", "div", "trunc_divide", "pow", "remainder"];
  return Object.entries<Binary>(binaryRows).filter(
    ([name]) => !others.includes(name),
  );
}

const withoutInplace = new Set([
  "maximum",
  "minimum",
  "fmax",
  "fmin",
  "logaddexp",
  "logaddexp2",
]);

/** Operators of Python by the row they run. */
const operators: Record<string, keyof typeof binaryRows> = {
  add: "add",
  sub: "sub",
  mul: "mul",
  truediv: "div",
  floordiv: "floor_divide",
  mod: "remainder",
  pow: "pow",
  and: "bitwise_and",
  or: "bitwise_or",
  xor: "bitwise_xor",
  lshift: "bitwise_left_shift",
  rshift: "bitwise_right_shift",
};

const operatorRow =
  (row: Binary): Native =>
  (vm, self, other) => {
    const operand = operandOf(vm, other);
    return operand === undefined
      ? notImplemented
      : applyBinary(vm, row, tensorOf(self), operand);
  };
const reflectedRow =
  (row: Binary): Native =>
  (vm, self, other) => {
    const operand = operandOf(vm, other);
    return operand === undefined
      ? notImplemented
      : applyBinary(vm, row, operand, tensorOf(self));
  };
const inplaceOperatorRow =
  (row: Binary): Native =>
  (vm, self, other) => {
    const operand = operandOf(vm, other);
    return operand === undefined
      ? notImplemented
      : applyInplace(vm, row, tensorOf(self), operand);
  };

function makeFamily(): Family {
  const { add, sub, pow, remainder } = binaryRows;
  const both: Table = {
    "pow(input, exponent)": eitherRow(pow),
    "remainder(input, other)": eitherRow(remainder),
  };
  const inplace: Table = {
    "pow_(input, exponent)": inplaceRow(pow),
    "remainder_(input, other)": inplaceRow(remainder),
  };
  for (const [name, row] of [
    ["add", add],
    ["sub", sub],
    ["subtract", sub],
  ] as const) {
    both[`${name}(input, other, *, alpha=1)`] = scaledRow(row, applyBinary);
    inplace[`${name}_(input, other, *, alpha=1)`] = scaledRow(
      row,
      applyInplace as typeof applyBinary,
    );
  }
  for (const name of ["div", "divide", "true_divide"]) {
    both[`${name}(input, other, *, rounding_mode=None)`] =
      divideRow(applyBinary);
    inplace[`${name}_(input, other, *, rounding_mode=None)`] = divideRow(
      applyInplace as typeof applyBinary,
    );
  }
  for (const [name, row] of plainRows()) {
    for (const each of [name, ...(aliases[name] ?? [])]) {
      both[`${each}(input, other)`] = functionRow(row);
      if (!withoutInplace.has(each))
        inplace[`${each}_(input, other)`] = inplaceRow(row);
    }
  }
  return {
    both,
    inplace: { ...inplace, ...inplaceOperators() },
    methods: operatorMethods(),
    takesOut: true,
    functions: { "rsub(input, other, *, alpha=1)": reflectedSubtract },
  };
}

const reflectedSubtract: Native = (vm, input, other, alpha: Value) =>
  applyBinary(
    vm,
    binaryRows.sub,
    requireOperand(vm, other),
    scaled(vm, tensorOf(input), alpha),
  );

function operatorMethods(): Table {
  const methods: Table = {};
  for (const [name, key] of Object.entries(operators)) {
    methods[`__${name}__(self, other)`] = operatorRow(binaryRows[key]);
    methods[`__r${name}__(self, other)`] = reflectedRow(binaryRows[key]);
  }
  for (const name of ["eq", "ne", "lt", "le", "gt", "ge"] as const) {
    methods[`__${name}__(self, other)`] = operatorRow(binaryRows[name]);
  }
  return methods;
}

function inplaceOperators(): Table {
  const table: Table = {};
  for (const [name, key] of Object.entries(operators)) {
    table[`__i${name}__(self, other)`] = inplaceOperatorRow(binaryRows[key]);
  }
  return table;
}

export const binary: Family = makeFamily();
