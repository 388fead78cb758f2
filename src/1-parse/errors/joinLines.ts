/**
 * Works round the grammar's scanner, which takes a line inside brackets for the end of a block when the line is indented
 * less than the block (`x = f(a +` with `b)` at the margin): the text with such line breaks blanked out.
 */
import type { LineScan } from "./scanLines.js";

/** `text` with every gap blanked; offsets stay as they are. */
export function joinLines(text: string, gaps: LineScan["gaps"]): string {
  const parts: string[] = [];
  let from = 0;
  for (const gap of gaps) {
    parts.push(text.slice(from, gap.start), " ".repeat(gap.end - gap.start));
    from = gap.end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}
