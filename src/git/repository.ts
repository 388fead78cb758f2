/** The repository around a folder, and the commits that names in it stand for. */
import { Blobs } from "./objects.js";
import { RawPaths } from "./rawPaths.js";
import { firstError, type Git, GitError, gitIn } from "./runGit.js";

export interface Repository {
  git: Git;
  /** Absolute path of the working tree's top; of a bare repository its own folder. */
  top: string;
  isBare: boolean;
  isShallow: boolean;
  blobs: Blobs;
  paths: RawPaths;
}

/** A repository, and the commit of each name that was asked for; null: a branch without a commit yet. */
export interface Opened {
  repository: Repository;
  commits: ReadonlyMap<string, string | null>;
  /** Names that are no revision here, each with what to say of it. */
  missing: ReadonlyMap<string, string>;
}

/**
 * Finds the repository and resolves revisions, in one process where all is well.
 * @throws {GitError} outside a repository, or where git is not installed
 */
export function openRepository(
  folder: string,
  env: NodeJS.ProcessEnv,
  names: readonly string[],
): Opened {
  const git = gitIn(folder, env);
  const asked = names.map((name) => `${name}^{commit}`);
  const all = git.try([
    "rev-parse",
    "--show-toplevel",
    "--is-shallow-repository",
    ...asked,
  ]);
  const lines = all.stdout.toString("utf8").split("\n").slice(0, -1);
  if (all.status === 0) {
    // A path may hold line breaks; what comes after it does not.
    const ids = names.length === 0 ? [] : lines.splice(-names.length);
    const isShallow = lines.pop() === "true";
    return {
      repository: repositoryAt(git, lines.join("\n"), false, isShallow),
      commits: new Map(names.map((name, i) => [name, ids[i] ?? null])),
      missing: new Map(),
    };
  }
  return openSlowly(git, names);
}

/** One question at a time, to say what is wrong. */
function openSlowly(git: Git, names: readonly string[]): Opened {
  const about = git.try([
    ...["rev-parse", "--is-bare-repository", "--is-inside-git-dir"],
    ...["--is-shallow-repository", "--absolute-git-dir"],
  ]);
  if (about.status !== 0) throw new GitError(outside(about.stderr));
  const [bare, inside, shallow, ...folder] = about.stdout
    .toString("utf8")
    .split("\n")
    .slice(0, -1);
  const isBare = bare === "true";
  const top = git.try(["rev-parse", "--show-toplevel"]);
  if (top.status !== 0 && !isBare) {
    throw new GitError(
      inside === "true"
        ? "this is inside a .git folder: start numel in the working tree"
        : firstError(top.stderr, ["rev-parse"]),
    );
  }
  const repository = repositoryAt(
    git,
    isBare ? folder.join("\n") : top.stdout.toString("utf8").slice(0, -1),
    isBare,
    shallow === "true",
  );
  const commits = new Map<string, string | null>();
  const missing = new Map<string, string>();
  for (const name of names) {
    const found = git.try([
      ...["rev-parse", "--verify", "--quiet"],
      `${name}^{commit}`,
    ]);
    if (found.status === 0) {
      commits.set(name, found.stdout.toString("latin1").trim());
    } else if (name === "HEAD" && isUnborn(git)) commits.set(name, null);
    else missing.set(name, noSuchRevision(repository, name));
  }
  return { repository, commits, missing };
}

function repositoryAt(
  git: Git,
  top: string,
  isBare: boolean,
  isShallow: boolean,
): Repository {
  const paths = new RawPaths();
  return { git, top, isBare, isShallow, blobs: new Blobs(git), paths };
}

/** A branch that has no commit yet: `git init` and nothing more. */
function isUnborn(git: Git): boolean {
  return (
    git.try(["symbolic-ref", "-q", "HEAD"]).status === 0 &&
    git.try(["rev-parse", "--verify", "--quiet", "HEAD"]).status !== 0
  );
}

function outside(stderr: string): string {
  return /not a git repository/.test(stderr)
    ? "not in a git repository: numel diff compares states that git knows"
    : firstError(stderr, ["rev-parse"]);
}

/** In a shallow clone the revision may be there, only not here. */
function noSuchRevision({ isShallow }: Repository, name: string): string {
  const plain = `no revision '${name}' in this repository`;
  if (!isShallow) return plain;
  const steps = stepsBack(name);
  const remedy =
    steps === null
      ? `fetch it (git fetch --depth=1 origin ${branchOf(name)}:refs/remotes/origin/${branchOf(name)}), or clone with full history (git fetch --unshallow; fetch-depth: 0 for actions/checkout)`
      : `it needs at least ${steps + 1} commits (git fetch --deepen=${steps}; fetch-depth: ${steps + 1} for actions/checkout)`;
  return `no revision '${name}' in this shallow clone: ${remedy}`;
}

/** How many commits before another one a name like `HEAD~3`, `HEAD^` or `HEAD^2~1` means; null: it names one itself. */
function stepsBack(name: string): number | null {
  const suffix = /((?:\^\d*|~\d*)+)$/.exec(name)?.[1];
  if (suffix === undefined) return null;
  let steps = 0;
  for (const [, sign, count] of suffix.matchAll(/([\^~])(\d*)/g)) {
    steps += sign === "^" || count === "" ? 1 : Number(count);
  }
  return steps;
}

function branchOf(name: string): string {
  return name.replace(/^(?:refs\/heads\/|refs\/remotes\/)?(?:origin\/)?/, "");
}

/**
 * The commit at which two histories part.
 * @throws {GitError} where they have none in common, or it is beyond what a shallow clone holds
 */
export function mergeBase(
  { git, isShallow }: Repository,
  names: readonly [string, string],
  commits: readonly [string, string],
): string {
  const found = git.try(["merge-base", ...commits]);
  if (found.status === 0) return found.stdout.toString("latin1").trim();
  const [a, b] = names;
  throw new GitError(
    isShallow
      ? `this shallow clone does not reach back to where ${a} and ${b} part: git fetch --deepen=100, or fetch-depth: 0 for actions/checkout`
      : `${a} and ${b} have no commit in common`,
  );
}

/** The id of the tree that holds nothing, which git knows without its being stored. */
export function emptyTree({ git }: Repository): string {
  return git
    .run(["hash-object", "-t", "tree", "--stdin"])
    .toString("latin1")
    .trim();
}
