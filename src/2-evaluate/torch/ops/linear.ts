/** Linear algebra: matmul and its relatives, outer, einsum, tensordot, trace, cdist, decompositions. */
import type { Table } from "../../builtins/table.js";
import type { PyTuple } from "../../values/containers.js";
import { PyList } from "../../values/containers.js";
import type { Native } from "../../values/functions.js";
import { notImplemented } from "../../values/simple.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import type { DType } from "../dtype.js";
import { isSmall, result } from "../make.js";
import { raiseRuntime, shapeText } from "../raiseTorch.js";
import { boolOf, intOf } from "../read/numbers.js";
import { broadcastShapes, dimOf, intsOf, wrapDim } from "../read/sizes.js";
import { tensorOf, variadicTensors } from "../read/tensors.js";
import { named } from "../returnTypes.js";
import { contiguousStrides, countOf, PyTensor, type Shape } from "../tensor.js";
import { einsumShape } from "./einsum.js";
import {
  checkInplace,
  checkOutputShape,
  recordInplace,
} from "./inplaceRules.js";
import { expandValues } from "./operands.js";
import { addsExactly } from "./reduceValues.js";
import { matrixTransposed, permuted, reshaped, unsqueezed } from "./reshape.js";
import { tensorsDType } from "./join.js";
import { toReal } from "../promotion.js";
import type { Family } from "./rows.js";

/** Products of more elements than this are not computed. */
const WORK_LIMIT = 1_000_000;

function checkDTypes(a: PyTensor, b: PyTensor): DType {
  if (a.dtype !== b.dtype) {
    raiseRuntime(
      `expected m1 and m2 to have the same dtype, but got: ${a.dtype.name} != ${b.dtype.name}`,
    );
  }
  return a.dtype;
}

/** (…, n, m) × (…, m, p), batches broadcast. */
function batchedProduct(vm: Vm, a: PyTensor, b: PyTensor): PyTensor {
  const dtype = checkDTypes(a, b);
  const [n, m] = a.shape.slice(-2) as [number, number];
  const [k, p] = b.shape.slice(-2) as [number, number];
  if (m !== k) {
    raiseRuntime(
      `mat1 and mat2 shapes cannot be multiplied (${n}x${m} and ${k}x${p})`,
    );
  }
  const batch = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const shape = [...batch, n, p];
  const isComputed =
    isSmall(shape) &&
    countOf(shape) * m <= WORK_LIMIT &&
    isSmall([...batch, n, m]) &&
    isSmall([...batch, m, p]);
  const x = isComputed ? a.values() : null;
  const y = x === null ? null : b.values();
  if (x === null || y === null) return result(vm, [a, b], shape, dtype);
  const left = expandValues(x, a.shape, [...batch, n, m]);
  const right = expandValues(y, b.shape, [...batch, m, p]);
  vm.budget.size(countOf(shape) * m, "a product");
  const { values, isExact } = product(
    left,
    right,
    countOf(batch),
    n,
    m,
    p,
    dtype,
  );
  return result(vm, [a, b], shape, dtype, values, isExact);
}

function product(
  left: Float64Array,
  right: Float64Array,
  batches: number,
  n: number,
  m: number,
  p: number,
  dtype: DType,
) {
  const values = new Float64Array(batches * n * p);
  const terms = new Float64Array(m);
  let isExact = true;
  for (let batch = 0; batch < batches; batch++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < p; j++) {
        let sum = 0;
        for (let l = 0; l < m; l++) {
          const term =
            (left[(batch * n + i) * m + l] as number) *
            (right[(batch * m + l) * p + j] as number);
          terms[l] = term;
          sum += term;
        }
        values[(batch * n + i) * p + j] = sum;
        isExact = isExact && addsExactly(terms, dtype);
      }
    }
  }
  return { values, isExact };
}

/** `torch.matmul` (https://docs.pytorch.org/docs/stable/generated/torch.matmul.html): vectors become matrices and back. */
export function matrixProduct(vm: Vm, a: PyTensor, b: PyTensor): PyTensor {
  if (a.rank === 0 || b.rank === 0) {
    raiseRuntime(
      `both arguments to matmul need to be at least 1D, but they are ${a.rank}D and ${b.rank}D`,
    );
  }
  const left = a.rank === 1 ? unsqueezed(vm, a, 0) : a;
  const right = b.rank === 1 ? unsqueezed(vm, b, 1) : b;
  const made = batchedProduct(vm, left, right);
  const shape = made.shape.filter(
    (_, d) =>
      !(a.rank === 1 && d === made.rank - 2) &&
      !(b.rank === 1 && d === made.rank - 1),
  );
  return shape.length === made.rank ? made : reshaped(vm, made, shape);
}

