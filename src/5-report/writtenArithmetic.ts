/** A layer's arithmetic as it stands in a report: what it counts itself, and what is tied to another place. */
import type { CountedLayer } from "../4-count/counted.js";
import type { FoldedLayer } from "../4-count/fold.js";
import type { WriteFormula } from "./formulaText.js";
import { blocksArithmetic, relativePath } from "./layerParts.js";
import { multiply } from "../4-count/arithmetic/expression.js";

/**
 * `400·120 + 120`; `= wte.weight` where everything is tied; `120, weight = wte.weight` where some of it is; `= encoder` for a
 * module that stands elsewhere too; null: nothing of its own.
 *
 * @param times how many such layers the row stands for
 * @param base path of the block that the row stands in; what is tied within it is named from there
 */
export function writtenArithmetic(
  layer: CountedLayer,
  times = 1,
  base = "",
): string | null {
  if (layer.sharedWith !== null) {
    return `= ${relativePath(layer.sharedWith, base) || "the model itself"}`;
  }
  const tied = layer.parameters.flatMap(({ name, tiedTo }) =>
    tiedTo === null ? [] : [{ name, owner: relativePath(tiedTo, base) }],
  );
  const own = layer.arithmetic;
  const [only] = tied;
  if (own === null && tied.length === 1 && layer.parameters.length === 1) {
    return `= ${only?.owner}`;
  }
  const parts = tied.map(({ name, owner }) => `${name} = ${owner}`);
  if (own !== null) parts.unshift(times > 1 ? multiply(times, own) : own);
  return parts.length === 0 ? null : parts.join(", ");
}

/** The same for a layer, or for all that one row stands for; `L · (d·d + d)` where a loop made them. */
export function layerArithmetic(
  folded: FoldedLayer,
  base: string,
  write: WriteFormula,
): string | null {
  const { layer, times } = folded;
  const { arithmetic, formulas } = layer;
  const isLooped = formulas !== null && formulas.repeats.length > 0;
  if (!isLooped || arithmetic === null || layer.sharedWith !== null) {
    return writtenArithmetic(layer, times, base);
  }
  return blocksArithmetic(folded, write, arithmetic);
}
