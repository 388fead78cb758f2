/** The two states that a comparison is about, each as `Files`, and the paths that differ between them. */
import { diskFiles, type Files } from "../files.js";
import type { DiffSide } from "../4-count/diff/diffReport.js";
import {
  type HeadState,
  type PathChange,
  readChanges,
  untracked,
} from "./changes.js";
import type { Range } from "./range.js";
import {
  emptyTree,
  mergeBase,
  openRepository,
  type Repository,
} from "./repository.js";
import { GitError } from "./runGit.js";
import { submoduleFiles } from "./submodules.js";
import { readTree, type Tree, type TreeEntry } from "./tree.js";
import { TreeFiles } from "./treeFiles.js";
import { workFiles } from "./workFiles.js";

export interface Comparison {
  repository: Repository;
  base: ComparedSide;
  head: ComparedSide;
  changes: PathChange[];
}

export interface ComparedSide {
  about: DiffSide;
  /** Read when it is first asked for: where nothing changed, nobody asks. */
  files(): StateFiles;
}

/** `Files` of a state, with the paths in it. */
export interface StateFiles {
  files: Files;
  /** Paths from the top, of everything that git has in it (and for the working tree, of what it does not ignore). */
  paths: ReadonlySet<string>;
  /** Reads the content of these paths at once. */
  readAhead(paths: Iterable<string>): void;
}

export interface CompareOptions {
  /** Where numel was started. */
  cwd: string;
  env: NodeJS.ProcessEnv;
  range: Range;
  /** Folders (links resolved) that are read from the disk on both sides: site-packages. It may grow until they are read. */
  onDisk: readonly string[];
}

/**
 * @throws {GitError} where the states are not there, in words for a person
 */
export function compareStates(options: CompareOptions): Comparison {
  const { range, cwd, env } = options;
  const { base, head } = range;
  const names = [
    ...(base.kind === "revision" ? [base.name] : base.names),
    ...(head.kind === "revision" ? [head.name] : []),
  ];
  const unique = [...new Set(names)];
  const { repository, commits, missing } = openRepository(cwd, env, unique);
  for (const message of missing.values()) throw new GitError(message);
  if (repository.isBare && head.kind !== "revision") {
    throw new GitError(
      `a bare repository has no ${head.kind}: name two revisions`,
    );
  }
  const commitOf = (name: string) => commits.get(name) ?? null;
  const baseCommit =
    base.kind === "revision"
      ? commitOf(base.name)
      : mergeBaseOf(repository, base.names, commitOf);
  const state: HeadState =
    head.kind === "revision"
      ? {
          kind: "revision",
          commit: commitOf(head.name) ?? emptyTree(repository),
        }
      : head;
  const baseTreeish = baseCommit ?? emptyTree(repository);
  const changes = readChanges(
    repository.git,
    baseTreeish,
    state,
    repository.paths,
  );
  if (head.kind === "working tree") addUntracked(repository, changes);
  const sides = new Sides(options, repository, baseTreeish, state, changes);
  return {
    repository,
    changes,
    base: {
      about: {
        kind: "revision",
        name:
          base.kind === "revision"
            ? base.name
            : `merge base of ${base.names.join(" and ")}`,
        commit: baseCommit,
      },
      files: () => sides.base(),
    },
    head: {
      about: {
        kind: head.kind,
        name: head.kind === "revision" ? head.name : head.kind,
        commit: head.kind === "revision" ? commitOf(head.name) : null,
      },
      files: () => sides.head(),
    },
  };
}

function mergeBaseOf(
  repository: Repository,
  names: readonly [string, string],
  commitOf: (name: string) => string | null,
): string {
  const [a, b] = names.map(commitOf);
  if (a == null || b == null) {
    throw new GitError(`HEAD has no commit yet, and so nothing in common`);
  }
  return mergeBase(repository, names, [a, b]);
}

function addUntracked(repository: Repository, changes: PathChange[]): void {
  for (const path of untracked(repository.git, repository.paths)) {
    const change = { base: null, head: path, entry: null, isUnmerged: false };
    changes.push(change);
  }
}

/** Both sides, made when they are wanted. */
class Sides {
  #base: { state: StateFiles; tree: Tree } | undefined;
  #head: StateFiles | undefined;

  constructor(
    readonly options: CompareOptions,
    readonly repository: Repository,
    readonly baseTreeish: string,
    readonly headState: HeadState,
    readonly changes: readonly PathChange[],
  ) {}

  base(): StateFiles {
    return this.#baseTree().state;
  }

  #baseTree(): { state: StateFiles; tree: Tree } {
    if (this.#base === undefined) {
      const { git, paths } = this.repository;
      const tree = readTree(git, this.baseTreeish, paths);
      this.#base = { state: this.#ofTree(tree), tree };
    }
    return this.#base;
  }

  head(): StateFiles {
    return (this.#head ??= this.#makeHead());
  }

  #makeHead(): StateFiles {
    const { top, paths } = this.repository;
    const { tree: baseTree } = this.#baseTree();
    // The head is the base with what changed: no second listing.
    const tree = new Map<string, TreeEntry>(baseTree);
    const present = new Set<string>();
    for (const { base, head, entry } of this.changes) {
      if (base !== null) tree.delete(base);
      if (head !== null) present.add(head);
      if (head !== null && entry !== null) tree.set(head, entry);
    }
    if (this.headState.kind !== "working tree") return this.#ofTree(tree);
    for (const path of present) tree.delete(path);
    const unchanged = this.#ofTree(tree);
    const files = workFiles(top, diskFiles, unchanged.files, paths);
    return {
      files,
      paths: new Set([...tree.keys(), ...present]),
      // The disk needs none.
      readAhead: () => undefined,
    };
  }

  #ofTree(tree: Tree): StateFiles {
    const { blobs, top } = this.repository;
    const files = new TreeFiles({
      top,
      tree,
      blobs,
      disk: diskFiles,
      onDisk: this.options.onDisk,
      submodule: (path, commit) =>
        submoduleFiles(this.repository, this.options, path, commit),
    });
    return {
      files,
      paths: new Set(tree.keys()),
      readAhead: (paths) => {
        const ids: string[] = [];
        for (const path of paths) {
          const entry = tree.get(path);
          if (entry !== undefined && entry.kind !== "submodule") {
            ids.push(entry.id);
          }
        }
        blobs.readAhead(ids);
      },
    };
  }
}
