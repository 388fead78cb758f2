/**
 * Rewrites source that the grammar does not take although it is Python. Its scanner takes a line inside brackets for the
 * end of a block when the line is indented less than the block (`x = f(a +` with `b)` at the margin), so such line breaks
 * are blanked out; and see starredLists.ts.
 */
import type { LineScan } from "../lines/scanLines.js";
import { type Insertion, parenthesizeStarredLists } from "./starredLists.js";

export interface Repaired {
  text: string;
  /** The offset in the source for an offset in `text`. */
  toSource: (offset: number) => number;
}

export function repairText(text: string, scan: LineScan): Repaired {
  const insertions = parenthesizeStarredLists(text, scan.lines);
  const blanked = blank(text, scan.gaps);
  if (insertions.length === 0)
    return { text: blanked, toSource: (offset) => offset };
  insertions.sort((a, b) => a.offset - b.offset);
  return {
    text: insert(blanked, insertions),
    toSource: (offset) => withoutInsertions(offset, insertions),
  };
}

function blank(text: string, gaps: LineScan["gaps"]): string {
  const parts: string[] = [];
  let from = 0;
  for (const gap of gaps) {
    parts.push(text.slice(from, gap.start), " ".repeat(gap.end - gap.start));
    from = gap.end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

function insert(text: string, insertions: readonly Insertion[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { offset, text: inserted } of insertions) {
    parts.push(text.slice(from, offset), inserted);
    from = offset;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

/** An inserted parenthesis stands where the character after it (`(`) or before it (`)`) does. */
function withoutInsertions(
  offset: number,
  insertions: readonly Insertion[],
): number {
  let before = 0;
  for (const insertion of insertions) {
    if (insertion.offset + before >= offset) break;
    before++;
  }
  return offset - before;
}
