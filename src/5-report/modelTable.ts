/** One model as a table: heading, rows, totals, remarks. */
import type { CountedModel } from "../4-count/counted.js";
import { countText } from "./countText.js";
import { headingLines } from "./headingLines.js";
import type { ReportOptions } from "./options.js";
import { reasonLines } from "./reasonsText.js";
import { remarkLines } from "./remarks.js";
import type { Row } from "./row.js";
import { rowsOf } from "./rows.js";
import {
  fitWidths,
  gutter,
  layOutRow,
  naturalWidths,
  type Cell,
  type Column,
  type Plan,
  type Widths,
} from "./text/columns.js";
import type { Look } from "./text/look.js";
import { percent } from "./text/numbers.js";
import { oneLine } from "./text/printable.js";
import { textWidth } from "./text/textWidth.js";
import { totalLines } from "./totalLines.js";
import { totalsOf, type TotalLine } from "./totals.js";

const margin = "  ";

/** path, type, params, %, arithmetic */
const columns: readonly Column[] = [
  { align: "left", fit: "middle" },
  { align: "left", fit: "end" },
  { align: "right", fit: "keep" },
  { align: "right", fit: "keep" },
  { align: "left", fit: "wrap" },
];

/** First an endless arithmetic (4) gives way, then the path (0), the arithmetic again, the type (1). */
const gentle: Plan["shrinks"] = [
  [4, 44],
  [0, 24],
  [4, 24],
  [1, 14],
  [0, 16],
  [4, 15],
];
const harsh: Plan["shrinks"] = [...gentle, [1, 8], [0, 10]];

/** All of it; without the share; without the arithmetic; without the type. */
const plans: readonly Plan[] = [
  { columns: [0, 1, 2, 3, 4], shrinks: gentle },
  { columns: [0, 1, 2, 4], shrinks: harsh },
  { columns: [0, 1, 2], shrinks: harsh },
  { columns: [0, 2], shrinks: [...harsh, [0, 4]] },
];

/** The lines of one model. */
export function modelTable(
  model: CountedModel,
  options: Readonly<ReportOptions>,
  look: Look,
): string[] {
  const head = headingLines(model, look);
  if (!model.root)
    return [...head, "", ...reasonLines(model.reasons, look, margin)];
  const rows = rowsOf(model, options);
  const shownTies = new Set(rows.flatMap(({ ties }) => ties));
  return [
    ...head,
    "",
    ...tableLines(model, rows, options, look),
    ...remarkLines(model, shownTies, look),
  ];
}

function tableLines(
  model: CountedModel,
  rows: readonly Row[],
  options: Readonly<ReportOptions>,
  look: Look,
): string[] {
  const header = ["path", "type", "params", "%", "arithmetic"];
  const body = rows.map((row) => cellsOf(row, model, look));
  const totals = totalsOf(model, options);
  const hasPercent = body.some((row) => row[3]?.text !== "");
  const all: Cell[][] =
    rows.length === 0
      ? []
      : [header.map((text) => ({ text, style: "dim" as const })), ...body];
  const widths = widthsOf(all, totals, hasPercent, look);
  const lines = all.flatMap((row) => layOutRow(row, widths, columns, look));
  const numbers = numberColumn(widths);
  return [
    ...lines.map((line) => margin + line),
    ...(lines.length > 0 ? [""] : []),
    ...totals.flatMap((line) => totalLines(line, numbers, look)),
  ];
}

function cellsOf(row: Row, model: CountedModel, look: Look): Cell[] {
  const { level, count, isBlock, remark } = row;
  const isKnown = count.is === "exact" || count.is === "atLeast";
  const hasShare = level === 0 && count.is === "exact" && count.value > 0n;
  const share =
    hasShare && model.status === "exact"
      ? percent(count.value, model.counts.total)
      : "";
  const parts = [look.signs(row.arithmetic), remark].filter(Boolean);
  return [
    { text: look.signs(oneLine(row.path)), indent: 2 * level },
    { text: look.signs(row.type) },
    {
      text: look.signs(countText(count)),
      style: isKnown
        ? count.is === "atLeast"
          ? "yellow"
          : isBlock
            ? "bold"
            : undefined
        : count.is === "unknown"
          ? "yellow"
          : "cyan",
    },
    { text: share, style: "dim" },
    {
      text: parts.join("  "),
      style: isKnown ? undefined : "dim",
      ...(!isKnown && { fit: count.is === "unknown" ? "end" : "middle" }),
    },
  ];
}

/** Widths for rows and totals together. */
function widthsOf(
  rows: readonly Cell[][],
  totals: readonly TotalLine[],
  hasShares: boolean,
  look: Look,
): Widths {
  const natural = naturalWidths(rows);
  const [path = 0, type = 0, params = 0, share = 0, arithmetic = 0] = natural;
  const label = Math.max(...totals.map((line) => line.label.length));
  const wanted = [
    // The totals' labels take the place of path and type.
    Math.max(path, label - type - gutter),
    type,
    Math.max(
      params,
      ...totals.map(({ count }) => textWidth(look.signs(count))),
    ),
    Math.max(share, ...totals.map((line) => line.percent.length)),
    arithmetic,
  ];
  const possible = hasShares ? plans : plans.slice(1);
  return fitWidths(wanted, look.width - margin.length, possible);
}

function numberColumn([path = 0, type, params = 0, shares]: Widths) {
  const label = path + (type === undefined ? 0 : gutter + type);
  return { end: label + gutter + params, shares };
}