/** A product whose operands must have exactly these ranks. */
function strictProduct(name: string, ranks: readonly [number, number]): Native {
  return (vm, first: Value, second: Value) => {
    const a = tensorOf(first);
    const b = tensorOf(second, "mat2");
    if (a.rank !== ranks[0] || b.rank !== ranks[1]) {
      raiseRuntime(
        `${name}: expected ${ranks[0]}-D and ${ranks[1]}-D tensors, but got ${a.rank}-D and ${b.rank}-D`,
      );
    }
    if (name === "bmm" && a.shape[0] !== b.shape[0]) {
      raiseRuntime(
        `Expected size for first two dimensions of batch2 tensor to be: [${a.shape[0]}, ${a.shape[2]}] but got: [${b.shape[0]}, ${b.shape[1]}].`,
      );
    }
    return matrixProduct(vm, a, b);
  };
}

const dot: Native = (vm, first: Value, second: Value) => {
  const a = tensorOf(first);
  const b = tensorOf(second, "tensor");
  if (a.rank !== 1 || b.rank !== 1)
    raiseRuntime(
      `1D tensors expected, but got ${a.rank}D and ${b.rank}D tensors`,
    );
  if (a.count !== b.count)
    raiseRuntime(
      `inconsistent tensor size, expected tensor [${a.count}] and src [${b.count}] to have the same number of elements, but got ${a.count} and ${b.count} elements respectively`,
    );
  checkDTypes(a, b);
  return matrixProduct(vm, a, b);
};

const outer: Native = (vm, first: Value, second: Value) => {
  const a = tensorOf(first);
  const b = tensorOf(second, "vec2");
  if (a.rank !== 1 || b.rank !== 1)
    raiseRuntime(`outer: Expected 1-D argument self, but got ${a.rank}-D`);
  const dtype = tensorsDType([a, b]);
  const shape = [a.count, b.count];
  const x = isSmall(shape) ? a.values() : null;
  const y = x === null ? null : b.values();
  const values =
    x === null || y === null
      ? null
      : Float64Array.from(
          { length: countOf(shape) },
          (_, i) =>
            (x[Math.floor(i / b.count)] as number) * (y[i % b.count] as number),
        );
  return result(vm, [a, b], shape, dtype, values);
};

const inner: Native = (vm, first: Value, second: Value) => {
  const a = tensorOf(first);
  const b = tensorOf(second, "other");
  const dtype = checkDTypes(a, b);
  if (a.rank === 0 || b.rank === 0)
    return result(vm, [a, b], a.rank === 0 ? b.shape : a.shape, dtype);
  if (a.shape[a.rank - 1] !== b.shape[b.rank - 1])
    raiseRuntime(
      `inner() the last dimension must match on both input tensors but got shapes ${shapeText(a.shape)} and ${shapeText(b.shape)}`,
    );
  return result(
    vm,
    [a, b],
    [...a.shape.slice(0, -1), ...b.shape.slice(0, -1)],
    dtype,
  );
};

/** `tensordot(a, b, dims)`: `dims` an int, or two lists of dimensions to sum over. */
const tensordot: Native = (vm, first: Value, second: Value, dims: Value) => {
  const a = tensorOf(first, "a");
  const b = tensorOf(second, "b");
  const [left, right] = contractions(vm, a, b, dims);
  left.forEach((d, i) => {
    const [x, y] = [
      a.shape[d] as number,
      b.shape[right[i] as number] as number,
    ];
    if (x !== y)
      raiseRuntime(
        `contracted dimensions need to match, but first has size ${x} in dim ${d} and second has size ${y} in dim ${right[i]}`,
      );
  });
  const freeA = a.shape.map((_, d) => d).filter((d) => !left.includes(d));
  const freeB = b.shape.map((_, d) => d).filter((d) => !right.includes(d));
  const sum = countOf(left.map((d) => a.shape[d] as number));
  const sizesA = freeA.map((d) => a.shape[d] as number);
  const sizesB = freeB.map((d) => b.shape[d] as number);
  const x = reshaped(vm, permuted(vm, a, [...freeA, ...left]), [
    countOf(sizesA),
    sum,
  ]);
  const y = reshaped(vm, permuted(vm, b, [...right, ...freeB]), [
    sum,
    countOf(sizesB),
  ]);
  return reshaped(vm, matrixProduct(vm, x, y), [...sizesA, ...sizesB]);
};

