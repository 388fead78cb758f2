/** How numel reads: through this interface alone, so that a revision in git can stand in for the disk. */
import {
  readdirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from "node:fs";

export interface Files {
  /** undefined where there is nothing (or nothing that may be read). */
  kind(path: string): "file" | "folder" | undefined;
  /** The bytes of a file; undefined where it is not there. */
  read(path: string): Uint8Array | undefined;
  /** Bytes that a file has; 0 where it is not there. */
  size(path: string): number;
  /** Names in a folder, sorted; empty where it is not there. */
  list(path: string): string[];
  /** Those of them that begin with a text. */
  beginning?(path: string, text: string): string[];
  /** git's id of a file's content, where it is known without reading it. */
  id?(path: string): string | undefined;
  /** The path with links resolved, to recognise a folder that contains itself; the path as it is where it does not exist. */
  real(path: string): string;
}

/** The files of the disk. */
export const diskFiles: Files = {
  kind(path) {
    const stat = statOf(path);
    if (stat?.isFile()) return "file";
    return stat?.isDirectory() ? "folder" : undefined;
  },
  read(path) {
    try {
      return readFileSync(path);
    } catch {
      return undefined;
    }
  },
  size(path) {
    return statOf(path)?.size ?? 0;
  },
  list(path) {
    try {
      // What numel remembers there is nobody's business.
      return readdirSync(path)
        .filter((name) => name !== ".numel_cache")
        .sort();
    } catch {
      return [];
    }
  },
  real(path) {
    try {
      return realpathSync(path);
    } catch {
      return path;
    }
  },
};

/** undefined also where a folder on the way is a file (`.git` in a worktree) or may not be entered. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
