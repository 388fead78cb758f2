/** Why a model is not exact: each root reason once, with the places it leaves unknown. */
import { reasons as words, type Reason } from "../messages.js";
import type { CountedLayer, GroupedReason } from "./counted.js";
import { joinPath } from "./countLayer.js";

/** The model's `own` reasons, those of its unknown parts, and lazy layers; in this order, equal ones once. */
export function groupReasons(
  own: readonly Reason[],
  layers: readonly CountedLayer[],
): GroupedReason[] {
  const groups = new Map<string, GroupedReason>();
  const group = (reason: Reason): GroupedReason => {
    const { code, message, file, line } = reason;
    const key = JSON.stringify([code, message, file, line]);
    const known = groups.get(key) ?? { reason, affects: [] };
    groups.set(key, known);
    return known;
  };
  own.forEach(group);
  for (const layer of layers) {
    for (const { name, expression, reasons } of layer.unknowns) {
      const isAssigned = name !== "";
      const path = isAssigned ? joinPath(layer.path, name) : layer.path;
      const place = { path, expression, isAssigned };
      for (const reason of reasons) group(reason).affects.push(place);
    }
    if (layer.isLazy) {
      const { file, line } = layer;
      group({ ...words.lazy(layer.path), file, line });
    }
  }
  return [...groups.values()];
}
