/** Random numbers that are no plain `rand(size)`: shapes. */
import { int64 } from "../dtype.js";
import {
  type FactoryOptions,
  optionDType,
  withOptions,
} from "../factoryOptions.js";
import { blank } from "../make.js";
import { raiseTypeError } from "../../operations/raise.js";
import { intOf } from "../read/numbers.js";
import { broadcastShapes, checkShape, intsOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";

/** `randint(high, size)`, `randint(low, high, size)` */
export const randint: Native = (
  vm,
  _low: Value,
  high: Value | undefined,
  size: Value | undefined,
  ...options: FactoryOptions
) => {
  const shape =
    size ??
    high ??
    raiseTypeError("randint() received an invalid combination of arguments");
  return withOptions(
    vm,
    blank(checkShape(intsOf(vm, shape)), optionDType(vm, options, int64)),
    options,
  );
};

export const randpermOf: Native = (vm, n: Value, ...options: FactoryOptions) =>
  withOptions(
    vm,
    blank(checkShape([intOf(vm, n, "n")]), optionDType(vm, options, int64)),
    options,
  );

/** `normal(mean, std)` over tensors, `normal(mean, std, size)` over numbers. */
export const normal: Native = (
  vm,
  mean: Value,
  std: Value,
  size: Value | undefined,
  ...options: FactoryOptions
) => {
  if (size !== undefined)
    return withOptions(
      vm,
      blank(checkShape(intsOf(vm, size)), optionDType(vm, options)),
      options,
    );
  const tensors = [mean, std].filter((each) => each instanceof PyTensor);
  if (tensors.length === 0)
    raiseTypeError("normal() received an invalid combination of arguments");
  return blank(
    broadcastShapes(...tensors.map((each) => tensorOf(each).shape)),
    tensorOf(tensors[0]).dtype,
  );
};
