/** Where a folder lies in its repository, because CI wants places as seen from the repository's root. */
import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** `packages/models`; "" for the root itself, and outside any repository. */
export function folderInRepository(folder: string): string {
  let root = folder;
  // A worktree's or submodule's `.git` is a file.
  while (!existsSync(join(root, ".git"))) {
    const parent = dirname(root);
    if (parent === root) return "";
    root = parent;
  }
  return relative(root, folder).replaceAll("\\", "/");
}
