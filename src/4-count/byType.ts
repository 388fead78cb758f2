/** Subtotals by type of layer: every parameter under the layer that owns it. */
import type { CountedLayer, TypeSubtotal } from "./counted.js";

/** Classes of torch.nn that are Modules around others, so that parameters of their own are a user's bare ones. */
const containers: ReadonlySet<string> = new Set([
  "torch.nn.Module",
  "torch.nn.Sequential",
  "torch.nn.ModuleList",
  "torch.nn.ModuleDict",
]);

/** torch.nn's private subclasses, by the names that users know. */
const privateNames: ReadonlyMap<string, string> = new Map([
  ["NonDynamicallyQuantizableLinear", "Linear"],
]);

/** Whether the layer is only a place for others: no layer of torch.nn with parameters of its own making. */
export function isContainer(layer: CountedLayer): boolean {
  return layer.kind === null || containers.has(layer.kind);
}

/** Whether the layer is a lookup table. */
export function isEmbedding({ kind }: CountedLayer): boolean {
  return kind === "torch.nn.Embedding" || kind === "torch.nn.EmbeddingBag";
}

/** `torch.nn.Conv2d` → `Conv2d`. */
export function shortType(type: string): string {
  return type.slice(type.lastIndexOf(".") + 1);
}

/** `Conv2d`, also for anybody's subclass of it. */
export function kindName({ kind, type }: CountedLayer): string {
  const name = shortType(kind ?? type);
  return privateNames.get(name) ?? name;
}

/** Subtotals in the order in which the types first own something; they add up to the total. */
export function subtotals(layers: readonly CountedLayer[]): TypeSubtotal[] {
  const byType = new Map<string, TypeSubtotal>();
  for (const layer of layers) {
    if (layer.arithmetic === null) continue;
    const type = subtotalType(layer);
    const entry = byType.get(type) ?? { type, total: 0n, layers: 0 };
    entry.total += layer.own.total;
    entry.layers += 1;
    byType.set(type, entry);
  }
  return [...byType.values()];
}

/**
 * A user's own Conv2d is a Conv2d, and a module of their own without layers in it is a layer. What a module holds beside
 * its layers is a Parameter.
 */
export function subtotalType(layer: CountedLayer): string {
  if (!isContainer(layer)) return kindName(layer);
  const isAround = layer.layers.length > 0 || layer.path === "";
  return isAround ? "Parameter" : shortType(layer.type);
}
