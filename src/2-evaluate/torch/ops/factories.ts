/** Functions that make tensors: zeros, full, arange, linspace, eye, tensor, …_like, new_…, and random ones. */
import type { Table } from "../../builtins/table.js";
import { int64 } from "../dtype.js";
import {
  FACTORY_OPTIONS,
  type FactoryOptions,
  optionDType,
  withOptions,
} from "../factoryOptions.js";
import { tensorFrom } from "../fromData.js";
import { blank, fresh, isSmall, viewOf } from "../make.js";
import { toComplex } from "../promotion.js";
import { raiseRuntime } from "../raiseTorch.js";
import { intOf, realOf } from "../read/numbers.js";
import { optionalDType, optionalDevice } from "../read/options.js";
import { broadcastShapes, checkShape, intsOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { torchState } from "../state.js";
import { PyTensor } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import { full, fullLike, newFull } from "./full.js";
import { normal, randint, randpermOf } from "./random.js";
import type { Family } from "./rows.js";
import {
  arange,
  linspace,
  logspace,
  sequence,
  stepsExactly,
} from "./sequences.js";
import { blankOf, like, newOf, onesOf, sized, zerosOf } from "./sized.js";

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
        stepsExactly(from, by, count, dtype) ? 0 : Infinity,
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
