/** What a layer's own way of writing its arithmetic looks like. */
import type { Sum } from "./expression.js";

/** A parameter to be written: its name within its layer, and its dimensions. */
export interface Written {
  name: string;
  shape: readonly bigint[];
}

/**
 * Writes those parameters whose names and shapes it knows, and says which; null: they are not as this kind of layer has
 * them. Whatever a rule leaves is written from its shape alone.
 */
export type Rule = (
  parameters: ReadonlyMap<string, Written>,
) => { sum: Sum; names: readonly string[] } | null;

/**
 * The layer's `weight`, also under the names that it has while pruned or spectrally normalised (`weight_orig`) or
 * weight-normalised (`weight_v`).
 */
export function weightOf(
  parameters: ReadonlyMap<string, Written>,
): Written | undefined {
  return (
    parameters.get("weight") ??
    parameters.get("weight_orig") ??
    parameters.get("weight_v")
  );
}

/** The layer's `bias` when its shape is `[size]`. */
export function biasOf(
  parameters: ReadonlyMap<string, Written>,
  size: bigint,
): Written | undefined {
  const bias = parameters.get("bias") ?? parameters.get("bias_orig");
  return bias?.shape.length === 1 && bias.shape[0] === size ? bias : undefined;
}
