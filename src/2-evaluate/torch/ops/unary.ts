/** Elementwise functions of one tensor: `exp`, `round`, `isnan`, … as `torch.f(x)`, `x.f()` and `x.f_()`. */
import type { Table } from "../../builtins/table.js";
import type { Native } from "../../values/functions.js";
import type { Vm } from "../../vm.js";
import { type DType, bfloat16, bool, float16, int64 } from "../dtype.js";
import { roundingError, spreadOf } from "../exactness.js";
import { fresh, tracked } from "../make.js";
import { raiseRuntime } from "../raiseTorch.js";
import { roundHalfEven } from "../rounding.js";
import { torchState } from "../state.js";
import { PyTensor } from "../tensor.js";
import { tensorOf } from "../read/tensors.js";
import { toReal } from "../promotion.js";
import { finishInplace } from "./inplaceRules.js";
import type { Family } from "./rows.js";

/**
 * - `same`: the result has the tensor's dtype · `float`: integers become floating · `bool`
 * - `power`: as `same`, and bools become ints
 * - `whole`: as `same`, and integers stay as they are · `real`: as `same`, complex becomes its real type
 */
type ResultKind = "same" | "power" | "float" | "bool" | "whole" | "real";

interface Unary {
  kind: ResultKind;
  /** null: values are not modelled. */
  f: ((x: number) => number) | null;
  /** Correctly rounded on every machine. */
  isExact: boolean;
  /** Arguments at which an inexact function's result is exact on every machine all the same. */
  exactAt?: (x: number) => boolean;
  /** Distance to the nearest jump of `f`, for functions that have jumps. */
  toJump?: (x: number) => number;
}

const never = () => false;
const atZero = (x: number) => x === 0;
const atOne = (x: number) => x === 1;
const exact = (kind: ResultKind, f: Unary["f"]): Unary => ({
  kind,
  f,
  isExact: true,
});
const inexact = (
  f: (x: number) => number,
  exactAt: (x: number) => boolean = never,
): Unary => ({ kind: "float", f, isExact: false, exactAt });
const unmodelled: Unary = { kind: "float", f: null, isExact: true };
const jumping = (
  kind: ResultKind,
  f: (x: number) => number,
  toJump: (x: number) => number,
): Unary => ({
  kind,
  f,
  isExact: true,
  toJump,
});

const toInteger = (x: number) => Math.abs(x - Math.round(x));
const toHalf = (x: number) => Math.abs(Math.abs(x - Math.floor(x)) - 0.5);
const isZero = (x: number) => Math.abs(x);

/** By name; a second name is an alias. */
const rows: Record<string, Unary> = {
  "abs absolute": exact("real", Math.abs),
  "neg negative": exact("same", (x) => -x),
  positive: exact("same", (x) => x),
  square: exact("power", (x) => x * x),
  sqrt: exact("float", Math.sqrt),
  reciprocal: exact("float", (x) => 1 / x),
  ceil: jumping("whole", Math.ceil, toInteger),
  floor: jumping("whole", Math.floor, toInteger),
  "trunc fix": jumping("whole", Math.trunc, toInteger),
  frac: jumping("same", (x) => x - Math.trunc(x), toInteger),
  sign: jumping("same", Math.sign, isZero),
  sgn: jumping("same", Math.sign, isZero),
  relu: exact("same", (x) => (x < 0 ? 0 : x)),
  exp: inexact(Math.exp, atZero),
  exp2: inexact((x) => 2 ** x, Number.isInteger),
  expm1: inexact(Math.expm1, atZero),
  log: inexact(Math.log, atOne),
  log2: inexact(Math.log2, (x) => Number.isInteger(Math.log2(x))),
  log10: inexact(Math.log10, (x) => 10 ** Math.round(Math.log10(x)) === x),
  log1p: inexact(Math.log1p, atZero),
  rsqrt: inexact((x) => 1 / Math.sqrt(x)),
  sin: inexact(Math.sin, atZero),
  cos: inexact(Math.cos, atZero),
  tan: inexact(Math.tan, atZero),
  "asin arcsin": inexact(Math.asin, atZero),
  "acos arccos": inexact(Math.acos),
  "atan arctan": inexact(Math.atan, atZero),
  sinh: inexact(Math.sinh, atZero),
  cosh: inexact(Math.cosh, atZero),
  tanh: inexact(Math.tanh, atZero),
  "asinh arcsinh": inexact(Math.asinh),
  "acosh arccosh": inexact(Math.acosh),
  "atanh arctanh": inexact(Math.atanh),
  sigmoid: inexact((x) => 1 / (1 + Math.exp(-x)), atZero),
  sinc: inexact((x) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))),
  deg2rad: inexact((x) => (x * Math.PI) / 180),
  rad2deg: inexact((x) => (x * 180) / Math.PI),
  erf: unmodelled,
  erfc: unmodelled,
  erfinv: unmodelled,
  lgamma: unmodelled,
  digamma: unmodelled,
  i0: unmodelled,
  angle: { ...unmodelled, kind: "float" },
  conj: exact("same", (x) => x),
  conj_physical: exact("same", (x) => x),
  isnan: exact("bool", (x) => (Number.isNaN(x) ? 1 : 0)),
  isinf: exact("bool", (x) => (Math.abs(x) === Infinity ? 1 : 0)),
  isfinite: exact("bool", (x) => (Number.isFinite(x) ? 1 : 0)),
  isposinf: exact("bool", (x) => (x === Infinity ? 1 : 0)),
  isneginf: exact("bool", (x) => (x === -Infinity ? 1 : 0)),
  isreal: exact("bool", () => 1),
  signbit: jumping("bool", (x) => (x < 0 || Object.is(x, -0) ? 1 : 0), isZero),
  logical_not: jumping("bool", (x) => (x === 0 ? 1 : 0), isZero),
};

