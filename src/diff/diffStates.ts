/** `numel diff` as a whole: two states of a repository to what differs between their models, and why. */
import { relative, resolve } from "node:path";
import { compareModel } from "../4-count/diff/compareModel.js";
import type {
  DiffFailure,
  DiffReport,
  ModelDiff,
} from "../4-count/diff/diffReport.js";
import { diffVerdict } from "../4-count/diff/diffVerdict.js";
import { type Match, matchModels } from "../4-count/diff/matchModels.js";
import { inOrder, isChanged, summarize } from "../4-count/diff/summarize.js";
import { pythonFiles } from "../discover.js";
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
import { type Asked, type Counter, evaluatingCounter } from "./counter.js";
import { findCauses } from "./findCauses.js";
import { reallyChanged } from "./reallyChanged.js";
import { type KnownReferences, referencesIn } from "./referencesIn.js";
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
  pythonPath: readonly string[];
  sitePackages: readonly string[];
}

/**
 * @throws {GitError} where the states are not there
 */
export async function diffStates(options: DiffOptions): Promise<DiffReport> {
  const comparison = compareStates({
    cwd: options.cwd,
    env: options.env,
    range: options.range,
    onDisk: options.sitePackages,
  });
  const { top } = comparison.repository;
  const changes = reallyChanged(comparison);
  const counter = evaluatingCounter({
    cwd: top,
    pythonPath: options.pythonPath,
    sitePackages: options.sitePackages,
    all: false,
  });
  const isNothing = changes.length === 0 && !options.all;
  const counted = isNothing
    ? { matches: [], failures: [] }
    : await countBoth(comparison, changes, counter, options);
  const all = counted.matches.map(({ diff }) => diff);
  const models = inOrder(options.all ? all : all.filter(isChanged));
  const { findings, exitCode } = diffVerdict(
    all,
    counted.failures,
    [],
    options,
  );
  const causes =
    options.causes && counted.matches.length > 0
      ? await findCauses({
          top,
          base: comparison.base.files().files,
          head: comparison.head.files().files,
          changes,
          counter,
          matches: counted.matches,
        })
      : [];
  return {
    base: comparison.base.about,
    head: comparison.head.about,
    summary: summarize(all),
    models,
    causes,
    findings,
    failures: counted.failures,
    exitCode,
  };
}

interface ComparedModel {
  match: Match<SideModel>;
  diff: ModelDiff;
}

async function countBoth(
  comparison: Comparison,
  changes: readonly PathChange[],
  counter: Counter,
  options: DiffOptions,
): Promise<{ matches: ComparedModel[]; failures: DiffFailure[] }> {
  const { top } = comparison.repository;
  const base = comparison.base.files();
  const head = comparison.head.files();
  const affected = affectedOf(base, head, changes, top);
  const scope = scopeOf(options, top);
  const targets = (state: StateFiles): Asked[] => [
    ...pythonFiles(top, state.files)
      .filter((path) => options.all || affected.has(path))
      .filter((path) => isInScope(path, scope))
      .map((path) => found(path)),
    ...scope.targets.map((target) => ({ ...found(target), isNamed: true })),
  ];
  const before = await countSide(counter, base.files, targets(base));
  const after = await countSide(counter, head.files, targets(head));
  noteUnmerged(changes, comparison, after);
  const renamed = new Map(
    changes.flatMap((change) =>
      change.base !== null &&
      change.head !== null &&
      change.base !== change.head
        ? [[change.base, change.head] as const]
        : [],
    ),
  );
  const matches: ComparedModel[] = [];
  for (const match of matchModels(before.models, after.models, renamed)) {
    const whole = await lookAgain(match, base, head, counter);
    matches.push(compared(whole, before, after, renamed));
  }
  return { matches, failures: failuresOf(before, after) };
}

/** A file as a target. */
function found(target: string): Asked {
  return { target, set: [], isNamed: false, alias: null, setting: null };
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
  const known: KnownReferences = new Map();
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

function scopeOf({ only, cwd }: DiffOptions, top: string): Scope {
  const scope: Scope = { paths: [], targets: [] };
  for (const text of only) {
    const where = fileOf(text);
    const path = relative(top, resolve(cwd, where));
    if (where === text) scope.paths.push(path);
    else scope.targets.push(path + text.slice(where.length));
  }
  return scope;
}

function isInScope(path: string, { paths, targets }: Scope): boolean {
  if (paths.length + targets.length === 0) return true;
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
  const asked: Asked = { ...one.asked, target, isNamed: true };
  const { models } = await countSide(counter, state.files, [asked]);
  const [other] = models;
  if (other === undefined || other.model.target !== target) return match;
  return match.head === null
    ? { ...match, head: other }
    : { ...match, base: other };
}

function compared(
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
