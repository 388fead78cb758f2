/** `masked_fill` and `masked_select`. */
import { bool } from "../dtype.js";
import { errorOf, result } from "../make.js";
import { raiseRuntime } from "../raiseTorch.js";
import { broadcastShapes } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor, type Shape, countOf } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { checkOutputShape, finishInplace } from "./inplaceRules.js";
import { dataDependent } from "./nonzero.js";
import {
  type Operand,
  requireOperand,
  tensorsIn,
  valuesOf,
} from "./operands.js";
import { at } from "./where.js";

function maskOf(argument: Value): PyTensor {
  const mask = tensorOf(argument, "mask");
  if (mask.dtype !== bool)
    raiseRuntime(
      `masked_fill_ only supports boolean masks, but got mask with dtype ${mask.dtype.name}`,
    );
  return mask;
}

/** A fill value: a number or a 0-d tensor. */
function fillOperand(vm: Vm, value: Value): Operand {
  const operand = requireOperand(vm, value, "value");
  if (operand instanceof PyTensor && operand.rank > 0) {
    raiseRuntime(
      `masked_fill_ only supports a 0-dimensional value tensor, but got tensor with ${operand.rank} dimension(s).`,
    );
  }
  return operand;
}

function maskedValues(
  input: PyTensor,
  mask: PyTensor,
  value: Operand,
  shape: Shape,
): Float64Array | null {
  const own = valuesOf(input, input.dtype, shape);
  const tests = valuesOf(mask, bool, shape);
  const filler = valuesOf(value, input.dtype, []);
  if (own === null || tests === null || filler === null) return null;
  return Float64Array.from({ length: countOf(shape) }, (_, i) =>
    at(tests, i) !== 0 ? at(filler, 0) : at(own, i),
  );
}

export const maskedFill: Native = (vm, argument, mask: Value, value: Value) => {
  const input = tensorOf(argument);
  const test = maskOf(mask);
  const filler = fillOperand(vm, value);
  const shape = broadcastShapes(input.shape, test.shape);
  return result(
    vm,
    [input, ...tensorsIn([filler])],
    shape,
    input.dtype,
    maskedValues(input, test, filler, shape),
  );
};

export const maskedFillInplace: Native = (
  vm,
  argument,
  mask: Value,
  value: Value,
) => {
  const self = tensorOf(argument, "self");
  const test = maskOf(mask);
  const filler = fillOperand(vm, value);
  checkOutputShape(self, broadcastShapes(self.shape, test.shape));
  return finishInplace(vm, self, [self, ...tensorsIn([filler])], () => ({
    dtype: self.dtype,
    values: maskedValues(self, test, filler, self.shape),
    error: errorOf(tensorsIn([self, filler])),
  }));
};

export const maskedSelect: Native = (vm, argument, mask: Value) => {
  const input = tensorOf(argument);
  const test = maskOf(mask);
  const shape = broadcastShapes(input.shape, test.shape);
  const tests =
    valuesOf(test, bool, shape) ?? dataDependent(vm, "masked_select()");
  const places = Array.from({ length: countOf(shape) }, (_, i) => i).filter(
    (i) => at(tests, i) !== 0,
  );
  const own = valuesOf(input, input.dtype, shape);
  return result(
    vm,
    [input],
    [places.length],
    input.dtype,
    own === null ? null : Float64Array.from(places, (i) => at(own, i)),
  );
};
