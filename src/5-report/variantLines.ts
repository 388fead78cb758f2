/** What a model is where undecided tests come out one way or another: a row for each. */
import type { CountedModel } from "../4-count/counted.js";
import { factsOf } from "./factLines.js";
import { labelledLines } from "./labelledLines.js";
import { sumText } from "./sumText.js";
import {
  fitWidths,
  layOutRow,
  naturalWidths,
  type Cell,
  type Column,
  type Plan,
} from "./text/columns.js";
import type { Look } from "./text/look.js";
import { oneLine } from "./text/printable.js";

const margin = "  ";

/** total, trainable, condition */
const columns: readonly Column[] = [
  { align: "right", fit: "wrap" },
  { align: "right", fit: "wrap" },
  { align: "left", fit: "wrap" },
];

const plans: readonly Plan[] = [
  {
    columns: [0, 1, 2],
    shrinks: [
      [2, 36],
      [0, 20],
      [1, 20],
      [2, 20],
    ],
  },
  {
    columns: [0, 2],
    shrinks: [
      [2, 20],
      [0, 16],
    ],
  },
];

/** One row per variant, then what holds in all of them. */
export function variantLines(model: CountedModel, look: Look): string[] {
  const header = ["params", "trainable", "where"].map((text): Cell => ({
    text,
    style: "dim",
  }));
  const rows = variantCells(model).map(({ total, trainable, when }): Cell[] => [
    { text: look.signs(total), style: "bold" },
    { text: look.signs(trainable) },
    { text: look.signs(when) },
  ]);
  const all = [header, ...rows];
  const widths = fitWidths(
    naturalWidths(all),
    look.width - margin.length,
    plans,
  );
  const facts = factsOf(model);
  return [
    ...all.flatMap((row) =>
      layOutRow(row, widths, columns, look).map((line) => margin + line),
    ),
    ...(facts.length === 0 ? [] : ["", ...labelledLines(facts, look)]),
  ];
}

/** The texts of a variant's row. */
export function variantCells(
  model: CountedModel,
): { total: string; trainable: string; when: string }[] {
  return model.variants.map(({ when, model: one }) => {
    if (one.root === null) {
      return { total: "–", trainable: "", when: `${oneLine(when)}: failed` };
    }
    const total = sumText(one, "total");
    const trainable = sumText(one, "trainable");
    const isAll = total === trainable && one.status !== "partial";
    return { total, trainable: isAll ? "all" : trainable, when: oneLine(when) };
  });
}
