/** Factories by size: `zeros(2, 3)`, `zeros_like(x)`, `x.new_zeros(2, 3)`. */
import type { DType } from "../dtype.js";
import {
  type FactoryOptions,
  optionDType,
  withOptions,
} from "../factoryOptions.js";
import { blank, filled } from "../make.js";
import { checkShape, intsOf, variadicInts } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor, type Shape } from "../tensor.js";
import type { PyTuple } from "../../values/containers.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";

type Fill = (shape: Shape, dtype: DType) => PyTensor;

export const zerosOf: Fill = (shape, dtype) => filled(shape, dtype, 0);

export const onesOf: Fill = (shape, dtype) => filled(shape, dtype, 1);

export const blankOf: Fill = (shape, dtype) => blank(shape, dtype);

/** `zeros(*size, …)`, also with `size=`. */
export function sized(fill: Fill): Native {
  return (
    vm,
    rest: PyTuple,
    size: Value | undefined,
    ...options: FactoryOptions
  ) => {
    const shape =
      size === undefined ? variadicInts(vm, rest) : intsOf(vm, size);
    return withOptions(
      vm,
      fill(checkShape(shape), optionDType(vm, options)),
      options,
    );
  };
}

/** `zeros_like(input, …)` */
export function like(fill: Fill): Native {
  return (vm, argument, ...options: FactoryOptions) => {
    const input = tensorOf(argument);
    return withOptions(
      vm,
      fill(input.shape, optionDType(vm, options, input.dtype)),
      options,
      input,
    );
  };
}

/** `input.new_zeros(*size, …)` */
export function newOf(fill: Fill): Native {
  return (
    vm,
    argument,
    rest: PyTuple,
    size: Value | undefined,
    ...options: FactoryOptions
  ) => {
    const self = tensorOf(argument, "self");
    const shape =
      size === undefined ? variadicInts(vm, rest) : intsOf(vm, size);
    return withOptions(
      vm,
      fill(checkShape(shape), optionDType(vm, options, self.dtype)),
      options,
      self,
    );
  };
}
