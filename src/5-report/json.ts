/** `--format json`: CONTRACT's JSON, short objects and lists on one line, integers exact at any size. */
import type { Reporter } from "./options.js";
import { toReport } from "./toReport.js";

/** How long a line may get by putting an object or list on it as a whole. */
const lineLength = 120;

export const json: Reporter = (report) => `${stringify(toReport(report))}\n`;

/** `JSON.stringify` for plain data that may hold bigints, laid out for reading. */
export function stringify(value: unknown): string {
  return write(value, "");
}

function write(value: unknown, indent: string): string {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const entries = isList
    ? value.map((item) => write(item, inner))
    : Object.entries(value).map(
        ([key, item]) => `${JSON.stringify(key)}: ${write(item, inner)}`,
      );
  const [open, close] = isList ? ["[", "]"] : ["{ ", " }"];
  if (entries.length === 0) return isList ? "[]" : "{}";
  if (isFlat(value, isList)) {
    const line = open + entries.join(", ") + close;
    if (indent.length + line.length <= lineLength) return line;
  }
  const lines = entries.map((entry) => inner + entry).join(",\n");
  return `${open.trim()}\n${lines}\n${indent}${close.trim()}`;
}

/** A list of plain values, or an object of such lists and plain values. */
function isFlat(value: object, isList: boolean): boolean {
  return Object.values(value).every(
    (item) =>
      typeof item !== "object" ||
      item === null ||
      (!isList && Array.isArray(item) && isFlat(item, true)),
  );
}
