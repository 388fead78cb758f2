/** `*`, `+`, `?`, `{m,n}`, greedy, lazy or possessive. */
import { literal } from "./literal.js";
import type { Node } from "./nodes.js";
import { PatternError, UnsupportedPattern } from "./patternError.js";
import type { PatternReader } from "./reader.js";

/** Repeats the last of `items`; `token` is passed already. A brace that opens no repetition is a character. */
export function applyQuantifier(
  reader: PatternReader,
  token: string,
  items: Node[],
  flags: number,
): void {
  const here = reader.position;
  const bounds = token === "{" ? readBounds(reader) : boundsOf(token);
  if (bounds === null) {
    items.push(literal(123, flags));
    reader.seek(here);
    return;
  }
  const [min, max] = bounds;
  const body = items.pop();
  if (body === undefined || body.kind === "position") {
    throw new PatternError("nothing to repeat", here - 1);
  }
  if (body.kind === "repeat") {
    throw new PatternError("multiple repeat", here - 1);
  }
  const mode = reader.match("?")
    ? "lazy"
    : reader.match("+")
      ? "possessive"
      : "greedy";
  if (mode === "possessive" && body.kind !== "char") {
    // CPython 3.11 loses track of the groups in one; what it would answer cannot be told from its documentation.
    throw new UnsupportedPattern("a possessive repetition of a group");
  }
  items.push({ kind: "repeat", body, min, max, mode });
}

function boundsOf(token: string): [number, number] {
  return [token === "+" ? 1 : 0, token === "?" ? 1 : Infinity];
}

/** `m}`, `m,n}` behind the opening brace; null where it is none. */
function readBounds(reader: PatternReader): [number, number] | null {
  const start = reader.position;
  if (reader.next === "}") return null;
  const low = reader.getWhile(Infinity, /^[0-9]$/);
  const high = reader.match(",") ? reader.getWhile(Infinity, /^[0-9]$/) : low;
  if (!reader.match("}")) return null;
  const min = low === "" ? 0 : Number(low);
  const max = high === "" ? Infinity : Number(high);
  if (min > max) {
    throw new PatternError("min repeat greater than max repeat", start);
  }
  return [min, max];
}
