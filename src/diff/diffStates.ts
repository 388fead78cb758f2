/** `numel diff` as a whole: two states of a repository to what differs between their models, and why. */
import { realpathSync } from "node:fs";
import { relative, resolve } from "node:path";
import { compareModel } from "../4-count/diff/compareModel.js";
import type { Finding } from "../4-count/finding.js";
import type {
  Cause,
  DiffFailure,
  DiffReport,
  ModelDiff,
} from "../4-count/diff/diffReport.js";
import { diffVerdict } from "../4-count/diff/diffVerdict.js";
import { type Match, matchModels } from "../4-count/diff/matchModels.js";
import { inOrder, isChanged, summarize } from "../4-count/diff/summarize.js";
import { configuredModels } from "../config/project.js";
import { diskFiles } from "../files.js";
import type { PathChange } from "../git/changes.js";
import {
  type Comparison,
  compareStates,
  type StateFiles,
} from "../git/compare.js";
import type { Range } from "../git/range.js";
import type { Failure } from "../pipeline.js";
import { affectedFiles } from "./affected.js";
import {
  type CountedSide,
  countSide,
  fileOf,
  type SideModel,
} from "./countSide.js";
import type { AskedHere, Counter, CounterOptions } from "./counter.js";
import { findCauses } from "./findCauses.js";
import { judgeBudgets } from "./judgeBudgets.js";
import { findSitePackages } from "../importRoots.js";
import { reallyChanged } from "./reallyChanged.js";
import { type KnownFiles, referencesIn } from "./referencesIn.js";
import {
  foundFile,
  isFile,
  offeredBy,
  projectOfBase,
  projectOfSide,
} from "./sideProject.js";
import { firstLine, unreadSide } from "./unreadSide.js";

export interface DiffOptions {
  /** Where numel was started. */
  cwd: string;
  env: NodeJS.ProcessEnv;
  range: Range;
  /** Paths and targets that the comparison is limited to; empty: everything. */
  only: readonly string[];
  /** Unchanged models, too. */
  all: boolean;
  /** Anything not exact or symbolic on the head side is a finding. */
  strict: boolean;
  /** Whether to look for causes. */
  causes: boolean;
  /** The configuration to use: a file's path; null: the nearest on each side; false: none. */
  config: string | null | false;
  pythonPath: readonly string[];
  /** null: as the configuration says, or those of the environment. */
  sitePackages: readonly string[] | null;
  /** What counts: by evaluating, or by remembering where it can. */
  counter: (options: CounterOptions) => Counter;
}

/**
 * @throws {GitError} where the states are not there
 * @throws {ConfigError} where the head's configuration cannot be used
 */
export async function diffStates(options: DiffOptions): Promise<DiffReport> {
  const onDisk: string[] = [];
  const cwd = realPath(options.cwd);
  const { env, range } = options;
  const comparison = compareStates({ cwd, env, range, onDisk });
  const changes = reallyChanged(comparison);
  const { base, head } = comparison;
  const isNothing = changes.length === 0 && !options.all;
  const compared = isNothing
    ? nothingCompared
    : await compareSides(comparison, changes, onDisk, options);
  const all = compared.matches.map(({ diff }) => diff);
  const { failures } = compared;
  const judged = diffVerdict(all, failures, compared.findings, options);
  return {
    base: base.about,
    head: head.about,
    summary: summarize(all),
    models: inOrder(options.all ? all : all.filter(isChanged)),
    causes: compared.causes,
    findings: judged.findings,
    failures,
    exitCode: judged.exitCode,
  };
}

interface ComparedModel {
  match: Match<SideModel>;
  diff: ModelDiff;
}

interface Compared {
  matches: ComparedModel[];
  causes: Cause[];
  /** About budgets. */
  findings: Finding[];
  failures: DiffFailure[];
}

const nothingCompared: Compared = {
  matches: [],
  causes: [],
  findings: [],
  failures: [],
};

async function compareSides(
  comparison: Comparison,
  changes: readonly PathChange[],
  onDisk: string[],
  options: DiffOptions,
): Promise<Compared> {
  const { top } = comparison.repository;
  const [base, head] = [comparison.base.files(), comparison.head.files()];
  const places = { cwd: realPath(options.cwd), top };
  const project = await projectOfSide(head, places, options.config);
  const baseProject = await projectOfBase(project, () =>
    projectOfSide(base, places, options.config),
  );
  const { config } = project;
  const sitePackages =
    options.sitePackages ??
    config?.sitePackages ??
    findSitePackages(places.cwd, options.env, diskFiles);
  onDisk.push(...sitePackages.map(realPath));
  const counter = options.counter({
    cwd: top,
    pythonPath: [...options.pythonPath, ...(config?.pythonPath ?? [])],
    sitePackages,
    all: false,
  });
  const affected = affectedOf(base, head, changes, top);
  const scope = scopeOf(options, top);
  const [from, to] = [
    offeredBy(baseProject, base, top),
    offeredBy(project, head, top),
  ];
  // Other settings make other models, whatever became of the files.
  const isReset =
    JSON.stringify(configuredModels(baseProject)) !==
    JSON.stringify(configuredModels(project));
  const wanted = (offered: readonly AskedHere[]): AskedHere[] => [
    ...offered.filter(
      (asked) =>
        isInScope(asked, scope) &&
        (options.all ||
          isReset ||
          !isFile(asked) ||
          affected.has(fileOf(asked.target))),
    ),
    ...scope.targets.map((target) => ({ ...foundFile(target), isNamed: true })),
  ];
  const before = await countSide(counter, base.files, wanted(from));
  const after = await countSide(counter, head.files, wanted(to));
  noteUnmerged(changes, comparison, after);
  const renamed = renamedFiles(changes);
  const matches: ComparedModel[] = [];
  for (const match of matchModels(before.models, after.models, renamed)) {
    const whole = await lookAgain(match, base, head, counter);
    matches.push(comparedModel(whole, before, after, renamed));
  }
  const findings = await judgeBudgets(matches, project);
  const causes = options.causes
    ? await findCauses({
        ...{ top, changes, counter, matches },
        base: base.files,
        head: head.files,
        config: { base: baseProject.config, head: config },
      })
    : [];
  return { matches, causes, findings, failures: failuresOf(before, after) };
}

