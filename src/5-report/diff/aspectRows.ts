/** What besides the total changed in a model, one row each: trainable, buffers, bytes, names and shapes. */
import type { ModelDiff, ModelSide } from "../../4-count/diff/diffReport.js";
import { dtypeLabel } from "../../4-count/dtypes.js";
import { byteSize, grouped } from "../text/numbers.js";
import { signed, signedPercent } from "./deltaText.js";

export interface AspectRow {
  label: string;
  base: string;
  head: string;
  delta: string;
  percent: string;
  note: string;
}

export function aspectRows(model: ModelDiff): AspectRow[] {
  const { base, head, delta } = model;
  if (base === null || head === null) return [];
  const rows: AspectRow[] = [];
  const add = (
    label: string,
    name: "trainable" | "buffers" | "bytes",
    show: (value: bigint) => string,
    note = "",
  ) => {
    const [a, b, d] = [base[name], head[name], delta[name]];
    if (a === null || b === null || d === null || d === 0n) return;
    const size = d < 0n ? -d : d;
    const change =
      name === "bytes" ? `${d < 0n ? "−" : "+"}${show(size)}` : signed(d);
    rows.push({
      label,
      base: show(a),
      head: show(b),
      delta: change,
      percent: signedPercent(a, d),
      note,
    });
  };
  if (delta.trainable !== delta.total) add("trainable", "trainable", grouped);
  add("buffers", "buffers", grouped);
  const [before, after] = [dtypes(base), dtypes(head)];
  if (before !== after) add("bytes", "bytes", byteSize, `${before} → ${after}`);
  if (rows.length === 0 && delta.total === 0n && model.changes.length > 0) {
    rows.push(sameNumber(base, head));
  }
  return rows;
}

function dtypes({ dtypes: all }: ModelSide): string {
  const names = all
    .filter(({ elements }) => elements > 0n)
    .map(({ dtype }) => dtypeLabel(dtype))
    .sort();
  return names.join(" + ") || "none";
}

/** As many parameters, but others. */
function sameNumber(base: ModelSide, head: ModelSide): AspectRow {
  const differs = base.digest !== head.digest;
  const note = differs
    ? "names, shapes or flags differ"
    : "ties, dtypes or buffers differ";
  const [a, b] = differs ? [base.digest ?? "", head.digest ?? ""] : ["", ""];
  return {
    label: "parameters",
    base: a.slice(0, 8),
    head: b.slice(0, 8),
    delta: "",
    percent: "",
    note,
  };
}
