/** What git would leave out below a folder: its .gitignore files, and .git/info/exclude. */
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import type { Files } from "./files.js";

/** The rules of one file, and the folder that they are relative to. */
export interface IgnoreLevel {
  folder: string;
  rules: Ignore;
}

/** Rules given as text or as a list of patterns. */
export function ignoreLevel(
  folder: string,
  patterns: string | readonly string[],
): IgnoreLevel {
  return { folder, rules: ignore().add(patterns) };
}

/** The folder's own .gitignore. */
export function gitignoreOf(
  folder: string,
  files: Files,
): IgnoreLevel | undefined {
  return levelFrom(folder, join(folder, ".gitignore"), files);
}

/**
 * The rules from above a folder that hold in it, outermost first. Rules by which the folder itself is left out are not
 * among them: whoever names a folder means it.
 * @param top the project's root
 */
export function outerLevels(
  folder: string,
  top: string,
  files: Files,
): IgnoreLevel[] {
  const exclude = join(top, ".git", "info", "exclude");
  const levels = [levelFrom(top, exclude, files)];
  for (const above of foldersBetween(top, folder)) {
    levels.push(gitignoreOf(above, files));
  }
  return levels.filter(
    (level) =>
      level !== undefined &&
      (level.folder === folder || decide([level], folder, true) !== "out"),
  ) as IgnoreLevel[];
}

/**
 * What the rules say of a path whose parents they do not leave out: the innermost file that says something decides.
 * @param levels outermost first; none of them below the path
 */
export function decide(
  levels: readonly IgnoreLevel[],
  path: string,
  isFolder: boolean,
): "in" | "out" | undefined {
  for (const { folder, rules } of levels.toReversed()) {
    const name = relative(folder, path).replaceAll(sep, "/");
    if (name === "" || name.startsWith("..")) continue;
    const { ignored, unignored } = rules.test(isFolder ? `${name}/` : name);
    if (ignored) return "out";
    if (unignored) return "in";
  }
  return undefined;
}

function levelFrom(
  folder: string,
  file: string,
  files: Files,
): IgnoreLevel | undefined {
  if (files.kind(file) !== "file") return undefined;
  const bytes = files.read(file);
  return bytes && ignoreLevel(folder, new TextDecoder().decode(bytes));
}

/** From `top` down to, but without, `folder`. */
function foldersBetween(top: string, folder: string): string[] {
  const folders: string[] = [];
  for (let above = folder; above !== top;) {
    const parent = dirname(above);
    if (parent === above) return [];
    above = parent;
    folders.unshift(above);
  }
  return folders;
}
