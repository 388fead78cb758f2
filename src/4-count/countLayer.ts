/** One layer and all below it, counted in the order of `named_parameters()`: own parameters first, then the children. */
import type { BufferIr, LayerIr } from "../3-layers/ir.js";
import { arithmetic } from "./arithmetic/arithmetic.js";
import type { CountedLayer, CountedParameter, Counts } from "./counted.js";
import { addCounts, noCounts } from "./counts.js";
import { numel } from "./numel.js";

/** What was seen so far on the way through one model. */
export interface Walk {
  /** Full name of the first place of each Parameter object. */
  owners: Map<number, string>;
  /** Buffer objects. */
  buffers: Set<number>;
  /** Module objects. */
  modules: Set<number>;
}

/** Counts `layer`; what `walk` has seen already counts nothing again. */
export function countLayer(layer: LayerIr, walk: Walk): CountedLayer {
  const { path, name, type, kind, call, file, line, sharedWith } = layer;
  const place = { path, name, type, kind, call, file, line, sharedWith };
  if (sharedWith !== null) {
    return {
      ...place,
      arguments: layer.arguments,
      parameters: [],
      bufferSignature: "",
      unknowns: [],
      isLazy: false,
      own: noCounts(),
      subtree: noCounts(),
      isComplete: true,
      arithmetic: null,
      layers: [],
    };
  }
  walk.modules.add(layer.identity);
  const parameters = layer.parameters.map((parameter): CountedParameter => {
    const full = joinPath(path, parameter.name);
    const owner = walk.owners.get(parameter.identity) ?? null;
    if (owner === null) walk.owners.set(parameter.identity, full);
    return {
      name: parameter.name,
      path: full,
      shape: parameter.shape,
      numel: parameter.isLazy ? null : numel(parameter.shape),
      dtype: parameter.dtype,
      trainable: parameter.trainable,
      tiedTo: owner,
    };
  });
  const own = { ...ownCounts(parameters), buffers: ownBuffers(layer, walk) };
  const written = parameters.filter(isCounted);
  const layers = layer.layers.map((child) => countLayer(child, walk));
  const isLazy = [...layer.parameters, ...layer.buffers].some(
    (entry) => entry.isLazy,
  );
  const isKnown = layer.unknowns.length === 0 && !isLazy;
  return {
    ...place,
    arguments: layer.arguments,
    parameters,
    bufferSignature: layer.buffers.map(describeBuffer).join(),
    unknowns: layer.unknowns,
    isLazy,
    own,
    subtree: layers.reduce((sum, { subtree }) => addCounts(sum, subtree), own),
    isComplete: isKnown && layers.every((child) => child.isComplete),
    arithmetic: written.length === 0 ? null : arithmetic(kind, written),
    layers,
  };
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
    if (!buffer.isLazy) elements += numel(buffer.shape);
  }
  return elements;
}

function describeBuffer(buffer: BufferIr): string {
  const { name, shape, dtype, isPersistent, isLazy } = buffer;
  return `${name}[${shape.join("x")}]${dtype}${isPersistent ? "" : "-"}${isLazy ? "?" : ""}`;
}
