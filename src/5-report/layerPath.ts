/** Finding a layer by its path, as a report draws it or as Python has it. */
import { allLayers } from "../4-count/count.js";
import type { CountedLayer } from "../4-count/counted.js";

/** `h.3.attn`, also as `h[3].attn`, and as `h[0..11].attn`; for a loop's layers `h.[0..L - 1].attn`, or any `h.3.attn`. */
export function findLayer(
  root: CountedLayer,
  path: string,
): CountedLayer | null {
  const wanted = namesIn(path);
  const layers = allLayers(root);
  const same = (
    layer: CountedLayer,
    match: (a: string, b: string) => boolean,
  ) => {
    const names = namesIn(layer.path);
    return (
      names.length === wanted.length &&
      names.every((name, i) => match(name, wanted[i] as string))
    );
  };
  return (
    layers.find((layer) => same(layer, (a, b) => a === b)) ??
    layers.find((layer) =>
      same(layer, (a, b) => a === b || isRound(a, b) || isFirst(a, b)),
    ) ??
    null
  );
}

/** `[0..L−1]` stands for every number. */
function isRound(name: string, wanted: string): boolean {
  return name.startsWith("[") && /^\d+$/.test(wanted);
}

/** `[0..11]` is drawn for what is alike: the first of them is as good as any. */
function isFirst(name: string, wanted: string): boolean {
  return /^\[(\d+)\.\.\d+\]$/.exec(wanted)?.[1] === name;
}

/** The names between the dots; what stands in brackets is one. */
function namesIn(path: string): string[] {
  const text = path.replaceAll("−", "-").replaceAll(" ", "");
  const names = text.match(/\[[^\]]*\]|[^.[]+/gu) ?? [];
  return names.map((name) => /^\[(\d+)\]$/.exec(name)?.[1] ?? name);
}

/** The paths of all layers, to find the one that a person may have meant; a loop's layers go by the number in `path`. */
export function pathsLike(root: CountedLayer, path: string): string[] {
  const wanted = namesIn(path);
  return allLayers(root)
    .filter((layer) => layer.path !== "")
    .map((layer) =>
      namesIn(layer.path)
        .map((name, i) => (isRound(name, wanted[i] ?? "") ? wanted[i] : name))
        .join("."),
    );
}
