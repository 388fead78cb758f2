/** Changes to a TOML file that leave everything else as it is: comments, order, blanks. */
import type { TomlTable, TomlValue } from "./toml.js";

/** A stretch of the text to be replaced; an empty one is an insertion. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Applies edits, which may not overlap; insertions at one place stay in their order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = text;
  const sorted = edits.toSorted((a, b) => a.start - b.start);
  for (const edit of sorted.toReversed()) {
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  }
  return result;
}

/** A new value where one stands. */
export function replaceValue({ start, end }: TomlValue, text: string): Edit {
  return { start, end, text };
}

/**
 * New keys in a table.
 * @param parent numel's own table, and the path of its header: `["tool", "numel"]`, or empty for the whole file
 * @param name the table in it, made where it is not there yet
 */
export function addKeys(
  text: string,
  parent: { table: TomlTable | undefined; path: readonly string[] },
  name: string,
  entries: readonly { key: string; value: string }[],
): Edit {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const table = parent.table?.entries.get(name)?.value;
  const lines = entries.map(({ key, value }) => `${keyText(key)} = ${value}`);
  if (table?.kind === "table") {
    const direct = [...table.entries.values()].filter(
      ({ value }) => !(value.kind === "table" && value.isOpened),
    );
    const last = direct.at(-1)?.value;
    if (table.isInline) {
      const at = last?.end ?? table.start + 1;
      const before = last === undefined ? " " : ", ";
      const after = last === undefined ? " " : "";
      return insertion(at, before + lines.join(", ") + after);
    }
    if (table.isOpened) {
      const at = lineEnd(text, last?.end ?? text.indexOf("]", table.start));
      return insertion(at, lines.map((line) => newline + line).join(""));
    }
    if (last !== undefined) {
      // `budgets.x = 1`: a table written so cannot be opened by a header, too.
      const dotted = lines.map((line) => `${newline}${name}.${line}`);
      return insertion(lineEnd(text, last.end), dotted.join(""));
    }
  }
  const header = `[${[...parent.path, name].join(".")}]`;
  const gap = text === "" ? "" : /\n$/.test(text) ? newline : newline + newline;
  return insertion(
    text.length,
    `${gap}${[header, ...lines].join(newline)}${newline}`,
  );
}

function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

/** Where the line ends that an offset is in, comments and all. */
function lineEnd(text: string, from: number): number {
  const end = text.slice(from).search(/\r?\n/);
  return end < 0 ? text.length : from + end;
}

function keyText(key: string): string {
  return /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
}
