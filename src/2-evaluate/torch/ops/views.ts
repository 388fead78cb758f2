/** Strides of views (https://docs.pytorch.org/docs/stable/tensor_view.html). */
import { contiguousStrides, countOf, type Shape } from "../tensor.js";

/**
 * Strides with which elements laid out by `shape` and `strides` can be seen as `target`; null where only a copy can. A
 * run of dimensions that lie without gaps in each other may be cut in any other way.
 */
export function viewStrides(
  shape: Shape,
  strides: Shape,
  target: Shape,
): number[] | null {
  if (countOf(shape) === 0) return contiguousStrides(target);
  const result = new Array<number>(target.length).fill(1);
  let next = target.length - 1;
  let runSize = 1;
  let viewSize = 1;
  let base = strides.length > 0 ? (strides[strides.length - 1] as number) : 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    runSize *= shape[d] as number;
    const outer = d > 0 ? (shape[d - 1] as number) : 0;
    const runEnds =
      d === 0 || (outer !== 1 && strides[d - 1] !== runSize * base);
    if (!runEnds) continue;
    while (next >= 0 && (viewSize < runSize || target[next] === 1)) {
      result[next] = viewSize * base;
      viewSize *= target[next] as number;
      next--;
    }
    if (viewSize !== runSize) return null;
    if (d > 0) {
      base = strides[d - 1] as number;
      runSize = 1;
      viewSize = 1;
    }
  }
  // What is left can only be of size 1.
  while (next >= 0) {
    if (target[next] !== 1) return null;
    next--;
  }
  return result;
}
