/** `tensor[key] = value`. */
import { tensorFrom } from "../fromData.js";
import { isSmall } from "../make.js";
import { raiseRuntime, shapeText } from "../raiseTorch.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor, type Shape, countOf } from "../tensor.js";
import { UnknownOperand } from "../unknownOperand.js";
import type { Native } from "../../values/functions.js";
import { PyUnknown } from "../../values/unknown.js";
import { PyObject, type Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { writeValues } from "../write.js";
import { gatherPlan } from "./gatherPlan.js";
import { checkInplace, recordInplace } from "./inplaceRules.js";
import { expandValues, requireOperand, shapeOf, valuesOf } from "./operands.js";
import { select } from "./selection.js";

/** `tensor[key] = value` */
export const setItem: Native = (vm, argument, key: Value, value: Value) => {
  const self = tensorOf(argument, "self");
  try {
    assign(vm, self, key, value);
  } catch (error) {
    if (!(error instanceof UnknownOperand)) throw error;
    self.view.storage.forget();
  }
  return null;
};

function assign(vm: Vm, self: PyTensor, key: Value, value: Value): void {
  const source =
    value instanceof PyTensor
      ? tensorOf(value)
      : requireOperand(vm, foreignArray(vm, value), "value");
  const selection = select(vm, self, key);
  checkInplace(vm, self);
  const inputs = source instanceof PyTensor ? [self, source] : [self];
  const isAdvanced = selection.picks.some((pick) => pick !== null);
  const plan = isAdvanced
    ? gatherPlan(selection)
    : { shape: selection.view.shape, places: () => null };
  const target = plan.shape;
  checkFits(shapeOf(source), target);
  const error = source instanceof PyTensor ? source.error : 0;
  const spread = valuesOf(source, self.dtype, shapeOf(source));
  const values =
    spread === null || !isSmall(target)
      ? null
      : fill(spread, trimmed(shapeOf(source), target), target);
  if (!isAdvanced) writeValues(selection.view, values, error);
  else writePlaces(selection.view, plan.places(), values, error);
  recordInplace(vm, self, inputs);
}

/** An array of another library becomes a tensor; anything else stays. */
function foreignArray(vm: Vm, value: Value): Value {
  const isArray =
    value instanceof PyObject &&
    !(value instanceof PyUnknown) &&
    value.type.lookup("tolist") !== undefined;
  return isArray ? tensorFrom(vm, value, null) : value;
}

/** Leading dimensions of size 1 that the target does not have are dropped. */
function trimmed(shape: Shape, target: Shape): Shape {
  return shape.slice(Math.max(shape.length - target.length, 0));
}

function checkFits(shape: Shape, target: Shape): void {
  const extra = shape.length - target.length;
  const fits =
    shape.slice(0, Math.max(extra, 0)).every((size) => size === 1) &&
    trimmed(shape, target).every(
      (size, i, all) =>
        size === 1 || size === target[target.length - all.length + i],
    );
  if (!fits)
    raiseRuntime(
      `shape mismatch: value tensor of shape ${shapeText(shape)} cannot be broadcast to indexing result of shape ${shapeText(target)}`,
    );
}

function fill(values: Float64Array, from: Shape, to: Shape): Float64Array {
  return values.length === 1
    ? new Float64Array(countOf(to)).fill(values[0] as number)
    : expandValues(values, from, to);
}

function writePlaces(
  view: PyTensor,
  places: Float64Array | null,
  values: Float64Array | null,
  error: number,
): void {
  const before = view.values();
  if (before === null || places === null || values === null)
    return view.view.storage.forget();
  const after = before.slice();
  places.forEach((at, i) => {
    after[at] = values[i] as number;
  });
  const ownError = view.error;
  writeValues(view, after, Math.max(error, ownError));
}
