/** Functions that make tensors: zeros, full, arange, linspace, eye, tensor, …_like, new_…, and random ones. */
import type { Table } from "../../builtins/table.js";
import { raiseTypeError } from "../../operations/raise.js";
import type { PyTuple } from "../../values/containers.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { type DType, float32, float64, int64 } from "../dtype.js";
import {
  FACTORY_OPTIONS,
  type FactoryOptions,
  optionDType,
  withOptions,
} from "../factoryOptions.js";
import { tensorFrom } from "../fromData.js";
import { blank, filled, fresh, isSmall, viewOf } from "../make.js";
import { toComplex } from "../promotion.js";
import { raiseRuntime } from "../raiseTorch.js";
import { intOf, realOf, type Scalar, scalarOf } from "../read/numbers.js";
import { optionalDevice, optionalDType } from "../read/options.js";
import {
  broadcastShapes,
  checkShape,
  intsOf,
  variadicInts,
} from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { numberDType, torchState } from "../state.js";
import { PyTensor, type Shape } from "../tensor.js";
import type { Family } from "./rows.js";

type Fill = (shape: Shape, dtype: DType) => PyTensor;
const zerosOf: Fill = (shape, dtype) => filled(shape, dtype, 0);
const onesOf: Fill = (shape, dtype) => filled(shape, dtype, 1);
const blankOf: Fill = (shape, dtype) => blank(shape, dtype);

/** `zeros(*size, …)`, also with `size=`. */
function sized(fill: Fill): Native {
  return (
    vm,
    rest: PyTuple,
    size: Value | undefined,
    ...options: FactoryOptions
  ) => {
    const shape =
      size === undefined ? variadicInts(vm, rest) : intsOf(vm, size);
    return withOptions(
      vm,
      fill(checkShape(shape), optionDType(vm, options)),
      options,
    );
  };
}

/** `zeros_like(input, …)` */
function like(fill: Fill): Native {
  return (vm, argument, ...options: FactoryOptions) => {
    const input = tensorOf(argument);
    return withOptions(
      vm,
      fill(input.shape, optionDType(vm, options, input.dtype)),
      options,
      input,
    );
  };
}

/** `input.new_zeros(*size, …)` */
function newOf(fill: Fill): Native {
  return (
    vm,
    argument,
    rest: PyTuple,
    size: Value | undefined,
    ...options: FactoryOptions
  ) => {
    const self = tensorOf(argument, "self");
    const shape =
      size === undefined ? variadicInts(vm, rest) : intsOf(vm, size);
    return withOptions(
      vm,
      fill(checkShape(shape), optionDType(vm, options, self.dtype)),
      options,
      self,
    );
  };
}

/** A fill value: a number, or a tensor of one element. */
function fillOf(
  vm: Vm,
  argument: Value,
): { dtype: DType; value: number | null } {
  if (argument instanceof PyTensor) {
    return {
      dtype: argument.dtype,
      value: tensorOf(argument).values()?.[0] ?? null,
    };
  }
  const scalar =
    scalarOf(vm, argument) ??
    raiseTypeError("full(): argument 'fill_value' must be Number");
  return {
    dtype: numberDType(vm, scalar.kind),
    value: scalar.isKnown ? scalar.value : null,
  };
}

const filledOrBlank = (shape: Shape, dtype: DType, value: number | null) =>
  value === null ? blank(shape, dtype) : filled(shape, dtype, value);

const full: Native = (
  vm,
  size: Value,
  fill: Value,
  ...options: FactoryOptions
) => {
  const { dtype, value } = fillOf(vm, fill);
  const shape = checkShape(intsOf(vm, size));
  return withOptions(
    vm,
    filledOrBlank(shape, optionDType(vm, options, dtype), value),
    options,
  );
};

const fullLike: Native = (
  vm,
  argument,
  fill: Value,
  ...options: FactoryOptions
) => {
  const input = tensorOf(argument);
  const { value } = fillOf(vm, fill);
  return withOptions(
    vm,
    filledOrBlank(input.shape, optionDType(vm, options, input.dtype), value),
    options,
    input,
  );
};

