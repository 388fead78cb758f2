/** What every operation that changes its tensor obeys (https://docs.pytorch.org/docs/stable/notes/autograd.html#in-place-operations-with-autograd). */
import type { Vm } from "../../vm.js";
import type { DType } from "../dtype.js";
import { chargeElements, needsGrad } from "../make.js";
import { raiseRuntime, shapeText } from "../raiseTorch.js";
import { roundInto } from "../rounding.js";
import { torchState } from "../state.js";
import type { PyTensor, Shape } from "../tensor.js";
import { writeValues } from "../write.js";

/** @throws RuntimeError (Python) for a leaf that requires grad, or a view of one, while gradients are recorded */
export function checkInplace(vm: Vm, self: PyTensor): void {
  const { storage } = self.view;
  if (storage.isKnown) chargeElements(vm, storage.size);
  if (!torchState(vm).isGradEnabled) return;
  if (self.requiresGrad && self.isLeaf) {
    raiseRuntime(
      "a leaf Variable that requires grad is being used in an in-place operation.",
    );
  }
  if (self.base !== null && self.base.requiresGrad && self.base.isLeaf) {
    raiseRuntime(
      "a view of a leaf Variable that requires grad is being used in an in-place operation.",
    );
  }
}

/** After writing something made from `inputs`: `self`, and what it is a view of, become results of an operation. */
export function recordInplace(
  vm: Vm,
  self: PyTensor,
  inputs: readonly PyTensor[],
): void {
  if (!needsGrad(vm, inputs)) return;
  for (const each of [self, self.base]) {
    if (each !== null && each.dtype.isDifferentiable) {
      each.requiresGrad = true;
      each.isLeaf = false;
    }
  }
}

const kindRank = { bool: 0, int: 1, float: 2, complex: 3, opaque: 4 };

/** @throws RuntimeError (Python) where a result of dtype `from` cannot be kept in a tensor of dtype `to` */
export function checkCast(from: DType, to: DType): void {
  const loses =
    (from.kind === "complex" && to.kind !== "complex") ||
    (from.kind === "float" && kindRank[to.kind] < 2) ||
    (from.kind === "int" && to.kind === "bool");
  if (loses) {
    raiseRuntime(
      `result type ${from.name} can't be cast to the desired output type ${to.name}`,
    );
  }
}

/** @throws RuntimeError (Python) where the result does not have the tensor's own shape */
export function checkOutputShape(self: PyTensor, shape: Shape): void {
  const fits =
    self.rank === shape.length &&
    shape.every((size, i) => size === self.shape[i]);
  if (!fits) {
    raiseRuntime(
      `output with shape ${shapeText(self.shape)} doesn't match the broadcast shape ${shapeText(shape)}`,
    );
  }
}

/** Checks, computes, writes and records: the whole of an elementwise in-place operation. */
export function finishInplace(
  vm: Vm,
  self: PyTensor,
  inputs: readonly PyTensor[],
  compute: () => {
    dtype: DType;
    values: Float64Array | null;
    error: number;
  },
): PyTensor {
  checkInplace(vm, self);
  const { dtype, values, error } = compute();
  checkCast(dtype, self.dtype);
  const isKnown =
    values !== null &&
    roundInto(dtype, values) &&
    roundInto(self.dtype, values);
  writeValues(self, isKnown ? values : null, error);
  recordInplace(vm, self, inputs);
  return self;
}
