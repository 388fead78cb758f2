/** One model as a table: heading, rows, totals, remarks. */
import type { CountedModel } from "../4-count/counted.js";
import { countText } from "./countText.js";
import { drawnTotals } from "./drawnTotals.js";
import { formulaWriter, type WriteFormula } from "./formulaText.js";
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
import { paragraph } from "./text/wrap.js";
import { totalsOf, type TotalLine } from "./totals.js";
import { variantLines } from "./variantLines.js";

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

/** For formulas, which wrap, too, down to a width that the plain numbers need. */
function symbolicPlans(floor: number): Plan[] {
  const shrinks: Plan["shrinks"] = [
    [4, 32],
    [2, Math.max(floor, 32)],
    [0, 24],
    [4, 20],
    [2, Math.max(floor, 20)],
  ];
  const rest: Plan["shrinks"] = [
    ...shrinks,
    [1, 8],
    [0, 16],
    [2, floor],
    [0, 4],
  ];
  return [
    { columns: [0, 1, 2, 4], shrinks },
    { columns: [0, 1, 2], shrinks: shrinks },
    { columns: [0, 2], shrinks: rest },
  ];
}

/** The lines of one model. */
export function modelTable(
  model: CountedModel,
  options: Readonly<ReportOptions>,
  look: Look,
): string[] {
  const head = headingLines(model, look);
  if (!model.root)
    return [...head, "", ...reasonLines(model.reasons, look, margin)];
  if (model.variants.length > 0) {
    return [...head, "", ...variantTables(model, options, look)];
  }
  const rows = rowsOf(model, options);
  const shownTies = new Set(rows.flatMap(({ ties }) => ties));
  return [
    ...head,
    "",
    ...tableLines(model, rows, options, look),
    ...remarkLines(model, shownTies, look),
  ];
}

/** A row for each variant; with `everyRow` the table of each, too. */
function variantTables(
  model: CountedModel,
  options: Readonly<ReportOptions>,
  look: Look,
): string[] {
  const tables = model.variants.flatMap(({ when, model: variant }) => [
    "",
    ...paragraph(look.signs(`where ${oneLine(when)}`), look.width, "", margin),
    "",
    ...(variant.root === null
      ? reasonLines(variant.reasons, look, margin)
      : tableLines(
          { ...variant, conditions: [] },
          rowsOf(variant, options),
          options,
          look,
        )),
  ]);
  return [
    ...variantLines(model, look),
    ...(options.everyRow ? tables : []),
    ...remarkLines(model, new Set(model.ties.map(({ path }) => path)), look),
  ];
}

function tableLines(
  model: CountedModel,
  rows: readonly Row[],
  options: Readonly<ReportOptions>,
  look: Look,
): string[] {
  const header = ["path", "type", "params", "%", "arithmetic"];
  const write = formulaWriter(model);
  const body = rows.map((row) => cellsOf(row, model, write, look));
  const totals = totalsOf(model, options);
  const hasPercent = body.some((row) => row[3]?.text !== "");
  const all: Cell[][] =
    rows.length === 0
      ? []
      : [header.map((text) => ({ text, style: "dim" as const })), ...body];
  const widths = widthsOf(
    all,
    totals,
    hasPercent,
    model.formulas !== null,
    look,
  );
  const lines = all.flatMap((row) => layOutRow(row, widths, columns, look));
  const numbers = numberColumn(widths);
  return [
    ...lines.map((line) => margin + line),
    ...(lines.length > 0 ? [""] : []),
    ...drawnTotals(model, totals, numbers, look),
  ];
}

function cellsOf(
  row: Row,
  model: CountedModel,
  write: WriteFormula,
  look: Look,
): Cell[] {
  const { level, count, isBlock, remark } = row;
  const isKnown = "value" in count || "formula" in count;
  const isBound = count.is === "atLeast" || count.is === "formulaAtLeast";
  const text = look.signs(countText(count, write));
  const hasShare = level === 0 && count.is === "exact" && count.value > 0n;
  const share =
    hasShare && model.status === "exact"
      ? percent(count.value, model.counts.total)
      : "";
  // The arithmetic of a formula is often the formula.
  const isSaid =
    "formula" in count && row.arithmetic === countText(count, write);
  const arithmetic = isSaid ? "" : look.signs(row.arithmetic);
  const parts = [arithmetic, remark].filter(Boolean);
  return [
    { text: look.signs(oneLine(row.path)), indent: 2 * level },
    { text: look.signs(row.type) },
    {
      text,
      ...("formula" in count && { fit: "wrap" as const }),
      style: isKnown
        ? isBound
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
  /** Totals that are formulas stand beside their labels, not below the rows. */
  isSymbolic: boolean,
  look: Look,
): Widths {
  const natural = naturalWidths(rows);
  const [path = 0, type = 0, params = 0, share = 0, arithmetic = 0] = natural;
  const label = Math.max(...totals.map((line) => line.label.length));
  const wanted = [
    // The totals' labels take the place of path and type.
    isSymbolic ? path : Math.max(path, label - type - gutter),
    type,
    isSymbolic
      ? params
      : Math.max(
          params,
          ...totals.map(({ count }) => textWidth(look.signs(count))),
        ),
    Math.max(share, ...totals.map((line) => line.percent.length)),
    arithmetic,
  ];
  if (isSymbolic) {
    // A number is never cut: only formulas wrap.
    const cells = rows.map((row) => row[2]);
    const whole = cells.map((cell) =>
      cell?.fit === "wrap" ? 14 : textWidth(cell?.text ?? ""),
    );
    const floor = Math.max(...whole);
    const room = look.width - margin.length;
    return fitWidths(wanted, room, symbolicPlans(Math.min(params, floor)));
  }
  const possible = hasShares ? plans : plans.slice(1);
  return fitWidths(wanted, look.width - margin.length, possible);
}

function numberColumn([path = 0, type, params = 0, shares]: Widths) {
  const label = path + (type === undefined ? 0 : gutter + type);
  return { end: label + gutter + params, shares };
}
