/**
 * The numbers of a model whose sizes depend on symbols. One walk over the IR, as countLayer.ts: each Parameter object once, and
 * as often as the loops that made it went round.
 */
import type { Formula } from "../algebra/expression.js";
import { add, integer, ZERO } from "../algebra/polynomial.js";
import { sumOver } from "../algebra/sumOver.js";
import { atLeast, Facts } from "../algebra/facts.js";
import type {
  BufferIr,
  LayerIr,
  ParameterIr,
  PathIr,
  RepeatIr,
} from "../3-layers/ir.js";
import type { CountedLayer, LayerFormulas, ModelFormulas } from "./counted.js";
import { joinPath } from "./countLayer.js";
import { isSymbolic, numelFormula } from "./numel.js";

/** Whether anything in the model depends on symbols. */
export function hasFormulas(layer: LayerIr): boolean {
  return (
    layer.repeats.length > 0 ||
    layer.parameters.some(isOpen) ||
    layer.buffers.some(isOpen) ||
    layer.layers.some(hasFormulas)
  );
}

function isOpen({ shape, repeats }: ParameterIr | BufferIr): boolean {
  return repeats.length > 0 || isSymbolic(shape);
}

/** Sums of what was seen so far of one model. */
interface Walk {
  parameters: Set<number>;
  buffers: Set<number>;
  modules: Set<number>;
  formulas: Map<string, LayerFormulas>;
  elements: Map<string, Formula>;
  sums: { trainable: Formula; buffers: Formula; modules: Formula };
}

/**
 * Works the formulas out and writes those of each layer into its counted twin.
 * @param root counted from `path.root`
 */
export function countFormulas(path: PathIr, root: CountedLayer): ModelFormulas {
  const walk: Walk = {
    parameters: new Set(),
    buffers: new Set(),
    modules: new Set(),
    formulas: new Map(),
    elements: new Map(),
    sums: { trainable: ZERO, buffers: ZERO, modules: ZERO },
  };
  const total = visit(path.root as LayerIr, [], walk).subtree;
  assign(root, walk.formulas);
  return {
    total,
    ...walk.sums,
    stored: stored(path.root as LayerIr),
    parameters: walk.elements,
    symbols: path.symbols,
  };
}

/** What a layer holds: per copy of itself, and what loops around it did not make, which there is once. */
interface Held {
  subtree: Formula;
  /** Parts of `subtree` by the innermost enclosing loops that made them, from the outside in. */
  parts: { loops: readonly number[]; elements: Formula }[];
}

function visit(layer: LayerIr, around: readonly RepeatIr[], walk: Walk): Held {
  const within = [...around, ...layer.repeats];
  if (layer.sharedWith !== null) return { subtree: ZERO, parts: [] };
  const parts: Held["parts"] = [];
  let own = ZERO;
  const isNew = !walk.modules.has(layer.identity);
  walk.modules.add(layer.identity);
  if (isNew) {
    walk.sums.modules = add(
      walk.sums.modules,
      allRounds(integer(1), within, undefined),
    );
  }
  for (const parameter of layer.parameters) {
    const { shape, identity, isLazy, loops, repeats, trainable, name } =
      parameter;
    if (isLazy || walk.parameters.has(identity)) continue;
    walk.parameters.add(identity);
    const single = numelFormula(shape);
    walk.elements.set(joinPath(layer.path, name), single);
    const elements = allRounds(single, repeats, loops);
    own = add(own, elements);
    parts.push({ loops, elements });
    if (trainable) {
      const { sums } = walk;
      sums.trainable = add(sums.trainable, allRounds(elements, within, loops));
    }
  }
  for (const { shape, identity, isLazy, loops, repeats } of layer.buffers) {
    if (isLazy || walk.buffers.has(identity)) continue;
    walk.buffers.add(identity);
    const { sums } = walk;
    sums.buffers = add(
      sums.buffers,
      allRounds(numelFormula(shape), [...within, ...repeats], loops),
    );
  }
  for (const child of layer.layers) {
    const held = visit(child, within, walk);
    for (const { loops, elements } of held.parts) {
      parts.push({
        loops,
        elements: allRounds(elements, child.repeats, loops),
      });
    }
  }
  const subtree = parts.reduce((sum, { elements }) => add(sum, elements), ZERO);
  walk.formulas.set(layer.path, { own, subtree, repeats: layer.repeats });
  return { subtree, parts };
}

/** The sum over all rounds of those loops that made it; undefined: all of them. */
function allRounds(
  elements: Formula,
  repeats: readonly RepeatIr[],
  loops: readonly number[] | undefined,
): Formula {
  return repeats
    .filter(({ id }) => loops === undefined || loops.includes(id))
    .reduceRight(
      (body, { index, count }) =>
        sumOver(
          index,
          ZERO,
          count,
          body,
          new Facts([atLeast(count, ZERO)]),
          index,
        ),
      elements,
    );
}

/** As storedBy, with formulas; null where a module contains itself. */
function stored(root: LayerIr): Formula | null {
  const finished = new Map<number, Formula>();
  const visitStored = (layer: LayerIr): Formula | null => {
    if (layer.sharedWith !== null) return finished.get(layer.identity) ?? null;
    let sum = ZERO;
    const saved = [
      ...layer.parameters,
      ...layer.buffers.filter(({ isPersistent }) => isPersistent),
    ];
    for (const { shape, isLazy, repeats } of saved) {
      if (isLazy) continue;
      sum = add(sum, allRounds(numelFormula(shape), repeats, undefined));
    }
    for (const child of layer.layers) {
      const below = visitStored(child);
      if (below === null) return null;
      sum = add(sum, allRounds(below, child.repeats, undefined));
    }
    finished.set(layer.identity, sum);
    return sum;
  };
  return visitStored(root);
}

function assign(
  layer: CountedLayer,
  formulas: ReadonlyMap<string, LayerFormulas>,
): void {
  layer.formulas = formulas.get(layer.path) ?? null;
  for (const child of layer.layers) assign(child, formulas);
}
