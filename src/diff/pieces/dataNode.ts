/** Data files (JSON, YAML, TOML) as trees with places, so that one changed value is one piece. */
import type { AST } from "toml-eslint-parser";

export interface DataNode {
  kind: "map" | "list" | "scalar";
  /** In UTF-16 units; `end` exclusive. */
  start: number;
  end: number;
  /** Of a map in order; of a list the keys are positions. */
  entries: DataEntry[];
  /** Written line by line, so that an entry is lines of its own. */
  isBlock: boolean;
}

export interface DataEntry {
  key: string;
  /** Where the entry begins, its key included. */
  start: number;
  node: DataNode;
}

/** @returns null for a file that is none of these, or is malformed */
export async function readData(
  path: string,
  text: string,
): Promise<DataNode | null> {
  if (/\.(?:json|ya?ml)$/i.test(path)) return readYaml(text);
  return /\.toml$/i.test(path) ? readToml(text) : null;
}

/** JSON is YAML (https://yaml.org/spec/1.2.2/#13-terminology). */
async function readYaml(text: string): Promise<DataNode | null> {
  const { parseAllDocuments, isMap, isSeq, isAlias, isNode } =
    await import("yaml");
  const documents = parseAllDocuments(text, { logLevel: "silent" });
  if (!Array.isArray(documents) || documents.length !== 1) return null;
  const [document] = documents;
  if (document === undefined || document.errors.length > 0) return null;
  const read = (node: unknown): DataNode | null => {
    if (!isNode(node) || !node.range || isAlias(node)) return null;
    const [start, end] = node.range;
    if (isMap(node)) {
      const entries: DataEntry[] = [];
      for (const { key, value } of node.items) {
        const inner = read(value);
        if (inner === null || !isNode(key) || !key.range) return null;
        entries.push({ key: String(key), start: key.range[0], node: inner });
      }
      return { kind: "map", start, end, entries, isBlock: node.flow !== true };
    }
    if (isSeq(node)) {
      const entries: DataEntry[] = [];
      for (const [i, item] of node.items.entries()) {
        const inner = read(item);
        if (inner === null) return null;
        entries.push({ key: String(i), start: inner.start, node: inner });
      }
      return { kind: "list", start, end, entries, isBlock: node.flow !== true };
    }
    return { kind: "scalar", start, end, entries: [], isBlock: false };
  };
  return read(document.contents);
}

async function readToml(text: string): Promise<DataNode | null> {
  const { parseTOML } = await import("toml-eslint-parser");
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(text);
  } catch {
    return null;
  }
  const root = emptyMap(0, text.length);
  for (const part of program.body[0].body) {
    if (part.type === "TOMLKeyValue") addKeyValue(root, part);
    else {
      let at = root;
      for (const key of part.resolvedKey) {
        at = mapAt(at, String(key), part.range);
      }
      at.end = part.range[1];
      for (const one of part.body) addKeyValue(at, one);
    }
  }
  return root;
}

function emptyMap(start: number, end: number): DataNode {
  return { kind: "map", start, end, entries: [], isBlock: true };
}

function mapAt(
  parent: DataNode,
  key: string,
  [start, end]: readonly [number, number],
): DataNode {
  const known = parent.entries.find((entry) => entry.key === key);
  if (known?.node.kind === "map") return known.node;
  const node = emptyMap(start, end);
  parent.entries.push({ key, start, node });
  return node;
}

function addKeyValue(parent: DataNode, pair: AST.TOMLKeyValue): void {
  const keys = pair.key.keys.map((key) =>
    key.type === "TOMLBare" ? key.name : key.value,
  );
  const last = keys.pop() ?? "";
  const at = keys.reduce((map, key) => mapAt(map, key, pair.range), parent);
  at.entries.push({
    key: last,
    start: pair.range[0],
    node: tomlNode(pair.value),
  });
}

function tomlNode(value: AST.TOMLContentNode): DataNode {
  const [start, end] = value.range;
  if (value.type === "TOMLArray") {
    const entries = value.elements.map((element, i) => ({
      key: String(i),
      start: element.range[0],
      node: tomlNode(element),
    }));
    return { kind: "list", start, end, entries, isBlock: false };
  }
  if (value.type === "TOMLInlineTable") {
    const map: DataNode = { ...emptyMap(start, end), isBlock: false };
    for (const pair of value.body) addKeyValue(map, pair);
    return map;
  }
  return { kind: "scalar", start, end, entries: [], isBlock: false };
}
