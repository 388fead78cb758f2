/**
 * The working tree as `Files`: the disk, and what git has left out of it (a sparse checkout) from the tree. Paths that are not
 * UTF-8 are read by the bytes that git knows them by.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Files } from "../files.js";
import type { RawPaths } from "./rawPaths.js";

/**
 * @param disk the disk
 * @param unchanged the files of the base that the working tree has not changed, as git sees it
 * @param paths where to look the bytes of a path up
 */
export function workFiles(
  top: string,
  disk: Files,
  unchanged: Files,
  paths: RawPaths,
): Files {
  const readRaw = (path: string): Uint8Array | undefined => {
    const raw = paths.bytes(path.slice(top.length + 1));
    if (raw === undefined) return undefined;
    try {
      return readFileSync(Buffer.concat([Buffer.from(`${top}/`), raw]));
    } catch {
      return undefined;
    }
  };
  // A link on the disk may lead anywhere, and so it is the disk that says where.
  const isElsewhere = (path: string) => !path.startsWith(`${top}/`);
  return {
    kind: (path) =>
      disk.kind(path) ??
      (readRaw(path) === undefined ? undefined : "file") ??
      (isElsewhere(path) ? undefined : unchanged.kind(path)),
    read: (path) =>
      disk.read(path) ??
      readRaw(path) ??
      (isElsewhere(path) ? undefined : unchanged.read(path)),
    size: (path) =>
      disk.kind(path) === undefined
        ? ((readRaw(path) ?? unchanged.read(path))?.length ?? 0)
        : disk.size(path),
    list: (path) => {
      if (isElsewhere(path) && path !== top) return disk.list(path);
      const names = new Set([...disk.list(path), ...unchanged.list(path)]);
      return [...names].sort();
    },
    real: (path) =>
      disk.kind(path) === undefined && !isElsewhere(path)
        ? unchanged.real(path)
        : disk.real(path),
  };
}

/** Absolute path of a path relative to the top. */
export const below = (top: string, path: string): string => join(top, path);
