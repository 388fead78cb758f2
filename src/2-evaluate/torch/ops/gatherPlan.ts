/** The shape and the places of a selection by tensors (numpy's advanced indexing). */
import { isSmall } from "../make.js";
import { raise } from "../../operations/raise.js";
import { raiseIndex, shapeText } from "../raiseTorch.js";
import { broadcastShapes } from "../read/sizes.js";
import {
  PyTensor,
  type Shape,
  contiguousStrides,
  countOf,
  visit,
} from "../tensor.js";
import { indexErrorType } from "../../values/exceptionTypes.js";
import { expandValues } from "./operands.js";
import type { Selection } from "./selection.js";

/** The shape of an advanced selection, and for each of its elements the place in `view` (row-major); null: not known. */
export function gatherPlan(selection: Selection): {
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
  const isEmpty = [...before, ...after].some((d) => view.shape[d] === 0);
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
      if (isEmpty) return;
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
