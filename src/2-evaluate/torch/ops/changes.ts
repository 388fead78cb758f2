/** Operations that change a tensor: fill_, zero_, copy_, random fills, set_, resize_, in-place views, scatter_, index_add_, … */
import { raiseTypeError } from "../../operations/raise.js";
import type { Table } from "../../builtins/table.js";
import type { PyTuple } from "../../values/containers.js";
import type { Native } from "../../values/functions.js";
import { PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { int64 } from "../dtype.js";
import { blank } from "../make.js";
import { raiseRuntime, shapeText } from "../raiseTorch.js";
import { intOf, scalarOf } from "../read/numbers.js";
import {
  broadcastShapes,
  checkShape,
  dimOf,
  variadicInts,
} from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { Storage } from "../storage.js";
import { countOf, PyTensor } from "../tensor.js";
import { writeFill, writeValues } from "../write.js";
import {
  checkInplace,
  checkOutputShape,
  recordInplace,
} from "./inplaceRules.js";
import { requireOperand, shapeOf, tensorsIn, valuesOf } from "./operands.js";
import { squeezed, unsqueezed } from "./selected.js";
import { transposed } from "./permuted.js";
import { dimsOf } from "../read/sizes.js";
import type { Family } from "./rows.js";

const fill: Native = (vm, argument, value: Value) => {
  const self = tensorOf(argument, "self");
  checkInplace(vm, self);
  const scalar = scalarOf(vm, value);
  if (scalar !== undefined) {
    if (scalar.isKnown) writeFill(self, scalar.value);
    else self.view.storage.forget();
    return self;
  }
  const source = tensorOf(value, "value");
  if (source.rank > 0)
    raiseRuntime(
      `fill_ only supports 0-dimension value tensor but got tensor with ${source.rank} dimensions.`,
    );
  const [only] = source.values() ?? [];
  if (only === undefined) self.view.storage.forget();
  else writeFill(self, only, source.error);
  recordInplace(vm, self, [source]);
  return self;
};

const zero: Native = (vm, argument) => {
  const self = tensorOf(argument, "self");
  checkInplace(vm, self);
  writeFill(self, 0);
  return self;
};

/** Random numbers: the tensor keeps its shape, its values are not known. */
const randomize: Native = (vm, argument) => {
  const self = tensorOf(argument, "self");
  checkInplace(vm, self);
  self.view.storage.forget();
  return self;
};

/** `self.copy_(source)`: broadcast and converted. */
const copy: Native = (vm, argument, source: Value) => {
  const self = tensorOf(argument, "self");
  checkInplace(vm, self);
  const from = requireOperand(vm, source, "src");
  const met = broadcastShapes(self.shape, shapeOf(from));
  checkOutputShape(self, met);
  const values = valuesOf(from, self.dtype, self.shape);
  if (values !== null && values.length === 1 && self.count !== 1)
    writeFill(
      self,
      values[0] as number,
      from instanceof PyTensor ? from.error : 0,
    );
  else writeValues(self, values, from instanceof PyTensor ? from.error : 0);
  recordInplace(vm, self, [self, ...tensorsIn([from])]);
  return self;
};

/** Gives `self` the elements, shape and dtype of `source`: what `set_` and `.data =` do. */
export function become(self: PyTensor, source: PyTensor): void {
  self.pending = source.pending;
  if (source.pending === null) self.shape = source.shape;
  self.dtype = source.dtype;
  self.view = source.view;
  self.device = source.device;
}

const set: Native = (_vm, argument, source: Value) => {
  const self = tensorOf(argument, "self");
  if (source === undefined) become(self, blank([0], self.dtype));
  else become(self, tensorOf(source, "source"));
  return self;
};

const resize: Native = (vm, argument, rest: PyTuple) => {
  const self = tensorOf(argument, "self");
  return resized(self, variadicInts(vm, rest));
};

function resized(self: PyTensor, shape: number[]): PyTensor {
  if (self.requiresGrad)
    raiseRuntime("cannot resize variables that require grad");
  checkShape(shape);
  const isSame = countOf(shape) === self.count && self.isContiguous;
  // Growing adds elements that hold anything; other views keep the old storage, whose size PyTorch would change too.
  self.view = isSame
    ? self.view
    : { storage: Storage.unknown(countOf(shape)), offset: 0, strides: null };
  self.shape = shape;
  return self;
}

/** In-place forms of views: the tensor itself gets the shape. */
function reshapedInPlace(
  view: (vm: Vm, self: PyTensor, ...args: Value[]) => PyTensor,
): Native {
  return (vm, argument, ...args) => {
    const self = tensorOf(argument, "self");
    const made = view(vm, self, ...(args as Value[]));
    self.shape = made.shape;
    self.view = made.view;
    return self;
  };
}

/** `scatter_`, `index_add_`, … : values are not modelled, the shape stays. `sources`: which arguments may require grad. */
const forgetting: Native = (vm, argument, ...args: Value[]) => {
  const self = tensorOf(argument, "self");
  checkInplace(vm, self);
  self.view.storage.forget();
  recordInplace(
    vm,
    self,
    args.filter(
      (each) => each instanceof PyTensor && !each.isLazy,
    ) as PyTensor[],
  );
  return self;
};

/** The same out of place: a new tensor of the input's shape. */
const sameShape: Native = (vm, argument, ...args: Value[]) => {
  const input = tensorOf(argument);
  const tensors = args
    .filter((each) => each instanceof PyTensor)
    .map((each) => tensorOf(each));
  const made = blank(input.shape, input.dtype);
  recordInplace(vm, made, [input, ...tensors]);
  return made;
};

/** `index_fill_(dim, index, value)`, `index_copy_`: as assignment through an index. */
const indexFill: Native = (
  vm,
  argument,
  dim: Value,
  index: Value,
  value: Value,
) => {
  const self = tensorOf(argument, "self");
  checkInplace(vm, self);
  const along = dimOf(vm, dim, self.rank);
  const places = tensorOf(index, "index").values();
  const before = self.values();
  const filler = requireOperand(vm, value, "value");
  const own = valuesOf(filler, self.dtype, []);
  if (places === null || before === null || own === null) {
    self.view.storage.forget();
    return self;
  }
  const after = before.slice();
  const step = countOf(self.shape.slice(along + 1));
  const size = self.shape[along] as number;
  const filled = new Set(places);
  after.forEach((_, i) => {
    if (filled.has(Math.floor(i / step) % size)) after[i] = own[0] as number;
  });
  writeValues(self, after, self.error);
  return self;
};

const fillDiagonal: Native = (vm, argument, value: Value) => {
  const self = tensorOf(argument, "self");
  checkInplace(vm, self);
  if (self.rank < 2) raiseRuntime("dimensions must larger than 1");
  const scalar =
    scalarOf(vm, value) ??
    raiseTypeError("fill_diagonal_(): argument 'fill_value' must be Number");
  const before = self.values();
  if (before === null || !scalar.isKnown || self.rank !== 2) {
    self.view.storage.forget();
    return self;
  }
  const after = before.slice();
  const [rows, columns] = self.shape as [number, number];
  for (let i = 0; i < Math.min(rows, columns); i++)
    after[i * columns + i] = scalar.value;
  writeValues(self, after, self.error);
  return self;
};

/** `requires_grad_(mode)` */
const requiresGradInPlace: Native = (_vm, argument, mode: Value) => {
  const self = argument as PyTensor;
  if (mode instanceof PyUnknown) return self;
  if (mode === true && !self.dtype.isDifferentiable)
    raiseRuntime("only Tensors of floating point dtype can require gradients");
  if (mode === false && !self.isLeaf) {
    raiseRuntime(
      "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().",
    );
  }
  self.requiresGrad = mode !== false;
  return self;
};

const detachInPlace: Native = (_vm, argument) => {
  const self = tensorOf(argument, "self");
  self.requiresGrad = false;
  self.isLeaf = true;
  return self;
};

const inplace: Table = {
  "fill_(self, value)": fill,
  "zero_(self)": zero,
  "copy_(self, src, non_blocking=False)": copy,
  "normal_(self, mean=0, std=1, *, generator=None)": randomize,
  "uniform_(self, from_=0, to=1, *, generator=None)": randomize,
  "random_(self, from_=0, to=None, *, generator=None)": randomize,
  "bernoulli_(self, p=0.5, *, generator=None)": randomize,
  "cauchy_(self, median=0, sigma=1, *, generator=None)": randomize,
  "exponential_(self, lambd=1, *, generator=None)": randomize,
  "geometric_(self, p, *, generator=None)": randomize,
  "log_normal_(self, mean=1, std=2, *, generator=None)": randomize,
  "set_(self, source=..., storage_offset=0, size=None, stride=None)": set,
  "resize_(self, *sizes, memory_format=None)": resize,
  "resize_as_(self, tensor, memory_format=None)": (_vm, self, other) =>
    resized(tensorOf(self, "self"), [...tensorOf(other, "tensor").shape]),
  "squeeze_(self, dim=...)": reshapedInPlace((vm, self, dim) =>
    squeezed(vm, self, dim === undefined ? null : dimsOf(vm, dim, self.rank)),
  ),
  "unsqueeze_(self, dim)": reshapedInPlace((vm, self, dim) =>
    unsqueezed(vm, self, intOf(vm, dim, "dim")),
  ),
  "transpose_(self, dim0, dim1)": reshapedInPlace((vm, self, a, b) =>
    transposed(vm, self, intOf(vm, a, "dim0"), intOf(vm, b, "dim1")),
  ),
  "swapaxes_(self, axis0, axis1)": reshapedInPlace((vm, self, a, b) =>
    transposed(vm, self, intOf(vm, a, "dim0"), intOf(vm, b, "dim1")),
  ),
  "swapdims_(self, dim0, dim1)": reshapedInPlace((vm, self, a, b) =>
    transposed(vm, self, intOf(vm, a, "dim0"), intOf(vm, b, "dim1")),
  ),
  "t_(self)": reshapedInPlace((vm, self) =>
    self.rank < 2 ? self : transposed(vm, self, 0, 1),
  ),
  "scatter_(self, dim, index, src=None, *, value=None, reduce=None)":
    forgetting,
  "scatter_add_(self, dim, index, src)": forgetting,
  "scatter_reduce_(self, dim, index, src, reduce, *, include_self=True)":
    forgetting,
  "index_add_(self, dim, index, source, *, alpha=1)": forgetting,
  "index_copy_(self, dim, index, source)": forgetting,
  "index_put_(self, indices, values, accumulate=False)": forgetting,
  "index_reduce_(self, dim, index, source, reduce, *, include_self=True)":
    forgetting,
  "masked_scatter_(self, mask, source)": forgetting,
  "put_(self, index, source, accumulate=False)": forgetting,
  "renorm_(self, p, dim, maxnorm)": forgetting,
  "nan_to_num_(self, nan=None, posinf=None, neginf=None)": forgetting,
  "logit_(self, eps=None)": forgetting,
  "mvlgamma_(self, p)": forgetting,
  "polygamma_(self, n)": forgetting,
  "index_fill_(self, dim, index, value)": indexFill,
  "fill_diagonal_(self, fill_value, wrap=False)": fillDiagonal,
  "requires_grad_(self, requires_grad=True)": requiresGradInPlace,
  "detach_(self)": detachInPlace,
};

const both: Table = {
  "scatter(input, dim, index, src=None, *, value=None, reduce=None)": sameShape,
  "scatter_add(input, dim, index, src)": sameShape,
  "scatter_reduce(input, dim, index, src, reduce, *, include_self=True)":
    sameShape,
  "index_add(input, dim, index, source, *, alpha=1)": sameShape,
  "index_copy(input, dim, index, source)": sameShape,
  "index_put(input, indices, values, accumulate=False)": sameShape,
  "index_fill(input, dim, index, value)": sameShape,
  "masked_scatter(input, mask, source)": sameShape,
  "renorm(input, p, dim, maxnorm)": sameShape,
  "nan_to_num(input, nan=None, posinf=None, neginf=None)": sameShape,
  "logit(input, eps=None)": sameShape,
  "bernoulli(input, p=0.5, *, generator=None)": sameShape,
  "select_scatter(input, src, dim, index)": sameShape,
  "slice_scatter(input, src, dim=0, start=None, end=None, step=1)": sameShape,
  "diagonal_scatter(input, src, offset=0, dim1=0, dim2=1)": sameShape,
};

export const changes: Family = {
  inplace,
  both,
  functions: {
    "poisson(input, generator=None)": sameShape,
    "multinomial(input, num_samples, replacement=False, *, generator=None)":
      multinomial,
    "fill(input, value)": (vm, input, value) =>
      fill(vm, blank(tensorOf(input).shape, tensorOf(input).dtype), value),
  },
  methods: {
    "multinomial(self, num_samples, replacement=False, *, generator=None)":
      multinomial,
  },
};

function multinomial(vm: Vm, argument: Value, samples: Value): PyTensor {
  const input = tensorOf(argument);
  if (input.rank !== 1 && input.rank !== 2)
    raiseRuntime(`prob_dist must be 1 or 2 dim ${shapeText(input.shape)}`);
  return blank(
    [...input.shape.slice(0, -1), intOf(vm, samples, "num_samples")],
    int64,
  );
}
