/** Linear algebra: matmul and its relatives, outer, einsum, tensordot, trace, cdist, decompositions. */
import type { Table } from "../../builtins/table.js";
import { result } from "../make.js";
import { raiseRuntime } from "../raiseTorch.js";
import { broadcastShapes } from "../read/sizes.js";
import { tensorOf, variadicTensors } from "../read/tensors.js";
import { PyTensor } from "../tensor.js";
import type { PyTuple } from "../../values/containers.js";
import type { Native } from "../../values/functions.js";
import { notImplemented } from "../../values/simple.js";
import type { Value } from "../../values/value.js";
import {
  accumulate,
  addOuter,
  added,
  threeWay,
  threeWayInplace,
} from "./accumulate.js";
import { cdist, ofSquare, qr, svd, trace } from "./decompositions.js";
import { einsumShape } from "./einsum.js";
import { tensorsDType } from "./concatenated.js";
import { matrixProduct } from "./matrixProduct.js";
import {
  cross,
  dot,
  inner,
  kron,
  outer,
  strictProduct,
  tensordot,
} from "./products.js";
import { matrixTransposed } from "./permuted.js";
import type { Family } from "./rows.js";

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
