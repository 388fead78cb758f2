/** What a commit holds: every path with its mode and object, as `git ls-tree` lists it. */
import type { Git } from "./runGit.js";
import { splitZ, type RawPaths } from "./rawPaths.js";

export interface TreeEntry {
  kind: "file" | "link" | "submodule";
  /** Of the blob; of a submodule the commit. */
  id: string;
}

/** Entries by path, relative to the repository's top. */
export type Tree = ReadonlyMap<string, TreeEntry>;

/** @param revision any name of a commit or tree */
export function readTree(git: Git, revision: string, paths: RawPaths): Tree {
  const output = git.run(["ls-tree", "-r", "-z", "--full-tree", revision]);
  const tree = new Map<string, TreeEntry>();
  for (const line of splitZ(output)) {
    const tab = line.indexOf(9);
    const [mode = "", , id = ""] = line.toString("latin1", 0, tab).split(" ");
    tree.set(paths.text(line.subarray(tab + 1)), { kind: kindOf(mode), id });
  }
  return tree;
}

/** From git's file mode: https://git-scm.com/docs/git-fast-import#_filemodify */
export function kindOf(mode: string): TreeEntry["kind"] {
  if (mode === "120000") return "link";
  return mode === "160000" ? "submodule" : "file";
}
