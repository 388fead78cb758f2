/** Choosing between two operands: `torch.where`. */
import { errorOf, result } from "../make.js";
import { broadcastShapes } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor, countOf } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { nonzeroTuple } from "./nonzero.js";
import {
  type Operand,
  commonDType,
  requireOperand,
  shapeOf,
  tensorsIn,
  valuesOf,
} from "./operands.js";

function chosen(vm: Vm, condition: PyTensor, a: Operand, b: Operand): PyTensor {
  const shape = broadcastShapes(condition.shape, shapeOf(a), shapeOf(b));
  const dtype = commonDType(vm, [a, b]);
  const tests = valuesOf(condition, condition.dtype, shape);
  const x = valuesOf(a, dtype, shape);
  const y = valuesOf(b, dtype, shape);
  const values =
    tests === null || x === null || y === null
      ? null
      : Float64Array.from({ length: countOf(shape) }, (_, i) => {
          const source = at(tests, i) !== 0 ? x : y;
          return at(source, i);
        });
  return result(
    vm,
    [...tensorsIn([a, b]), condition],
    shape,
    dtype,
    values,
    errorOf(tensorsIn([a, b])),
  );
}

export const at = (values: Float64Array, i: number) =>
  values[values.length === 1 ? 0 : i] as number;

export const where: Native = (
  vm,
  condition,
  input: Value | undefined,
  other: Value | undefined,
) => {
  const test = tensorOf(condition, "condition");
  if (input === undefined || other === undefined) return nonzeroTuple(vm, test);
  return chosen(
    vm,
    test,
    requireOperand(vm, input, "input"),
    requireOperand(vm, other, "other"),
  );
};
