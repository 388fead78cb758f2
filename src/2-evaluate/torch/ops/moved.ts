/** Results whose elements are elements of the input, each from a place that a function tells. */
import type { Vm } from "../../vm.js";
import { isSmall, result } from "../make.js";
import { countOf, type PyTensor, type Shape } from "../tensor.js";

/** @param from the row-major place in `input` of each element of the result; negative: zero */
export function moved(
  vm: Vm,
  input: PyTensor,
  shape: Shape,
  from: (index: number) => number,
): PyTensor {
  const values = isSmall(shape) ? input.values() : null;
  if (values === null) return result(vm, [input], shape, input.dtype);
  const made = new Float64Array(countOf(shape));
  for (let i = 0; i < made.length; i++) {
    const at = from(i);
    made[i] = at < 0 ? 0 : (values[at] as number);
  }
  return result(vm, [input], shape, input.dtype, made);
}

/** As `moved`, by coordinates. */
export function movedByIndex(
  vm: Vm,
  input: PyTensor,
  shape: Shape,
  from: (index: number[]) => number[] | null,
): PyTensor {
  return moved(vm, input, shape, (i) => {
    const at = from(coordinates(i, shape));
    return at === null ? -1 : place(at, input.shape);
  });
}

/** Coordinates of the element with a row-major number. */
export function coordinates(index: number, shape: Shape): number[] {
  const result = new Array<number>(shape.length);
  let rest = index;
  for (let d = shape.length - 1; d >= 0; d--) {
    const size = shape[d] as number;
    result[d] = rest % size;
    rest = Math.floor(rest / size);
  }
  return result;
}

/** The row-major number of the element at coordinates. */
export function place(index: readonly number[], shape: Shape): number {
  let at = 0;
  for (let d = 0; d < shape.length; d++)
    at = at * (shape[d] as number) + (index[d] as number);
  return at;
}
