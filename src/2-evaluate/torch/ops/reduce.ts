/** Reductions: sum, mean, max, argmax, any, std, cumsum, … over all or some dimensions. */
import type { Table } from "../../builtins/table.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { bool, type DType, int64, uint8 } from "../dtype.js";
import { isTie } from "../exactness.js";
import { blank, fresh, result, tracked } from "../make.js";
import { toReal } from "../promotion.js";
import { raiseIndex, raiseRuntime } from "../raiseTorch.js";
import { boolOf, intOf, realOf } from "../read/numbers.js";
import { dtypeOr, optionalDType } from "../read/options.js";
import { dimOf, dimsOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { named } from "../returnTypes.js";
import {
  contiguousStrides,
  countOf,
  PyTensor,
  type Shape,
  visit,
} from "../tensor.js";
import { applyBinary, binaryRows } from "./binary.js";
import { finishInplace } from "./inplaceRules.js";
import { requireOperand } from "./operands.js";
import {
  addsExactly,
  multipliesExactly,
  reducedShape,
  reduceValues,
} from "./reduceValues.js";
import type { Family } from "./rows.js";

const isInteger = (dtype: DType) =>
  dtype.kind === "int" || dtype.kind === "bool";

/** `input` in the dtype a reduction computes in. */
export function converted(vm: Vm, input: PyTensor, dtype: DType): PyTensor {
  if (input.dtype === dtype) return input;
  const made = fresh(
    input.shape,
    dtype,
    input.values()?.slice() ?? null,
    input.isExact,
  );
  return tracked(vm, [input], made);
}

const sumOf = (group: Float64Array) => group.reduce((sum, x) => sum + x, 0);
const productOf = (group: Float64Array) =>
  group.reduce((product, x) => product * x, 1);
const meanOf = (group: Float64Array) => sumOf(group) / group.length;

/** A reduction to a number computed in the dtype `computeIn(input)`. */
function numeric(
  f: ((group: Float64Array) => number) | null,
  computeIn: (vm: Vm, input: PyTensor, dtype: DType | null) => DType,
  isExact: (values: Float64Array, dtype: DType) => boolean,
): Native {
  return (
    vm: Vm,
    argument: Value,
    dim: Value,
    keepdim: Value,
    dtype: Value,
  ) => {
    const given = tensorOf(argument);
    const input = converted(
      vm,
      given,
      computeIn(vm, given, optionalDType(dtype)),
    );
    const dims = dimsOf(vm, dim, input.rank);
    const shape = reducedShape(input.shape, dims, boolOf(keepdim, "keepdim"));
    const values =
      f === null || countOf(shape) > 65536
        ? null
        : reduceValues(input, dims, f);
    const known = values === null ? null : input.values();
    return result(
      vm,
      [input],
      shape,
      input.dtype,
      values,
      known !== null && isExact(known, input.dtype),
    );
  };
}

const widened = (_vm: Vm, input: PyTensor, dtype: DType | null) =>
  dtype ?? (isInteger(input.dtype) ? int64 : input.dtype);

const floatingOnly =
  (name: string) => (_vm: Vm, input: PyTensor, dtype: DType | null) => {
    const computed = dtype ?? input.dtype;
    if (isInteger(computed)) {
      raiseRuntime(
        `${name}(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ${computed.name}`,
      );
    }
    return computed;
  };

const never = () => false;

/** `max`, `min`: of everything, along a dimension (with places), or elementwise with another tensor. */
function extreme(name: "max" | "min"): Native {
  const better =
    name === "max"
      ? (x: number, y: number) => x > y
      : (x: number, y: number) => x < y;
  const pick = pickBest(better);
  return (
    vm: Vm,
    argument: Value,
    dim: Value | undefined,
    keepdim: Value,
    other: Value | undefined,
  ) => {
    const input = tensorOf(argument);
    const second = other ?? (dim instanceof PyTensor ? dim : undefined);
    if (second !== undefined) {
      return applyBinary(
        vm,
        name === "max" ? binaryRows.maximum : binaryRows.minimum,
        input,
        requireOperand(vm, second),
      );
    }
    if (dim === undefined || dim === null) {
      if (input.count === 0) {
        raiseRuntime(
          `${name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
        );
      }
      return result(
        vm,
        [input],
        [],
        input.dtype,
        reduceValues(
          input,
          dimsOf(vm, null, input.rank),
          (group) => group[pick(group)] as number,
        ),
      );
    }
    return alongDim(vm, name, input, dim, boolOf(keepdim, "keepdim"), pick);
  };
}

function pickBest(
  better: (x: number, y: number) => boolean,
): (group: Float64Array) => number {
  return (group) => {
    let best = 0;
    for (let i = 1; i < group.length; i++) {
      const x = group[i] as number;
      if (Number.isNaN(group[best])) break;
      if (Number.isNaN(x) || better(x, group[best] as number)) best = i;
    }
    return best;
  };
}

/** `(values, indices)` along one dimension; `pick` gives the place of the element in its group. */
function alongDim(
  vm: Vm,
  name: "max" | "min" | "median" | "mode" | "kthvalue",
  input: PyTensor,
  dim: Value,
  keepsDim: boolean,
  pick: (group: Float64Array) => number,
): Value {
  const place = dimOf(vm, dim, input.rank);
  const dims = input.rank === 0 ? [] : [place];
  if (input.rank > 0 && input.shape[place] === 0) {
    raiseIndex(
      `${name}(): Expected reduction dim ${place} to have non-zero size.`,
    );
  }
  const shape = reducedShape(input.shape, dims, keepsDim);
  const values = reduceValues(
    input,
    dims,
    (group) => group[pick(group)] as number,
  );
  const places = isTied(input) ? null : reduceValues(input, dims, pick);
  return named(
    name,
    result(vm, [input], shape, input.dtype, values),
    result(vm, [input], shape, int64, places, true),
  );
}

/** Inexact values too near to each other to say which is larger. */
function isTied(input: PyTensor): boolean {
  const values = input.isExact ? null : input.values();
  if (values === null) return false;
  const sorted = values.slice().sort();
  return sorted.some(
    (x, i) => i > 0 && isTie(sorted[i - 1] as number, x, input.dtype),
  );
}

function argExtreme(name: "argmax" | "argmin"): Native {
  const pick = pickBest(name === "argmax" ? (x, y) => x > y : (x, y) => x < y);
  return (vm, argument, dim: Value, keepdim: Value) => {
    const input = tensorOf(argument);
    if (input.count === 0 && dim === null)
      raiseIndex(
        `${name}(): Expected reduction dim to be specified for input.numel() == 0.`,
      );
    const dims =
      dim === null || input.rank === 0
        ? dimsOf(vm, null, input.rank)
        : [dimOf(vm, dim, input.rank)];
    const shape = reducedShape(input.shape, dims, boolOf(keepdim, "keepdim"));
    return result(
      vm,
      [input],
      shape,
      int64,
      isTied(input) ? null : reduceValues(input, dims, pick),
    );
  };
}

/** `amax`, `amin`: values only, over any dimensions. */
function amount(pick: (group: Float64Array) => number): Native {
  return (vm, argument, dim: Value, keepdim: Value) => {
    const input = tensorOf(argument);
    const dims = dimsOf(vm, dim, input.rank);
    const shape = reducedShape(input.shape, dims, boolOf(keepdim, "keepdim"));
    return result(
      vm,
      [input],
      shape,
      input.dtype,
      input.count === 0 ? null : reduceValues(input, dims, pick),
    );
  };
}

function quantifier(test: (group: Float64Array) => boolean): Native {
  return (vm, argument, dim: Value, keepdim: Value) => {
    const input = tensorOf(argument);
    const dims = dimsOf(vm, dim, input.rank);
    const shape = reducedShape(input.shape, dims, boolOf(keepdim, "keepdim"));
    const dtype = input.dtype === uint8 ? uint8 : bool;
    return fresh(
      shape,
      dtype,
      input.isExact
        ? reduceValues(input, dims, (group) => (test(group) ? 1 : 0))
        : null,
    );
  };
}

/** The place of the lower median. */
function medianPlace(group: Float64Array): number {
  const order = Array.from(group.keys()).sort(
    (i, j) => (group[i] as number) - (group[j] as number) || i - j,
  );
  return order[Math.floor((group.length - 1) / 2)] ?? 0;
}

const median: Native = (vm, argument, dim: Value, keepdim: Value) => {
  const input = tensorOf(argument);
  if (dim === null) {
    return result(
      vm,
      [input],
      [],
      input.dtype,
      reduceValues(
        input,
        dimsOf(vm, null, input.rank),
        (group) => group[medianPlace(group)] ?? NaN,
      ),
    );
  }
  return withoutPlaces(
    vm,
    "median",
    input,
    dim,
    keepdim,
    (group) => group[medianPlace(group)] as number,
  );
};

/** `(values, indices)` where equal elements leave open which place PyTorch reports. */
function withoutPlaces(
  vm: Vm,
  name: "median" | "mode" | "kthvalue",
  input: PyTensor,
  dim: Value,
  keepdim: Value,
  f: ((group: Float64Array) => number) | null,
): Value {
  const dims = input.rank === 0 ? [] : [dimOf(vm, dim, input.rank)];
  const shape = reducedShape(input.shape, dims, boolOf(keepdim, "keepdim"));
  const values = f === null ? null : reduceValues(input, dims, f);
  return named(
    name,
    result(vm, [input], shape, input.dtype, values),
    result(vm, [input], shape, int64),
  );
}

/** `std`, `var`: shapes; their values depend on the order of summation. */
function spread(name: string): Native {
  return (vm, argument, dim: Value, _unbiased: Value, keepdim: Value) => {
    const input = tensorOf(argument);
    // The second argument may be `unbiased` of the form without `dim`.
    const dims = dimsOf(vm, typeof dim === "boolean" ? null : dim, input.rank);
    if (isInteger(input.dtype))
      raiseRuntime(
        `${name} and var only support floating point and complex dtypes`,
      );
    return result(
      vm,
      [input],
      reducedShape(input.shape, dims, boolOf(keepdim, "keepdim")),
      toReal(input.dtype),
    );
  };
}

/** `torch.norm(p, dim, keepdim, dtype)` and `Tensor.norm`. */
const norm: Native = (
  vm,
  argument,
  _p: Value,
  dim: Value,
  keepdim: Value,
  dtype: Value,
) => {
  const input = tensorOf(argument);
  const dims = dimsOf(vm, dim, input.rank);
  const computed = dtypeOr(dtype, toReal(input.dtype));
  if (isInteger(computed))
    raiseRuntime(
      `linalg.vector_norm: Expected a floating point or complex tensor as input. Got ${computed.name}`,
    );
  return result(
    vm,
    [input],
    reducedShape(input.shape, dims, boolOf(keepdim, "keepdim")),
    computed,
  );
};

/** A scan along one dimension: `next` from what came before and the element. */
function scan(
  next: (before: number, x: number) => number,
  computeIn: typeof widened,
): Native {
  return (vm, argument, dim: Value, dtype: Value) => {
    const given = tensorOf(argument);
    const input = converted(
      vm,
      given,
      computeIn(vm, given, optionalDType(dtype)),
    );
    const values = input.values();
    const place = dimOf(vm, dim, input.rank);
    if (values === null) return result(vm, [input], input.shape, input.dtype);
    const isExact =
      next === addition
        ? addsExactly(values, input.dtype)
        : multipliesExactly(values, input.dtype);
    return result(
      vm,
      [input],
      input.shape,
      input.dtype,
      scanned(values, input.shape, place, next),
      isExact,
    );
  };
}

const addition = (x: number, y: number) => x + y;

function scanned(
  values: Float64Array,
  shape: Shape,
  dim: number,
  next: (before: number, x: number) => number,
): Float64Array {
  const made = values.slice();
  const step = contiguousStrides(shape)[dim] ?? 1;
  const length = shape[dim] ?? 1;
  for (let i = 0; i < made.length; i++) {
    if (Math.floor(i / step) % length === 0) continue;
    made[i] = next(made[i - step] as number, made[i] as number);
  }
  return made;
}

/** `cummax`, `cummin`: (values, indices). */
function extremeScan(name: "cummax" | "cummin"): Native {
  const pick = name === "cummax" ? Math.max : Math.min;
  return (vm, argument, dim: Value) => {
    const input = tensorOf(argument);
    const values = input.values();
    const place = dimOf(vm, dim, input.rank);
    const best =
      values === null ? null : scanned(values, input.shape, place, pick);
    return named(
      name,
      result(vm, [input], input.shape, input.dtype, best),
      blank(input.shape, int64),
    );
  };
}

/** `torch.diff(input, n, dim)` */
const difference: Native = (
  vm,
  argument,
  n: Value,
  dim: Value,
  prepend: Value,
  append: Value,
) => {
  let input = tensorOf(argument);
  if (input.rank === 0)
    raiseRuntime("diff expects input to be at least one-dimensional");
  const place = dimOf(vm, dim, input.rank);
  if (prepend !== null || append !== null)
    return lengthened(vm, input, n, place, prepend, append);
  for (let i = 0; i < intOf(vm, n, "n"); i++)
    input = firstDifference(vm, input, place);
  return input;
};

function lengthened(
  vm: Vm,
  input: PyTensor,
  n: Value,
  dim: number,
  prepend: Value,
  append: Value,
): PyTensor {
  const extra = [prepend, append].reduce<number>(
    (sum, each) => sum + (each === null ? 0 : (tensorOf(each).shape[dim] ?? 1)),
    0,
  );
  const length = Math.max(
    (input.shape[dim] as number) + extra - intOf(vm, n, "n"),
    0,
  );
  return result(vm, [input], input.shape.with(dim, length), input.dtype);
}

function firstDifference(vm: Vm, input: PyTensor, dim: number): PyTensor {
  const length = Math.max((input.shape[dim] as number) - 1, 0);
  const shape = input.shape.with(dim, length);
  const values = input.values();
  if (values === null || input.dtype === bool)
    return result(vm, [input], shape, input.dtype);
  const strides = contiguousStrides(input.shape);
  const step = strides[dim] as number;
  const made = new Float64Array(countOf(shape));
  visit(shape, strides, 0, (at, i) => {
    made[i] = (values[at + step] as number) - (values[at] as number);
  });
  return result(vm, [input], shape, input.dtype, made);
}

const countNonzero: Native = (vm, argument, dim: Value) => {
  const input = tensorOf(argument);
  const dims = dimsOf(vm, dim, input.rank);
  const count = (group: Float64Array) =>
    group.reduce((sum, x) => sum + (x === 0 ? 0 : 1), 0);
  return fresh(
    reducedShape(input.shape, dims, false),
    int64,
    reduceValues(input, dims, count),
  );
};

const logSumExp: Native = (vm, argument, dim: Value, keepdim: Value) => {
  const input = tensorOf(argument);
  return result(
    vm,
    [input],
    reducedShape(
      input.shape,
      dimsOf(vm, dim, input.rank),
      boolOf(keepdim, "keepdim"),
    ),
    input.dtype,
  );
};

/** `quantile(input, q, dim, keepdim)`: `q` a number or a 1-d tensor. */
const quantile: Native = (
  vm,
  argument,
  q: Value,
  dim: Value,
  keepdim: Value,
) => {
  const input = tensorOf(argument);
  const dims =
    dim === null ? dimsOf(vm, null, input.rank) : [dimOf(vm, dim, input.rank)];
  const shape = reducedShape(input.shape, dims, boolOf(keepdim, "keepdim"));
  if (!(q instanceof PyTensor)) realOf(vm, q, "q");
  return result(
    vm,
    [input],
    q instanceof PyTensor ? [...q.shape, ...shape] : shape,
    input.dtype,
  );
};

function inplaceScan(next: (before: number, x: number) => number): Native {
  return (vm, argument, dim: Value) => {
    const self = tensorOf(argument, "self");
    const place = dimOf(vm, dim, self.rank);
    return finishInplace(vm, self, [self], () => {
      const values = self.values();
      const made =
        values === null ? null : scanned(values, self.shape, place, next);
      return {
        dtype: self.dtype,
        values: made,
        isExact: self.isExact && isInteger(self.dtype),
      };
    });
  };
}

const maximumOf = pickBest((x, y) => x > y);
const minimumOf = pickBest((x, y) => x < y);

const both: Table = {
  "sum(input, dim=None, keepdim=False, *, dtype=None)": numeric(
    sumOf,
    widened,
    addsExactly,
  ),
  "nansum(input, dim=None, keepdim=False, *, dtype=None)": numeric(
    (group) => sumOf(group.filter((x) => !Number.isNaN(x))),
    widened,
    addsExactly,
  ),
  "mean(input, dim=None, keepdim=False, *, dtype=None)": numeric(
    meanOf,
    floatingOnly("mean"),
    addsExactly,
  ),
  "nanmean(input, dim=None, keepdim=False, *, dtype=None)": numeric(
    null,
    floatingOnly("nanmean"),
    never,
  ),
  "prod(input, dim=None, keepdim=False, *, dtype=None)": numeric(
    productOf,
    widened,
    multipliesExactly,
  ),
  "max(input, dim=..., keepdim=False, *, other=...)": extreme("max"),
  "min(input, dim=..., keepdim=False, *, other=...)": extreme("min"),
  "amax(input, dim=(), keepdim=False)": amount(
    (group) => group[maximumOf(group)] as number,
  ),
  "amin(input, dim=(), keepdim=False)": amount(
    (group) => group[minimumOf(group)] as number,
  ),
  "argmax(input, dim=None, keepdim=False)": argExtreme("argmax"),
  "argmin(input, dim=None, keepdim=False)": argExtreme("argmin"),
  "all(input, dim=None, keepdim=False)": quantifier((group) =>
    group.every((x) => x !== 0),
  ),
  "any(input, dim=None, keepdim=False)": quantifier((group) =>
    group.some((x) => x !== 0),
  ),
  "median(input, dim=None, keepdim=False)": median,
  "nanmedian(input, dim=None, keepdim=False)": (vm, argument, dim, keepdim) => {
    const input = tensorOf(argument);
    return dim === null
      ? result(vm, [input], [], input.dtype)
      : withoutPlaces(vm, "median", input, dim, keepdim, null);
  },
  "mode(input, dim=-1, keepdim=False)": (vm, input, dim, keepdim) =>
    withoutPlaces(vm, "mode", tensorOf(input), dim, keepdim, null),
  "kthvalue(input, k, dim=-1, keepdim=False)": (vm, input, k, dim, keepdim) =>
    withoutPlaces(
      vm,
      "kthvalue",
      tensorOf(input),
      dim,
      keepdim,
      (group) => group.slice().sort()[intOf(vm, k, "k") - 1] ?? NaN,
    ),
  "std(input, dim=None, unbiased=True, keepdim=False, *, correction=1)":
    spread("std"),
  "var(input, dim=None, unbiased=True, keepdim=False, *, correction=1)":
    spread("var"),
  "norm(input, p='fro', dim=None, keepdim=False, dtype=None)": norm,
  "cumsum(input, dim, *, dtype=None)": scan(addition, widened),
  "cumprod(input, dim, *, dtype=None)": scan((x, y) => x * y, widened),
  "cummax(input, dim)": extremeScan("cummax"),
  "cummin(input, dim)": extremeScan("cummin"),
  "logcumsumexp(input, dim)": (vm, input) =>
    result(vm, [tensorOf(input)], tensorOf(input).shape, tensorOf(input).dtype),
  "diff(input, n=1, dim=-1, prepend=None, append=None)": difference,
  "count_nonzero(input, dim=None)": countNonzero,
  "logsumexp(input, dim, keepdim=False)": logSumExp,
  "quantile(input, q, dim=None, keepdim=False, *, interpolation='linear')":
    quantile,
  "nanquantile(input, q, dim=None, keepdim=False, *, interpolation='linear')":
    quantile,
  "aminmax(input, *, dim=None, keepdim=False)": (
    vm,
    argument,
    dim,
    keepdim,
  ) => {
    const input = tensorOf(argument);
    const dims = dimsOf(vm, dim, input.rank);
    const shape = reducedShape(input.shape, dims, boolOf(keepdim, "keepdim"));
    const of = (pick: (group: Float64Array) => number) =>
      result(
        vm,
        [input],
        shape,
        input.dtype,
        reduceValues(input, dims, (group) => group[pick(group)] as number),
      );
    return named("aminmax", of(minimumOf), of(maximumOf));
  },
};

export const reduce: Family = {
  takesOut: true,
  both,
  inplace: {
    "cumsum_(self, dim)": inplaceScan(addition),
    "cumprod_(self, dim)": inplaceScan((x, y) => x * y),
  },
};
