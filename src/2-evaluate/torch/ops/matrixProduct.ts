/** `torch.matmul`. */
import { epsilon } from "../rounding.js";
import { largest } from "../exactness.js";
import type { DType } from "../dtype.js";
import { isSmall, result } from "../make.js";
import { raiseRuntime } from "../raiseTorch.js";
import { broadcastShapes } from "../read/sizes.js";
import { PyTensor, countOf } from "../tensor.js";
import type { Vm } from "../../vm.js";
import { expandValues } from "./operands.js";
import { addsExactly } from "./reduceValues.js";
import { reshaped } from "./reshaped.js";
import { unsqueezed } from "./selected.js";

/** Products of more elements than this are not computed. */
const WORK_LIMIT = 1_000_000;

export function checkDTypes(a: PyTensor, b: PyTensor): DType {
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
  const x = isComputed && a.isExact && b.isExact ? a.values() : null;
  const y = x === null ? null : b.values();
  if (x === null || y === null) return result(vm, [a, b], shape, dtype);
  const left = expandValues(x, a.shape, [...batch, n, m]);
  const right = expandValues(y, b.shape, [...batch, m, p]);
  vm.budget.size(countOf(shape) * m, "a product");
  const { values, error } = product(
    left,
    right,
    countOf(batch),
    n,
    m,
    p,
    dtype,
  );
  return result(vm, [a, b], shape, dtype, values, error);
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
  let error = 0;
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
        if (!addsExactly(terms, dtype)) {
          error = Math.max(error, m * epsilon(dtype) * m * largest(terms));
        }
      }
    }
  }
  return { values, error };
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
