/** Operands of elementwise operations: tensors and Python numbers, brought to one dtype and one shape. */
import { raiseTypeError } from "../../operations/raise.js";
import { typeName } from "../../operations/typeOf.js";
import { PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import type { DType } from "../dtype.js";
import { isSmall } from "../make.js";
import { type Promoted, resultType } from "../promotion.js";
import { type Scalar, scalarOf } from "../read/numbers.js";
import { tensorOf } from "../read/tensors.js";
import { roundInto } from "../rounding.js";
import { numberDType } from "../state.js";
import { PyTensor, type Shape, visit } from "../tensor.js";
import { UnknownOperand } from "../unknownOperand.js";

export type Operand = PyTensor | Scalar;

/** A tensor or a number; undefined for anything else. */
export function operandOf(vm: Vm, argument: Value): Operand | undefined {
  if (argument instanceof PyTensor) return tensorOf(argument);
  if (argument instanceof PyUnknown) throw new UnknownOperand(argument);
  return scalarOf(vm, argument);
}

/** @throws TypeError (Python) for anything but a tensor or a number */
export function requireOperand(
  vm: Vm,
  argument: Value,
  name = "other",
): Operand {
  return (
    operandOf(vm, argument) ??
    raiseTypeError(
      `argument '${name}' must be Tensor, not ${typeName(argument)}`,
    )
  );
}

export function shapeOf(operand: Operand): Shape {
  return operand instanceof PyTensor ? operand.shape : [];
}

/** The dtype in which the operands meet. */
export function commonDType(vm: Vm, operands: readonly Operand[]): DType {
  return resultType(operands.map((operand) => promoted(vm, operand)));
}

function promoted(vm: Vm, operand: Operand): Promoted {
  return operand instanceof PyTensor
    ? {
        dtype: operand.dtype,
        rank: operand.rank === 0 ? "zero" : "dimensioned",
      }
    : { dtype: numberDType(vm, operand.kind), rank: "number" };
}

/**
 * The operand's values in `dtype`, one per element of `shape`; a single one where all are equal. null: not known, or
 * too many. Not to be written to.
 */
export function valuesOf(
  operand: Operand,
  dtype: DType,
  shape: Shape,
): Float64Array | null {
  if (!isSmall(shape)) return null;
  if (!(operand instanceof PyTensor)) {
    return operand.isKnown
      ? converted(Float64Array.of(operand.value), dtype)
      : null;
  }
  const values = operand.values();
  if (values === null) return null;
  const own =
    operand.dtype === dtype ? values : converted(values.slice(), dtype);
  if (own === null || own.length === 1) return own;
  return expandValues(own, operand.shape, shape);
}

function converted(values: Float64Array, dtype: DType): Float64Array | null {
  return roundInto(dtype, values) ? values : null;
}

/** Repeats row-major values of one shape to those of a shape that it broadcasts to. */
export function expandValues(
  values: Float64Array,
  from: Shape,
  to: Shape,
): Float64Array {
  if (from.length === to.length && from.every((size, i) => size === to[i]))
    return values;
  const strides = new Array<number>(to.length).fill(0);
  let step = 1;
  for (let i = 1; i <= from.length; i++) {
    const size = from[from.length - i] as number;
    if (size !== 1) strides[to.length - i] = step;
    step *= size;
  }
  const result = new Float64Array(
    to.reduce((product, size) => product * size, 1),
  );
  visit(to, strides, 0, (at, i) => {
    result[i] = values[at] as number;
  });
  return result;
}

/** Whether every operand's values are PyTorch's to the last bit. */
export function areExact(operands: readonly Operand[]): boolean {
  return operands.every(
    (operand) => !(operand instanceof PyTensor) || operand.isExact,
  );
}

export function tensorsIn(operands: readonly Operand[]): PyTensor[] {
  return operands.filter((operand) => operand instanceof PyTensor);
}
