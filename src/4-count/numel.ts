/** The number of elements of a shape, exactly. */
import { Formula } from "../algebra/expression.js";
import { integer, multiply } from "../algebra/polynomial.js";
import { toText } from "../algebra/toText.js";
import type { Dimension } from "../3-layers/ir.js";

/** Whether some size depends on symbols. */
export function isSymbolic(shape: readonly Dimension[]): boolean {
  return shape.some((size) => size instanceof Formula);
}

/**
 * `torch.Size(shape).numel()`: the product of the dimensions; 1 for a scalar.
 * @param shape without symbols
 */
export function numel(shape: readonly Dimension[]): bigint {
  // Multiplied as numbers while that is exact, which is nearly always and much faster.
  let product = 1;
  for (const size of shape) {
    if (typeof size !== "number") return exactly(shape);
    product *= size;
  }
  return Number.isSafeInteger(product) ? BigInt(product) : exactly(shape);
}

function exactly(shape: readonly Dimension[]): bigint {
  return shape.reduce<bigint>(
    (product, size) => product * BigInt(size as bigint),
    1n,
  );
}

/** The same for sizes that depend on symbols. */
export function numelFormula(shape: readonly Dimension[]): Formula {
  return shape.map(dimensionFormula).reduce(multiply, integer(1));
}

function dimensionFormula(size: Dimension): Formula {
  return size instanceof Formula ? size : integer(size);
}

/** `6x1x5x5`, formulas in parentheses: to compare shapes by. */
export function shapeText(shape: readonly Dimension[]): string {
  return shape
    .map((size) => (size instanceof Formula ? `(${size.key})` : String(size)))
    .join("x");
}

/** A size as a person writes it. */
export function sizeText(size: Dimension): string {
  return size instanceof Formula
    ? toText(size, { style: "text" })
    : String(size);
}
