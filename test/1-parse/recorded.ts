/** What cpython/record.py recorded. */
import { readFileSync } from "node:fs";

export function recorded<T>(
  name: "trees" | "scopes" | "literals" | "errors",
): T[] {
  const text = readFileSync(
    new URL(`cpython/${name}.jsonl`, import.meta.url),
    "utf8",
  );
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}
