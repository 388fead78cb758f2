/** A piece of a change: the smallest part of what differs between two states that can be applied alone. */
import type { DiffPlace } from "../../4-count/diff/diffReport.js";

/** A stretch of the base's text, in UTF-16 offsets, and what takes its place. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

export interface Piece {
  /** Of the base's file; of an added file its own. Relative to the repository's top. */
  path: string;
  /** In the base's text; null: the file as a whole. */
  edit: Edit | null;
  /** For a file as a whole: what it holds then; null: it is gone. */
  content: Uint8Array | null;
  /** Of a configured model: its settings are the head's. */
  settings?: boolean;
  /** What it says in one line: `n_layer 12 → 16`. */
  text: string;
  before: string | null;
  after: string | null;
  base: DiffPlace | null;
  head: DiffPlace | null;
  /** The outermost definition around it, and the file: pieces of one may need each other. */
  definition: string;
}

/**
 * A text with edits made. Where two overlap (a statement and a part of it), the outer one is made alone; insertions at one
 * place keep their order.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
  let result = "";
  let at = 0;
  for (const { start, end, text: replacement } of sorted) {
    if (start < at) continue;
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}
