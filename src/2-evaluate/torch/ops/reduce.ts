/** Reductions: sum, mean, max, argmax, any, std, cumsum, … over all or some dimensions. */
import type { Table } from "../../builtins/table.js";
import { bool, int64, uint8 } from "../dtype.js";
import { fresh, result } from "../make.js";
import { toReal } from "../promotion.js";
import { raiseRuntime } from "../raiseTorch.js";
import { boolOf, intOf, realOf } from "../read/numbers.js";
import { dtypeOr } from "../read/options.js";
import { dimOf, dimsOf } from "../read/sizes.js";
import { torchState } from "../state.js";
import { tensorOf } from "../read/tensors.js";
import { named } from "../returnTypes.js";
import { PyTensor } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import { difference } from "./difference.js";
import {
  amount,
  argExtreme,
  extreme,
  maximumOf,
  minimumOf,
} from "./extreme.js";
import { median, withoutPlaces } from "./median.js";
import {
  floatingOnly,
  isInteger,
  meanOf,
  numeric,
  productOf,
  sumOf,
  widened,
} from "./numericReduction.js";
import {
  meanError,
  productError,
  reduceValues,
  reducedShape,
  sumError,
} from "./reduceValues.js";
import type { Family } from "./rows.js";
import { addition, extremeScan, inplaceScan, scan } from "./scan.js";

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
    isInteger(input.dtype) ? torchState(vm).defaultDType : input.dtype,
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

const both: Table = {
  "sum(input, dim=None, keepdim=False, *, dtype=None)": numeric(
    sumOf,
    widened,
    sumError,
  ),
  "nansum(input, dim=None, keepdim=False, *, dtype=None)": numeric(
    (group) => sumOf(group.filter((x) => !Number.isNaN(x))),
    widened,
    sumError,
  ),
  "mean(input, dim=None, keepdim=False, *, dtype=None)": numeric(
    meanOf,
    floatingOnly("mean"),
    meanError,
  ),
  "nanmean(input, dim=None, keepdim=False, *, dtype=None)": numeric(
    null,
    floatingOnly("nanmean"),
    meanError,
  ),
  "prod(input, dim=None, keepdim=False, *, dtype=None)": numeric(
    productOf,
    widened,
    productError,
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
