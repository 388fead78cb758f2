/** What each Python file of a state may depend on; a file that both states have alike is read once. */
import { isAscii } from "node:buffer";
import { join } from "node:path";
import type { StateFiles } from "../git/compare.js";
import type { PythonFiles } from "./affected.js";
import { isDynamic, type References, referencesOf } from "./references.js";

/** What is known of one file. */
export interface KnownFile {
  /** Each byte a character: names of ASCII read the same in every encoding that Python takes. */
  text: string;
  isAscii: boolean;
  isDynamic: boolean;
  references?: References;
}

/** Remembers by path, for files that are the same on both sides. */
export type KnownFiles = Map<string, KnownFile>;

export function referencesIn(
  state: StateFiles,
  top: string,
  changed: ReadonlySet<string>,
  known: KnownFiles,
): PythonFiles {
  const paths = [...state.paths].filter((path) => path.endsWith(".py"));
  const own: KnownFiles = new Map();
  let isReadAhead = false;
  const file = (path: string): KnownFile => {
    const kept = changed.has(path) ? own : known;
    let found = kept.get(path);
    if (found === undefined) {
      if (!isReadAhead) {
        state.readAhead(paths.filter((one) => !known.has(one)));
        isReadAhead = true;
      }
      const bytes = state.files.read(join(top, path)) ?? new Uint8Array();
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      const latin = text.toString("latin1");
      found = {
        text: latin,
        isAscii: isAscii(bytes),
        isDynamic: isDynamic(latin),
      };
      kept.set(path, found);
    }
    return found;
  };
  return {
    paths,
    isDynamic: (path) => file(path).isDynamic,
    imports(path, names) {
      const one = file(path);
      // Most files hold none of the names anywhere.
      if (one.isAscii && !names.some((name) => one.text.includes(name))) {
        return false;
      }
      const { names: imported } = (one.references ??= referencesOf(
        one.isAscii
          ? one.text
          : Buffer.from(one.text, "latin1").toString("utf8"),
      ));
      return names.some((name) => imported.has(name));
    },
  };
}
