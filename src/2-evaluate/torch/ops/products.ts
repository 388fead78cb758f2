/** Products besides matmul: mm, dot, outer, inner, tensordot, kron, cross. */
import { isSmall, result } from "../make.js";
import { raiseRuntime, shapeText } from "../raiseTorch.js";
import { intOf } from "../read/numbers.js";
import { broadcastShapes, dimOf, intsOf, wrapDim } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor, type Shape, countOf } from "../tensor.js";
import { PyList, type PyTuple } from "../../values/containers.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { tensorsDType } from "./concatenated.js";
import { checkDTypes, matrixProduct } from "./matrixProduct.js";
import { permuted } from "./permuted.js";
import { reshaped } from "./reshaped.js";

/** A product whose operands must have exactly these ranks. */
export function strictProduct(
  name: string,
  ranks: readonly [number, number],
): Native {
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

export const dot: Native = (vm, first: Value, second: Value) => {
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

export const outer: Native = (vm, first: Value, second: Value) => {
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

export const inner: Native = (vm, first: Value, second: Value) => {
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
export const tensordot: Native = (
  vm,
  first: Value,
  second: Value,
  dims: Value,
) => {
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

export const kron: Native = (vm, first: Value, second: Value) => {
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

export const cross: Native = (vm, first: Value, second: Value, dim: Value) => {
  const a = tensorOf(first);
  const b = tensorOf(second, "other");
  const shape = broadcastShapes(a.shape, b.shape);
  if (dim !== null && shape[dimOf(vm, dim, shape.length)] !== 3)
    raiseRuntime(
      `linalg.cross: inputs dimension ${dimOf(vm, dim, shape.length)} must have length 3.`,
    );
  return result(vm, [a, b], shape, tensorsDType([a, b]));
};
