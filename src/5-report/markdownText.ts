/** Text in Markdown (GitHub's), so that nothing in it is taken for markup. */
import { oneLine } from "./text/printable.js";

/** Text as it is. */
export function plain(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>#~|&@]/g, (sign) =>
    sign === "<" ? "&lt;" : sign === "&" ? "&amp;" : `\\${sign}`,
  );
}

/** A code span; backticks in it make it open with more of them. */
export function code(text: string): string {
  const line = oneLine(text);
  if (line === "") return "";
  const runs = line.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const space = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return fence + space + line + space + fence;
}

/** Any Markdown as one cell of a table, where `|` ends a cell even within a code span. */
export function cell(markdown: string): string {
  return markdown.replace(/(?<!\\)\|/g, "\\|");
}
