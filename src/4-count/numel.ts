/** The number of elements of a shape, exactly. */
import type { Dimension } from "../3-layers/ir.js";

/** `torch.Size(shape).numel()`: the product of the dimensions; 1 for a scalar. */
export function numel(shape: readonly Dimension[]): bigint {
  // Multiplied as numbers while that is exact, which is nearly always and much faster.
  let product = 1;
  for (const size of shape) {
    if (typeof size === "bigint") return exactly(shape);
    product *= size;
  }
  return Number.isSafeInteger(product) ? BigInt(product) : exactly(shape);
}

function exactly(shape: readonly Dimension[]): bigint {
  return shape.reduce<bigint>((product, size) => product * BigInt(size), 1n);
}