const newFull: Native = (
  vm,
  self,
  size: Value,
  fill: Value,
  ...options: FactoryOptions
) => {
  const input = tensorOf(self, "self");
  const { value } = fillOf(vm, fill);
  return withOptions(
    vm,
    filledOrBlank(
      checkShape(intsOf(vm, size)),
      optionDType(vm, options, input.dtype),
      value,
    ),
    options,
    input,
  );
};

/** A number, or a 0-d tensor whose value is known, that keeps whether it is an int. */
function endpoint(vm: Vm, argument: Value, name: string): Scalar {
  const scalar = scalarOf(vm, argument);
  if (scalar !== undefined) return scalar;
  const kind =
    argument instanceof PyTensor && argument.dtype.kind === "int"
      ? "int"
      : "float";
  return { kind, value: realOf(vm, argument, name), isKnown: true };
}

/** `arange(end)`, `arange(start, end, step=1)`: ⌈(end − start) / step⌉ elements; integers if all three are. */
const arange: Native = (
  vm,
  first: Value,
  second: Value | undefined,
  step: Value | undefined,
  ...options: FactoryOptions
) => {
  if (second === undefined && step !== undefined) {
    raiseTypeError("arange() received an invalid combination of arguments");
  }
  const [start, end] = second === undefined ? [0, first] : [first, second];
  const bounds = [
    endpoint(vm, start, "start"),
    endpoint(vm, end, "end"),
    endpoint(vm, step ?? 1, "step"),
  ];
  const isInt = bounds.every(({ kind }) => kind === "int" || kind === "bool");
  const dtype = optionDType(vm, options, isInt ? int64 : null);
  const [from, to, by] = bounds.map(({ value }) => value) as [
    number,
    number,
    number,
  ];
  if (by === 0) raiseRuntime("step must be nonzero");
  if (!Number.isFinite(from) || !Number.isFinite(to))
    raiseRuntime(`unsupported range: ${from} -> ${to}`);
  if (by > 0 ? to < from : to > from)
    raiseRuntime("upper bound and lower bound inconsistent with step sign");
  const count = Math.ceil((to - from) / by);
  const isExact = isInt || stepsExactly(from, by, count, dtype);
  return withOptions(
    vm,
    fresh(
      [count],
      dtype,
      sequence(count, (i) => from + i * by),
      isExact,
    ),
    options,
  );
};

function sequence(
  count: number,
  at: (i: number) => number,
): Float64Array | null {
  return isSmall([count])
    ? Float64Array.from({ length: count }, (_, i) => at(i))
    : null;
}

/** Whether every `start + i * step` has so few bits that no rounding happens on the way. */
function stepsExactly(
  start: number,
  step: number,
  count: number,
  dtype: DType,
): boolean {
  if (dtype.kind === "int")
    return Number.isInteger(start) && Number.isInteger(step);
  if (dtype !== float32 && dtype !== float64) return false;
  const largest = Math.max(Math.abs(start), Math.abs(start + count * step));
  const isGrid =
    Number.isInteger(start * 1024) && Number.isInteger(step * 1024);
  return isGrid && largest * 1024 < (dtype === float32 ? 2 ** 24 : 2 ** 53);
}

/**
 * `linspace(start, end, steps)`: the first half counts up from `start`, the second down from `end`, in the tensor's own
 * precision with a fused multiply-add, as processors of the last decade do it.
 */
const linspace: Native = (
  vm,
  start: Value,
  end: Value,
  steps: Value,
  ...options: FactoryOptions
) => {
  const from = endpoint(vm, start, "start").value;
  const to = endpoint(vm, end, "end").value;
  const count = intOf(vm, steps, "steps");
  if (count < 0) raiseRuntime("number of steps must be non-negative");
  const dtype = optionDType(vm, options);
  const step = (to - from) / Math.max(count - 1, 1);
  if (dtype === float32) {
    return withOptions(
      vm,
      fresh([count], dtype, linspace32(from, to, count)),
      options,
    );
  }
  const isExact =
    dtype.kind === "int"
      ? Number.isInteger(from) && Number.isInteger(step)
      : stepsExactly(from, step, count, dtype);
  const values =
    dtype.kind === "int" && !isExact
      ? null
      : sequence(count, (i) => from + i * step);
  return withOptions(vm, fresh([count], dtype, values, isExact), options);
};

