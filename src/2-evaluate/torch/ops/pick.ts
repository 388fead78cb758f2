/** Operations that choose elements: where, masked_fill, gather, index_select, take, sort, topk, unique, nonzero, … */
import { reasons } from "../../../messages.js";
import type { Table } from "../../builtins/table.js";
import { unknown } from "../../operations/unknown.js";
import { PyTuple } from "../../values/containers.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { bool, int32, int64 } from "../dtype.js";
import { isTie } from "../exactness.js";
import { fresh, isSmall, result } from "../make.js";
import { raiseIndex, raiseRuntime, shapeText } from "../raiseTorch.js";
import { boolOf, intOf } from "../read/numbers.js";
import { broadcastShapes, dimOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { named } from "../returnTypes.js";
import { contiguousStrides, countOf, PyTensor, type Shape } from "../tensor.js";
import { UnknownOperand } from "../unknownOperand.js";
import { checkOutputShape, finishInplace } from "./inplaceRules.js";
import { coordinates, moved, movedByIndex, place } from "./moved.js";
import {
  areExact,
  commonDType,
  type Operand,
  requireOperand,
  shapeOf,
  tensorsIn,
  valuesOf,
} from "./operands.js";
import { reshaped } from "./reshape.js";
import type { Family } from "./rows.js";

/** How many elements there are depends on values that are not known. */
function dataDependent(vm: Vm, what: string): never {
  throw new UnknownOperand(
    unknown(vm, reasons.tensorData(`the shape of ${what}`), `${what}`),
  );
}

/** The input's values, for operations whose result's shape depends on them. */
function requireValues(vm: Vm, input: PyTensor, what: string): Float64Array {
  const values = input.values();
  if (values === null || !input.isExact) return dataDependent(vm, what);
  return values;
}

function chosen(vm: Vm, condition: PyTensor, a: Operand, b: Operand): PyTensor {
  const shape = broadcastShapes(condition.shape, shapeOf(a), shapeOf(b));
  const dtype = commonDType(vm, [a, b]);
  const tests = valuesOf(condition, condition.dtype, shape);
  const x = valuesOf(a, dtype, shape);
  const y = valuesOf(b, dtype, shape);
  const values =
    tests === null || x === null || y === null
      ? null
      : Float64Array.from({ length: countOf(shape) }, (_, i) => {
          const source = at(tests, i) !== 0 ? x : y;
          return at(source, i);
        });
  return result(
    vm,
    [...tensorsIn([a, b]), condition],
    shape,
    dtype,
    values,
    areExact([a, b]),
  );
}

const at = (values: Float64Array, i: number) =>
  values[values.length === 1 ? 0 : i] as number;

const where: Native = (
  vm,
  condition,
  input: Value | undefined,
  other: Value | undefined,
) => {
  const test = tensorOf(condition, "condition");
  if (input === undefined || other === undefined) return nonzeroTuple(vm, test);
  return chosen(
    vm,
    test,
    requireOperand(vm, input, "input"),
    requireOperand(vm, other, "other"),
  );
};

function nonzeroPlaces(vm: Vm, input: PyTensor): number[] {
  const values = requireValues(vm, input, "nonzero()");
  const found: number[] = [];
  values.forEach((value, i) => {
    if (value !== 0) found.push(i);
  });
  return found;
}

function nonzeroTuple(vm: Vm, input: PyTensor): PyTuple {
  const source = input.rank === 0 ? reshaped(vm, input, [1]) : input;
  const strides = contiguousStrides(source.shape);
  const places = nonzeroPlaces(vm, source);
  return new PyTuple(
    source.shape.map((size, d) =>
      fresh(
        [places.length],
        int64,
        Float64Array.from(
          places,
          (each) => Math.floor(each / (strides[d] as number)) % size,
        ),
      ),
    ),
  );
}

const nonzero: Native = (vm, argument, asTuple: Value) => {
  const input = tensorOf(argument);
  if (boolOf(asTuple, "as_tuple")) return nonzeroTuple(vm, input);
  const places = nonzeroPlaces(vm, input);
  const values = Float64Array.from(
    places.flatMap((each) => coordinates(each, input.shape)),
  );
  return fresh([places.length, input.rank], int64, values);
};

function maskOf(argument: Value): PyTensor {
  const mask = tensorOf(argument, "mask");
  if (mask.dtype !== bool)
    raiseRuntime(
      `masked_fill_ only supports boolean masks, but got mask with dtype ${mask.dtype.name}`,
    );
  return mask;
}

/** A fill value: a number or a 0-d tensor. */
function fillOperand(vm: Vm, value: Value): Operand {
  const operand = requireOperand(vm, value, "value");
  if (operand instanceof PyTensor && operand.rank > 0) {
    raiseRuntime(
      `masked_fill_ only supports a 0-dimensional value tensor, but got tensor with ${operand.rank} dimension(s).`,
    );
  }
  return operand;
}

function maskedValues(
  input: PyTensor,
  mask: PyTensor,
  value: Operand,
  shape: Shape,
): Float64Array | null {
  const own = valuesOf(input, input.dtype, shape);
  const tests = valuesOf(mask, bool, shape);
  const filler = valuesOf(value, input.dtype, []);
  if (own === null || tests === null || filler === null) return null;
  return Float64Array.from({ length: countOf(shape) }, (_, i) =>
    at(tests, i) !== 0 ? at(filler, 0) : at(own, i),
  );
}

const maskedFill: Native = (vm, argument, mask: Value, value: Value) => {
  const input = tensorOf(argument);
  const test = maskOf(mask);
  const filler = fillOperand(vm, value);
  const shape = broadcastShapes(input.shape, test.shape);
  return result(
    vm,
    [input, ...tensorsIn([filler])],
    shape,
    input.dtype,
    maskedValues(input, test, filler, shape),
  );
};

const maskedFillInplace: Native = (vm, argument, mask: Value, value: Value) => {
  const self = tensorOf(argument, "self");
  const test = maskOf(mask);
  const filler = fillOperand(vm, value);
  checkOutputShape(self, broadcastShapes(self.shape, test.shape));
  return finishInplace(vm, self, [self, ...tensorsIn([filler])], () => ({
    dtype: self.dtype,
    values: maskedValues(self, test, filler, self.shape),
    isExact: areExact([self, filler]),
  }));
};

const maskedSelect: Native = (vm, argument, mask: Value) => {
  const input = tensorOf(argument);
  const test = maskOf(mask);
  const shape = broadcastShapes(input.shape, test.shape);
  const tests =
    valuesOf(test, bool, shape) ?? dataDependent(vm, "masked_select()");
  const places = Array.from({ length: countOf(shape) }, (_, i) => i).filter(
    (i) => at(tests, i) !== 0,
  );
  const own = valuesOf(input, input.dtype, shape);
  return result(
    vm,
    [input],
    [places.length],
    input.dtype,
    own === null ? null : Float64Array.from(places, (i) => at(own, i)),
  );
};

function indexTensor(argument: Value): PyTensor {
  const index = tensorOf(argument, "index");
  if (index.dtype !== int64 && index.dtype !== int32)
    raiseRuntime("Expected dtype int32/int64 for index");
  return index;
}

/** `gather(input, dim, index)` */
const gather: Native = (vm, argument, dim: Value, index: Value) => {
  const input = tensorOf(argument);
  const places = indexTensor(index);
  const along = dimOf(vm, dim, input.rank);
  if (places.rank !== input.rank)
    raiseRuntime(
      "Index tensor must have the same number of dimensions as input tensor",
    );
  places.shape.forEach((size, d) => {
    if (d !== along && size > (input.shape[d] as number)) {
      raiseRuntime(
        `Size does not match at dimension ${d} expected index ${shapeText(places.shape)} to be no larger than self ${shapeText(input.shape)} apart from dimension ${along}`,
      );
    }
  });
  const chosenAt = places.values();
  if (chosenAt === null) return result(vm, [input], places.shape, input.dtype);
  const size = input.shape[along] ?? 1;
  for (const each of chosenAt)
    if (each < 0 || each >= size)
      raiseRuntime(
        `index ${each} is out of bounds for dimension ${along} with size ${size}`,
      );
  return moved(vm, input, places.shape, (i) =>
    place(
      coordinates(i, places.shape).with(along, chosenAt[i] as number),
      input.shape,
    ),
  );
};

/** `index_select(input, dim, index)` */
const indexSelect: Native = (vm, argument, dim: Value, index: Value) => {
  const input = tensorOf(argument);
  const places = indexTensor(index);
  if (places.rank > 1)
    raiseIndex("index_select(): Index is supposed to be a vector");
  const along = dimOf(vm, dim, input.rank);
  const shape = input.rank === 0 ? [] : input.shape.with(along, places.count);
  const chosenAt = places.values();
  if (chosenAt === null) return result(vm, [input], shape, input.dtype);
  const size = input.shape[along] ?? 1;
  for (const each of chosenAt)
    if (each < 0 || each >= size) raiseIndex("index out of range in self");
  return movedByIndex(vm, input, shape, (at) =>
    input.rank === 0
      ? at
      : at.with(along, chosenAt[at[along] as number] as number),
  );
};

/** `take(input, index)`: as if the input were flat. */
const take: Native = (vm, argument, index: Value) => {
  const input = tensorOf(argument);
  const places = indexTensor(index);
  const chosenAt = places.values();
  if (chosenAt === null) return result(vm, [input], places.shape, input.dtype);
  const { count } = input;
  for (const each of chosenAt)
    if (each < -count || each >= count)
      raiseIndex("out of range: tried to access index");
  return moved(vm, input, places.shape, (i) => {
    const each = chosenAt[i] as number;
    return each < 0 ? each + count : each;
  });
};

const takeAlongDim: Native = (vm, argument, index: Value, dim: Value) => {
  const input = tensorOf(argument);
  if (dim === null)
    return take(
      vm,
      reshaped(vm, input, [-1]),
      reshaped(vm, indexTensor(index), [-1]),
    );
  const along = dimOf(vm, dim, input.rank);
  const places = indexTensor(index);
  const shape = broadcastShapes(
    input.shape.with(along, 1),
    places.shape.with(along, 1),
  ).with(along, places.shape[along] as number);
  return result(vm, [input], shape, input.dtype);
};

/** Places of a group in sorted order; stable. nan counts as the largest. */
function sortedPlaces(group: Float64Array, isDescending: boolean): number[] {
  const order = Array.from(group.keys());
  const compare = (i: number, j: number) => {
    const [a, b] = [group[i] as number, group[j] as number];
    if (Number.isNaN(a) || Number.isNaN(b))
      return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    return a - b;
  };
  return order.sort(
    (i, j) => (isDescending ? compare(j, i) : compare(i, j)) || i - j,
  );
}

/** Values and places along `dim`, the first `length` of each group in order. `hasPlaces`: equal elements leave no choice. */
function ordered(
  vm: Vm,
  input: PyTensor,
  along: number,
  isDescending: boolean,
  length: number,
  isStable: boolean,
): [PyTensor, PyTensor] {
  const shape = input.rank === 0 ? [] : input.shape.with(along, length);
  const values = isSmall(input.shape) ? input.values() : null;
  if (values === null)
    return [
      result(vm, [input], shape, input.dtype),
      result(vm, [input], shape, int64),
    ];
  const size = input.rank === 0 ? 1 : (input.shape[along] as number);
  const step = contiguousStrides(input.shape)[along] ?? 1;
  const made = new Float64Array(countOf(shape));
  const places = new Float64Array(made.length);
  let hasTies = false;
  for (let start = 0; start < values.length; start++) {
    if (Math.floor(start / step) % size !== 0) continue;
    const group = Float64Array.from(
      { length: size },
      (_, i) => values[start + i * step] as number,
    );
    const order = sortedPlaces(group, isDescending);
    const outer =
      Math.floor(start / (step * size)) * step * length + (start % step);
    order.slice(0, length).forEach((from, i) => {
      made[outer + i * step] = group[from] as number;
      places[outer + i * step] = from;
      const next = order[i + 1];
      if (
        next !== undefined &&
        isTied(input, group[from] as number, group[next] as number)
      )
        hasTies = true;
    });
  }
  const hasPlaces = !hasTies || (isStable && input.isExact);
  return [
    result(vm, [input], shape, input.dtype, made),
    fresh(shape, int64, hasPlaces ? places : null),
  ];
}

function isTied(input: PyTensor, a: number, b: number): boolean {
  return input.isExact ? a === b : isTie(a, b, input.dtype);
}

const sort: Native = (
  vm,
  argument,
  dim: Value,
  descending: Value,
  stable: Value,
) => {
  const input = tensorOf(argument);
  const along = dimOf(vm, dim, input.rank);
  const length = input.shape[along] ?? 1;
  return named(
    "sort",
    ...ordered(
      vm,
      input,
      along,
      boolOf(descending, "descending"),
      length,
      boolOf(stable ?? false, "stable"),
    ),
  );
};

const argsort: Native = (
  vm,
  argument,
  dim: Value,
  descending: Value,
  stable: Value,
) => {
  const input = tensorOf(argument);
  const along = dimOf(vm, dim, input.rank);
  return ordered(
    vm,
    input,
    along,
    boolOf(descending, "descending"),
    input.shape[along] ?? 1,
    boolOf(stable, "stable"),
  )[1];
};

const topk: Native = (
  vm,
  argument,
  k: Value,
  dim: Value,
  largest: Value,
  sorted: Value,
) => {
  const input = tensorOf(argument);
  const along = dimOf(vm, dim, input.rank);
  const count = intOf(vm, k, "k");
  if (count < 0 || count > (input.shape[along] ?? 1))
    raiseRuntime("selected index k out of range");
  const [values, places] = ordered(
    vm,
    input,
    along,
    boolOf(largest, "largest"),
    count,
    false,
  );
  if (sorted === false) {
    values.view.storage.forget();
    places.view.storage.forget();
  }
  return named("topk", values, places);
};

/** `unique(input, sorted, return_inverse, return_counts, dim)` */
const unique: Native = (
  vm,
  argument,
  _sorted: Value,
  inverse: Value,
  counts: Value,
  dim: Value,
) => {
  const input = tensorOf(argument);
  const values = requireValues(vm, input, "unique()");
  if (dim !== null) return dataDependent(vm, "unique(dim=…)");
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const places = new Map(distinct.map((x, i) => [x, i]));
  const made = result(
    vm,
    [input],
    [distinct.length],
    input.dtype,
    Float64Array.from(distinct),
  );
  return withExtras(
    made,
    values,
    (x) => places.get(x) as number,
    distinct.length,
    input.shape,
    inverse,
    counts,
  );
};

const uniqueConsecutive: Native = (
  vm,
  argument,
  inverse: Value,
  counts: Value,
  dim: Value,
) => {
  const input = tensorOf(argument);
  const values = requireValues(vm, input, "unique_consecutive()");
  if (dim !== null) return dataDependent(vm, "unique_consecutive(dim=…)");
  const kept: number[] = [];
  const groups: number[] = [];
  values.forEach((value, i) => {
    if (i === 0 || value !== values[i - 1]) kept.push(value);
    groups.push(kept.length - 1);
  });
  let next = 0;
  const made = result(
    vm,
    [input],
    [kept.length],
    input.dtype,
    Float64Array.from(kept),
  );
  return withExtras(
    made,
    values,
    () => groups[next++] as number,
    kept.length,
    input.shape,
    inverse,
    counts,
  );
};

function withExtras(
  made: PyTensor,
  values: Float64Array,
  groupOf: (x: number) => number,
  groups: number,
  shape: Shape,
  inverse: Value,
  counts: Value,
): Value {
  if (inverse === false && counts === false) return made;
  const places = values.map(groupOf);
  const frequency = new Float64Array(groups);
  for (const each of places) frequency[each] = (frequency[each] as number) + 1;
  return new PyTuple([
    made,
    ...(inverse === false ? [] : [fresh(shape, int64, places)]),
    ...(counts === false ? [] : [fresh([groups], int64, frequency)]),
  ]);
}

/** `bincount(input, weights, minlength)`: as many as the largest value tells. */
const bincount: Native = (vm, argument, weights: Value, minlength: Value) => {
  const input = tensorOf(argument);
  if (input.rank !== 1)
    raiseRuntime("bincount only supports 1-d non-negative integral inputs.");
  const values = requireValues(vm, input, "bincount()");
  const length = Math.max(
    intOf(vm, minlength, "minlength"),
    values.reduce((most, x) => Math.max(most, x + 1), 0),
  );
  vm.budget.size(length, "a tensor");
  if (weights !== null)
    return result(vm, [tensorOf(weights)], [length], tensorOf(weights).dtype);
  const counts = new Float64Array(length);
  for (const x of values) counts[x] = (counts[x] as number) + 1;
  return fresh([length], int64, counts);
};

const histogram: Native = (vm, argument, bins: Value) => {
  const input = tensorOf(argument);
  const count =
    bins instanceof PyTensor ? bins.count - 1 : intOf(vm, bins, "bins");
  return named(
    "histogram",
    result(vm, [input], [count], input.dtype),
    result(vm, [input], [count + 1], input.dtype),
  );
};

/** `searchsorted(sorted, values)`, `bucketize(values, boundaries)`: the place before which each would be inserted. */
function insertionPlaces(
  vm: Vm,
  sequence: PyTensor,
  wanted: Operand,
  isRight: boolean,
  isInt32: boolean,
): PyTensor {
  const dtype = isInt32 ? int32 : int64;
  const shape = shapeOf(wanted);
  const meet = commonDType(vm, [sequence, wanted]);
  const edges =
    sequence.rank === 1 ? valuesOf(sequence, meet, sequence.shape) : null;
  const values = valuesOf(wanted, meet, shape);
  if (edges === null || values === null || !areExact([sequence, wanted]))
    return fresh(shape, dtype, null);
  return fresh(
    shape,
    dtype,
    values.map((x) => insertionPlace(edges, x, isRight)),
  );
}

/** Before (`isRight`: behind) everything equal to `x` in ascending `edges`. */
function insertionPlace(
  edges: Float64Array,
  x: number,
  isRight: boolean,
): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const edge = edges[middle] as number;
    if (isRight ? edge <= x : edge < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

const clampValues = (
  values: Float64Array,
  low: Float64Array | null,
  high: Float64Array | null,
) =>
  values.map((x, i) => {
    const raised =
      low === null || Number.isNaN(x) ? x : Math.max(x, at(low, i));
    return high === null || Number.isNaN(raised)
      ? raised
      : Math.min(raised, at(high, i));
  });

function clamped(vm: Vm, input: PyTensor, low: Value, high: Value) {
  if (low === null && high === null)
    raiseRuntime(
      "torch.clamp: At least one of 'min' or 'max' must not be None",
    );
  const bounds = [low, high].map((each) =>
    each === null ? null : requireOperand(vm, each, "min"),
  );
  const operands = [input, ...bounds.filter((each) => each !== null)];
  const dtype = commonDType(vm, operands);
  const shape = broadcastShapes(...operands.map(shapeOf));
  const own = valuesOf(input, dtype, shape);
  const [from, to] = bounds.map((each) =>
    each === null ? null : valuesOf(each, dtype, shape),
  );
  const isKnown =
    own !== null &&
    bounds.every((each, i) => each === null || [from, to][i] !== null);
  const spread =
    own !== null && own.length === 1
      ? new Float64Array(countOf(shape)).fill(own[0] as number)
      : own;
  return {
    shape,
    dtype,
    values:
      isKnown && spread !== null
        ? clampValues(spread, from ?? null, to ?? null)
        : null,
    isExact: areExact(operands),
    inputs: tensorsIn(operands),
  };
}

const clamp: Native = (vm, argument, low: Value, high: Value) => {
  const { inputs, shape, dtype, values, isExact } = clamped(
    vm,
    tensorOf(argument),
    low,
    high,
  );
  return result(vm, inputs, shape, dtype, values, isExact);
};

const clampInplace: Native = (vm, argument, low: Value, high: Value) => {
  const self = tensorOf(argument, "self");
  const made = clamped(vm, self, low, high);
  checkOutputShape(self, made.shape);
  return finishInplace(vm, self, made.inputs, () => made);
};

const both: Table = {
  "masked_fill(input, mask, value)": maskedFill,
  "masked_select(input, mask)": maskedSelect,
  "gather(input, dim, index, *, sparse_grad=False)": gather,
  "index_select(input, dim, index)": indexSelect,
  "take(input, index)": take,
  "take_along_dim(input, indices, dim=None)": takeAlongDim,
  "nonzero(input, *, as_tuple=False)": nonzero,
  "argwhere(input)": (vm, input) => nonzero(vm, input, false),
  "sort(input, dim=-1, descending=False, stable=None)": sort,
  "argsort(input, dim=-1, descending=False, stable=False)": argsort,
  "msort(input)": (vm, argument) =>
    ordered(
      vm,
      tensorOf(argument),
      0,
      false,
      tensorOf(argument).shape[0] ?? 1,
      false,
    )[0],
  "topk(input, k, dim=-1, largest=True, sorted=True)": topk,
  "unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None)":
    unique,
  "unique_consecutive(input, return_inverse=False, return_counts=False, dim=None)":
    uniqueConsecutive,
  "bincount(input, weights=None, minlength=0)": bincount,
  "histogram(input, bins, *, range=None, weight=None, density=False)":
    histogram,
  "histc(input, bins=100, min=0, max=0)": (vm, input, bins) =>
    result(
      vm,
      [tensorOf(input)],
      [intOf(vm, bins, "bins")],
      tensorOf(input).dtype,
    ),
  "clamp(input, min=None, max=None)": clamp,
  "clip(input, min=None, max=None)": clamp,
  "clamp_min(input, min)": (vm, input, low) => clamp(vm, input, low, null),
  "clamp_max(input, max)": (vm, input, high) => clamp(vm, input, null, high),
};

export const pick: Family = {
  takesOut: true,
  both,
  functions: {
    "where(condition, input=..., other=...)": where,
    "searchsorted(sorted_sequence, input, *, out_int32=False, right=False, side=None, sorter=None)":
      (vm, sequence, input, int, right, side) =>
        insertionPlaces(
          vm,
          tensorOf(sequence),
          requireOperand(vm, input, "input"),
          right === true || side === "right",
          int === true,
        ),
    "bucketize(input, boundaries, *, out_int32=False, right=False)": (
      vm,
      input,
      boundaries,
      int,
      right,
    ) =>
      insertionPlaces(
        vm,
        tensorOf(boundaries),
        requireOperand(vm, input, "input"),
        right === true,
        int === true,
      ),
    "combinations(input, r=2, with_replacement=False)": (
      vm,
      argument,
      r,
      repeats,
    ) =>
      combinations(vm, tensorOf(argument), intOf(vm, r, "r"), repeats === true),
  },
  methods: {
    "where(self, condition, other)": (vm, self, condition, other) =>
      where(vm, condition, self, other),
  },
  inplace: {
    "masked_fill_(self, mask, value)": maskedFillInplace,
    "clamp_(self, min=None, max=None)": clampInplace,
    "clip_(self, min=None, max=None)": clampInplace,
    "clamp_min_(self, min)": (vm, self, low) =>
      clampInplace(vm, self, low, null),
    "clamp_max_(self, max)": (vm, self, high) =>
      clampInplace(vm, self, null, high),
  },
};

/** `torch.combinations(input, r)`: rows of `r` elements each. */
function combinations(
  vm: Vm,
  input: PyTensor,
  r: number,
  repeats: boolean,
): PyTensor {
  if (input.rank !== 1)
    raiseRuntime("Expect a 1D vector, but got shape " + shapeText(input.shape));
  const rows: number[][] = [];
  const extend = (row: number[], from: number) => {
    vm.budget.step();
    if (row.length === r) {
      rows.push(row);
      return;
    }
    for (let i = from; i < (input.shape[0] as number); i++)
      extend([...row, i], repeats ? i : i + 1);
  };
  extend([], 0);
  return moved(
    vm,
    input,
    [rows.length, r],
    (i) => rows[Math.floor(i / r)]?.[i % r] as number,
  );
}
