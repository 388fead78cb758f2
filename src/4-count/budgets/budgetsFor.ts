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
  const model = split(target);
  const folders = entries
    .filter(({ key }) => isInside(withoutDot(key), model.where))
    .sort((a, b) => b.key.length - a.key.length);
  return folders[0] ?? entries.findLast((entry) => matcherOf(entry)?.(model));
}

/** Whether a key is a glob, and not the name of something. */
export function isGlob(key: string): boolean {
  const { where, name } = split(key);
  return isPathGlob(where) || isNameGlob(name);
}

/** Whether a glob may name models of a file. */
export function isFileLike(key: string, path: string): boolean {
  return pathMatcher(split(key))(path);
}

/** A key or target on both sides of `::`; without it the name is empty. */
interface Parts {
  where: string;
  name: string;
}

type Matcher = (model: Parts) => boolean;

/** Globs are compiled once, however many models they are held against. */
const matchers = new WeakMap<KeyedBudgets, Matcher | null>();

function matcherOf(entry: KeyedBudgets): Matcher | null {
  let matcher = matchers.get(entry);
  if (matcher === undefined) {
    matcher = isGlob(entry.key) ? compile(split(entry.key)) : null;
    matchers.set(entry, matcher);
  }
  return matcher;
}

function compile(pattern: Parts): Matcher {
  const isPath = pathMatcher(pattern);
  const isName = pattern.name === "" ? () => true : nameMatcher(pattern.name);
  return ({ where, name }) => isPath(where) && isName(name);
}

/**
 * `*` stands for a part of a path, `**` for any number of folders. A pattern without `/` is looked for in every folder, as in
 * a .gitignore. Without `::` it is about what lies in the folders that it matches, too.
 */
function pathMatcher({ where, name }: Parts): (path: string) => boolean {
  if (!isPathGlob(where)) return (path) => isInside(where, path);
  const isIt = picomatch(where, { dot: true, basename: !where.includes("/") });
  if (name !== "") return isIt;
  const isBelow = picomatch(`${where}/**`, { dot: true });
  return (path) => isIt(path) || isBelow(path);
}

/** Only `*` and `?` mean something in a name: brackets are Python's. */
function nameMatcher(pattern: string): (name: string) => boolean {
  const source = pattern
    .replace(/[\\^$+.()|[\]{}]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const expression = new RegExp(`^${source}$`, "su");
  return (name) => expression.test(name);
}

function isPathGlob(where: string): boolean {
  return /[*?[{]/.test(where);
}

function isNameGlob(name: string): boolean {
  return /[*?]/.test(name.replace(/\(.*$/s, ""));
}

/** A file is in itself, and everything is in `.`. */
function isInside(folder: string, path: string): boolean {
  const name = folder.replace(/\/+$/, "");
  return /^\.?$/.test(name) || path === name || path.startsWith(`${name}/`);
}

function split(text: string): Parts {
  const at = text.indexOf("::");
  return at < 0
    ? { where: withoutDot(text), name: "" }
    : { where: withoutDot(text.slice(0, at)), name: text.slice(at + 2) };
}

function withoutDot(path: string): string {
  return path.replace(/^(\.\/)+/, "");
}
