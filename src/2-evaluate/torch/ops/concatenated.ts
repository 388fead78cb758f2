/** `cat` and `stack`. */
import type { DType } from "../dtype.js";
import { isSmall, result } from "../make.js";
import { resultType } from "../promotion.js";
import { raiseRuntime, raiseValue, shapeText } from "../raiseTorch.js";
import { wrapDim } from "../read/sizes.js";
import { roundInto } from "../rounding.js";
import { PyTensor, type Shape, countOf } from "../tensor.js";
import type { Vm } from "../../vm.js";
import { unsqueezed } from "./selected.js";

export function tensorsDType(tensors: readonly PyTensor[]): DType {
  return resultType(
    tensors.map((tensor) => ({
      dtype: tensor.dtype,
      rank: tensor.rank === 0 ? "zero" : "dimensioned",
    })),
  );
}

/** `torch.cat(tensors, dim)`; 1-d tensors without elements are skipped, as PyTorch does for old code. */
export function concatenated(
  vm: Vm,
  given: readonly PyTensor[],
  dim: number,
): PyTensor {
  if (given.length === 0)
    raiseValue("torch.cat(): expected a non-empty list of Tensors");
  const scalar = given.findIndex((tensor) => tensor.rank === 0);
  if (scalar >= 0)
    raiseRuntime(
      `zero-dimensional tensor (at position ${scalar}) cannot be concatenated`,
    );
  const dtype = tensorsDType(given);
  const tensors = given.filter(
    (tensor) => tensor.rank !== 1 || tensor.shape[0] !== 0,
  );
  const [first] = tensors;
  if (first === undefined) return result(vm, given, [0], dtype);
  const place = wrapDim(dim, first.rank);
  for (const [i, tensor] of tensors.entries()) {
    const fits =
      tensor.rank === first.rank &&
      tensor.shape.every((size, d) => d === place || size === first.shape[d]);
    if (!fits) {
      if (tensor.rank !== first.rank) {
        raiseRuntime(
          `Tensors must have same number of dimensions: got ${first.rank} and ${tensor.rank}`,
        );
      }
      const d = tensor.shape.findIndex(
        (size, at) => at !== place && size !== first.shape[at],
      );
      raiseRuntime(
        `Sizes of tensors must match except in dimension ${place}. Expected size ${first.shape[d]} but got size ${tensor.shape[d]} for tensor number ${i} in the list.`,
      );
    }
  }
  const total = tensors.reduce(
    (sum, tensor) => sum + (tensor.shape[place] as number),
    0,
  );
  const shape = first.shape.with(place, total);
  return result(
    vm,
    given,
    shape,
    dtype,
    joinValues(tensors, shape, place, dtype),
  );
}

function joinValues(
  tensors: readonly PyTensor[],
  shape: Shape,
  dim: number,
  dtype: DType,
): Float64Array | null {
  if (!isSmall(shape)) return null;
  const joined = new Float64Array(countOf(shape));
  const outer = countOf(shape.slice(0, dim));
  const row = countOf(shape.slice(dim));
  let start = 0;
  for (const tensor of tensors) {
    const values = valuesAs(tensor, dtype);
    if (values === null) return null;
    const width = countOf(tensor.shape.slice(dim));
    for (let i = 0; i < outer; i++)
      joined.set(values.subarray(i * width, (i + 1) * width), i * row + start);
    start += width;
  }
  return joined;
}

function valuesAs(tensor: PyTensor, dtype: DType): Float64Array | null {
  const values = tensor.values();
  if (values === null || tensor.dtype === dtype) return values;
  const copy = values.slice();
  return roundInto(dtype, copy) ? copy : null;
}

/** `torch.stack(tensors, dim)` */
export function stacked(
  vm: Vm,
  tensors: readonly PyTensor[],
  dim: number,
): PyTensor {
  const first = tensors[0];
  if (first === undefined) raiseRuntime("stack expects a non-empty TensorList");
  const place = wrapDim(dim, first.rank + 1);
  for (const [i, tensor] of tensors.entries()) {
    if (
      tensor.rank !== first.rank ||
      tensor.shape.some((size, d) => size !== first.shape[d])
    ) {
      raiseRuntime(
        `stack expects each tensor to be equal size, but got ${shapeText(first.shape)} at entry 0 and ${shapeText(tensor.shape)} at entry ${i}`,
      );
    }
  }
  return concatenated(
    vm,
    tensors.map((tensor) => unsqueezed(vm, tensor, place)),
    place,
  );
}