/** Tests, whose in-place form does not exist. */
const withoutInplace = new Set([
  "isnan",
  "isinf",
  "isfinite",
  "isposinf",
  "isneginf",
  "isreal",
  "signbit",
  "positive",
  "angle",
  "conj",
]);

function resultDType(vm: Vm, input: DType, kind: ResultKind): DType {
  if (kind === "bool") return bool;
  if (kind === "real") return toReal(input);
  if (kind === "power") return input === bool ? int64 : input;
  if (kind === "float" && (input.kind === "int" || input.kind === "bool")) {
    return torchState(vm).defaultDType;
  }
  return input;
}

/** float16 and bfloat16 are computed in float32 here and there: their arithmetic is not modelled. */
export function isHalf(dtype: DType): boolean {
  return dtype === float16 || dtype === bfloat16;
}

/** Values of `f` over a tensor; null where they are not known or a jump is too near. */
function mapValues(input: PyTensor, row: Unary): Float64Array | null {
  const values = input.values();
  if (values === null || row.f === null || isHalf(input.dtype)) return null;
  const { toJump } = row;
  const { error } = input;
  if (toJump !== undefined && error > 0) {
    if (values.some((x) => toJump(x) <= error)) return null;
  }
  return values.map(row.f);
}

/** How far `made`, the function's values over `input`, may be off. */
function errorAfter(
  input: PyTensor,
  row: Unary,
  dtype: DType,
  made: Float64Array,
): number {
  const values = input.values();
  const { f } = row;
  if (values === null || f === null) return 0;
  if (input.isExact) {
    const isExact = row.isExact || values.every(row.exactAt ?? never);
    return isExact ? 0 : roundingError(made, dtype);
  }
  if (row.toJump !== undefined) return row.kind === "same" ? input.error : 0;
  let error = 0;
  for (const x of values) error = Math.max(error, spreadOf(f, x, input.error));
  return error + roundingError(made, dtype);
}

function compute(
  vm: Vm,
  input: PyTensor,
  row: Unary,
): { dtype: DType; values: Float64Array | null; error: number } {
  const dtype = resultDType(vm, input.dtype, row.kind);
  const isInteger = input.dtype.kind === "int" || input.dtype.kind === "bool";
  if (row.kind === "whole" && isInteger) {
    return { dtype, values: input.values()?.slice() ?? null, error: 0 };
  }
  const values = mapValues(rounded(input, dtype), row);
  const error = values === null ? 0 : errorAfter(input, row, dtype, values);
  return { dtype, values, error };
}

/** Integers reach a floating function through the floating dtype. */
function rounded(input: PyTensor, dtype: DType): PyTensor {
  const isLarge =
    input.dtype.kind === "int" && dtype.kind === "float" && dtype.itemsize <= 4;
  return isLarge
    ? fresh(input.shape, dtype, input.values()?.slice() ?? null)
    : input;
}

/** The result of `row`, as an operation on `input`. */
function applied(vm: Vm, input: PyTensor, row: Unary): PyTensor {
  const { dtype, values, error } = compute(vm, input, row);
  return tracked(vm, [input], fresh(input.shape, dtype, values, error));
}

function functionRow(name: string, row: Unary): Native {
  return (vm, argument) => {
    const input = tensorOf(argument);
    if (name === "neg" && input.dtype === bool) {
      raiseRuntime(
        "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.",
      );
    }
    if (name === "positive" || name === "conj") return input;
    return applied(vm, input, row);
  };
}

function inplaceRow(row: Unary): Native {
  return (vm, argument) => {
    const input = tensorOf(argument, "self");
    return finishInplace(vm, input, [input], () => compute(vm, input, row));
  };
}

const round: Native = (vm, argument, decimals: number) => {
  const input = tensorOf(argument);
  if (decimals === 0) {
    return applied(vm, input, jumping("whole", roundHalfEven, toHalf));
  }
  const scale = 10 ** decimals;
  const row: Unary = {
    kind: "same",
    f: (x) => roundHalfEven(x * scale) / scale,
    isExact: false,
    toJump: (x) => toHalf(x * scale),
  };
  return applied(vm, input, row);
};

const roundInplace: Native = (vm, argument, decimals: number) => {
  const input = tensorOf(argument, "self");
  if (decimals !== 0)
    return finishInplace(vm, input, [input], () => ({
      dtype: input.dtype,
      values: null,
      error: 0,
    }));
  return finishInplace(vm, input, [input], () =>
    compute(vm, input, jumping("whole", roundHalfEven, toHalf)),
  );
};

function makeFamily(): Family {
  const both: Table = { "round(input, *, decimals=0)": round };
  const inplace: Table = { "round_(input, *, decimals=0)": roundInplace };
  for (const [names, row] of Object.entries(rows)) {
    for (const name of names.split(" ")) {
      both[`${name}(input)`] = functionRow(names.split(" ")[0] as string, row);
      if (!withoutInplace.has(name))
        inplace[`${name}_(input)`] = inplaceRow(row);
    }
  }
  return { both, inplace, takesOut: true };
}

export const unary: Family = makeFamily();
