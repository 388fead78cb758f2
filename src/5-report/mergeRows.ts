/** Equal layers of one block on one row: `ln_1, ln_2` with `2·(768 + 768)`. */
import { multiply } from "../4-count/arithmetic/expression.js";
import { timesCount } from "./layerParts.js";
import type { Row } from "./row.js";

/** More names than this are written as the first and the last. */
const mostNames = 3;

/** Merges rows of equal layers with the same parent into the first of them. Their sum stays the same. */
export function mergeRows(rows: readonly Row[]): Row[] {
  const groups = new Map<string, Row[]>();
  for (const [i, row] of rows.entries()) {
    const { leaf, level } = row;
    const key =
      leaf && row.ties.length === 0
        ? `${level} ${leaf.signature} ${leaf.parent}`
        : `row ${i}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map(merged);
}

function merged(rows: Row[]): Row {
  const [first] = rows as [Row, ...Row[]];
  const times = rows.length;
  const isKnown = "value" in first.count || "formula" in first.count;
  if (times === 1 || !isKnown) return first;
  return {
    ...first,
    path: namesOf(rows),
    type: times > mostNames ? `${first.type} ×${times}` : first.type,
    count: timesCount(first.count, times),
    arithmetic: multiply(times, first.arithmetic),
    leaf: null,
  };
}

/** `attn.q, .k, .v`: the common parent is written once. */
function namesOf(rows: readonly Row[]): string {
  const [first, ...others] = rows.map(({ path }) => path);
  const isNested = first?.includes(".") ?? false;
  const short = others.map((path) =>
    isNested ? path.slice(path.lastIndexOf(".")) : path,
  );
  if (rows.length > mostNames) return `${first} … ${short.at(-1)}`;
  return [first, ...short].join(", ");
}
