/** Which part of a project is checked. */
import { join, relative, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { excludeOf, type Project } from "../config/project.js";
import { filesIn } from "../discover.js";
import type { Files } from "../files.js";
import { configErrors as words } from "../messages.js";

export interface Scope {
  project: Project;
  files: Files;
  /** Absolute; empty: the whole project. */
  paths: readonly string[];
}

/** Whether a file is to be checked. */
export function isInScope(path: string, { paths }: Scope): boolean {
  return (
    paths.length === 0 ||
    paths.some((one) => path === one || path.startsWith(one + sep))
  );
}

/** Absolute paths of the files whose claims are checked: what is named, else Markdown and Python, as the configuration says. */
export function claimFiles(scope: Scope): {
  found: string[];
  problems: string[];
} {
  const { project, files } = scope;
  const named = scope.paths.filter((path) => files.kind(path) === "file");
  const folders =
    scope.paths.length === 0
      ? [project.folder]
      : scope.paths.filter((path) => files.kind(path) === "folder");
  const { config } = project;
  const isClaimFile = claimFilter(project);
  const found = folders
    .flatMap((folder) =>
      filesIn(folder, files, excludeOf(project), isReadable).map((path) =>
        join(folder, path),
      ),
    )
    .filter(isClaimFile);
  const told = config?.claims ?? [];
  const literal = told
    .filter((pattern) => !/[*?[{!]/.test(pattern))
    .map((pattern) => ({ pattern, path: resolve(project.folder, pattern) }));
  const listed = literal
    .map(({ path }) => path)
    .filter((path) => files.kind(path) === "file" && isInScope(path, scope));
  return {
    found: eachOnce([...named, ...listed, ...found], files),
    problems: literal
      .filter(({ path }) => files.kind(path) === undefined)
      .map(({ pattern }) => words.noClaimFile(config?.file ?? "", pattern)),
  };
}

/** A file that links lead to is checked once, under its own name if that is among them. */
function eachOnce(paths: readonly string[], files: Files): string[] {
  const byFile = new Map<string, string>();
  for (const path of paths) {
    const real = files.real(path);
    if (!byFile.has(real) || path === real) byFile.set(real, path);
  }
  return [...byFile.values()].sort();
}

function isReadable(name: string): boolean {
  return /\.(md|markdown|py)$/i.test(name);
}

/** What `claims` lets through: files that a pattern matches, and all that is in a folder that one names. */
function claimFilter({ config, folder }: Project): (path: string) => boolean {
  if (config?.claims == null) return () => true;
  const patterns = config.claims.map((pattern) =>
    pattern.replace(/^\.\//, "").replace(/\/$/, ""),
  );
  const options = { dot: true };
  const matches = picomatch(
    patterns.flatMap((pattern) => [pattern, `${pattern}/**`]),
    options,
  );
  return (path) => matches(relative(folder, path).replaceAll(sep, "/"));
}
