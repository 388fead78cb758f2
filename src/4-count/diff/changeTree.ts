/** Two built models side by side: which layers were added, removed or hold something else, as a tree. */
import type { CountedLayer, CountedParameter } from "../counted.js";
import { shapeText } from "../numel.js";
import { signatures } from "../signature.js";
import type { LayerChange, Quantities } from "./diffReport.js";
import {
  isNothing,
  nothing,
  ofOwn,
  ofSubtree,
  subtract,
} from "./quantities.js";

/** A layer that differs itself (`change`) or has layers below it that do. */
export interface ChangedLayer {
  name: string;
  /** null: only below it is something different. */
  change: LayerChange["change"] | null;
  base: CountedLayer | null;
  head: CountedLayer | null;
  /** Of `change`: of an added or removed layer with all below it, else of what the layer holds itself. */
  delta: Quantities;
  below: ChangedLayer[];
  /** Equal where base and head are equal to those of another pair. */
  key: string;
}

/** What differs, and how many layers with parameters of their own do not. */
export interface ChangeTree {
  root: ChangedLayer | null;
  unchanged: number;
}

export function changeTree(base: CountedLayer, head: CountedLayer): ChangeTree {
  // One numbering for both, so that equal layers of the two have equal numbers.
  const numbers = signatures({ ...head, layers: [base, head] });
  const tree: Comparing = {
    number: (layer) => numbers.get(layer),
    unchanged: 0,
  };
  const root = compare(base, head, tree);
  return { root, unchanged: tree.unchanged };
}

interface Comparing {
  number(layer: CountedLayer): number | undefined;
  unchanged: number;
}

function compare(
  base: CountedLayer,
  head: CountedLayer,
  tree: Comparing,
): ChangedLayer | null {
  const [from, to] = [tree.number(base), tree.number(head)];
  if (from === to) {
    tree.unchanged += layersWithParameters(head);
    return null;
  }
  const change = ownChange(base, head);
  if (change === null && head.parameters.length > 0) tree.unchanged += 1;
  const below = compareChildren(base.layers, head.layers, tree);
  if (change === null && below.length === 0) return null;
  return {
    name: head.name,
    change,
    base,
    head,
    delta: change === null ? nothing : subtract(ofOwn(head), ofOwn(base)),
    below,
    key: `${from ?? ""}:${to ?? ""}`,
  };
}

function compareChildren(
  base: readonly CountedLayer[],
  head: readonly CountedLayer[],
  tree: Comparing,
): ChangedLayer[] {
  const before = new Map(base.map((layer) => [layer.name, layer]));
  const found: ChangedLayer[] = [];
  const isThere = new Set<string>();
  for (const layer of head) {
    const other = before.get(layer.name);
    isThere.add(layer.name);
    if (other === undefined) found.push(...oneSided(layer, "added", tree));
    else if (isSameKind(other, layer)) {
      const changed = compare(other, layer, tree);
      if (changed !== null) found.push(changed);
    } else {
      found.push(...oneSided(other, "removed", tree));
      found.push(...oneSided(layer, "added", tree));
    }
  }
  for (const layer of base) {
    if (!isThere.has(layer.name))
      found.push(...oneSided(layer, "removed", tree));
  }
  return found;
}

/** A layer of torch's has no inside to compare with another's; classes of one's own may have been renamed. */
function isSameKind(base: CountedLayer, head: CountedLayer): boolean {
  if (base.type === head.type) return true;
  const isOwn = (layer: CountedLayer) => !layer.type.startsWith("torch.nn.");
  return isOwn(base) && isOwn(head) && base.kind === head.kind;
}

function oneSided(
  layer: CountedLayer,
  change: "added" | "removed",
  tree: Comparing,
): ChangedLayer[] {
  const held = ofSubtree(layer);
  const number = tree.number(layer) ?? "";
  const isAdded = change === "added";
  // Layers that hold nothing, like Dropout, change no number.
  if (isNothing(held)) return [];
  return [
    {
      name: layer.name,
      change,
      base: isAdded ? null : layer,
      head: isAdded ? layer : null,
      delta: isAdded ? held : subtract(nothing, held),
      below: [],
      key: isAdded ? `+${number}` : `-${number}`,
    },
  ];
}

/** How what a layer holds itself differs; null: not at all. */
function ownChange(
  base: CountedLayer,
  head: CountedLayer,
): LayerChange["change"] | null {
  if (base.sharedWith !== head.sharedWith) {
    return head.sharedWith === null ? "untied" : "tied";
  }
  const [a, b] = [base.own, head.own];
  if (a.total !== b.total) {
    const [tiesBefore, tiesAfter] = [ties(base), ties(head)];
    if (tiesBefore === tiesAfter) return "changed";
    return tiesAfter > tiesBefore ? "tied" : "untied";
  }
  if (a.trainable !== b.trainable) {
    return a.trainable > b.trainable ? "frozen" : "unfrozen";
  }
  const [before, after] = [base.parameters, head.parameters];
  if (describe(before, true) !== describe(after, true)) {
    return describe(before, false) === describe(after, false)
      ? "dtype"
      : "parameters";
  }
  return base.bufferSignature === head.bufferSignature ? null : "buffers";
}

const ties = (layer: CountedLayer) =>
  layer.parameters.filter(({ tiedTo }) => tiedTo !== null).length;

function describe(
  parameters: readonly CountedParameter[],
  withDtype: boolean,
): string {
  return JSON.stringify(
    parameters.map(({ name, shape, trainable, tiedTo, dtype }) => [
      name,
      shapeText(shape),
      trainable,
      tiedTo,
      withDtype ? dtype : "",
    ]),
  );
}

function layersWithParameters(layer: CountedLayer): number {
  return layer.layers.reduce(
    (sum, child) => sum + layersWithParameters(child),
    layer.parameters.length > 0 ? 1 : 0,
  );
}
