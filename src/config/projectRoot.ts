/** How far up a project reaches. */
import { dirname, join } from "node:path";
import type { Files } from "../files.js";

/** `.git` ends a project wherever it stands; where there is none, the nearest of the others does. */
const otherMarks = ["pyproject.toml", "setup.py", "setup.cfg", "numel.toml"];

/** The folders from one up to its project's root. */
export function foldersUp(start: string, files: Files): string[] {
  const folders: string[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    folders.push(folder);
    if (files.kind(join(folder, ".git")) !== undefined) return folders;
    if (dirname(folder) === folder) break;
  }
  const last = folders.findIndex((folder) =>
    otherMarks.some((mark) => files.kind(join(folder, mark)) === "file"),
  );
  return folders.slice(0, last + 1);
}

/** The root of the project that a folder lies in; the folder itself where it lies in none. */
export function projectRoot(start: string, files: Files): string {
  return foldersUp(start, files).at(-1) ?? start;
}
