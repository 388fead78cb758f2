/**
 * The numbers of a model whose sizes depend on symbols. One walk over the IR, as countLayer.ts: each Parameter object once, and
 * as often as the loops that made it went round.
 */
import type { Formula } from "../algebra/expression.js";
import { add, integer, ZERO } from "../algebra/polynomial.js";
import { sumOver } from "../algebra/sumOver.js";
import { toText } from "../algebra/toText.js";
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
import { symbolicArithmetic } from "./arithmetic/symbolicArithmetic.js";
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
  repeated: Map<string, Formula>;
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
    repeated: new Map(),
    sums: { trainable: ZERO, buffers: ZERO, modules: ZERO },
  };
  const total = visit(path.root as LayerIr, [], walk).subtree;
  assign(
    root,
    walk,
    path.symbols.map(({ name }) => name),
  );
  return {
    total,
    ...walk.sums,
    stored: stored(path.root as LayerIr),
    parameters: walk.elements,
    repeatedParameters: walk.repeated,
    symbols: path.symbols,
  };
}

/** What a layer holds: per copy of itself, and what loops around it did not make, which there is once. */
interface Held {
  subtree: Formula;
  /** In the whole model. */
  everywhere: Formula;
  /** Parts of `subtree` by the innermost enclosing loops that made them, from the outside in. */
  parts: { loops: readonly number[]; elements: Formula }[];
}

function visit(layer: LayerIr, around: readonly RepeatIr[], walk: Walk): Held {
  const within = [...around, ...layer.repeats];
  if (layer.sharedWith !== null) {
    return { subtree: ZERO, everywhere: ZERO, parts: [] };
  }
  const parts: Held["parts"] = [];
  const inModel = { own: ZERO, trainable: ZERO, buffers: ZERO, subtree: ZERO };
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
    if (repeats.length > 0) {
      walk.repeated.set(joinPath(layer.path, name), elements);
    }
    own = add(own, elements);
    parts.push({ loops, elements });
    const everywhere = allRounds(elements, within, loops);
    inModel.own = add(inModel.own, everywhere);
    if (trainable) inModel.trainable = add(inModel.trainable, everywhere);
  }
  for (const { shape, identity, isLazy, loops, repeats } of layer.buffers) {
    if (isLazy || walk.buffers.has(identity)) continue;
    walk.buffers.add(identity);
    inModel.buffers = add(
      inModel.buffers,
      allRounds(numelFormula(shape), [...within, ...repeats], loops),
    );
  }
  walk.sums.trainable = add(walk.sums.trainable, inModel.trainable);
  walk.sums.buffers = add(walk.sums.buffers, inModel.buffers);
  inModel.subtree = inModel.own;
  const ownParts = [...parts];
  for (const child of layer.layers) {
    const held = visit(child, within, walk);
    inModel.subtree = add(inModel.subtree, held.everywhere);
    for (const { loops, elements } of held.parts) {
      parts.push({
        loops,
        elements: allRounds(elements, child.repeats, loops),
      });
    }
  }
  const subtree = parts.reduce((sum, { elements }) => add(sum, elements), ZERO);
  walk.formulas.set(layer.path, {
    own,
    subtree,
    allOwn: ofAllRounds(ownParts, layer.repeats),
    all: ofAllRounds(parts, layer.repeats),
    inModel,
    repeats: layer.repeats,
  });
  return { subtree, everywhere: inModel.subtree, parts };
}

/** What parts come to in all rounds of the loops that made a layer. */
function ofAllRounds(
  parts: Held["parts"],
  repeats: readonly RepeatIr[],
): Formula {
  return parts
    .map(({ loops, elements }) => allRounds(elements, repeats, loops))
    .reduce(add, ZERO);
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
  walk: Walk,
  order: readonly string[],
): void {
  layer.formulas = walk.formulas.get(layer.path) ?? null;
  const counted = layer.parameters.filter(
    ({ tiedTo, path }) => tiedTo === null && walk.elements.has(path),
  );
  const isRepeated = counted.some(({ path }) => walk.repeated.has(path));
  if (layer.formulas !== null && isRepeated) {
    layer.arithmetic = toText(layer.formulas.own, { style: "text", order });
  } else if (counted.some(({ shape }) => isSymbolic(shape))) {
    layer.arithmetic = symbolicArithmetic(layer.kind, counted, order);
  }
  for (const child of layer.layers) assign(child, walk, order);
}
