/** Paths that differ in what numel reads, not only in what git notes about them. */
import { join } from "node:path";
import type { PathChange } from "../git/changes.js";
import type { Comparison } from "../git/compare.js";

/**
 * git compares the working tree's times before its contents, and its line endings may be those of the system: a file whose text is
 * the same has not changed.
 */
export function reallyChanged({
  changes,
  base,
  head,
  repository,
}: Comparison): PathChange[] {
  if (head.about.kind !== "working tree") return changes;
  const maybe = changes.filter(
    (change) =>
      change.base !== null &&
      change.base === change.head &&
      change.entry === null,
  );
  if (maybe.length === 0) return changes;
  const before = base.files();
  before.readAhead(maybe.map((change) => change.base as string));
  const same = new Set(
    maybe.filter((change) => {
      const path = join(repository.top, change.head as string);
      const a = before.files.read(path);
      const b = head.files().files.read(path);
      return a !== undefined && b !== undefined && isSameText(a, b);
    }),
  );
  return changes.filter((change) => !same.has(change));
}

function isSameText(a: Uint8Array, b: Uint8Array): boolean {
  if (Buffer.compare(a, b) === 0) return true;
  const text = (bytes: Uint8Array) =>
    Buffer.from(bytes).toString("latin1").replaceAll("\r\n", "\n");
  return text(a) === text(b);
}
