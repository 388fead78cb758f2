/** Files with some of them replaced, added or gone, in memory. */
import { posix } from "node:path";
import type { Files } from "../files.js";

/** @param contents by absolute path; null: the file is gone */
export function overlayFiles(
  files: Files,
  contents: ReadonlyMap<string, Uint8Array | null>,
): Files {
  const folders = new Set<string>();
  const added = new Map<string, Set<string>>();
  for (const [path, content] of contents) {
    if (content === null) continue;
    const folder = posix.dirname(path);
    added.set(
      folder,
      (added.get(folder) ?? new Set()).add(posix.basename(path)),
    );
    for (let up = folder; !folders.has(up) && up !== posix.dirname(up);) {
      folders.add(up);
      up = posix.dirname(up);
    }
  }
  // Links are resolved before: a file is replaced where it really is.
  const find = (path: string): Uint8Array | null | undefined => {
    const own = contents.get(path);
    if (own !== undefined || contents.size === 0) return own;
    const real = files.real(path);
    return real === path ? undefined : contents.get(real);
  };
  return {
    kind(path) {
      const content = find(path);
      if (content !== undefined) return content === null ? undefined : "file";
      return folders.has(path) ? "folder" : files.kind(path);
    },
    read(path) {
      const content = find(path);
      return content === undefined ? files.read(path) : (content ?? undefined);
    },
    size(path) {
      const content = find(path);
      return content === undefined ? files.size(path) : (content?.length ?? 0);
    },
    list(path) {
      const names = new Set(files.list(path));
      for (const name of added.get(path) ?? []) names.add(name);
      for (const name of names) {
        if (contents.get(posix.join(path, name)) === null) names.delete(name);
      }
      for (const folder of folders) {
        if (posix.dirname(folder) === path) names.add(posix.basename(folder));
      }
      return [...names].sort();
    },
    real: (path) => files.real(path),
  };
}
