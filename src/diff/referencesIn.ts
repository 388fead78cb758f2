/** What each Python file of a state may depend on; a file that both states have alike is read once. */
import { join } from "node:path";
import type { StateFiles } from "../git/compare.js";
import type { PythonFiles } from "./affected.js";
import { type References, referencesOf } from "./references.js";

/** Remembers by path, for files that are the same on both sides. */
export type KnownReferences = Map<string, References>;

export function referencesIn(
  state: StateFiles,
  top: string,
  changed: ReadonlySet<string>,
  known: KnownReferences,
): PythonFiles {
  const paths = [...state.paths].filter((path) => path.endsWith(".py"));
  const own: KnownReferences = new Map();
  let isReadAhead = false;
  return {
    paths,
    references(path) {
      const kept = changed.has(path) ? own : known;
      let found = kept.get(path);
      if (found === undefined) {
        if (!isReadAhead) {
          state.readAhead(paths.filter((one) => !known.has(one)));
          isReadAhead = true;
        }
        const bytes = state.files.read(join(top, path)) ?? new Uint8Array();
        // Whatever the encoding, names and keywords of ASCII read the same.
        found = referencesOf(Buffer.from(bytes).toString("utf8"));
        kept.set(path, found);
      }
      return found;
    },
  };
}