function linspace32(
  start: number,
  end: number,
  count: number,
): Float64Array | null {
  const from = Math.fround(start);
  const to = Math.fround(end);
  if (count === 1) return Float64Array.of(from);
  const step = Math.fround(Math.fround(to - from) / (count - 1));
  const half = Math.floor(count / 2);
  return sequence(count, (i) =>
    i < half ? from + step * i : to - step * (count - 1 - i),
  );
}

const logspace: Native = (
  vm,
  start: Value,
  end: Value,
  steps: Value,
  base: Value,
  ...options: FactoryOptions
) => {
  const from = endpoint(vm, start, "start").value;
  const to = endpoint(vm, end, "end").value;
  const count = intOf(vm, steps, "steps");
  if (count < 0) raiseRuntime("number of steps must be non-negative");
  const by = realOf(vm, base, "base");
  const dtype = optionDType(vm, options);
  const step = (to - from) / Math.max(count - 1, 1);
  const values =
    dtype.kind === "float"
      ? sequence(count, (i) => by ** (from + i * step))
      : null;
  return withOptions(vm, fresh([count], dtype, values, false), options);
};

const eye: Native = (vm, n: Value, m: Value, ...options: FactoryOptions) => {
  const rows = intOf(vm, n, "n");
  const columns = m === null ? rows : intOf(vm, m, "m");
  if (rows < 0 || columns < 0)
    raiseRuntime(`n must be greater or equal to 0, got ${rows}`);
  const shape = [rows, columns];
  let values: Float64Array | null = null;
  if (isSmall(shape)) {
    values = new Float64Array(rows * columns);
    for (let i = 0; i < Math.min(rows, columns); i++)
      values[i * columns + i] = 1;
  }
  return withOptions(
    vm,
    fresh(shape, optionDType(vm, options), values),
    options,
  );
};

const tensor: Native = (vm, data: Value, ...options: FactoryOptions) =>
  withOptions(vm, tensorFrom(vm, data, optionalDType(options[0])), options);

/** `as_tensor`, `asarray`: the tensor itself where nothing has to change. */
const asTensor: Native = (vm, data: Value, dtype: Value, device: Value) => {
  const wanted = optionalDType(dtype);
  const place = optionalDevice(device);
  if (data instanceof PyTensor) {
    const source = tensorOf(data);
    const stays =
      (wanted === null || wanted === source.dtype) &&
      (place === null || place.equals(source.device));
    if (stays) return source;
  }
  return withOptions(vm, tensorFrom(vm, data, wanted), [null, null, device]);
};

/** `randint(high, size)`, `randint(low, high, size)` */
const randint: Native = (
  vm,
  _low: Value,
  high: Value | undefined,
  size: Value | undefined,
  ...options: FactoryOptions
) => {
  const shape =
    size ??
    high ??
    raiseTypeError("randint() received an invalid combination of arguments");
  return withOptions(
    vm,
    blank(checkShape(intsOf(vm, shape)), optionDType(vm, options, int64)),
    options,
  );
};

const randpermOf: Native = (vm, n: Value, ...options: FactoryOptions) =>
  withOptions(
    vm,
    blank(checkShape([intOf(vm, n, "n")]), optionDType(vm, options, int64)),
    options,
  );

/** `normal(mean, std)` over tensors, `normal(mean, std, size)` over numbers. */
const normal: Native = (
  vm,
  mean: Value,
  std: Value,
  size: Value | undefined,
  ...options: FactoryOptions
) => {
  if (size !== undefined)
    return withOptions(
      vm,
      blank(checkShape(intsOf(vm, size)), optionDType(vm, options)),
      options,
    );
  const tensors = [mean, std].filter((each) => each instanceof PyTensor);
  if (tensors.length === 0)
    raiseTypeError("normal() received an invalid combination of arguments");
  return blank(
    broadcastShapes(...tensors.map((each) => tensorOf(each).shape)),
    tensorOf(tensors[0]).dtype,
  );
};

