/** Runs a row of `binaryRows.ts` on two operands. */
import { type DType, bool } from "../dtype.js";
import { roundingError, spreadOfTwo } from "../exactness.js";
import { result } from "../make.js";
import { raise } from "../../operations/raise.js";
import { broadcastShapes } from "../read/sizes.js";
import { torchState } from "../state.js";
import { PyTensor, countOf } from "../tensor.js";
import { runtimeErrorType } from "../../values/exceptionTypes.js";
import type { Vm } from "../../vm.js";
import { type Binary, binaryRows } from "./binaryRows.js";
import { checkOutputShape, finishInplace } from "./inplaceRules.js";
import type { Kernel } from "./kernel.js";
import {
  type Operand,
  commonDType,
  shapeOf,
  tensorsIn,
  valuesOf,
} from "./operands.js";
import { isHalf } from "./unary.js";

/** The operation on two operands, at least one of them a tensor. */
function compute(
  vm: Vm,
  row: Binary,
  a: Operand,
  b: Operand,
): {
  shape: readonly number[];
  dtype: DType;
  values: Float64Array | null;
  error: number;
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
  const unknown = { shape, dtype: gives, values: null, error: 0 };
  if (kernel === null || x === null || y === null) return unknown;
  const [errorX, errorY] = [errorIn(a), errorIn(b)];
  const error = errorX + errorY;
  if (error > 0 && row.hasJumps === true) return unknown;
  if (error > 0 && row.isComparison === true && someTie(x, y, error)) {
    return unknown;
  }
  checkDivision(row, dtype, y);
  const values = zip(kernel, x, y, countOf(shape));
  if (row.isComparison === true) return { ...unknown, values };
  if (error > 0) {
    const near: Kernel = (p, q) => spreadOfTwo(kernel, p, q, errorX, errorY);
    const spread = zip(near, x, y, values.length).reduce(
      (most, each) => Math.max(most, each),
      0,
    );
    const rounding = row.isWhole === true ? 0 : roundingError(values, dtype);
    return { ...unknown, values, error: spread + rounding };
  }
  const isExact = row.isExact?.(dtype, x, y) ?? true;
  return {
    ...unknown,
    values,
    error: isExact ? 0 : roundingError(values, dtype),
  };
}

function errorIn(operand: Operand): number {
  return operand instanceof PyTensor ? operand.error : 0;
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

/** Whether some pair is so near that either may be the larger. */
function someTie(x: Float64Array, y: Float64Array, error: number): boolean {
  const count = Math.max(x.length, y.length);
  for (let i = 0; i < count; i++) {
    const p = x[x.length === 1 ? 0 : i] as number;
    const q = y[y.length === 1 ? 0 : i] as number;
    if (Math.abs(p - q) <= error) return true;
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
  const { shape, dtype, values, error } = compute(vm, row, a, b);
  const tensors = tensorsIn([a, b]);
  return result(vm, tensors, shape, dtype, values, error);
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
