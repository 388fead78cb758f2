/** The Python files of a folder that may hold models: not tests, not what git ignores, not what is installed or built. */
import { basename, join, relative, sep } from "node:path";
import { projectRoot } from "./config/projectRoot.js";
import type { Files } from "./files.js";
import {
  decide,
  gitignoreOf,
  type IgnoreLevel,
  ignoreLevel,
  outerLevels,
} from "./ignoreRules.js";

/** Folders that hold nothing of the project's own. */
const foreign = new Set([
  "__pycache__",
  "__pypackages__",
  "node_modules",
  "site-packages",
  "dist-packages",
  "venv",
]);
/** So do these, unless they are packages of the project. */
const foreignUnlessPackage = new Set(["env", "build", "dist"]);
const testFolders = new Set(["test", "tests"]);

/** What a project adds to the rules (`exclude`). */
export interface Exclude {
  /** Absolute: what the patterns are relative to. */
  folder: string;
  /** As in a .gitignore; `!tests/` lets in what is left out otherwise. */
  patterns: readonly string[];
}

export interface Discovery {
  /** Paths relative to the folder, sorted. */
  found: string[];
  /** Whether there were Python files or folders that were left out as tests, by `exclude` or by git's rules. */
  isSomethingLeftOut: boolean;
}

/**
 * All `.py` files below a folder that may hold models. A folder that is reached twice, by way of a link, is read once.
 * @param folder absolute
 */
export function discover(
  folder: string,
  files: Files,
  exclude: Exclude | null = null,
): Discovery {
  const isPython = (name: string) => name.endsWith(".py");
  return new Walk(folder, files, exclude, isPython, false).discovery();
}

/** All files of a folder that are written by people, tests too, and whose name is wanted; paths relative to it, sorted. */
export function filesIn(
  folder: string,
  files: Files,
  exclude: Exclude | null,
  isWanted: (name: string) => boolean,
): string[] {
  return new Walk(folder, files, exclude, isWanted, true).discovery().found;
}

/** The paths alone. */
export function pythonFiles(
  folder: string,
  files: Files,
  exclude: Exclude | null = null,
): string[] {
  return discover(folder, files, exclude).found;
}

class Walk {
  readonly #seen = new Set<string>();
  readonly #found: string[] = [];
  readonly #own: IgnoreLevel[];
  readonly #withTests: boolean;
  #isSomethingLeftOut = false;

  constructor(
    readonly folder: string,
    readonly files: Files,
    exclude: Exclude | null,
    readonly isWanted: (name: string) => boolean,
    withTests: boolean,
  ) {
    this.#own =
      exclude === null || exclude.patterns.length === 0
        ? []
        : [ignoreLevel(exclude.folder, exclude.patterns)].filter(
            (level) => decide([level], folder, true) !== "out",
          );
    // Whoever names a folder of tests wants what is in it.
    const top = projectRoot(folder, files);
    this.#withTests =
      withTests ||
      [...relative(top, folder).split(sep), basename(folder)].some((part) =>
        testFolders.has(part),
      );
    this.#visit(folder, "", outerLevels(folder, top, files));
  }

  discovery(): Discovery {
    return {
      found: this.#found.sort(),
      isSomethingLeftOut: this.#isSomethingLeftOut,
    };
  }

  #visit(folder: string, prefix: string, outer: readonly IgnoreLevel[]): void {
    const { files } = this;
    const real = files.real(folder);
    if (this.#seen.has(real)) return;
    this.#seen.add(real);
    const names = files.list(folder);
    const own = names.includes(".gitignore")
      ? gitignoreOf(folder, files)
      : undefined;
    const levels = own === undefined ? outer : [...outer, own];
    const isPackage = names.includes("__init__.py");
    for (const name of names) {
      const path = join(folder, name);
      const kind = files.kind(path);
      if (kind === "file" && this.isWanted(name)) {
        if (
          this.#isIn(path, false, levels, () => this.#isTest(path, isPackage))
        ) {
          this.#found.push(prefix + name);
        }
      } else if (kind === "folder" && !this.#isForeign(path)) {
        if (this.#isIn(path, true, levels, () => this.#isTestFolder(name))) {
          // Rules that leave the folder out, and were overruled, have nothing to say of what is in it.
          const inner = levels.filter(
            (level) => decide([level], path, true) !== "out",
          );
          this.#visit(path, `${prefix}${name}/`, inner);
        }
      }
    }
  }

  #isIn(
    path: string,
    isFolder: boolean,
    levels: readonly IgnoreLevel[],
    isTest: () => boolean,
  ): boolean {
    const said = decide(this.#own, path, isFolder);
    const isIn =
      said === undefined
        ? decide(levels, path, isFolder) !== "out" && !isTest()
        : said === "in";
    if (!isIn) this.#isSomethingLeftOut = true;
    return isIn;
  }

  #isForeign(path: string): boolean {
    const { files } = this;
    const name = basename(path);
    if (name.startsWith(".") || foreign.has(name)) return true;
    if (name.endsWith(".egg-info")) return true;
    if (foreignUnlessPackage.has(name)) {
      return files.kind(join(path, "__init__.py")) !== "file";
    }
    return (
      files.kind(join(path, "pyvenv.cfg")) !== undefined ||
      files.kind(join(path, "conda-meta")) !== undefined
    );
  }

  #isTestFolder(name: string): boolean {
    return !this.#withTests && testFolders.has(name);
  }

  /** By its name, as pytest has it; a package may have a module called `test_time_pool`, which is a test if it holds some. */
  #isTest(path: string, isInPackage: boolean): boolean {
    const name = basename(path);
    if (this.#withTests || !/^(test_.*|.*_test|conftest)\.py$/.test(name)) {
      return false;
    }
    if (!isInPackage || name === "conftest.py") return true;
    const bytes = this.files.read(path);
    return (
      bytes === undefined ||
      /^\s*((async\s+)?def test|(import|from)\s+(pytest|unittest)\b)/m.test(
        new TextDecoder().decode(bytes),
      )
    );
  }
}