/** `hann_window(n)` and its like. */
const window: Native = (vm, length: Value, ...rest: FactoryOptions) => {
  const options = rest.slice(-FACTORY_OPTIONS.split(",").length);
  return withOptions(
    vm,
    blank(
      checkShape([intOf(vm, length, "window_length")]),
      optionDType(vm, options),
    ),
    options,
  );
};

/** `tril_indices`, `triu_indices`: places of one triangle, row by row. */
function triangleIndices(isLower: boolean): Native {
  return (
    vm,
    row: Value,
    column: Value,
    offset: Value,
    ...options: FactoryOptions
  ) => {
    const rows = intOf(vm, row, "row");
    const columns = intOf(vm, column, "col");
    const shift = intOf(vm, offset, "offset");
    vm.budget.size(rows * columns, "a tensor");
    const places: [number, number][] = [];
    for (let i = 0; i < rows; i++) {
      const edge = i + shift;
      const [from, to] = isLower
        ? [0, Math.min(edge + 1, columns)]
        : [Math.max(edge, 0), columns];
      for (let j = from; j < to; j++) places.push([i, j]);
    }
    const values = isSmall([2, places.length])
      ? Float64Array.from([
          ...places.map(([i]) => i),
          ...places.map(([, j]) => j),
        ])
      : null;
    return withOptions(
      vm,
      fresh([2, places.length], optionDType(vm, options, int64), values),
      options,
    );
  };
}

/** `torch.complex(real, imag)`, `torch.polar(abs, angle)`: shapes. */
const complexOf: Native = (vm, a: Value, b: Value) => {
  const first = tensorOf(a);
  const shape = broadcastShapes(first.shape, tensorOf(b).shape);
  const made = blank(shape, toComplex(first.dtype));
  const requires =
    [first, tensorOf(b)].some((each) => each.requiresGrad) &&
    torchState(vm).isGradEnabled;
  made.requiresGrad = requires;
  made.isLeaf = !requires;
  return made;
};

const emptyStrided: Native = (
  vm,
  size: Value,
  stride: Value,
  ...options: FactoryOptions
) => {
  const shape = checkShape(intsOf(vm, size));
  const strides = intsOf(vm, stride, "stride");
  const span = shape.includes(0)
    ? 0
    : shape.reduce(
        (last, each, i) => last + (each - 1) * (strides[i] as number),
        1,
      );
  const base = blank([span], optionDType(vm, options));
  const made = viewOf(vm, base, shape, strides);
  made.base = null;
  return withOptions(vm, made, options);
};

const SIZED = `*args, size=..., ${FACTORY_OPTIONS}`;

