/** addmm, addcmul, lerp and their like: shapes. */
import { result } from "../make.js";
import { raiseRuntime, shapeText } from "../raiseTorch.js";
import { broadcastShapes } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor, type Shape, countOf } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import {
  checkInplace,
  checkOutputShape,
  recordInplace,
} from "./inplaceRules.js";
import { tensorsDType } from "./concatenated.js";
import { matrixProduct } from "./matrixProduct.js";

/** `addmm(input, a, b)` and its like: input broadcast to the product. */
export function added(
  rankOf: readonly [number, number],
  shapeFrom?: (made: Shape) => Shape,
): Native {
  return (vm, argument, first: Value, second: Value) => {
    const input = tensorOf(argument);
    const a = tensorOf(first, "mat1");
    const b = tensorOf(second, "mat2");
    if (a.rank !== rankOf[0] || b.rank !== rankOf[1])
      raiseRuntime(
        `expected ${rankOf[0]}-D and ${rankOf[1]}-D tensors, but got ${a.rank}-D and ${b.rank}-D`,
      );
    const product = matrixProduct(vm, a, b);
    const shape = shapeFrom?.(product.shape) ?? product.shape;
    const met = broadcastShapes(input.shape, shape);
    if (countOf(met) !== countOf(shape))
      raiseRuntime(
        `The expanded size of the tensor must match the existing size. Target sizes: ${shapeText(shape)}.  Tensor sizes: ${shapeText(input.shape)}`,
      );
    return result(vm, [input, a, b], shape, input.dtype);
  };
}

export const addOuter: Native = (vm, argument, first: Value, second: Value) => {
  const input = tensorOf(argument);
  const a = tensorOf(first, "vec1");
  const b = tensorOf(second, "vec2");
  return result(
    vm,
    [input, a, b],
    [a.count, b.count],
    tensorsDType([input, a, b]),
  );
};

/** `addcmul`, `addcdiv`, `lerp`: shapes. */
export const threeWay: Native = (vm, ...args: Value[]) => {
  const tensors = args
    .slice(0, 3)
    .filter((each) => each instanceof PyTensor)
    .map((each) => tensorOf(each));
  return result(
    vm,
    tensors,
    broadcastShapes(...tensors.map((each) => each.shape)),
    tensorsDType(tensors),
  );
};

export const threeWayInplace: Native = (vm, argument, ...args: Value[]) => {
  const self = tensorOf(argument, "self");
  const tensors = args
    .filter((each) => each instanceof PyTensor)
    .map((each) => tensorOf(each));
  checkInplace(vm, self);
  checkOutputShape(
    self,
    broadcastShapes(self.shape, ...tensors.map((each) => each.shape)),
  );
  self.view.storage.forget();
  recordInplace(vm, self, tensors);
  return self;
};

/** In-place relatives of `addmm`: the tensor keeps its shape and loses its values. */
export const accumulate: Native = (
  vm,
  argument,
  first: Value,
  second: Value,
) => {
  const self = tensorOf(argument, "self");
  const inputs = [tensorOf(first), tensorOf(second)];
  checkInplace(vm, self);
  self.view.storage.forget();
  recordInplace(vm, self, inputs);
  return self;
};
