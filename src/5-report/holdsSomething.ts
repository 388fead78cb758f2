/** Whether a layer has to do with parameters at all, so that a table shows it. */
import type { CountedLayer, CountedModel } from "../4-count/counted.js";
import { allLayers } from "../4-count/count.js";
import { countsSomething } from "./layerParts.js";

/** Parameters of its own or below it, also tied, shared or unknown ones. ReLU and pooling have none. */
export function holdsSomething(
  layer: CountedLayer,
  model: CountedModel,
): boolean {
  if (layer.sharedWith !== null) {
    const first = findLayer(model, layer.sharedWith);
    return first === null || countsSomething(first) || !first.isComplete;
  }
  return (
    layer.parameters.length > 0 ||
    layer.unknowns.length > 0 ||
    layer.isLazy ||
    layer.layers.some((child) => holdsSomething(child, model))
  );
}

function findLayer(model: CountedModel, path: string): CountedLayer | null {
  if (!model.root) return null;
  return allLayers(model.root).find((layer) => layer.path === path) ?? null;
}
