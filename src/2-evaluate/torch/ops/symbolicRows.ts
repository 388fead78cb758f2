/**
 * What operations give for tensors with symbolic sizes, by the name of their row: consulted where a row finds that it needs a
 * shape it does not have. What is not here gives an unknown tensor.
 */
import type { Formula } from "../../../algebra/expression.js";
import { add, integer, multiply } from "../../../algebra/polynomial.js";
import { numericOf, valueOfFormula } from "../../operations/symbolic.js";
import { PyList, PyTuple } from "../../values/containers.js";
import { PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import type { DType } from "../dtype.js";
import { optionDType, setRequiresGrad } from "../factoryOptions.js";
import { optionalDType } from "../read/options.js";
import { torchState } from "../state.js";
import {
  dimensionsOf,
  PySymbolicShape,
  readDimensions,
  symbolicSize,
  symbolicTensor,
} from "../symbolicShape.js";
import { PyTensor } from "../tensor.js";
import { UnknownOperand } from "../unknownOperand.js";

type Rule = (vm: Vm, args: readonly unknown[]) => Value | undefined;

/** `zeros(*args, size=…, dtype=…, …)` */
const sized: Rule = (vm, [rest, size, ...options]) =>
  made(vm, (size ?? rest) as Value, options as Value[]);

/** `x.new_zeros(*args, size=…, …)` */
const newSized: Rule = (vm, [self, rest, size, ...options]) =>
  self instanceof PyTensor
    ? made(vm, (size ?? rest) as Value, options as Value[], self.dtype)
    : undefined;

const full: Rule = (vm, [size, fill, ...options]) =>
  fill instanceof PyUnknown
    ? undefined
    : made(vm, size as Value, options as Value[]);

function made(
  vm: Vm,
  size: Value,
  options: readonly (Value | undefined)[],
  dtype: DType | null = null,
): Value | undefined {
  const read = readDimensions(size);
  if (read === undefined || read.from.length === 0) return undefined;
  const tensor = symbolicTensor(
    read.dimensions,
    read.from,
    optionDType(vm, [...options], dtype),
  );
  if (options[3] === true) setRequiresGrad(tensor, true);
  return tensor;
}

/** `zeros_like(x, dtype=…, …)` */
const like: Rule = (vm, [input, ...options]) => {
  const [shape, self] = symbolic(input);
  if (shape === undefined) return undefined;
  const dtype = optionDType(vm, options as Value[], self.dtype);
  const tensor = symbolicTensor(shape.dimensions, [shape], dtype);
  if (options[3] === true) setRequiresGrad(tensor, true);
  return tensor;
};

/** One symbolic tensor, and numbers or tensors of the same sizes beside it. */
const elementwise: Rule = (vm, [input, other]) => {
  const [shape, self] = symbolic(input);
  if (shape === undefined) {
    return other instanceof PyTensor && isNumber(input)
      ? elementwise(vm, [other, input])
      : undefined;
  }
  const isAlike =
    other === undefined ||
    isNumber(other) ||
    (other instanceof PyTensor && sameDimensions(self, other));
  return isAlike ? result(vm, self, shape.dimensions) : undefined;
};

function isNumber(value: unknown): boolean {
  return (
    value === null ||
    typeof value === "string" ||
    numericOf(value as Value) !== undefined
  );
}

function sameDimensions(a: PyTensor, b: PyTensor): boolean {
  const [x, y] = [dimensionsOf(a), dimensionsOf(b)];
  return (
    x !== undefined &&
    y !== undefined &&
    x.length === y.length &&
    x.every((size, i) => size.key === y[i]?.key)
  );
}

/** Another tensor of these sizes, computed from `self`. */
function result(
  vm: Vm,
  self: PyTensor,
  dimensions: readonly Formula[],
  isDetached = false,
): PyTensor {
  const shape = self.pending as PySymbolicShape;
  const tensor = symbolicTensor(dimensions, [shape], self.dtype);
  tensor.device = self.device;
  if (!isDetached && self.requiresGrad && torchState(vm).isGradEnabled) {
    tensor.requiresGrad = true;
    tensor.isLeaf = false;
  }
  return tensor;
}

/** A change of the order of the sizes. */
const reordered =
  (
    order: (rank: number, rest: readonly unknown[]) => number[] | undefined,
  ): Rule =>
  (vm, [input, ...rest]) => {
    const [shape, self] = symbolic(input);
    const places = shape && order(shape.dimensions.length, rest);
    if (shape === undefined || places === undefined) return undefined;
    const dimensions = places.map((place) => shape.dimensions[place]);
    return dimensions.every((size) => size !== undefined)
      ? result(vm, self, dimensions)
      : undefined;
  };

const reversed = reordered((rank) =>
  Array.from({ length: rank }, (_, i) => rank - 1 - i),
);

const transposed = reordered((rank, [a, b]) => {
  const [first, second] = [place(a, rank), place(b, rank)];
  if (first === undefined || second === undefined) return undefined;
  const order = Array.from({ length: rank }, (_, i) => i);
  [order[first], order[second]] = [second, first];
  return order;
});

const permuted = reordered((rank, [dims]) => {
  const [only] = dims instanceof PyTuple ? dims.items : [];
  const list =
    only instanceof PyTuple || only instanceof PyList ? only : (dims as Value);
  return list instanceof PyTuple || list instanceof PyList
    ? list.items.map((dim) => place(dim, rank) ?? NaN)
    : undefined;
});

function place(dim: unknown, rank: number): number | undefined {
  if (typeof dim !== "number" || dim < -rank || dim >= rank) return undefined;
  return dim < 0 ? dim + rank : dim;
}

const unsqueezed: Rule = (vm, [input, dim]) => {
  const [shape, self] = symbolic(input);
  if (shape === undefined) return undefined;
  const at = place(dim, shape.dimensions.length + 1);
  return at === undefined
    ? undefined
    : result(vm, self, shape.dimensions.toSpliced(at, 0, integer(1)));
};

/** `cat(tensors, dim=0)`: equal in all sizes but one, which adds up. */
const joined: Rule = (vm, [list, dim]) => {
  if (!(list instanceof PyList || list instanceof PyTuple)) return undefined;
  const tensors = (list.items as readonly Value[]).filter(
    (item): item is PyTensor => item instanceof PyTensor,
  );
  const shapes = tensors.map(dimensionsOf);
  const [first] = shapes;
  const self = tensors.find(
    ({ pending }) => pending instanceof PySymbolicShape,
  );
  if (
    tensors.length < list.items.length ||
    first === undefined ||
    self === undefined
  ) {
    return undefined;
  }
  const at = place(dim, first.length);
  if (at === undefined) return undefined;
  const sum = [...first];
  for (const shape of shapes.slice(1)) {
    if (shape?.length !== first.length) return undefined;
    for (const [i, size] of shape.entries()) {
      if (i === at) sum[i] = add(sum[i] as Formula, size);
      else if (size.key !== first[i]?.key) return undefined;
    }
  }
  return result(vm, self, sum);
};

/** `tensor.shape`, `size()`, `size(dim)` */
const size: Rule = (_vm, [input, dim]) => {
  const [shape] = symbolic(input);
  if (shape === undefined) return undefined;
  if (dim === null || dim === undefined) return symbolicSize(shape);
  const at = place(dim, shape.dimensions.length);
  return at === undefined
    ? undefined
    : valueOfFormula(shape.dimensions[at] as Formula, [shape]);
};

const count: Rule = (_vm, [input]) => {
  const [shape] = symbolic(input);
  return (
    shape &&
    valueOfFormula(shape.dimensions.reduce(multiply, integer(1)), [shape])
  );
};

const rank: Rule = (_vm, [input]) => symbolic(input)[0]?.dimensions.length;

const length: Rule = (_vm, [input]) => {
  const [shape] = symbolic(input);
  const [first] = shape?.dimensions ?? [];
  return shape && first && valueOfFormula(first, [shape]);
};

const detached: Rule = (vm, [input]) => {
  const [shape, self] = symbolic(input);
  return shape && result(vm, self, shape.dimensions, true);
};

const cast =
  (dtypeOf: (args: readonly unknown[]) => Value | undefined): Rule =>
  (vm, args) => {
    const [shape, self] = symbolic(args[0]);
    if (shape === undefined) return undefined;
    const wanted = dtypeOf(args);
    const tensor = result(vm, self, shape.dimensions);
    if (wanted !== undefined && !(wanted instanceof PyUnknown)) {
      tensor.dtype = optionalDType(wanted) ?? tensor.dtype;
    }
    return tensor;
  };

function symbolic(
  input: unknown,
): [PySymbolicShape, PyTensor] | [undefined, never] {
  return input instanceof PyTensor && input.pending instanceof PySymbolicShape
    ? [input.pending, input]
    : [undefined, undefined as never];
}

const alike = (names: string, rule: Rule): [string, Rule][] =>
  names.split(" ").map((name) => [name, rule]);

/** Rows by name, whether of `torch` or of tensors. */
export const symbolicRows: ReadonlyMap<string, Rule> = new Map([
  ...alike("empty zeros ones rand randn", sized),
  ...alike("new_empty new_zeros new_ones", newSized),
  ...alike("full", full),
  ...alike(
    "empty_like zeros_like ones_like rand_like randn_like full_like",
    like,
  ),
  ...alike(
    "add sub mul div true_divide pow neg abs exp log sqrt rsqrt sin cos tanh sigmoid relu clamp clone contiguous " +
      "__add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__ __rtruediv__ __pow__ __neg__ reciprocal square",
    elementwise,
  ),
  ...alike("t T H adjoint", reversed),
  ...alike("transpose swapaxes swapdims", transposed),
  ...alike(
    "mT mH",
    reordered((n) => (n < 2 ? undefined : swapLast(n))),
  ),
  ...alike("permute", permuted),
  ...alike("unsqueeze", unsqueezed),
  ...alike("cat concat concatenate", joined),
  ...alike("shape size", size),
  ...alike("numel nelement", count),
  ...alike("dim ndim ndimension", rank),
  ...alike("__len__", length),
  ...alike("data detach", detached),
  ...alike(
    "cpu cuda",
    cast(() => undefined),
  ),
]);

function swapLast(n: number): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  [order[n - 1], order[n - 2]] = [n - 2, n - 1];
  return order;
}

/** The answer of a row that needs a shape it does not have; undefined where nothing is known of it. */
export function symbolicRow(
  vm: Vm,
  name: string,
  args: readonly unknown[],
): Value | undefined {
  const rule = symbolicRows.get(name);
  if (rule === undefined) return undefined;
  try {
    return rule(vm, args);
  } catch (error) {
    // Something else is not known, either.
    if (error instanceof UnknownOperand) return undefined;
    throw error;
  }
}