function contractions(
  vm: Vm,
  a: PyTensor,
  b: PyTensor,
  dims: Value,
): [number[], number[]] {
  if (
    dims instanceof PyList ||
    (dims !== null && typeof dims === "object" && "items" in dims)
  ) {
    const [left, right] = (dims as PyList | PyTuple).items as [Value, Value];
    return [
      intsOf(vm, left, "dims").map((d) => wrapDim(d, a.rank)),
      intsOf(vm, right, "dims").map((d) => wrapDim(d, b.rank)),
    ];
  }
  const count = intOf(vm, dims, "dims");
  if (count < 0)
    raiseRuntime(`tensordot expects dims >= 0, but got dims=${count}`);
  if (count > Math.min(a.rank, b.rank))
    raiseRuntime(
      `tensordot expects dims < ndim_a or ndim_b, but got dims=${count}`,
    );
  return [
    Array.from({ length: count }, (_, i) => a.rank - count + i),
    Array.from({ length: count }, (_, i) => i),
  ];
}

const kron: Native = (vm, first: Value, second: Value) => {
  const a = tensorOf(first);
  const b = tensorOf(second, "other");
  const rank = Math.max(a.rank, b.rank);
  const padded = (shape: Shape) => [
    ...new Array<number>(rank - shape.length).fill(1),
    ...shape,
  ];
  const [x, y] = [padded(a.shape), padded(b.shape)];
  return result(
    vm,
    [a, b],
    x.map((size, d) => size * (y[d] as number)),
    tensorsDType([a, b]),
  );
};

/** `addmm(input, a, b)` and its like: input broadcast to the product. */
function added(
  rankOf: readonly [number, number],
  shapeFrom?: (made: Shape) => Shape,
): Native {
  return (vm, argument, first: Value, second: Value) => {
    const input = tensorOf(argument);
    const a = tensorOf(first, "mat1");
    const b = tensorOf(second, "mat2");
    if (a.rank !== rankOf[0] || b.rank !== rankOf[1])
      raiseRuntime(
        `expected ${rankOf[0]}-D and ${rankOf[1]}-D tensors, but got ${a.rank}-D and ${b.rank}-D`,
      );
    const product = matrixProduct(vm, a, b);
    const shape = shapeFrom?.(product.shape) ?? product.shape;
    const met = broadcastShapes(input.shape, shape);
    if (countOf(met) !== countOf(shape))
      raiseRuntime(
        `The expanded size of the tensor must match the existing size. Target sizes: ${shapeText(shape)}.  Tensor sizes: ${shapeText(input.shape)}`,
      );
    return result(vm, [input, a, b], shape, input.dtype);
  };
}

const addOuter: Native = (vm, argument, first: Value, second: Value) => {
  const input = tensorOf(argument);
  const a = tensorOf(first, "vec1");
  const b = tensorOf(second, "vec2");
  return result(
    vm,
    [input, a, b],
    [a.count, b.count],
    tensorsDType([input, a, b]),
  );
};

/** `addcmul`, `addcdiv`, `lerp`: shapes. */
const threeWay: Native = (vm, ...args: Value[]) => {
  const tensors = args
    .slice(0, 3)
    .filter((each) => each instanceof PyTensor)
    .map((each) => tensorOf(each));
  return result(
    vm,
    tensors,
    broadcastShapes(...tensors.map((each) => each.shape)),
    tensorsDType(tensors),
  );
};

const threeWayInplace: Native = (vm, argument, ...args: Value[]) => {
  const self = tensorOf(argument, "self");
  const tensors = args
    .filter((each) => each instanceof PyTensor)
    .map((each) => tensorOf(each));
  checkInplace(vm, self);
  checkOutputShape(
    self,
    broadcastShapes(self.shape, ...tensors.map((each) => each.shape)),
  );
  self.view.storage.forget();
  recordInplace(vm, self, tensors);
  return self;
};

