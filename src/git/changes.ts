/** Which paths differ between two states, by git's own comparison of objects (`--raw`), renames recognised. */
import type { Git } from "./runGit.js";
import { splitZ, type RawPaths } from "./rawPaths.js";
import { kindOf, type TreeEntry } from "./tree.js";

/** One path that differs; both paths where it was renamed, one where it was added or removed. */
export interface PathChange {
  base: string | null;
  head: string | null;
  /** What stands there on the head side; null: nothing, or known to the disk alone. */
  entry: TreeEntry | null;
  /** In the index with conflicts, so that there is no staged content. */
  isUnmerged: boolean;
}

/** What `git diff-…` is to compare with the base. */
export type HeadState =
  { kind: "revision"; commit: string } | { kind: "index" | "working tree" };

/**
 * Paths that differ from the base, sorted by git. Those of the working tree may only seem to: git compares times before
 * contents, and does not refresh its index here.
 */
export function readChanges(
  git: Git,
  base: string,
  head: HeadState,
  paths: RawPaths,
): PathChange[] {
  const options = ["-r", "-z", "--raw", "-M", "--no-abbrev"];
  // Without this a diff of a submodule that has changes inside costs a `git status` there.
  const shallowly = "--ignore-submodules=dirty";
  const output =
    head.kind === "revision"
      ? git.run(["diff-tree", ...options, base, head.commit])
      : git.run([
          "diff-index",
          ...options,
          ...(head.kind === "index" ? ["--cached"] : [shallowly]),
          base,
        ]);
  return parseChanges(output, paths);
}

/** `:100644 100644 ID ID M\0path\0`, and for renames `:… R086\0old\0new\0`. */
export function parseChanges(output: Buffer, paths: RawPaths): PathChange[] {
  const parts = splitZ(output);
  const changes = new Map<string, PathChange>();
  for (let i = 0; i < parts.length; i++) {
    const header = (parts[i] as Buffer).toString("latin1").slice(1);
    const [, mode = "", , id = "", status = ""] = header.split(" ");
    const first = paths.text(parts[++i] as Buffer);
    const letter = status[0];
    const isRename = letter === "R" || letter === "C";
    const second = isRename ? paths.text(parts[++i] as Buffer) : first;
    const isGone = letter === "D";
    const change: PathChange = {
      base: letter === "A" || letter === "C" ? null : first,
      head: isGone ? null : second,
      entry: isGone || /^0+$/.test(id) ? null : { kind: kindOf(mode), id },
      isUnmerged: letter === "U",
    };
    // A path with conflicts comes twice: as unmerged, and as what it is on the disk.
    const known = changes.get(second);
    if (known !== undefined) {
      change.isUnmerged ||= known.isUnmerged;
    }
    changes.set(second, change);
  }
  return [...changes.values()];
}

/** Files that git does not know and is not told to ignore. */
export function untracked(git: Git, paths: RawPaths): string[] {
  const output = git.run([
    "ls-files",
    ...["-o", "--exclude-standard", "-z", "--full-name", ":/"],
  ]);
  return splitZ(output).map((raw) => paths.text(raw));
}
