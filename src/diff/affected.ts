/** Which Python files can count differently because of the paths that changed. */

/** The Python files of one state. */
export interface PythonFiles {
  /** Paths from the top. */
  paths: Iterable<string>;
  /** Whether a file can read others, or import them, by names that are made at run time. */
  isDynamic(path: string): boolean;
  /** Whether any of these names stands in an import statement of the file. */
  imports(path: string, names: readonly string[]): boolean;
}

/**
 * The files among `paths` that changed themselves, or that import, directly or not, by a name that a changed path could have;
 * and those that can read any path. A package's `__init__.py` runs before every file in it.
 * @param changed all paths that differ between the two states, on either side
 */
export function affectedFiles(
  { paths, isDynamic, imports }: PythonFiles,
  changed: ReadonlySet<string>,
): Set<string> {
  const names = new Set<string>();
  const packages = new Set<string>();
  const affected = new Set<string>();
  const waiting = new Set<string>();
  const add = (path: string) => {
    names.add(moduleName(path));
    // A link or a submodule may stand for a whole package.
    if (!path.endsWith(".py")) names.add(baseName(path));
    if (baseName(path) === "__init__.py") packages.add(folderOf(path));
  };
  for (const path of changed) add(path);
  for (const path of paths) {
    if (changed.has(path)) affected.add(path);
    else waiting.add(path);
  }
  if (changed.size === 0) return affected;
  for (let before = -1; before !== affected.size;) {
    before = affected.size;
    for (const path of waiting) {
      const isAffected =
        isDynamic(path) || isBelow(path, packages) || imports(path, [...names]);
      if (!isAffected) continue;
      affected.add(path);
      waiting.delete(path);
      add(path);
    }
  }
  return affected;
}

/** The name that a file is imported by: its own, a package's that of its folder. */
function moduleName(path: string): string {
  const name = baseName(path).replace(/\.[^.]*$/, "");
  const own = name === "__init__" ? baseName(folderOf(path)) : name;
  return own.normalize("NFKC");
}

function isBelow(path: string, folders: ReadonlySet<string>): boolean {
  for (let folder = folderOf(path); folder !== ""; folder = folderOf(folder)) {
    if (folders.has(folder)) return true;
  }
  return false;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
