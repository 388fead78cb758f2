/** Reading a key: a view by its basic indices, and the places that its advanced ones pick. */
import { bool, uint8 } from "../dtype.js";
import { tensorFrom } from "../fromData.js";
import { viewOf } from "../make.js";
import { reasons } from "../../../messages.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { typeName } from "../../operations/typeOf.js";
import { unbox } from "../../operations/unbox.js";
import { unknown } from "../../operations/unknown.js";
import { raiseIndex, raiseValue, shapeText } from "../raiseTorch.js";
import { intOf } from "../read/numbers.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor, type Shape, contiguousStrides } from "../tensor.js";
import { UnknownOperand } from "../unknownOperand.js";
import { PyList, PyTuple } from "../../values/containers.js";
import { indexErrorType } from "../../values/exceptionTypes.js";
import { PyRange, PySlice, ellipsis } from "../../values/simple.js";
import { PyUnknown } from "../../values/unknown.js";
import { PyObject, type Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { selected, unsqueezed } from "./selected.js";

/** A view by the basic indices, and what the advanced ones pick from it. */
export interface Selection {
  view: PyTensor;
  /** Per dimension of `view`: the places to pick there; null: all of them. */
  picks: (PyTensor | null)[];
}

/** The parts of a key; a list is one index, a tuple several. */
function partsOf(key: Value): Value[] {
  if (key instanceof PyTuple) return [...key.items];
  if (
    key instanceof PyList &&
    key.items.some(
      (item) => item instanceof PySlice || item instanceof PyTensor,
    )
  ) {
    return [...key.items];
  }
  return [key];
}

/** Dimensions that one part of a key takes up. */
function dimensionsOf(vm: Vm, part: Value): number {
  if (part === null || part === ellipsis || typeof part === "boolean") return 0;
  if (part instanceof PyTensor && isMask(part)) return part.rank;
  if (part instanceof PyList)
    return maskOrPlaces(vm, part).dtype === bool
      ? maskOrPlaces(vm, part).rank
      : 1;
  return 1;
}

const isMask = (tensor: PyTensor) =>
  tensor.dtype === bool || tensor.dtype === uint8;

function maskOrPlaces(vm: Vm, part: Value): PyTensor {
  return part instanceof PyTensor ? tensorOf(part) : tensorFrom(vm, part, null);
}

export function select(vm: Vm, input: PyTensor, key: Value): Selection {
  const parts = partsOf(key);
  for (const part of parts)
    if (part instanceof PyUnknown) throw new UnknownOperand(part);
  const taken = parts.reduce<number>(
    (sum, part) => sum + dimensionsOf(vm, part),
    0,
  );
  if (taken > input.rank)
    raiseIndex(`too many indices for tensor of dimension ${input.rank}`);
  let view = input;
  let dim = 0;
  let hasEllipsis = false;
  const picks: (PyTensor | null)[] = [];
  const skip = (count: number) => {
    for (let i = 0; i < count; i++) picks.push(null);
    dim += count;
  };
  for (const part of parts) {
    // Only the first ellipsis stands for anything.
    if (part === ellipsis) skip(hasEllipsis ? 0 : input.rank - taken);
    if (part === ellipsis) hasEllipsis = true;
    else if (part === null) {
      view = unsqueezed(vm, view, dim);
      skip(1);
    } else if (typeof part === "boolean") {
      view = unsqueezed(vm, view, dim);
      picks.push(
        maskPlaces(vm, tensorFrom(vm, new PyList([part]), null))[0] as PyTensor,
      );
      dim++;
    } else if (part instanceof PySlice) {
      view = sliced(vm, view, dim, part);
      skip(1);
    } else if (
      part instanceof PyTensor &&
      part.rank === 0 &&
      !isMask(part) &&
      part.dtype.kind === "int" &&
      part.values() !== null
    ) {
      view = selected(vm, view, dim, intOf(vm, part, "index"));
    } else if (isSequenceIndex(part)) {
      for (const places of placesOf(
        vm,
        maskOrPlaces(vm, part),
        view.shape.slice(dim),
      )) {
        picks.push(places);
        dim++;
      }
    } else {
      view = selected(vm, view, dim, indexOf(vm, part));
    }
  }
  while (picks.length < view.rank) picks.push(null);
  return { view, picks };
}

function isSequenceIndex(part: Value): boolean {
  if (
    part instanceof PyTensor ||
    part instanceof PyList ||
    part instanceof PyTuple ||
    part instanceof PyRange
  )
    return true;
  return (
    part instanceof PyObject &&
    part.type.lookup("tolist") !== undefined &&
    part.type.lookup("__len__") !== undefined
  );
}

function indexOf(vm: Vm, part: Value): number {
  const value = unbox(part);
  if (typeof value === "string") {
    raiseTypeError("can't convert str to index");
  }
  if (
    value instanceof PyObject &&
    value.type.lookup("__index__") === undefined
  ) {
    raise(
      indexErrorType,
      `only integers, slices (\`:\`), ellipsis (\`...\`), None and long or byte Variables are valid indices (got ${typeName(part)})`,
    );
  }
  return intOf(vm, part, "index");
}

function sliced(
  vm: Vm,
  input: PyTensor,
  dim: number,
  slice: PySlice,
): PyTensor {
  const size = input.shape[dim];
  if (size === undefined)
    raiseIndex("too many indices for tensor of dimension 0");
  const step = slice.step === null ? 1 : intOf(vm, slice.step, "step");
  if (step <= 0) raiseValue("step must be greater than zero");
  const clamp = (value: Value, absent: number) => {
    if (value === null) return absent;
    const index = intOf(vm, value, "slice index");
    return Math.min(Math.max(index < 0 ? index + size : index, 0), size);
  };
  const start = clamp(slice.start, 0);
  const stop = Math.max(clamp(slice.stop, size), start);
  const stride = input.strides[dim] as number;
  return viewOf(
    vm,
    input,
    input.shape.with(dim, Math.ceil((stop - start) / step)),
    input.strides.with(dim, stride * step),
    input.view.offset + start * stride,
  );
}

/** Advanced indices as integer places, one tensor per dimension they stand for. */
function placesOf(vm: Vm, index: PyTensor, shape: Shape): PyTensor[] {
  if (isMask(index)) {
    index.shape.forEach((size, i) => {
      if (size !== shape[i]) {
        raiseIndex(
          `The shape of the mask ${shapeText(index.shape)} at index ${i} does not match the shape of the indexed tensor ${shapeText(shape)} at index ${i}`,
        );
      }
    });
    return maskPlaces(vm, index);
  }
  if (index.dtype.kind !== "int") {
    if (index.count === 0) return [index];
    raise(
      indexErrorType,
      "tensors used as indices must be long, int, byte or bool tensors",
    );
  }
  return [index];
}

/** Where a mask is true, one tensor of places per dimension. */
function maskPlaces(vm: Vm, mask: PyTensor): PyTensor[] {
  const values = mask.values();
  if (values === null) {
    throw new UnknownOperand(
      unknown(
        vm,
        reasons.tensorData("how many elements a mask selects"),
        "tensor[mask]",
      ),
    );
  }
  const found: number[] = [];
  values.forEach((value, i) => {
    if (value !== 0) found.push(i);
  });
  const strides = contiguousStrides(mask.shape);
  return mask.shape.map((size, d) =>
    tensorFrom(
      vm,
      new PyList(
        found.map((at) => Math.floor(at / (strides[d] as number)) % size),
      ),
      null,
    ),
  );
}
