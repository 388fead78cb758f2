/** Which folders a file's imports are looked up in (CONTRACT.md, "Imports are looked up in"). */
import { dirname, join, resolve } from "node:path";
import type { Files } from "./files.js";

export interface RootOptions {
  files: Files;
  /** `--python-path` */
  pythonPath: readonly string[];
  /** `--site-packages`, or those found (see `sitePackages`). */
  sitePackages: readonly string[];
}

/** A file as Python would import it: its dotted name, and the folder that the name starts from. */
export interface ModuleIdentity {
  name: string;
  root: string;
  isPackage: boolean;
}

/** Walks up while there is an `__init__.py`. */
export function moduleIdentity(path: string, files: Files): ModuleIdentity {
  const absolute = resolve(path);
  const file = absolute.slice(dirname(absolute).length + 1);
  const stem = file.replace(/\.[^.]*$/, "");
  const isPackage = stem === "__init__";
  const parts = isPackage ? [] : [stem];
  let root = dirname(absolute);
  while (
    files.kind(join(root, "__init__.py")) === "file" &&
    dirname(root) !== root
  ) {
    parts.unshift(root.slice(dirname(root).length).replace(/^[/\\]/, ""));
    root = dirname(root);
  }
  return { name: parts.join(".") || stem, root, isPackage };
}

/** Import roots of a file, in order of precedence. */
export function importRoots(path: string, options: RootOptions): string[] {
  const { files, pythonPath, sitePackages } = options;
  return unique([
    moduleIdentity(path, files).root,
    ...pythonPath.map((folder) => resolve(folder)),
    ...projectFolders(dirname(resolve(path)), files),
    ...sitePackages.map((folder) => resolve(folder)),
  ]);
}

const projectMarks = [".git", "pyproject.toml", "setup.py", "setup.cfg"];

/** The folders from a file's own up to its project's root, nearest first, and `src/` there; without a project its own. */
function projectFolders(start: string, files: Files): string[] {
  const folders: string[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    folders.push(folder);
    if (projectMarks.some((mark) => files.kind(join(folder, mark)))) {
      const src = join(folder, "src");
      return files.kind(src) === "folder" ? [...folders, src] : folders;
    }
    if (dirname(folder) === folder) return [start];
  }
}

/**
 * The site-packages that a person would expect: of the active environment, or of one beside the project.
 * @param environment the process's environment variables
 */
export function findSitePackages(
  start: string,
  environment: Readonly<Record<string, string | undefined>>,
  files: Files,
): string[] {
  const prefixes = [
    environment.VIRTUAL_ENV,
    environment.CONDA_PREFIX,
    join(start, ".venv"),
    join(start, "venv"),
  ];
  for (const prefix of prefixes) {
    if (prefix === undefined || prefix === "") continue;
    const found = sitePackagesOf(prefix, files);
    if (found.length > 0) return found;
  }
  return [];
}

/** `lib/python3.x/site-packages` of an environment (`Lib/site-packages` on Windows). */
function sitePackagesOf(prefix: string, files: Files): string[] {
  const candidates = [
    ...files
      .list(join(prefix, "lib"))
      .filter((name) => name.startsWith("python"))
      .map((name) => join(prefix, "lib", name, "site-packages")),
    join(prefix, "Lib", "site-packages"),
  ];
  return candidates.filter((folder) => files.kind(folder) === "folder");
}

function unique(folders: string[]): string[] {
  return [...new Set(folders)];
}