/** In-place relatives of `addmm`: the tensor keeps its shape and loses its values. */
const accumulate: Native = (vm, argument, first: Value, second: Value) => {
  const self = tensorOf(argument, "self");
  const inputs = [tensorOf(first), tensorOf(second)];
  checkInplace(vm, self);
  self.view.storage.forget();
  recordInplace(vm, self, inputs);
  return self;
};

const cross: Native = (vm, first: Value, second: Value, dim: Value) => {
  const a = tensorOf(first);
  const b = tensorOf(second, "other");
  const shape = broadcastShapes(a.shape, b.shape);
  if (dim !== null && shape[dimOf(vm, dim, shape.length)] !== 3)
    raiseRuntime(
      `linalg.cross: inputs dimension ${dimOf(vm, dim, shape.length)} must have length 3.`,
    );
  return result(vm, [a, b], shape, tensorsDType([a, b]));
};

function square(name: string, input: PyTensor): PyTensor {
  const [n, m] = input.shape.slice(-2);
  if (input.rank < 2 || n !== m)
    raiseRuntime(
      `${name}: A must be batches of square matrices, but they are ${n} by ${m} matrices`,
    );
  return input;
}

/** A function of square matrices: `shape` from the input's. */
function ofSquare(name: string, shape: (shape: Shape) => Shape): Native {
  return (vm, argument) => {
    const input = square(name, tensorOf(argument));
    return result(vm, [input], shape(input.shape), input.dtype);
  };
}

const trace: Native = (vm, argument) => {
  const input = tensorOf(argument);
  if (input.rank !== 2)
    raiseRuntime(
      `trace: expected a matrix, but got tensor with dim ${input.rank}`,
    );
  const values = input.values();
  const step = (contiguousStrides(input.shape)[0] as number) + 1;
  const diagonal =
    values === null
      ? null
      : Float64Array.from(
          { length: Math.min(...input.shape) },
          (_, i) => values[i * step] as number,
        );
  const sum =
    diagonal === null
      ? null
      : Float64Array.of(diagonal.reduce((total, x) => total + x, 0));
  return result(
    vm,
    [input],
    [],
    input.dtype,
    sum,
    diagonal !== null && addsExactly(diagonal, input.dtype),
  );
};

const cdist: Native = (vm, first: Value, second: Value) => {
  const a = tensorOf(first, "x1");
  const b = tensorOf(second, "x2");
  if (a.rank < 2 || b.rank < 2)
    raiseRuntime("cdist only supports at least 2D tensors");
  if (a.shape[a.rank - 1] !== b.shape[b.rank - 1])
    raiseRuntime(
      `X1 and X2 must have the same number of columns. X1: ${a.shape[a.rank - 1]} X2: ${b.shape[b.rank - 1]}`,
    );
  const batch = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2));
  return result(
    vm,
    [a, b],
    [...batch, a.shape[a.rank - 2] as number, b.shape[b.rank - 2] as number],
    a.dtype,
  );
};

/** `qr`, `linalg.qr`: reduced by default. */
const qr: Native = (vm, argument, some: Value) => {
  const input = tensorOf(argument);
  const [rows, columns] = input.shape.slice(-2) as [number, number];
  const batch = input.shape.slice(0, -2);
  const width = some === false ? rows : Math.min(rows, columns);
  return named(
    "qr",
    result(vm, [input], [...batch, rows, width], input.dtype),
    result(vm, [input], [...batch, width, columns], input.dtype),
  );
};

const svd: Native = (vm, argument, some: Value) => {
  const input = tensorOf(argument);
  const [rows, columns] = input.shape.slice(-2) as [number, number];
  const batch = input.shape.slice(0, -2);
  const rank = Math.min(rows, columns);
  const [u, v] = boolOf(some, "some") ? [rank, rank] : [rows, columns];
  return named(
    "svd",
    result(vm, [input], [...batch, rows, u], input.dtype),
    result(vm, [input], [...batch, rank], toReal(input.dtype)),
    result(vm, [input], [...batch, columns, v], input.dtype),
  );
};

const einsum: Native = (vm, equation: Value, rest: PyTuple) => {
  const tensors = variadicTensors(vm, rest, "operands");
  if (typeof equation !== "string")
    raiseRuntime("einsum(): the equation must be a string");
  const shape = einsumShape(
    equation,
    tensors.map((tensor) => tensor.shape),
  );
  return result(vm, tensors, shape, tensorsDType(tensors));
};

