/** TOML as plain values that know where they stand, so that a message can name the line and an edit find its place. */
import { type AST, ParseError, parseTOML } from "toml-eslint-parser";

/** Where a key or value stands: offsets into the text (`end` exclusive), line and column from 1. */
export interface TomlPlace {
  start: number;
  end: number;
  line: number;
  column: number;
}

export type TomlValue = TomlPlace &
  (
    | { kind: "string"; value: string }
    | { kind: "integer"; value: bigint; written: string }
    | { kind: "float"; value: number; written: string }
    | { kind: "boolean"; value: boolean }
    | { kind: "date"; written: string }
    | { kind: "array"; items: TomlValue[] }
    | {
        kind: "table";
        entries: Map<string, TomlEntry>;
        isInline: boolean;
        /** By a `[header]` of its own. */
        isOpened: boolean;
      }
  );

export type TomlTable = Extract<TomlValue, { kind: "table" }>;

/** A key, where it stands (the last place, if it stands in several), and its value. */
export interface TomlEntry {
  key: TomlPlace;
  value: TomlValue;
}

export class TomlSyntaxError extends Error {
  constructor(
    message: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(message);
    this.name = "TomlSyntaxError";
  }
}

/**
 * A document as one table. What stands in `[header]` sections and dotted keys is in the tables that they name.
 * @throws {TomlSyntaxError}
 */
export function readToml(text: string): TomlTable {
  const [top] = parse(text).body;
  const root = emptyTable(top, false);
  for (const node of top.body) {
    if (node.type === "TOMLKeyValue") addTo(root, node, text);
    else {
      const table = tableAt(root, node);
      for (const keyValue of node.body) addTo(table, keyValue, text);
    }
  }
  return root;
}

function parse(text: string): AST.TOMLProgram {
  try {
    return parseTOML(text, { tomlVersion: "1.0" });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    // A value that is missing is missed where the next thing stands: what lacks it stands before.
    const end = text.slice(0, error.index).trimEnd();
    if (!error.message.startsWith("Unspecified values")) {
      const { message, lineNumber, column } = error;
      throw new TomlSyntaxError(message, lineNumber, column + 1);
    }
    const line = end.split("\n").length;
    const column = end.length - end.lastIndexOf("\n");
    throw new TomlSyntaxError("a value is missing", line, column);
  }
}

/** The table that a `[header]` opens, or the new item of a `[[header]]`. */
function tableAt(root: TomlTable, node: AST.TOMLTable): TomlTable {
  const { keys } = node.key;
  let table = root;
  for (const [i, key] of keys.entries()) {
    const isLast = i === keys.length - 1;
    const place = placeOf(key);
    const existing = table.entries.get(nameOf(key))?.value;
    if (isLast && node.kind === "array") {
      const item = emptyTable(node, false);
      if (existing?.kind === "array") existing.items.push(item);
      else {
        const value: TomlValue = {
          ...placeOf(node),
          kind: "array",
          items: [item],
        };
        table.entries.set(nameOf(key), { key: place, value });
      }
      return item;
    }
    const inner = existing?.kind === "array" ? existing.items.at(-1) : existing;
    if (inner?.kind === "table") {
      table = inner;
      // Where it is told to open is where a person looks for it.
      if (isLast) Object.assign(table, placeOf(node), { isOpened: true });
    } else {
      const value = emptyTable(node, false);
      value.isOpened = isLast;
      table.entries.set(nameOf(key), { key: place, value });
      table = value;
    }
  }
  return table;
}

function addTo(
  table: TomlTable,
  { key, value }: AST.TOMLKeyValue,
  text: string,
): void {
  let inner = table;
  for (const part of key.keys.slice(0, -1)) {
    const existing = inner.entries.get(nameOf(part))?.value;
    if (existing?.kind === "table") inner = existing;
    else {
      const made = emptyTable(part, false);
      inner.entries.set(nameOf(part), { key: placeOf(part), value: made });
      inner = made;
    }
  }
  const last = key.keys.at(-1) as AST.TOMLBare | AST.TOMLQuoted;
  inner.entries.set(nameOf(last), {
    key: { ...placeOf(last), start: key.range[0], end: key.range[1] },
    value: valueOf(value, text),
  });
}

function valueOf(node: AST.TOMLContentNode, text: string): TomlValue {
  const place = placeOf(node);
  const written = text.slice(place.start, place.end);
  switch (node.type) {
    case "TOMLArray":
      return {
        ...place,
        kind: "array",
        items: node.elements.map((one) => valueOf(one, text)),
      };
    case "TOMLInlineTable": {
      const table = emptyTable(node, true);
      for (const keyValue of node.body) addTo(table, keyValue, text);
      return table;
    }
    case "TOMLValue":
      switch (node.kind) {
        case "string":
          return { ...place, kind: "string", value: node.value };
        case "integer":
          return {
            ...place,
            kind: "integer",
            value: node.bigint,
            written,
          };
        case "float":
          return {
            ...place,
            kind: "float",
            value: node.value,
            written,
          };
        case "boolean":
          return { ...place, kind: "boolean", value: node.value };
        default:
          return { ...place, kind: "date", written };
      }
  }
}

function emptyTable(node: AST.TOMLNode, isInline: boolean): TomlTable {
  return {
    ...placeOf(node),
    kind: "table",
    entries: new Map(),
    isInline,
    isOpened: false,
  };
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === "TOMLBare" ? key.name : key.value;
}

function placeOf({ range, loc }: AST.TOMLNode): TomlPlace {
  const { line, column } = loc.start;
  return { start: range[0], end: range[1], line, column: column + 1 };
}
