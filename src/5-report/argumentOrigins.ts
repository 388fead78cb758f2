/** What was written for each argument of a layer's constructor: from the text of the call. */
import type { CountedLayer } from "../4-count/counted.js";

/** An argument with its value. */
export interface Origin {
  name: string;
  value: string;
  /** As written in the call; null: it has its default, or one cannot tell. */
  written: string | null;
}

/** The layer's arguments in their order. Behind `*args` nobody can tell which is which. */
export function argumentOrigins({ call, arguments: bound }: CountedLayer): {
  origins: Origin[];
  /** Whether what was not written has its default for certain. */
  isComplete: boolean;
} {
  const texts = call === null ? null : writtenArguments(call);
  const written = new Map<string, string>();
  let isComplete = texts !== null;
  for (const [i, text] of (texts ?? []).entries()) {
    if (text.startsWith("*")) {
      isComplete = false;
      // Keywords behind it still have their names.
      continue;
    }
    const [, keyword, value] =
      /^([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)\s*(.*)$/su.exec(text) ?? [];
    const name = keyword ?? (isComplete ? bound[i]?.name : undefined);
    if (name !== undefined) written.set(name, value ?? text);
  }
  const origins = bound.map(({ name, value }) => ({
    name,
    value,
    written: written.get(name) ?? null,
  }));
  return { origins, isComplete };
}

/** `Linear(d, 4 * d, bias=False)` → `d`, `4 * d`, `bias=False`; null where the text is not a whole call. */
function writtenArguments(call: string): string[] | null {
  const start = call.indexOf("(");
  if (start < 0 || !call.endsWith(")")) return null;
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  const inside = call.slice(start + 1, -1);
  // Strings, which may hold anything, as one piece each.
  for (const [piece] of inside.matchAll(
    /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^]/gsu,
  )) {
    if ("([{".includes(piece)) depth += 1;
    else if (")]}".includes(piece)) depth -= 1;
    if (depth < 0) return null;
    if (piece === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else part += piece;
  }
  if (depth !== 0) return null;
  if (part.trim() !== "") parts.push(part.trim());
  return parts;
}
