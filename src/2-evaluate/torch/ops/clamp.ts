/** `clamp`, out of place and in place. */
import { errorOf, result } from "../make.js";
import { raiseRuntime } from "../raiseTorch.js";
import { broadcastShapes } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor, countOf } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { checkOutputShape, finishInplace } from "./inplaceRules.js";
import {
  commonDType,
  requireOperand,
  shapeOf,
  tensorsIn,
  valuesOf,
} from "./operands.js";
import { at } from "./where.js";

const clampValues = (
  values: Float64Array,
  low: Float64Array | null,
  high: Float64Array | null,
) =>
  values.map((x, i) => {
    const raised =
      low === null || Number.isNaN(x) ? x : Math.max(x, at(low, i));
    return high === null || Number.isNaN(raised)
      ? raised
      : Math.min(raised, at(high, i));
  });

function clamped(vm: Vm, input: PyTensor, low: Value, high: Value) {
  if (low === null && high === null)
    raiseRuntime(
      "torch.clamp: At least one of 'min' or 'max' must not be None",
    );
  const bounds = [low, high].map((each) =>
    each === null ? null : requireOperand(vm, each, "min"),
  );
  const operands = [input, ...bounds.filter((each) => each !== null)];
  const dtype = commonDType(vm, operands);
  const shape = broadcastShapes(...operands.map(shapeOf));
  const own = valuesOf(input, dtype, shape);
  const [from, to] = bounds.map((each) =>
    each === null ? null : valuesOf(each, dtype, shape),
  );
  const isKnown =
    own !== null &&
    bounds.every((each, i) => each === null || [from, to][i] !== null);
  const spread =
    own !== null && own.length === 1
      ? new Float64Array(countOf(shape)).fill(own[0] as number)
      : own;
  return {
    shape,
    dtype,
    values:
      isKnown && spread !== null
        ? clampValues(spread, from ?? null, to ?? null)
        : null,
    error: errorOf(tensorsIn(operands)),
    inputs: tensorsIn(operands),
  };
}

export const clamp: Native = (vm, argument, low: Value, high: Value) => {
  const { inputs, shape, dtype, values, error } = clamped(
    vm,
    tensorOf(argument),
    low,
    high,
  );
  return result(vm, inputs, shape, dtype, values, error);
};

export const clampInplace: Native = (vm, argument, low: Value, high: Value) => {
  const self = tensorOf(argument, "self");
  const made = clamped(vm, self, low, high);
  checkOutputShape(self, made.shape);
  return finishInplace(vm, self, made.inputs, () => made);
};
