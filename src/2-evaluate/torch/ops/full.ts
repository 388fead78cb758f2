/** `full`, `full_like`, `new_full`. */
import type { DType } from "../dtype.js";
import {
  type FactoryOptions,
  optionDType,
  withOptions,
} from "../factoryOptions.js";
import { blank, filled } from "../make.js";
import { raiseTypeError } from "../../operations/raise.js";
import { scalarOf } from "../read/numbers.js";
import { checkShape, intsOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { numberDType } from "../state.js";
import { PyTensor, type Shape } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";

/** A fill value: a number, or a tensor of one element. */
function fillOf(
  vm: Vm,
  argument: Value,
): { dtype: DType; value: number | null } {
  if (argument instanceof PyTensor) {
    return {
      dtype: argument.dtype,
      value: tensorOf(argument).values()?.[0] ?? null,
    };
  }
  const scalar =
    scalarOf(vm, argument) ??
    raiseTypeError("full(): argument 'fill_value' must be Number");
  return {
    dtype: numberDType(vm, scalar.kind),
    value: scalar.isKnown ? scalar.value : null,
  };
}

const filledOrBlank = (shape: Shape, dtype: DType, value: number | null) =>
  value === null ? blank(shape, dtype) : filled(shape, dtype, value);

export const full: Native = (
  vm,
  size: Value,
  fill: Value,
  ...options: FactoryOptions
) => {
  const { dtype, value } = fillOf(vm, fill);
  const shape = checkShape(intsOf(vm, size));
  return withOptions(
    vm,
    filledOrBlank(shape, optionDType(vm, options, dtype), value),
    options,
  );
};

export const fullLike: Native = (
  vm,
  argument,
  fill: Value,
  ...options: FactoryOptions
) => {
  const input = tensorOf(argument);
  const { value } = fillOf(vm, fill);
  return withOptions(
    vm,
    filledOrBlank(input.shape, optionDType(vm, options, input.dtype), value),
    options,
    input,
  );
};

export const newFull: Native = (
  vm,
  self,
  size: Value,
  fill: Value,
  ...options: FactoryOptions
) => {
  const input = tensorOf(self, "self");
  const { value } = fillOf(vm, fill);
  return withOptions(
    vm,
    filledOrBlank(
      checkShape(intsOf(vm, size)),
      optionDType(vm, options, input.dtype),
      value,
    ),
    options,
    input,
  );
};
