/** Folded below the verdict: the layers that changed, model by model. */
import type {
  DiffReport,
  LayerChange,
  ModelDiff,
} from "../../4-count/diff/diffReport.js";
import { type Block, moreRows } from "../comment.js";
import { cell, code } from "../markdownText.js";
import { grouped } from "../text/numbers.js";
import { signed } from "../diff/deltaText.js";
import { nameOf } from "./nameOf.js";
import { sideCell, sideName } from "./modelTable.js";

/** Details of more models than this are left to the other reports. */
const mostModels = 20;

export function whereBlocks(
  models: readonly ModelDiff[],
  diff: DiffReport,
  isComment: boolean,
): Block[] {
  const withLayers = models.filter(({ layers }) => layers.length > 0);
  const isOnly = withLayers.length === 1;
  return withLayers
    .slice(0, mostModels)
    .map((model) => whereBlock(model, diff, isComment, isOnly));
}

function whereBlock(
  model: ModelDiff,
  { base, head }: DiffReport,
  isComment: boolean,
  isOnly: boolean,
): Block {
  const names = [sideName(base), isComment ? "this PR" : sideName(head)];
  const rows = withoutRepeats(model.layers);
  const changed = rows.length === 1 ? "1 row" : `${rows.length} rows`;
  const { setting } = model;
  const set = setting === null ? "" : ` ${htmlCode(setting)}`;
  const of = isOnly ? "" : ` in ${htmlCode(nameOf(model))}${set}`;
  return {
    before: [
      "",
      `<details><summary>Where it is${of} (${changed} changed, ${model.unchangedLayers} unchanged)</summary>`,
      "",
      `| Module | ${names.map(cell).join(" | ")} | Δ | Arithmetic |`,
      "|:--|--:|--:|--:|:--|",
    ],
    rows: rows.map(layerRow),
    after: [totalRow(model), "</details>"],
    more: moreRows(5),
  };
}

/** A list that grew is one row, also where several of its layers are told apart. */
function withoutRepeats(layers: readonly LayerChange[]): LayerChange[] {
  const lists = new Set<string>();
  return layers.filter(({ list }) => {
    if (list === null) return true;
    const isNew = !lists.has(list.path);
    lists.add(list.path);
    return isNew;
  });
}

function layerRow(layer: LayerChange): string {
  const { path, type, times, before, after, list, change } = layer;
  const all = (one: bigint | null) =>
    one === null ? "–" : grouped(one * BigInt(times));
  if (list !== null) {
    const each = after ?? before;
    const size = each === null ? "" : ` · ${grouped(each)}`;
    const grew =
      list.before === null || list.after === null
        ? null
        : list.after - list.before;
    return row([
      code(list.path),
      list.before === null ? "?" : grouped(list.before),
      list.after === null ? "?" : grouped(list.after),
      grew === null ? "?" : signed(grew),
      `${list.layersBefore} → ${list.layersAfter}${size}`,
    ]);
  }
  return row([
    code(path === "" ? type : path),
    all(before),
    all(after),
    deltaText(layer),
    isToldByWord(layer) ? words[change] : arithmetic(layer),
  ]);
}

/** What happened to parameters that are still there. */
function isToldByWord({ change, delta }: LayerChange): boolean {
  if (change === "tied" || change === "untied") return true;
  return delta.total === 0n && change !== "changed";
}

const words: Record<LayerChange["change"], string> = {
  added: "new",
  removed: "gone",
  changed: "",
  tied: "tied",
  untied: "no longer tied",
  frozen: "frozen",
  unfrozen: "no longer frozen",
  dtype: "another dtype",
  parameters: "other names or shapes",
  buffers: "buffers",
};

function deltaText({ delta, change }: LayerChange): string {
  if (delta.total === null) return "?";
  if (delta.total !== 0n) return signed(delta.total);
  const { trainable } = delta;
  const isFreezing = change === "frozen" || change === "unfrozen";
  return isFreezing && trainable !== null
    ? `0, ${signed(trainable)} trainable`
    : "0";
}

function arithmetic(layer: LayerChange): string {
  const { arithmeticBefore, arithmeticAfter, times, change } = layer;
  const text =
    change === "removed"
      ? (arithmeticBefore ?? "")
      : change === "added" || arithmeticBefore === null
        ? (arithmeticAfter ?? "")
        : arithmeticAfter === null || arithmeticBefore === arithmeticAfter
          ? arithmeticBefore
          : `${arithmeticBefore} → ${arithmeticAfter}`;
  const each = text === "" ? "" : code(text);
  return times === 1 || each === "" ? each : `${times} times ${each}`;
}

function totalRow({ base, head, delta }: ModelDiff): string {
  const sum = delta.total === null ? "?" : signed(delta.total);
  return row(["total", sideCell(base), sideCell(head), sum, ""]);
}

function row(texts: readonly string[]): string {
  return `| ${texts.map(cell).join(" | ")} |`.replace(/ {2,}/g, " ");
}

/** Within HTML, where Markdown is not read. */
function htmlCode(text: string): string {
  const escaped = text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
  return `<code>${escaped}</code>`;
}