const functions: Table = {
  [`empty(${SIZED})`]: sized(blankOf),
  [`zeros(${SIZED})`]: sized(zerosOf),
  [`ones(${SIZED})`]: sized(onesOf),
  [`rand(${SIZED})`]: sized(blankOf),
  [`randn(${SIZED})`]: sized(blankOf),
  [`full(size, fill_value, *, ${FACTORY_OPTIONS})`]: full,
  [`arange(start=0, end=..., step=..., *, ${FACTORY_OPTIONS})`]: arange,
  [`range(start, end=..., step=1, *, ${FACTORY_OPTIONS})`]: (
    vm,
    start,
    end,
    step,
    ...options
  ) => {
    const [from, to] =
      end === undefined
        ? [0, realOf(vm, start)]
        : [realOf(vm, start), realOf(vm, end)];
    const by = realOf(vm, step);
    const count = Math.floor((to - from) / by) + 1;
    const dtype = optionDType(vm, options);
    return withOptions(
      vm,
      fresh(
        [count],
        dtype,
        sequence(count, (i) => from + i * by),
        stepsExactly(from, by, count, dtype),
      ),
      options,
    );
  },
  [`linspace(start, end, steps, *, ${FACTORY_OPTIONS})`]: linspace,
  [`logspace(start, end, steps, base=10.0, *, ${FACTORY_OPTIONS})`]: logspace,
  [`eye(n, m=None, *, ${FACTORY_OPTIONS})`]: eye,
  [`tensor(data, *, ${FACTORY_OPTIONS})`]: tensor,
  [`scalar_tensor(s, *, ${FACTORY_OPTIONS})`]: (vm, data, ...options) =>
    withOptions(vm, tensorFrom(vm, data, optionDType(vm, options)), options),
  "as_tensor(data, dtype=None, device=None)": asTensor,
  "asarray(obj, *, dtype=None, device=None, copy=None, requires_grad=False)":
    asTensor,
  "from_numpy(ndarray)": (vm, data) => tensorFrom(vm, data, null),
  [`randint(low=0, high=..., size=..., *, ${FACTORY_OPTIONS})`]: randint,
  [`randperm(n, *, ${FACTORY_OPTIONS})`]: randpermOf,
  [`normal(mean, std=1.0, size=..., *, ${FACTORY_OPTIONS})`]: normal,
  [`empty_strided(size, stride, *, ${FACTORY_OPTIONS})`]: emptyStrided,
  [`empty_permuted(size, physical_layout, *, ${FACTORY_OPTIONS})`]: (
    vm,
    size,
    _layout,
    ...options
  ) =>
    withOptions(
      vm,
      blank(checkShape(intsOf(vm, size)), optionDType(vm, options)),
      options,
    ),
  [`hann_window(window_length, periodic=True, *, ${FACTORY_OPTIONS})`]: window,
  [`hamming_window(window_length, periodic=True, alpha=0.54, beta=0.46, *, ${FACTORY_OPTIONS})`]:
    window,
  [`blackman_window(window_length, periodic=True, *, ${FACTORY_OPTIONS})`]:
    window,
  [`bartlett_window(window_length, periodic=True, *, ${FACTORY_OPTIONS})`]:
    window,
  [`kaiser_window(window_length, periodic=True, beta=12.0, *, ${FACTORY_OPTIONS})`]:
    window,
  [`tril_indices(row, col, offset=0, *, ${FACTORY_OPTIONS})`]:
    triangleIndices(true),
  [`triu_indices(row, col, offset=0, *, ${FACTORY_OPTIONS})`]:
    triangleIndices(false),
  "complex(real, imag, *, out=None)": complexOf,
  "polar(abs, angle, *, out=None)": complexOf,
  [`empty_like(input, *, ${FACTORY_OPTIONS})`]: like(blankOf),
  [`zeros_like(input, *, ${FACTORY_OPTIONS})`]: like(zerosOf),
  [`ones_like(input, *, ${FACTORY_OPTIONS})`]: like(onesOf),
  [`rand_like(input, *, ${FACTORY_OPTIONS})`]: like(blankOf),
  [`randn_like(input, *, ${FACTORY_OPTIONS})`]: like(blankOf),
  [`randint_like(input, low=..., high=..., *, ${FACTORY_OPTIONS})`]: (
    vm,
    input,
    _low,
    _high,
    ...options
  ) =>
    withOptions(
      vm,
      blank(
        tensorOf(input).shape,
        optionDType(vm, options, tensorOf(input).dtype),
      ),
      options,
      tensorOf(input),
    ),
  [`full_like(input, fill_value, *, ${FACTORY_OPTIONS})`]: fullLike,
};

const methods: Table = {
  [`new_empty(self, ${SIZED})`]: newOf(blankOf),
  [`new_zeros(self, ${SIZED})`]: newOf(zerosOf),
  [`new_ones(self, ${SIZED})`]: newOf(onesOf),
  [`new_full(self, size, fill_value, *, ${FACTORY_OPTIONS})`]: newFull,
  [`new_tensor(self, data, *, ${FACTORY_OPTIONS})`]: (
    vm,
    self,
    data,
    ...options
  ) =>
    withOptions(
      vm,
      tensorFrom(vm, data, optionDType(vm, options, tensorOf(self).dtype)),
      options,
      tensorOf(self),
    ),
  [`new_empty_strided(self, size, stride, *, ${FACTORY_OPTIONS})`]: (
    vm,
    self,
    size,
    stride,
    ...options
  ) =>
    emptyStrided(
      vm,
      size,
      stride,
      ...options.with(0, optionDType(vm, options, tensorOf(self).dtype)),
    ),
};

export const factories: Family = { functions, methods };
