/** arange, linspace, logspace. */
import { epsilon } from "../rounding.js";
import { roundingError } from "../exactness.js";
import { type DType, float32, float64, int64 } from "../dtype.js";
import {
  type FactoryOptions,
  optionDType,
  withOptions,
} from "../factoryOptions.js";
import { fresh, isSmall } from "../make.js";
import { raiseTypeError } from "../../operations/raise.js";
import { raiseRuntime } from "../raiseTorch.js";
import { type Scalar, intOf, realOf, scalarOf } from "../read/numbers.js";
import { PyTensor } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";

/** A number, or a 0-d tensor whose value is known, that keeps whether it is an int. */
function endpoint(vm: Vm, argument: Value, name: string): Scalar {
  const scalar = scalarOf(vm, argument);
  if (scalar !== undefined) return scalar;
  const kind =
    argument instanceof PyTensor && argument.dtype.kind === "int"
      ? "int"
      : "float";
  return { kind, value: realOf(vm, argument, name), isKnown: true };
}

/** `arange(end)`, `arange(start, end, step=1)`: ⌈(end − start) / step⌉ elements; integers if all three are. */
export const arange: Native = (
  vm,
  first: Value,
  second: Value | undefined,
  step: Value | undefined,
  ...options: FactoryOptions
) => {
  if (second === undefined && step !== undefined) {
    raiseTypeError("arange() received an invalid combination of arguments");
  }
  const [start, end] = second === undefined ? [0, first] : [first, second];
  const bounds = [
    endpoint(vm, start, "start"),
    endpoint(vm, end, "end"),
    endpoint(vm, step ?? 1, "step"),
  ];
  const isInt = bounds.every(({ kind }) => kind === "int" || kind === "bool");
  const dtype = optionDType(vm, options, isInt ? int64 : null);
  const [from, to, by] = bounds.map(({ value }) => value) as [
    number,
    number,
    number,
  ];
  if (by === 0) raiseRuntime("step must be nonzero");
  if (!Number.isFinite(from) || !Number.isFinite(to))
    raiseRuntime(`unsupported range: ${from} -> ${to}`);
  if (by > 0 ? to < from : to > from)
    raiseRuntime("upper bound and lower bound inconsistent with step sign");
  const count = Math.ceil((to - from) / by);
  const isExact = isInt || stepsExactly(from, by, count, dtype);
  return withOptions(
    vm,
    fresh(
      [count],
      dtype,
      sequence(count, (i) => from + i * by),
      isExact ? 0 : 2 * epsilon(dtype) * Math.max(Math.abs(from), Math.abs(to)),
    ),
    options,
  );
};

export function sequence(
  count: number,
  at: (i: number) => number,
): Float64Array | null {
  return isSmall([count])
    ? Float64Array.from({ length: count }, (_, i) => at(i))
    : null;
}

/** Whether every `start + i * step` has so few bits that no rounding happens on the way. */
export function stepsExactly(
  start: number,
  step: number,
  count: number,
  dtype: DType,
): boolean {
  if (dtype.kind === "int")
    return Number.isInteger(start) && Number.isInteger(step);
  if (dtype !== float32 && dtype !== float64) return false;
  const largest = Math.max(Math.abs(start), Math.abs(start + count * step));
  const isGrid =
    Number.isInteger(start * 1024) && Number.isInteger(step * 1024);
  return isGrid && largest * 1024 < (dtype === float32 ? 2 ** 24 : 2 ** 53);
}

/**
 * `linspace(start, end, steps)`: the first half counts up from `start`, the second down from `end`, in the tensor's own
 * precision with a fused multiply-add, as processors of the last decade do it.
 */
export const linspace: Native = (
  vm,
  start: Value,
  end: Value,
  steps: Value,
  ...options: FactoryOptions
) => {
  const from = endpoint(vm, start, "start").value;
  const to = endpoint(vm, end, "end").value;
  const count = intOf(vm, steps, "steps");
  if (count < 0) raiseRuntime("number of steps must be non-negative");
  const dtype = optionDType(vm, options);
  const step = (to - from) / Math.max(count - 1, 1);
  if (dtype === float32) {
    return withOptions(
      vm,
      fresh([count], dtype, linspace32(from, to, count)),
      options,
    );
  }
  const isExact =
    dtype.kind === "int"
      ? Number.isInteger(from) && Number.isInteger(step)
      : stepsExactly(from, step, count, dtype);
  const values =
    dtype.kind === "int" && !isExact
      ? null
      : sequence(count, (i) => from + i * step);
  return withOptions(
    vm,
    fresh(
      [count],
      dtype,
      values,
      isExact || values === null ? 0 : roundingError(values, dtype),
    ),
    options,
  );
};

function linspace32(
  start: number,
  end: number,
  count: number,
): Float64Array | null {
  const from = Math.fround(start);
  const to = Math.fround(end);
  if (count === 1) return Float64Array.of(from);
  const step = Math.fround(Math.fround(to - from) / (count - 1));
  const half = Math.floor(count / 2);
  return sequence(count, (i) =>
    i < half ? from + step * i : to - step * (count - 1 - i),
  );
}

export const logspace: Native = (
  vm,
  start: Value,
  end: Value,
  steps: Value,
  base: Value,
  ...options: FactoryOptions
) => {
  const from = endpoint(vm, start, "start").value;
  const to = endpoint(vm, end, "end").value;
  const count = intOf(vm, steps, "steps");
  if (count < 0) raiseRuntime("number of steps must be non-negative");
  const by = realOf(vm, base, "base");
  const dtype = optionDType(vm, options);
  const step = (to - from) / Math.max(count - 1, 1);
  const values =
    dtype.kind === "float"
      ? sequence(count, (i) => by ** (from + i * step))
      : null;
  return withOptions(
    vm,
    fresh(
      [count],
      dtype,
      values,
      values === null ? 0 : roundingError(values, dtype),
    ),
    options,
  );
};
