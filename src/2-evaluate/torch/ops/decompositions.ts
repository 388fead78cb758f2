/** Functions of matrices: det, inverse, trace, qr, svd, cdist. */
import { result } from "../make.js";
import { toReal } from "../promotion.js";
import { raiseRuntime } from "../raiseTorch.js";
import { boolOf } from "../read/numbers.js";
import { broadcastShapes } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { named } from "../returnTypes.js";
import { PyTensor, type Shape, contiguousStrides } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import { sumError } from "./reduceValues.js";

function square(name: string, input: PyTensor): PyTensor {
  const [n, m] = input.shape.slice(-2);
  if (input.rank < 2 || n !== m)
    raiseRuntime(
      `${name}: A must be batches of square matrices, but they are ${n} by ${m} matrices`,
    );
  return input;
}

/** A function of square matrices: `shape` from the input's. */
export function ofSquare(name: string, shape: (shape: Shape) => Shape): Native {
  return (vm, argument) => {
    const input = square(name, tensorOf(argument));
    return result(vm, [input], shape(input.shape), input.dtype);
  };
}

export const trace: Native = (vm, argument) => {
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
    sum === null ? 0 : sumError(input, sum),
  );
};

export const cdist: Native = (vm, first: Value, second: Value) => {
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
export const qr: Native = (vm, argument, some: Value) => {
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

export const svd: Native = (vm, argument, some: Value) => {
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
