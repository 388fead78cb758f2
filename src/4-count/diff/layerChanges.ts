/** The rows of what differs between two builds of a model: runs of equal layers as one, what is frozen whole as one. */
import type { CountedLayer } from "../counted.js";
import { changeTree, type ChangedLayer } from "./changeTree.js";
import type { LayerChange, LayerList } from "./diffReport.js";
import { follows, runPath } from "./numbered.js";
import { add, ofOwn, ofSubtree, times } from "./quantities.js";

/** @returns the rows in the order of the model; their deltas add up to the models' */
export function layerChanges(
  base: CountedLayer | null,
  head: CountedLayer | null,
): { layers: LayerChange[]; unchanged: number } {
  if (base === null || head === null) return { layers: [], unchanged: 0 };
  const { root, unchanged } = changeTree(base, head);
  return { layers: root === null ? [] : rows([root], "", 1), unchanged };
}

/** Rows of siblings below `parent`, which itself stands for `count` equal layers. */
function rows(
  siblings: readonly ChangedLayer[],
  parent: string,
  count: number,
): LayerChange[] {
  const found: LayerChange[] = [];
  for (const run of runsOf(siblings)) {
    const [first, last] = [run[0] as ChangedLayer, run.at(-1) as ChangedLayer];
    const path = runPath(parent, first.name, last.name);
    const layers = count * run.length;
    const whole = wholeChange(first);
    if (whole !== null) found.push(row(first, whole, path, layers, true));
    else {
      if (first.change !== null) {
        const isWhole = first.change === "added" || first.change === "removed";
        found.push(row(first, first.change, path, layers, isWhole));
      }
      const below = rows(first.below, path, layers);
      found.push(...withLists(below, first, path, run.length === 1));
    }
  }
  return found;
}

/** Consecutive siblings that are numbered and differ in the same way. */
function runsOf(siblings: readonly ChangedLayer[]): ChangedLayer[][] {
  const runs: ChangedLayer[][] = [];
  for (const one of siblings) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (
      run !== undefined &&
      last !== undefined &&
      last.key === one.key &&
      last.change === one.change &&
      follows(last.name, one.name)
    ) {
      run.push(one);
    } else runs.push([one]);
  }
  return runs;
}

/** `frozen` where all that a layer holds, and nothing else, has become frozen; likewise the others. null: not one thing. */
function wholeChange(layer: ChangedLayer): LayerChange["change"] | null {
  const { head, base } = layer;
  if (layer.below.length === 0 || head === null || base === null) return null;
  const kinds = new Set<LayerChange["change"] | null>();
  let changed = 0;
  const visit = (one: ChangedLayer): void => {
    if (one.change !== null) {
      kinds.add(one.change);
      changed += 1;
    }
    one.below.forEach(visit);
  };
  visit(layer);
  const [kind = null, ...others] = kinds;
  const isUniform =
    others.length === 0 &&
    (kind === "frozen" || kind === "unfrozen" || kind === "dtype");
  return isUniform && changed === holders(head) ? kind : null;
}

function holders(layer: CountedLayer): number {
  return layer.layers.reduce(
    (sum, child) => sum + holders(child),
    layer.parameters.length > 0 ? 1 : 0,
  );
}

function row(
  one: ChangedLayer,
  change: LayerChange["change"],
  path: string,
  count: number,
  isWhole: boolean,
): LayerChange {
  const { base, head } = one;
  const held = (layer: CountedLayer | null) =>
    layer === null ? null : (isWhole ? ofSubtree(layer) : ofOwn(layer)).total;
  const place = head ?? base;
  const type = place?.type ?? "";
  return {
    path,
    type: type.slice(type.lastIndexOf(".") + 1),
    change,
    times: count,
    before: held(base),
    after: held(head),
    arithmeticBefore: arithmeticOf(base),
    arithmeticAfter: arithmeticOf(head),
    delta: times(isWhole ? wholeDelta(one) : one.delta, BigInt(count)),
    list: null,
    file: place?.file ?? null,
    line: place?.line ?? null,
  };
}

function wholeDelta(one: ChangedLayer): LayerChange["delta"] {
  return one.below.reduce((sum, part) => add(sum, wholeDelta(part)), one.delta);
}

/** Of what the layer holds itself; of a layer that holds others as well, nothing short can be said. */
function arithmeticOf(layer: CountedLayer | null): string | null {
  if (
    layer === null ||
    layer.layers.some(({ subtree }) => subtree.total > 0n)
  ) {
    return null;
  }
  return layer.arithmetic;
}

/** Says of layers added to or removed from a numbered list how long the list is now. */
function withLists(
  below: LayerChange[],
  { base, head }: ChangedLayer,
  path: string,
  isOne: boolean,
): LayerChange[] {
  if (base === null || head === null || !isOne) return below;
  const isNumbered = [...base.layers, ...head.layers].every(({ name }) =>
    /^\d+$/.test(name),
  );
  if (!isNumbered || base.layers.length === head.layers.length) return below;
  const list: LayerList = {
    path,
    layersBefore: base.layers.length,
    layersAfter: head.layers.length,
    before: ofSubtree(base).total,
    after: ofSubtree(head).total,
  };
  return below.map((one) =>
    (one.change === "added" || one.change === "removed") &&
    one.path.startsWith(path) &&
    /^(?:\.\d+|\[\d+\.\.\d+\])$/.test(one.path.slice(path.length))
      ? { ...one, list }
      : one,
  );
}
