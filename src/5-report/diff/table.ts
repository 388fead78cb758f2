/** `numel diff`: the models that changed, then why, for a terminal. */
import type { DiffReport, ModelDiff } from "../../4-count/diff/diffReport.js";
import {
  type Cell,
  type Column,
  fitWidths,
  layOutRow,
  naturalWidths,
  type Plan,
} from "../text/columns.js";
import { type Look, lookOf } from "../text/look.js";
import { grouped } from "../text/numbers.js";
import { oneLine } from "../text/printable.js";
import { paragraph } from "../text/wrap.js";
import { aspectRows } from "./aspectRows.js";
import { causeLines } from "./causeLines.js";
import { signed, signedPercent } from "./deltaText.js";
import type { DiffReporter } from "./reporter.js";
import {
  columnTitle,
  countOf,
  modelTitle,
  originOf,
  sideTitle,
  unresolvedText,
} from "./sideText.js";

const margin = "  ";

/** model, base, head, delta, %, budget or origin */
const columns: readonly Column[] = [
  { align: "left", fit: "middle" },
  { align: "right", fit: "keep" },
  { align: "right", fit: "keep" },
  { align: "right", fit: "keep" },
  { align: "right", fit: "keep" },
  { align: "left", fit: "end" },
];

const plans: readonly Plan[] = [
  {
    columns: [0, 1, 2, 3, 4, 5],
    shrinks: [
      [0, 32],
      [5, 24],
      [0, 20],
    ],
  },
  {
    columns: [0, 1, 2, 3, 5],
    shrinks: [
      [0, 20],
      [5, 16],
      [0, 12],
    ],
  },
  { columns: [0, 1, 2, 3], shrinks: [[0, 10]] },
  { columns: [0, 3], shrinks: [[0, 8]] },
];

export const diffTable: DiffReporter = ({ report }, options) => {
  const look = lookOf(options);
  const blocks = [
    titleLines(report, look),
    modelLines(report, look),
    causeLines(report, options, look),
    problemLines(report, look),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line.trimEnd()}\n`).join(""))
    .join("\n");
};

/** `numel  main 4f1c2d0 → working tree   2 models read, 2 changed, 0 unresolved` */
function titleLines(report: DiffReport, look: Look): string[] {
  const { base, head, summary } = report;
  const sides = look.signs(`${sideTitle(base)} → ${sideTitle(head)}`);
  const read = `${grouped(summary.read)} ${summary.read === 1 ? "model" : "models"} read`;
  const counts =
    summary.read === 0
      ? "no model is affected"
      : `${read}, ${grouped(summary.changed)} changed, ${grouped(summary.unresolved)} unresolved`;
  const line = `numel  ${sides}   ${counts}`;
  return paragraph(line, look.width, "", margin);
}

function modelLines({ models, base, head }: DiffReport, look: Look): string[] {
  if (models.length === 0) return [];
  const header = ["model", columnTitle(base), columnTitle(head), "delta", "%"];
  const rows: Cell[][] = [
    [
      ...header,
      models.some(({ budget }) => budget !== null) ? "budget" : "",
    ].map((text) => ({ text, style: "dim" as const })),
    ...models.flatMap((model) => cellsOf(model, look)),
  ];
  const room = look.width - margin.length;
  const widths = fitWidths(naturalWidths(rows), room, plans);
  return rows.flatMap((row, i) => [
    ...layOutRow(row, widths, columns, look).map((line) => margin + line),
    ...(i === 0 ? [] : unresolvedLines(models, row, [base, head], look)),
  ]);
}

function cellsOf(model: ModelDiff, look: Look): Cell[][] {
  const { status, base, head, delta } = model;
  const isOneSided = status === "new" || status === "removed";
  const word = isOneSided
    ? status
    : status === "unresolved"
      ? "unresolved"
      : signed(delta.total);
  const style =
    status === "unresolved"
      ? ("yellow" as const)
      : isOneSided
        ? ("cyan" as const)
        : undefined;
  return [
    [
      { text: look.signs(modelTitle(model)) },
      { text: look.signs(countOf(base)) },
      { text: look.signs(countOf(head)) },
      { text: look.signs(word), style },
      {
        text: look.signs(signedPercent(base?.total ?? null, delta.total)),
        style: "dim" as const,
      },
      noteCell(model, look),
    ],
    ...aspectRows(model).map((row): Cell[] => [
      { text: row.label, indent: 2, style: "dim" },
      { text: row.base },
      { text: row.head },
      { text: look.signs(row.delta) },
      { text: look.signs(row.percent), style: "dim" },
      { text: look.signs(row.note) },
    ]),
  ].map((cells, i) =>
    // Percentages of models that are on one side only would say nothing.
    i === 0 && isOneSided ? cells.with(4, { text: "" }) : cells,
  );
}

function noteCell(model: ModelDiff, look: Look): Cell {
  const { budget } = model;
  const origin = originOf(model);
  if (budget === null) return { text: look.signs(origin) };
  const limit = budget.limit === null ? budget.written : grouped(budget.limit);
  const over =
    budget.state === "over" && budget.over !== null
      ? `  OVER by ${grouped(budget.over)}`
      : budget.state === "unknown"
        ? "  not decided"
        : "";
  const text = [`${limit}${over}`, origin].filter(Boolean).join("  ");
  return {
    text: look.signs(text),
    style: budget.state === "over" ? "red" : undefined,
  };
}

/** Below a model that is not known on a side: why. */
function unresolvedLines(
  models: readonly ModelDiff[],
  row: readonly Cell[],
  sides: readonly [DiffReport["base"], DiffReport["head"]],
  look: Look,
): string[] {
  const model = models.find(
    (one) => look.signs(modelTitle(one)) === row[0]?.text,
  );
  if (model === undefined) return [];
  const texts = new Map<string, string>();
  for (const [i, side] of [model.base, model.head].entries()) {
    const text = unresolvedText(side);
    const title = columnTitle(sides[i] as DiffReport["base"]);
    // The same on both sides is about neither.
    if (text !== "") texts.set(text, texts.has(text) ? "" : ` (${title})`);
  }
  return [...texts].flatMap(([text, where]) =>
    paragraph(
      look.signs(`${text}${where}`),
      look.width,
      `${margin}  `,
      `${margin}    `,
    ).map((line) => look.paint("yellow", line)),
  );
}

function problemLines(
  { findings, failures, base }: DiffReport,
  look: Look,
): string[] {
  return [
    ...findings.map(({ level, message }) => ({ word: level, message })),
    ...failures.map(({ side, message }) => ({
      word: side === "base" ? ("note" as const) : ("error" as const),
      message:
        side === "base"
          ? `${firstLine(message)} (${columnTitle(base)})`
          : firstLine(message),
    })),
  ].flatMap(({ word, message }) =>
    paragraph(
      look.signs(`${word}  ${oneLine(message)}`),
      look.width,
      margin,
      `${margin}       `,
    ).map((line) => look.paint(word === "error" ? "red" : "yellow", line)),
  );
}

const firstLine = (text: string) => text.split("\n", 1)[0] ?? text;
