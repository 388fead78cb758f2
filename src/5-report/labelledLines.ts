/** Labels at the left, texts that may be long beside them: the totals of a model that is formulas, and what belongs to these. */
import type { Look } from "./text/look.js";
import type { Style } from "./text/paint.js";
import { textWidth } from "./text/textWidth.js";
import { paragraph } from "./text/wrap.js";

const margin = "  ";

export interface LabelledLine {
  label: string;
  text: string;
  /** Remarks: behind the text where there is room, else below. */
  notes?: readonly string[];
  style?: Style | undefined;
}

/** Lines of which none is wider than the look allows. */
export function labelledLines(
  lines: readonly LabelledLine[],
  look: Look,
): string[] {
  const width = Math.max(...lines.map(({ label }) => textWidth(label)));
  const indent = " ".repeat(margin.length + width + 2);
  return lines.flatMap(({ label, text, notes = [], style }) => {
    const start = `${margin}${label.padEnd(width)}  `;
    const drawn = paragraph(look.signs(text), look.width, start, indent);
    const painted = drawn.map((line) => look.paint(style, line));
    const side = notes.map(look.signs).join(look.separator);
    if (side === "") return painted;
    const last = drawn.at(-1) ?? "";
    if (textWidth(last) + 3 + textWidth(side) <= look.width) {
      painted.splice(-1, 1, `${painted.at(-1)}   ${look.paint("dim", side)}`);
      return painted;
    }
    const below = paragraph(side, look.width, indent, indent);
    return [...painted, ...below.map((line) => look.paint("dim", line))];
  });
}
