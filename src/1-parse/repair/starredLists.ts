/**
 * Works round a gap in the grammar: in an expression list without parentheses it takes a star before a name only, not
 * before a bracket (`return a, *[b]`). Such a list gets parentheses, which mean the same.
 */
import type { LogicalLine } from "../lines/scanLines.js";
import { skipString } from "../lines/skipString.js";

/** Where to insert a parenthesis. */
export interface Insertion {
  offset: number;
  text: "(" | ")";
}

export function parenthesizeStarredLists(
  text: string,
  lines: readonly LogicalLine[],
): Insertion[] {
  const insertions: Insertion[] = [];
  for (const line of lines) {
    // Few lines have a star before a bracket at all.
    if (/\*\s*[^\s\w*=]/.test(text.slice(line.start, line.end)))
      collect(text, line, insertions);
  }
  return insertions;
}

const OPENERS = new Set(["return", "yield", "in"]);

function collect(
  text: string,
  line: LogicalLine,
  insertions: Insertion[],
): void {
  let depth = 0;
  let listStart = line.start;
  /** What stood before: an operator or a keyword makes a star one of unpacking. */
  let previous = "";
  let isStarred = false;
  let isLoop = false;
  let lastEnd = line.start;
  const close = () => {
    if (isStarred)
      insertions.push(
        { offset: listStart, text: "(" },
        { offset: lastEnd, text: ")" },
      );
    isStarred = false;
  };
  for (let at = line.start; at < line.end;) {
    const char = text[at] as string;
    if (/[\s\\]/.test(char)) {
      at++;
      continue;
    }
    const skipped = skipString(text, at);
    const end = skipped ? skipped.end : at + 1;
    const token = text.slice(at, end);
    if (depth === 0) {
      if (token === ";" || (token === ":" && isLoop)) {
        close();
        isLoop = false;
        listStart = end;
      } else if (OPENERS.has(token) || isAssignment(text, at)) {
        listStart = skipSpace(text, end);
        isLoop = token === "in";
      } else if (
        token === "*" &&
        /^(?:|,|=|:|;|return|yield|in)$/.test(previous)
      ) {
        if (/[^\s\w*]/.test(text[skipSpace(text, end)] ?? "")) isStarred = true;
      }
    }
    if (!skipped && "([{".includes(token)) depth++;
    else if (!skipped && ")]}".includes(token)) depth--;
    previous = token;
    lastEnd = end;
    at = end;
  }
  close();
}

function isAssignment(text: string, at: number): boolean {
  return (
    text[at] === "=" &&
    text[at + 1] !== "=" &&
    !/[=!<>:]/.test(text[at - 1] ?? "")
  );
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/[\s\\]/.test(text[at] ?? "")) at++;
  return at;
}
