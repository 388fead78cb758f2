/** One layer and all below it, counted in the order of `named_parameters()`: own parameters first, then the children. */
import type { BufferIr, LayerIr } from "../3-layers/ir.js";
import { arithmetic } from "./arithmetic/arithmetic.js";
import type { CountedLayer, CountedParameter, Counts } from "./counted.js";
import { addCounts, noCounts } from "./counts.js";
import { isSymbolic, numel, shapeText } from "./numel.js";

/** What was seen so far on the way through one model. */
export interface Walk {
  /** Full name of the first place of each Parameter object. */
  owners: Map<number, string>;
  /** Buffer objects. */
  buffers: Set<number>;
  /** Module objects. */
  modules: Set<number>;
  /** Arithmetic by what it is made of: the blocks of a model repeat it. */
  arithmetic: Map<string, string>;
}

/** Counts `layer`; what `walk` has seen already counts nothing again. */
export function countLayer(layer: LayerIr, walk: Walk): CountedLayer {
  const isFirst = layer.sharedWith === null;
  if (isFirst) walk.modules.add(layer.identity);
  const parameters = isFirst ? countParameters(layer, walk) : [];
  const own = ownCounts(parameters);
  if (isFirst) own.buffers = ownBuffers(layer, walk);
  const layers = isFirst
    ? layer.layers.map((child) => countLayer(child, walk))
    : [];
  const unknowns = isFirst ? layer.unknowns : [];
  const isLazy = isFirst && hasLazy(layer);
  const written = parameters.filter(isCounted);
  // Written out in full: copying with `...` costs as much here as all the counting.
  return {
    path: layer.path,
    name: layer.name,
    type: layer.type,
    kind: layer.kind,
    call: layer.call,
    arguments: layer.arguments,
    file: layer.file,
    line: layer.line,
    sharedWith: layer.sharedWith,
    parameters,
    bufferSignature: isFirst ? layer.buffers.map(describeBuffer).join() : "",
    unknowns,
    isLazy,
    own,
    subtree: layers.reduce((sum, { subtree }) => addCounts(sum, subtree), own),
    isComplete:
      unknowns.length === 0 &&
      !isLazy &&
      layers.every(({ isComplete }) => isComplete),
    formulas: null,
    arithmetic:
      written.length === 0 ? null : writtenOnce(layer.kind, written, walk),
    layers,
  };
}

function writtenOnce(
  kind: string | null,
  parameters: readonly CountedParameter[],
  walk: Walk,
): string {
  let key = kind ?? "";
  for (const { name, shape } of parameters) {
    key += ` ${name.length} ${name} ${shape.join()}`;
  }
  let text = walk.arithmetic.get(key);
  if (text === undefined) {
    text = arithmetic(kind, parameters);
    walk.arithmetic.set(key, text);
  }
  return text;
}

function countParameters(layer: LayerIr, walk: Walk): CountedParameter[] {
  return layer.parameters.map((parameter) => {
    const { name, identity, shape, dtype, trainable, isLazy } = parameter;
    const path = joinPath(layer.path, name);
    const tiedTo = walk.owners.get(identity) ?? null;
    if (tiedTo === null) walk.owners.set(identity, path);
    const elements = isLazy || isSymbolic(shape) ? null : numel(shape);
    return { name, path, shape, numel: elements, dtype, trainable, tiedTo };
  });
}

function hasLazy({ parameters, buffers }: LayerIr): boolean {
  return (
    parameters.some(({ isLazy }) => isLazy) ||
    buffers.some(({ isLazy }) => isLazy)
  );
}

/** `conv1` and `weight` to `conv1.weight`; the root's own things have no prefix. */
export function joinPath(parent: string, name: string): string {
  return parent === "" ? name : `${parent}.${name}`;
}

function isCounted({ tiedTo, numel }: CountedParameter): boolean {
  return tiedTo === null && numel !== null;
}

function ownCounts(parameters: readonly CountedParameter[]): Counts {
  const counts = noCounts();
  for (const parameter of parameters) {
    if (!isCounted(parameter)) continue;
    const elements = parameter.numel ?? 0n;
    counts.total += elements;
    if (parameter.trainable) counts.trainable += elements;
    else counts.frozen += elements;
  }
  return counts;
}

/** `buffers()` gives each buffer object once, like `parameters()`. */
function ownBuffers(layer: LayerIr, walk: Walk): bigint {
  let elements = 0n;
  for (const buffer of layer.buffers) {
    if (walk.buffers.has(buffer.identity)) continue;
    walk.buffers.add(buffer.identity);
    if (!buffer.isLazy && !isSymbolic(buffer.shape)) {
      elements += numel(buffer.shape);
    }
  }
  return elements;
}

function describeBuffer(buffer: BufferIr): string {
  const { name, shape, dtype, isPersistent, isLazy } = buffer;
  return `${name}[${shapeText(shape)}]${dtype}${isPersistent ? "" : "-"}${isLazy ? "?" : ""}`;
}