function renamedFiles(changes: readonly PathChange[]): Map<string, string> {
  const renamed = new Map<string, string>();
  for (const { base, head } of changes) {
    if (base !== null && head !== null && base !== head)
      renamed.set(base, head);
  }
  return renamed;
}

/** Files that can count differently on either side. */
function affectedOf(
  base: StateFiles,
  head: StateFiles,
  changes: readonly PathChange[],
  top: string,
): Set<string> {
  const changed = new Set(
    changes.flatMap((change) =>
      [change.base, change.head].filter((path) => path !== null),
    ),
  );
  const known: KnownFiles = new Map();
  return new Set([
    ...affectedFiles(referencesIn(base, top, changed, known), changed),
    ...affectedFiles(referencesIn(head, top, changed, known), changed),
  ]);
}

interface Scope {
  /** Files and folders, relative to the top; empty with no targets: everything. */
  paths: string[];
  /** Targets with an expression. */
  targets: string[];
}

function scopeOf({ only, cwd: started }: DiffOptions, top: string): Scope {
  const cwd = realPath(started);
  const scope: Scope = { paths: [], targets: [] };
  for (const text of only) {
    const where = fileOf(text);
    const path = relative(top, resolve(cwd, where));
    if (where === text) scope.paths.push(path);
    else scope.targets.push(path + text.slice(where.length));
  }
  return scope;
}

function isInScope({ target }: AskedHere, { paths, targets }: Scope): boolean {
  if (paths.length + targets.length === 0) return true;
  const path = fileOf(target);
  return paths.some(
    (one) => one === "" || path === one || path.startsWith(`${one}/`),
  );
}

/** What is staged of a file with conflicts, nobody can say. */
function noteUnmerged(
  changes: readonly PathChange[],
  { head }: Comparison,
  side: CountedSide,
): void {
  if (head.about.kind !== "index") return;
  for (const { base, head: path, isUnmerged } of changes) {
    const file = path ?? base;
    if (!isUnmerged || file === null || !file.endsWith(".py")) continue;
    side.failures.set(file, {
      target: file,
      message: `${file} has merge conflicts: resolve them and git add it`,
    });
  }
}

/**
 * A model that is on one side only may be on the other all the same, inside another model: only the outermost are told.
 */
async function lookAgain(
  match: Match<SideModel>,
  base: StateFiles,
  head: StateFiles,
  counter: Counter,
): Promise<Match<SideModel>> {
  const one = match.head ?? match.base;
  if (one === null || (match.head !== null && match.base !== null))
    return match;
  const { target } = one.model;
  const state = match.head === null ? head : base;
  if (!state.paths.has(fileOf(target))) return match;
  const asked: AskedHere = { ...one.asked, target, isNamed: true };
  const { models } = await countSide(counter, state.files, [asked]);
  const [other] = models;
  if (other === undefined || other.model.target !== target) return match;
  return match.head === null
    ? { ...match, head: other }
    : { ...match, base: other };
}

function comparedModel(
  match: Match<SideModel>,
  before: CountedSide,
  after: CountedSide,
  renamed: ReadonlyMap<string, string>,
): ComparedModel {
  const diff = compareModel(match);
  const { target } = diff;
  const file = fileOf(target);
  if (match.head === null) {
    const failure =
      after.failures.get(file) ?? after.failures.get(renamed.get(file) ?? "");
    if (failure !== undefined) {
      return { match, diff: unresolved(diff, "head", target, failure) };
    }
  }
  if (match.base === null) {
    const old = [...renamed].find(([, now]) => now === file)?.[0];
    const failure = before.failures.get(file) ?? before.failures.get(old ?? "");
    if (failure !== undefined) {
      return { match, diff: unresolved(diff, "base", target, failure) };
    }
  }
  return { match, diff };
}

function unresolved(
  diff: ModelDiff,
  side: "base" | "head",
  target: string,
  failure: Failure,
): ModelDiff {
  const nothing = { total: null, trainable: null, buffers: null, bytes: null };
  return {
    ...diff,
    [side]: unreadSide(target, failure),
    status: "unresolved",
    changes: ["status"],
    delta: nothing,
  };
}

function failuresOf(before: CountedSide, after: CountedSide): DiffFailure[] {
  const told = (side: "base" | "head", { failures }: CountedSide) =>
    [...failures.values()].map((failure): DiffFailure => ({
      side,
      target: failure.target,
      message: side === "base" ? firstLine(failure) : failure.message,
      file: failure.file ?? null,
      line: failure.line ?? null,
    }));
  const nowhere = [...after.absent]
    .filter(([target]) => before.absent.has(target))
    .map(([, { target, message }]): DiffFailure => {
      return { side: "head", target, message, file: null, line: null };
    });
  return [...told("base", before), ...told("head", after), ...nowhere];
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}
