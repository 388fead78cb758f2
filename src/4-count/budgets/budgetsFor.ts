/** Which budgets hold for a model: the most specific key that names it decides. */
import picomatch from "picomatch";
import type { Budget } from "./budget.js";

/** One key of the configuration's `budgets`. */
export interface KeyedBudgets {
  /** A target, an alias, a file, a folder, or a glob of targets. */
  key: string;
  budgets: readonly Budget[];
}

/** What a model goes by. */
export interface ModelName {
  /** Relative to the configuration's folder: `src/model.py::GPT`. */
  target: string;
  alias: string | null;
  /** Whether it is as its code says, so that it may go by its target. */
  isPlain: boolean;
}

/**
 * The entry for a model: its alias or its target as written; else the file or the innermost folder that it lies in; else
 * the last glob that matches.
 */
export function budgetsFor<Entry extends KeyedBudgets>(
  { target, alias, isPlain }: ModelName,
  entries: readonly Entry[],
): Entry | undefined {
  const byAlias = entries.find(({ key }) => key === alias);
  if (byAlias !== undefined || (!isPlain && alias === null)) return byAlias;
  const byTarget = isPlain
    ? entries.find(({ key }) => withoutDot(key) === target)
    : undefined;
  if (byTarget !== undefined) return byTarget;
  const [where] = target.split("::", 1) as [string];
  const folders = entries
    .filter(({ key }) => {
      const path = withoutDot(key).replace(/\/+$/, "");
      return path === where || where.startsWith(`${path}/`);
    })
    .sort((a, b) => b.key.length - a.key.length);
  return folders[0] ?? entries.findLast(({ key }) => matches(key, target));
}

/** Whether a key is a glob, and not the name of something. */
export function isGlob(key: string): boolean {
  const { where, name } = split(key);
  // Brackets behind `::` are Python's.
  return /[*?[{]/.test(where) || /[*?]/.test(name.replace(/\(.*$/s, ""));
}

/** Whether a glob may name models of a file. */
export function isFileLike(key: string, path: string): boolean {
  const { where } = split(key);
  return matches(where, path);
}

/**
 * `*` stands for a part of a path or name, `**` for any number of folders. A pattern without `/` is looked for in every
 * folder, as in a .gitignore. Without `::` it is about every model of the files that match.
 */
function matches(key: string, target: string): boolean {
  if (!isGlob(key)) return false;
  const pattern = split(key);
  const model = split(target);
  const options = { dot: true };
  const path = picomatch(pattern.where, {
    ...options,
    basename: !pattern.where.includes("/"),
  });
  const isPath =
    path(model.where) ||
    // `models/*` is about what lies in its folders, too.
    (pattern.name === "" &&
      picomatch(`${pattern.where}/**`, options)(model.where));
  return (
    isPath && (pattern.name === "" || isNameLike(pattern.name, model.name))
  );
}

/** Only `*` and `?` mean something in a name: brackets are Python's. */
function isNameLike(pattern: string, name: string): boolean {
  const source = pattern
    .replace(/[\\^$+.()|[\]{}]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "su").test(name);
}

function split(text: string): { where: string; name: string } {
  const at = text.indexOf("::");
  return at < 0
    ? { where: text, name: "" }
    : { where: withoutDot(text.slice(0, at)), name: text.slice(at + 2) };
}

function withoutDot(path: string): string {
  return path.replace(/^(\.\/)+/, "");
}
