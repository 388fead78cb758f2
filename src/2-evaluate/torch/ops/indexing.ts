/** `tensor[key]` and `tensor[key] = value` (https://docs.pytorch.org/docs/stable/tensor_view.html, numpy's rules for indices). */
import { raise, raiseTypeError } from "../../operations/raise.js";
import { typeName } from "../../operations/typeOf.js";
import { unbox } from "../../operations/unbox.js";
import { unknown } from "../../operations/unknown.js";
import { reasons } from "../../../messages.js";
import { PyList, PyTuple } from "../../values/containers.js";
import { indexErrorType } from "../../values/exceptionTypes.js";
import type { Native } from "../../values/functions.js";
import { ellipsis, PyRange, PySlice } from "../../values/simple.js";
import { PyUnknown } from "../../values/unknown.js";
import { PyObject, type Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { bool, uint8 } from "../dtype.js";
import { tensorFrom } from "../fromData.js";
import { isSmall, result, viewOf } from "../make.js";
import {
  raiseIndex,
  raiseRuntime,
  raiseValue,
  shapeText,
} from "../raiseTorch.js";
import { broadcastShapes } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import {
  contiguousStrides,
  countOf,
  PyTensor,
  type Shape,
  visit,
} from "../tensor.js";
import { UnknownOperand } from "../unknownOperand.js";
import { intOf } from "../read/numbers.js";
import { writeValues } from "../write.js";
import { checkInplace, recordInplace } from "./inplaceRules.js";
import { expandValues, requireOperand, shapeOf, valuesOf } from "./operands.js";
import { selected, unsqueezed } from "./reshape.js";
import type { Family } from "./rows.js";

/** A view by the basic indices, and what the advanced ones pick from it. */
interface Selection {
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

function select(vm: Vm, input: PyTensor, key: Value): Selection {
  const parts = partsOf(key);
  for (const part of parts)
    if (part instanceof PyUnknown) throw new UnknownOperand(part);
  const taken = parts.reduce<number>(
    (sum, part) => sum + dimensionsOf(vm, part),
    0,
  );
  if (parts.filter((part) => part === ellipsis).length > 1)
    raiseIndex("an index can only have a single ellipsis ('...')");
  if (taken > input.rank)
    raiseIndex(`too many indices for tensor of dimension ${input.rank}`);
  let view = input;
  let dim = 0;
  const picks: (PyTensor | null)[] = [];
  const skip = (count: number) => {
    for (let i = 0; i < count; i++) picks.push(null);
    dim += count;
  };
  for (const part of parts) {
    if (part === ellipsis) skip(input.rank - taken);
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

/** The shape of an advanced selection, and for each of its elements the place in `view` (row-major); null: not known. */
function gatherPlan(selection: Selection): {
  shape: Shape;
  places: () => Float64Array | null;
} {
  const { view, picks } = selection;
  const picked = picks
    .map((pick, d) => (pick === null ? -1 : d))
    .filter((d) => d >= 0);
  const met = broadcastIndices(
    picks.filter((pick) => pick !== null).map((pick) => pick.shape),
  );
  const isAdjacent = picked.every(
    (d, i) => i === 0 || d === (picked[i - 1] as number) + 1,
  );
  const at = isAdjacent ? (picked[0] as number) : 0;
  const rest = picks.map((_, d) => d).filter((d) => picks[d] === null);
  const before = rest.filter((d) => d < at);
  const after = rest.filter((d) => d >= at);
  const sizeOf = (dims: number[]) => dims.map((d) => view.shape[d] as number);
  const shape = isAdjacent
    ? [...sizeOf(before), ...met, ...sizeOf(after)]
    : [...met, ...sizeOf(rest)];
  return {
    shape,
    places: () => {
      if (!isSmall(shape)) return null;
      return gatherPlaces(
        view,
        picks,
        picked,
        met,
        isAdjacent ? before : [],
        isAdjacent ? after : rest,
      );
    },
  };
}

function broadcastIndices(shapes: Shape[]): Shape {
  try {
    return broadcastShapes(...shapes);
  } catch {
    return raise(
      indexErrorType,
      `shape mismatch: indexing tensors could not be broadcast together with shapes ${shapes.map(shapeText).join(", ")}`,
    );
  }
}

function gatherPlaces(
  view: PyTensor,
  picks: (PyTensor | null)[],
  picked: number[],
  met: Shape,
  before: number[],
  after: number[],
): Float64Array | null {
  const strides = contiguousStrides(view.shape);
  const start = new Float64Array(countOf(met));
  for (const d of picked) {
    const pick = picks[d] as PyTensor;
    const values = pick.values();
    if (values === null) return null;
    const size = view.shape[d] as number;
    const spread =
      values.length === 1 && start.length !== 1
        ? new Float64Array(start.length).fill(values[0] as number)
        : expandValues(values, pick.shape, met);
    spread.forEach((value, i) => {
      if (value < -size || value >= size)
        raiseIndex(
          `index ${value} is out of bounds for dimension ${d} with size ${size}`,
        );
      start[i] =
        (start[i] as number) +
        (value < 0 ? value + size : value) * (strides[d] as number);
    });
  }
  const shapeBefore = before.map((d) => view.shape[d] as number);
  const shapeAfter = after.map((d) => view.shape[d] as number);
  const places = new Float64Array(
    countOf(shapeBefore) * start.length * countOf(shapeAfter),
  );
  let next = 0;
  visit(
    shapeBefore,
    before.map((d) => strides[d] as number),
    0,
    (outer) => {
      for (const middle of start) {
        visit(
          shapeAfter,
          after.map((d) => strides[d] as number),
          outer + middle,
          (at) => {
            places[next++] = at;
          },
        );
      }
    },
  );
  return places;
}

/** `tensor[key]` */
export function indexed(vm: Vm, input: PyTensor, key: Value): PyTensor {
  const selection = select(vm, input, key);
  if (selection.picks.every((pick) => pick === null)) {
    return selection.view === input
      ? viewOf(vm, input, input.shape, input.strides)
      : selection.view;
  }
  const { shape, places } = gatherPlan(selection);
  const values = selection.view.values();
  const from = values === null ? null : places();
  const made =
    values === null || from === null
      ? null
      : from.map((at) => values[at] as number);
  return result(vm, [selection.view], shape, input.dtype, made);
}

const getItem: Native = (vm, self, key: Value) =>
  indexed(vm, tensorOf(self, "self"), key);

/** `tensor[key] = value` */
const setItem: Native = (vm, argument, key: Value, value: Value) => {
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
  const isExact = !(source instanceof PyTensor) || source.isExact;
  const spread = valuesOf(source, self.dtype, shapeOf(source));
  const values =
    spread === null || !isSmall(target)
      ? null
      : fill(spread, trimmed(shapeOf(source), target), target);
  if (!isAdvanced) writeValues(selection.view, values, isExact);
  else writePlaces(selection.view, plan.places(), values, isExact);
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
  isExact: boolean,
): void {
  const before = view.values();
  if (before === null || places === null || values === null)
    return view.view.storage.forget();
  const after = before.slice();
  places.forEach((at, i) => {
    after[at] = values[i] as number;
  });
  const stays = view.isExact;
  writeValues(view, after, isExact && stays);
}

const contains: Native = (vm, argument, item: Value) => {
  const self = tensorOf(argument, "self");
  if (!(item instanceof PyTensor) && typeof unbox(item) === "string") {
    raiseRuntime(
      "Tensor.__contains__ only supports Tensor or scalar, but you passed in a <class 'str'>.",
    );
  }
  const values = self.values();
  const wanted = requireOperand(vm, item, "element");
  const other = valuesOf(wanted, self.dtype, shapeOf(wanted));
  if (
    values === null ||
    other === null ||
    other.length !== 1 ||
    !self.isExact
  ) {
    return unknown(vm, reasons.tensorData("`in`"), "… in tensor");
  }
  return values.includes(other[0] as number);
};

export const indexing: Family = {
  methods: {
    "__getitem__(self, key)": getItem,
    "__contains__(self, element)": contains,
  },
  inplace: {
    "__setitem__(self, key, value)": setItem,
  },
};
