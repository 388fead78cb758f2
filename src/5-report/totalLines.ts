/** The lines below a table: labels at the left, numbers below the numbers, remarks at the right. */
import { stripVTControlCharacters } from "node:util";
import { gutter } from "./text/columns.js";
import type { Look } from "./text/look.js";
import type { Style } from "./text/paint.js";
import { shortenEnd } from "./text/shorten.js";
import { textWidth } from "./text/textWidth.js";
import { paragraph } from "./text/wrap.js";
import type { TotalLine } from "./totals.js";

const margin = "  ";

/** Where the numbers of the table above end, and how wide its column of shares is; undefined: there is none. */
export interface NumberColumn {
  end: number;
  shares: number | undefined;
}

/** One line of the totals, more where the remarks need it. */
export function totalLines(
  { kind, label, count, percent: share, notes }: TotalLine,
  { end, shares }: NumberColumn,
  look: Look,
): string[] {
  const style: Style | undefined = kind === "total" ? "bold" : undefined;
  const number = look.signs(count);
  const room = end - textWidth(number) - 1;
  const name = shortenEnd(label, Math.max(4, room), look.ellipsis);
  const gap = " ".repeat(Math.max(1, end - textWidth(name + number)));
  const line =
    look.paint(style, name) +
    gap +
    look.paint(style, number) +
    (share === "" || shares === undefined
      ? ""
      : look.paint("dim", share.padStart(gutter + shares)));
  const start = end + gutter + (shares === undefined ? 0 : shares + gutter);
  const lines = withNotes(line, start, notes, look);
  // How many layers a subtotal is of can be left out, what the total means cannot.
  return (kind === "subtotal" ? lines.slice(0, 1) : lines).map(
    (one) => margin + one,
  );
}

/** Remarks from column `start` on, one below the other if they do not fit side by side, or below the line. */
function withNotes(
  line: string,
  start: number,
  notes: readonly string[],
  look: Look,
): string[] {
  const room = look.width - margin.length;
  const side = look.signs(notes.join(look.separator));
  if (side === "") return [line];
  const parts = packed(notes.map(look.signs), look.separator, room - start);
  if (parts.some((part) => start + textWidth(part) > room)) {
    const below = paragraph(side, room, margin, margin);
    return [line, ...below.map((one) => look.paint("dim", one))];
  }
  const used = textWidth(stripVTControlCharacters(line));
  return parts.map((part, i) =>
    i === 0
      ? line + " ".repeat(start - used) + look.paint("dim", part)
      : " ".repeat(start) + look.paint("dim", part),
  );
}

/** As many remarks on a line as fit. */
function packed(
  notes: readonly string[],
  separator: string,
  width: number,
): string[] {
  const lines: string[] = [];
  for (const note of notes) {
    const joined = lines.length === 0 ? note : lines.at(-1) + separator + note;
    if (textWidth(joined) <= width) lines.splice(-1, 1, joined);
    else lines.push(note);
  }
  return lines;
}
