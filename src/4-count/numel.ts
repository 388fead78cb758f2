/** The number of elements of a shape, exactly. */
import type { Dimension } from "../3-layers/ir.js";

/** `torch.Size(shape).numel()`: the product of the dimensions; 1 for a scalar. */
export function numel(shape: readonly Dimension[]): bigint {
  return shape.reduce<bigint>((product, size) => product * BigInt(size), 1n);
}
