/** Lays cells out in columns that fit a width: what may be shortened is, what may be wrapped wraps, numbers stay whole. */
import type { Look } from "./look.js";
import type { Style } from "./paint.js";
import { shortenEnd, shortenMiddle } from "./shorten.js";
import { textWidth } from "./textWidth.js";
import { wrap } from "./wrap.js";

export interface Cell {
  text: string;
  style?: Style | undefined;
  /** Columns to stay free at the left. */
  indent?: number;
  /** Instead of the column's. */
  fit?: Fit;
}

/** What happens to a text that is too long for its column. */
export type Fit = "keep" | "middle" | "end" | "wrap";

export interface Column {
  align: "left" | "right";
  fit: Fit;
}

/** Between two columns. */
export const gutter = 2;

/** One way to draw a table: which of its columns, and which of them give way, in this order, each down to a floor. */
export interface Plan {
  columns: readonly number[];
  shrinks: readonly (readonly [column: number, floor: number])[];
}

/** A width for each column; undefined: the column is left out. */
export type Widths = readonly (number | undefined)[];

/** The widths that the columns would like to have. */
export function naturalWidths(rows: readonly (readonly Cell[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, { text, indent = 0 }] of row.entries()) {
      widths[i] = Math.max(widths[i] ?? 0, indent + textWidth(text));
    }
  }
  return widths;
}

/** The first of `plans` that fits into `width`, gutters included; if none does, the last at its narrowest. */
export function fitWidths(
  natural: readonly number[],
  width: number,
  plans: readonly Plan[],
): Widths {
  let widths: (number | undefined)[] = [];
  for (const { columns, shrinks } of plans) {
    widths = natural.map((one, i) => (columns.includes(i) ? one : undefined));
    let excess = columns.reduce((sum, i) => sum + (widths[i] ?? 0), -width);
    excess += gutter * (columns.length - 1);
    for (const [column, floor] of shrinks) {
      const now = widths[column];
      if (excess <= 0 || now === undefined) continue;
      const less = Math.min(excess, Math.max(0, now - floor));
      widths[column] = now - less;
      excess -= less;
    }
    if (excess <= 0) break;
  }
  return widths;
}

/** The lines of one row; a cell that wraps makes it more than one. */
export function layOutRow(
  row: readonly Cell[],
  widths: Widths,
  columns: readonly Column[],
  look: Look,
): string[] {
  const drawn = row.flatMap((cell, i) => {
    const width = widths[i];
    const { align, fit } = columns[i] ?? { align: "left", fit: "keep" };
    if (width === undefined) return [];
    const lines = fitted(cell, width, cell.fit ?? fit, look);
    return [{ lines, width, align, style: cell.style }];
  });
  const height = Math.max(...drawn.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, n) => {
    let text = "";
    let gap = 0;
    for (const { lines, width, align, style } of drawn) {
      const part = lines[n] ?? "";
      const free = width - textWidth(part);
      if (part === "") {
        gap += width + gutter;
        continue;
      }
      const start = part.length - part.trimStart().length;
      text += " ".repeat(gap + start + (align === "right" ? free : 0));
      text += look.paint(style, part.slice(start));
      gap = gutter + (align === "right" ? 0 : free);
    }
    return text;
  });
}

function fitted(
  { text, indent = 0 }: Cell,
  width: number,
  fit: Fit,
  look: Look,
): string[] {
  const room = Math.max(1, width - indent);
  const margin = " ".repeat(indent);
  if (text === "") return [""];
  switch (fit) {
    case "keep":
      return [margin + text];
    case "middle":
      return [margin + shortenMiddle(text, room, look.ellipsis)];
    case "end":
      return [margin + shortenEnd(text, room, look.ellipsis)];
    case "wrap":
      return wrap(text, room).map((line) => margin + line);
  }
}
