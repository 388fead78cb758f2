/** Runs a row of `binaryRows.ts` on two operands. */
import { type DType, bool } from "../dtype.js";
import { isTie } from "../exactness.js";
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
  areExact,
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
      (isExact && (row.isExact?.(dtype, x, y) ?? true)),
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
