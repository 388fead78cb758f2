/** What a row says about one layer or one run of equal layers, whatever the format. */
import { isContainer, kindName, shortType } from "../4-count/byType.js";
import type { CountedLayer } from "../4-count/counted.js";
import type { FoldedLayer } from "../4-count/fold.js";
import { isOpen } from "../4-count/unknowns.js";
import { grouped } from "./text/numbers.js";

/** What stands in a count column: a number, a lower bound, or why there is none. */
export type RowCount =
  | { is: "exact" | "atLeast"; value: bigint }
  | { is: "tied" | "shared" | "unknown" };

/** Sums with more parts than this are left out: they help nobody. */
const mostParts = 3;

/** `Block ×12` */
export function typeText({ layer, times }: FoldedLayer): string {
  return typeName(layer) + timesText(times);
}

/** `Conv2d`. torch's private subclasses (of Linear in MultiheadAttention) go by the name that its users know. */
export function typeName(layer: CountedLayer): string {
  const { type, kind } = layer;
  const isTorch = type.startsWith("torch.") && kind !== null;
  return isTorch && !isContainer(layer) ? kindName(layer) : shortType(type);
}

/** ` ×12`, or nothing for one. */
export function timesText(times: number): string {
  return times > 1 ? ` ×${times}` : "";
}

/** What `times` such layers count themselves. */
export function ownCount(layer: CountedLayer, times: number): RowCount {
  if (layer.sharedWith !== null) return { is: "shared" };
  const isBound = layer.isLazy || isOpen(layer);
  if (layer.arithmetic === null) {
    if (isBound) return { is: "unknown" };
    if (layer.parameters.length > 0) return { is: "tied" };
  }
  return {
    is: isBound ? "atLeast" : "exact",
    value: BigInt(times) * layer.own.total,
  };
}

/** What a run of layers counts with all that is below. */
export function subtreeCount({ layer, times }: FoldedLayer): RowCount {
  return {
    is: layer.isComplete ? "exact" : "atLeast",
    value: BigInt(times) * layer.subtree.total,
  };
}

/** `12 · 7,087,872`, spaced to tell a count of blocks from a product of sizes. */
export function blocksArithmetic({ layer, times }: FoldedLayer): string {
  return `${times} · ${grouped(layer.subtree.total)}`;
}

/** How a layer adds up with what is below: `3·(8·8 + 8) + 72`; nothing where that would be long. */
export function partsArithmetic({ layer, layers }: FoldedLayer): string {
  const parts = layers
    .filter((child) => child.layer.subtree.total > 0n)
    .map((child) =>
      child.times > 1
        ? blocksArithmetic(child)
        : grouped(child.layer.subtree.total),
    );
  if (layer.arithmetic !== null) parts.unshift(layer.arithmetic);
  const isPlain = parts.join("") === grouped(layer.subtree.total);
  return isPlain || parts.length > mostParts ? "" : parts.join(" + ");
}

/** How deep a layer is: 0 for the root, 1 for its children. */
export function depthOf({ path }: CountedLayer): number {
  return path === "" ? 0 : path.split(".").length;
}

/** Path of the layer that holds it. */
export function parentPath({ path, name }: CountedLayer): string {
  return path.slice(0, Math.max(0, path.length - name.length - 1));
}

/** A path as it is written below `base`: `h.0.attn` below `h.0` is `attn`. */
export function relativePath(path: string, base: string): string {
  if (path === base) return "";
  return base !== "" && path.startsWith(`${base}.`)
    ? path.slice(base.length + 1)
    : path;
}
