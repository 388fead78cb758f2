/**
 * The phases in order: the page to read first.
 *
 *     source text ─parse→ typed Python AST ─evaluate→ module instances ─extract→ layer IR ─count→ counted models
 *
 * One model's way through them is `Desk` (scale/desk.ts). Here is a run's: targets become units of work, which are counted
 * in this thread or in several, or remembered from before. Drawing them (5-report) and writing anywhere (cli/) is the caller's.
 */
import type { BudgetLimits } from "./2-evaluate/budget.js";
import type { CountedModel } from "./4-count/counted.js";
import type { CountCache } from "./cache/countCache.js";
import type { Exclude } from "./discover.js";
import type { Failure } from "./failure.js";
import type { Files } from "./files.js";
import { countUnits } from "./scale/countUnits.js";
import {
  nothingOf,
  outcomesOf,
  planFile,
  type Planned,
  planTargets,
  unitsOf,
} from "./scale/plan.js";
import { type Shard, shardOf, wholePlan } from "./scale/shard.js";
import type { UnitResult } from "./scale/unit.js";
import type { Session } from "./session.js";

/** A target with what the configuration says of it. */
export interface Asked {
  /** As on the command line. */
  target: string;
  /** The name that the configuration gives it; null: none. */
  alias: string | null;
  /** `NAME=VALUE`, before those of the options. */
  set: readonly string[];
}

export interface CountOptions {
  files: Files;
  /** `NAME=VALUE`, as given with `--set`; several values separated by commas count once each. */
  set: readonly string[];
  /** Names of arguments that are to be unknown although they have a default (`--symbolic`). */
  symbolic: readonly string[];
  /** Every candidate, not only the roots. */
  all: boolean;
  pythonPath: readonly string[];
  sitePackages: readonly string[];
  /** What folder scans leave out beside the usual. */
  exclude?: Exclude | null;
  /** The folder that relative paths are relative to. */
  cwd: string;
  /** Layers with what their constructors received, as `--explain` shows it. */
  arguments?: boolean;
  /** How much one model may take; the usual where nothing is said. */
  limits?: Partial<BudgetLimits>;
  /** Only this part of the work. */
  shard?: Shard | null;
  /** Threads to count in; 1 (the default): this one. */
  jobs?: number;
  /** What was counted before. */
  cache?: CountCache | null;
  /** Told the name of each file that is about to be read. */
  onFile?(path: string): void;
  /** Told how many of the run's files are done. */
  onDone?(done: number, of: number): void;
}

export type { Failure } from "./failure.js";

/** What comes of a target, as it comes: a model that was counted, or what could not be done. */
export type Outcome = { model: CountedModel } | { failure: Failure };

/** An outcome, and where in the whole of the run it stands. */
export interface PlacedOutcome {
  outcome: Outcome;
  position: number;
}

/**
 * Counts everything that the targets ask for, in their order. What cannot be read or found is a failure, and the other
 * targets go on.
 */
export async function* countTargets(
  targets: readonly (string | Asked)[],
  options: CountOptions,
): AsyncGenerator<Outcome, void, void> {
  for await (const { outcome } of countPlaced(targets, options)) yield outcome;
}

/** What all shards of a run have in common. */
export function planId(
  targets: readonly (string | Asked)[],
  shard: Shard,
  options: CountOptions,
): string {
  return shardOf(planTargets(targets, options), shard, options).id;
}

/** As `countTargets`, with the place of each outcome in the whole of a run of which only a shard is done. */
export async function* countPlaced(
  targets: readonly (string | Asked)[],
  options: CountOptions,
): AsyncGenerator<PlacedOutcome, void, void> {
  const whole = planTargets(targets, options);
  const { plan, positions } = options.shard
    ? shardOf(whole, options.shard, options)
    : wholePlan(whole);
  const placed =
    (position = 0) =>
    (outcome: Outcome): PlacedOutcome => ({ outcome, position });
  const results = countUnits(unitsOf(plan), options);
  try {
    for (const [at, planned] of plan.entries()) {
      const own = positions[at] ?? [];
      const units = "failure" in planned ? 0 : planned.units.length;
      let isEmpty = true;
      for (let i = 0; i < units; i++) {
        const { value } = await results.next();
        const found = outcomesOf(planned, value as UnitResult, options);
        isEmpty &&= found.length === 0;
        yield* found.map(placed(own[i]));
      }
      if (isEmpty) yield* nothingOf(planned).map(placed(own[0]));
    }
    await results.next();
  } finally {
    // Whoever asks may have had enough: threads end then, too.
    await results.return();
  }
}

/** As `countTargets`, in a session that is there already, which must read the files of `options`. */
export function countIn(
  session: Session,
  targets: readonly (string | Asked)[],
  options: CountOptions,
): Generator<Outcome, void, void> {
  return countPlan(session, planTargets(targets, options), options);
}

/** The models of a file that was found rather than asked for: it need not hold any. */
export function countFile(
  session: Session,
  path: string,
  options: CountOptions,
): Generator<Outcome, void, void> {
  return countPlan(session, [planFile(path, options)], options);
}

function* countPlan(
  session: Session,
  plan: readonly Planned[],
  options: CountOptions,
): Generator<Outcome, void, void> {
  const desk = session.desk(options);
  try {
    for (const planned of plan) {
      const outcomes = desk
        .count("failure" in planned ? [] : planned.units)
        .flatMap(({ result }) => outcomesOf(planned, result, options));
      yield* outcomes.length > 0 ? outcomes : nothingOf(planned);
    }
  } finally {
    session.startAnew();
  }
}