const operator =
  (isReflected: boolean): Native =>
  (vm, self: Value, other: Value) => {
    if (!(other instanceof PyTensor)) return notImplemented;
    const [a, b] = isReflected ? [other, self] : [self, other];
    return matrixProduct(vm, tensorOf(a), tensorOf(b));
  };

const matmulRow: Native = (vm, a: Value, b: Value) =>
  matrixProduct(vm, tensorOf(a), tensorOf(b, "other"));

const both: Table = {
  "matmul(input, other)": matmulRow,
  "mm(input, mat2)": strictProduct("mm", [2, 2]),
  "bmm(input, mat2)": strictProduct("bmm", [3, 3]),
  "mv(input, vec)": strictProduct("mv", [2, 1]),
  "dot(input, tensor)": dot,
  "vdot(input, other)": dot,
  "outer(input, vec2)": outer,
  "ger(input, vec2)": outer,
  "inner(input, other)": inner,
  "kron(input, other)": kron,
  "cross(input, other, dim=None)": cross,
  "trace(input)": trace,
  "addmm(input, mat1, mat2, *, beta=1, alpha=1)": added([2, 2]),
  "addmv(input, mat, vec, *, beta=1, alpha=1)": added([2, 1]),
  "baddbmm(input, batch1, batch2, *, beta=1, alpha=1)": added([3, 3]),
  "addbmm(input, batch1, batch2, *, beta=1, alpha=1)": added([3, 3], (shape) =>
    shape.slice(1),
  ),
  "addr(input, vec1, vec2, *, beta=1, alpha=1)": addOuter,
  "addcmul(input, tensor1, tensor2, *, value=1)": threeWay,
  "addcdiv(input, tensor1, tensor2, *, value=1)": threeWay,
  "lerp(input, end, weight)": threeWay,
  "det(input)": ofSquare("linalg.det", (shape) => shape.slice(0, -2)),
  "logdet(input)": ofSquare("logdet", (shape) => shape.slice(0, -2)),
  "inverse(input)": ofSquare("linalg.inv", (shape) => shape),
  "cholesky(input, upper=False)": ofSquare("cholesky", (shape) => shape),
  "matrix_exp(input)": ofSquare("linalg.matrix_exp", (shape) => shape),
  "matrix_power(input, n)": ofSquare("linalg.matrix_power", (shape) => shape),
  "pinverse(input, rcond=1e-15)": (vm, argument) => {
    const input = tensorOf(argument);
    return result(vm, [input], matrixTransposed(vm, input).shape, input.dtype);
  },
  "qr(input, some=True)": qr,
  "svd(input, some=True, compute_uv=True)": svd,
  "dist(input, other, p=2)": (vm, first, second) => {
    const tensors = [tensorOf(first), tensorOf(second, "other")];
    broadcastShapes(...tensors.map((each) => each.shape));
    return result(vm, tensors, [], tensorsDType(tensors));
  },
};

export const linear: Family = {
  takesOut: true,
  both,
  functions: {
    "einsum(equation, *operands)": einsum,
    "tensordot(a, b, dims=2, out=None)": tensordot,
    "cdist(x1, x2, p=2.0, compute_mode=None)": cdist,
    "chain_matmul(*matrices)": (vm, rest: PyTuple) => {
      const matrices = variadicTensors(vm, rest, "matrices");
      return matrices.reduce((made, next) => matrixProduct(vm, made, next));
    },
  },
  methods: {
    "__matmul__(self, other)": operator(false),
    "__rmatmul__(self, other)": operator(true),
  },
  inplace: {
    "addmm_(self, mat1, mat2, *, beta=1, alpha=1)": accumulate,
    "addmv_(self, mat, vec, *, beta=1, alpha=1)": accumulate,
    "baddbmm_(self, batch1, batch2, *, beta=1, alpha=1)": accumulate,
    "addbmm_(self, batch1, batch2, *, beta=1, alpha=1)": accumulate,
    "addr_(self, vec1, vec2, *, beta=1, alpha=1)": accumulate,
    "addcmul_(self, tensor1, tensor2, *, value=1)": threeWayInplace,
    "addcdiv_(self, tensor1, tensor2, *, value=1)": threeWayInplace,
    "lerp_(self, end, weight)": threeWayInplace,
  },
};
