/** Which layers are equal in all that a report shows, so that they can be drawn as one with `×12`. */
import type { CountedLayer, CountedParameter } from "./counted.js";
import { shapeText } from "./numel.js";

/** One number per layer; equal numbers mean equal subtrees. */
export type Signatures = ReadonlyMap<CountedLayer, number>;

/**
 * Compares layers by type, parameters (names, shapes, flags, dtypes, what they are tied to), buffers, unknown parts and
 * children with their names. Not by name, place or arguments of their own.
 */
export function signatures(root: CountedLayer): Signatures {
  const result = new Map<CountedLayer, number>();
  const known = new Map<string, number>();
  const visit = (layer: CountedLayer): number => {
    const text = JSON.stringify([
      layer.type,
      layer.kind,
      relativeTo(layer.path, layer.sharedWith),
      layer.parameters.map((parameter) => describe(parameter, layer.path)),
      layer.bufferSignature,
      layer.unknowns.map(({ name, expression }) => [name, expression]),
      layer.layers.map((child) => [child.name, visit(child)]),
    ]);
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    result.set(layer, number);
    return number;
  };
  visit(root);
  return result;
}

function describe(parameter: CountedParameter, path: string): unknown[] {
  const { name, shape, dtype, trainable, numel, tiedTo } = parameter;
  return [
    name,
    shapeText(shape),
    dtype,
    trainable,
    numel === null,
    relativeTo(path, tiedTo),
  ];
}

/**
 * `h.3.attn` and `h.3.wte.weight` to `^1 wte.weight`: levels up, then the way down. Ties within a block look the same in
 * each of its copies; ties to one place outside look the same too, ties to different places do not.
 */
function relativeTo(path: string, target: string | null): string | null {
  if (target === null) return null;
  const from = path === "" ? [] : path.split(".");
  const to = target.split(".");
  let common = 0;
  while (common < from.length && from[common] === to[common]) common += 1;
  return `^${from.length - common} ${to.slice(common).join(".")}`;
}
