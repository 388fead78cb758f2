/** `reshape`: a view where one is possible, else a copy. */
import { fresh, tracked, viewOf } from "../make.js";
import { raiseRuntime, shapeText } from "../raiseTorch.js";
import type { PyTensor } from "../tensor.js";
import type { Vm } from "../../vm.js";
import { viewStrides } from "./views.js";

/**
 * Replaces the one −1 of a shape by what is left over.
 * @throws RuntimeError (Python) where the number of elements does not fit
 */
export function inferShape(shape: readonly number[], count: number): number[] {
  const unknown = shape.indexOf(-1);
  const known = shape.reduce(
    (product, size) => (size === -1 ? product : product * size),
    1,
  );
  const invalid = shape.find((size) => size < -1);
  if (invalid !== undefined) raiseRuntime(`invalid shape dimension ${invalid}`);
  if (shape.filter((size) => size === -1).length > 1)
    raiseRuntime("only one dimension can be inferred");
  if (unknown >= 0 ? known !== 0 && count % known === 0 : known === count) {
    return shape.map((size) => (size === -1 ? count / known : size));
  }
  if (unknown >= 0 && known === 0 && count === 0) {
    raiseRuntime(
      `cannot reshape tensor of 0 elements into shape ${shapeText(shape)} because the unspecified dimension size -1 can be any value and is ambiguous`,
    );
  }
  return raiseRuntime(
    `shape '${shapeText(shape)}' is invalid for input of size ${count}`,
  );
}

/** `input.reshape(shape)`: a view where one is possible, else a copy. */
export function reshaped(
  vm: Vm,
  input: PyTensor,
  shape: readonly number[],
): PyTensor {
  const target = inferShape(shape, input.count);
  const strides = input.isContiguous
    ? null
    : viewStrides(input.shape, input.strides, target);
  if (input.isContiguous || strides !== null)
    return viewOf(vm, input, target, strides);
  return tracked(
    vm,
    [input],
    fresh(target, input.dtype, input.values()?.slice() ?? null, input.error),
  );
}
