/** One changed layer, or run of layers, in a line: `+ transformer.h[12..15]   4 · 7,087,872 = +28,351,488`. */
import type { LayerChange } from "../../4-count/diff/diffReport.js";
import { grouped } from "../text/numbers.js";
import { oneLine } from "../text/printable.js";
import { signed } from "./deltaText.js";

const signs: Partial<Record<LayerChange["change"], string>> = {
  added: "+",
  removed: "−",
};

/** `+ transformer.h[12..15]`, `~ fc1` */
export function layerName({ change, path }: LayerChange): string {
  return `${signs[change] ?? "~"} ${oneLine(path) || "(the model itself)"}`;
}

/** `4 · 7,087,872 = +28,351,488`; `48,120 → 96,240 = +48,120`; `frozen  −48,120 trainable`. */
export function layerArithmetic(layer: LayerChange): string {
  const { change, times, before, after, delta } = layer;
  const many = times > 1 ? `${grouped(times)} · ` : "";
  switch (change) {
    case "added":
    case "removed": {
      const each = change === "added" ? after : before;
      return times > 1 && each !== null
        ? `${many}${grouped(each)} = ${signed(delta.total)}`
        : countOrBuffers(layer);
    }
    case "changed":
      if (before === null || after === null) return signed(delta.total);
      return times > 1
        ? `${many}(${grouped(before)} → ${grouped(after)}) = ${signed(delta.total)}`
        : `${grouped(before)} → ${grouped(after)} = ${signed(delta.total)}`;
    case "frozen":
    case "unfrozen":
      return `${change}, ${signed(delta.trainable)} trainable`;
    case "tied":
    case "untied":
      return `${change}, ${signed(delta.total)}`;
    case "dtype":
      return `dtype, ${signed(delta.bytes)} bytes`;
    case "buffers":
      return `${signed(delta.buffers)} buffers`;
    case "parameters":
      return arithmeticChange(layer) || "names or shapes differ";
  }
}

function countOrBuffers({ delta }: LayerChange): string {
  return delta.total === 0n && delta.buffers !== 0n
    ? `${signed(delta.buffers)} buffers`
    : signed(delta.total);
}

function arithmeticChange(layer: LayerChange): string {
  const { arithmeticBefore: before, arithmeticAfter: after } = layer;
  return before === null || after === null || before === after
    ? ""
    : `${before} → ${after}`;
}
