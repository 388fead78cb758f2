/** Repeated blocks drawn once: `h.0 … h.11`, all equal, become `h[0..11]` ×12. */
import type { CountedLayer } from "./counted.js";
import { signatures, type Signatures } from "./signature.js";

/** One layer, or a run of equal ones. */
export interface FoldedLayer {
  /** The first of the run, which stands for all of it. */
  layer: CountedLayer;
  /** Where the last one is; the same as `layer` for a run of one. */
  last: CountedLayer;
  /** How many. `times · layer.subtree.total` is what the run counts. */
  times: number;
  /** Of the first one. */
  layers: FoldedLayer[];
  /** Equal for equal layers of one model. */
  signature: number;
}

/** Folds consecutive equal siblings that are numbered; `isOn` false gives the same tree with nothing folded. */
export function fold(root: CountedLayer, isOn = true): FoldedLayer {
  return foldLayer(root, signatures(root), isOn);
}

function foldLayer(
  layer: CountedLayer,
  signs: Signatures,
  isOn: boolean,
): FoldedLayer {
  const layers: FoldedLayer[] = [];
  for (const child of layer.layers) {
    const run = layers.at(-1);
    if (isOn && run && continues(run, child, signs)) {
      run.last = child;
      run.times += 1;
    } else {
      layers.push(foldLayer(child, signs, isOn));
    }
  }
  const signature = signs.get(layer) as number;
  return { layer, last: layer, times: 1, layers, signature };
}

/**
 * A run goes on when the next number follows and nothing differs: `0, 1, 2` of a list, and also `block1, block2` when
 * these hold layers. Named single layers (`fc1, fc2`) keep their rows.
 */
function continues(
  run: FoldedLayer,
  next: CountedLayer,
  signs: Signatures,
): boolean {
  if (signs.get(next) !== run.signature) return false;
  const [stem, number] = numbered(run.last.name);
  const [nextStem, nextNumber] = numbered(next.name);
  if (number === null || nextNumber !== number + 1) return false;
  return stem === nextStem && (stem === "" || next.layers.length > 0);
}

/** `layer12` → `["layer", 12]`, `3` → `["", 3]`; null where no number ends the name. */
function numbered(name: string): [stem: string, number: number | null] {
  const digits = /(?:0|[1-9]\d{0,8})$/.exec(name)?.[0];
  if (digits === undefined) return [name, null];
  return [name.slice(0, -digits.length), Number(digits)];
}

/** `h[0..11]`, `block1..3` or the plain name, below `parent` (the path in front of it, "" for none). */
export function foldedPath(
  { layer, last, times }: FoldedLayer,
  parent: string,
): string {
  const prefix = parent === "" ? "" : `${parent}.`;
  if (times === 1) return prefix + layer.name;
  const [stem, from] = numbered(layer.name);
  const [, to] = numbered(last.name);
  if (stem === "") return `${parent}[${from}..${to}]`;
  return `${prefix}${layer.name}..${to}`;
}
