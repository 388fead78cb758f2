/** What is special about a row's parameters: not trained, or not known before the first input. */
import { allLayers } from "../4-count/count.js";
import { countsSomething } from "./layerParts.js";
import type { CountedLayer, CountedModel } from "../4-count/counted.js";

/** Of a layer's own parameters: `frozen`, `bias frozen`, `lazy`, or nothing. */
export function ownRemark(layer: CountedLayer, model: CountedModel): string {
  const frozen = marksFrozen(model) ? frozenNames(layer) : "";
  return [layer.isLazy ? "lazy" : "", frozen].filter(Boolean).join(", ");
}

/** `frozen` where all below a layer is. */
export function subtreeRemark(
  layer: CountedLayer,
  model: CountedModel,
): string {
  const { subtree, formulas } = layer;
  const isFrozen =
    formulas === null
      ? subtree.total > 0n && subtree.frozen === subtree.total
      : countsSomething(layer) &&
        allLayers(layer).every(
          ({ formulas: one }) => !one || one.inModel.trainable.terms.size === 0,
        );
  return isFrozen && marksFrozen(model) ? "frozen" : "";
}

/** Where nothing at all is trained the total says so, and no row has to. */
export function marksFrozen({ counts, formulas }: CountedModel): boolean {
  return counts.trainable > 0n || (formulas?.trainable.terms.size ?? 0) > 0;
}

function frozenNames(layer: CountedLayer): string {
  const counted = layer.parameters.filter(({ tiedTo }) => tiedTo === null);
  const frozen = counted.filter(({ trainable }) => !trainable);
  if (frozen.length === 0) return "";
  if (frozen.length === counted.length) return "frozen";
  return `${frozen.map(({ name }) => name).join(", ")} frozen`;
}
