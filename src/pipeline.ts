/**
 * The phases in order: the page to read first.
 *
 *     source text ─parse→ typed Python AST ─evaluate→ module instances ─extract→ layer IR ─count→ counted models
 *
 * Drawing them (5-report) and writing anywhere (cli/) is the caller's.
 */
import { countModel } from "./4-count/count.js";
import type { CountedModel } from "./4-count/counted.js";
import type { Exclude } from "./discover.js";
import type { Files } from "./files.js";
import { confirmFormulas } from "./confirmFormulas.js";
import { modelIr } from "./modelIr.js";
import { offersOf } from "./offers.js";
import { openModule } from "./openModule.js";
import { type Place, resolveTarget } from "./resolveTarget.js";
import { Session } from "./session.js";
import { parseTarget, type Target } from "./targets.js";

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
  /** Told the name of each file that is about to be read. */
  onFile?(path: string): void;
}

/** What could not be done at all, in words for a person. */
export interface Failure {
  /** The target, or the file of a folder, that it is about. */
  target: string;
  message: string;
  /** Where it is, if it is at a place in a file. */
  file?: string;
  line?: number;
}

/** What comes of a target, as it comes: a model that was counted, or what could not be done. */
export type Outcome = { model: CountedModel } | { failure: Failure };

/**
 * Counts everything that the targets ask for, in their order. What cannot be read or found is a failure, and the other
 * targets go on.
 */
export async function* countTargets(
  targets: readonly (string | Asked)[],
  options: CountOptions,
): AsyncGenerator<Outcome, void, void> {
  const session = await Session.create(options);
  yield* countIn(session, targets, options);
}

/** As `countTargets`, in a session that is there already, which must read the files of `options`. */
export function* countIn(
  session: Session,
  targets: readonly (string | Asked)[],
  options: CountOptions,
): Generator<Outcome, void, void> {
  for (const asked of targets) {
    yield* typeof asked === "string"
      ? countOne(session, asked, options)
      : countAsked(session, asked, options);
  }
}

/** One target, with its own settings, under its own name. */
function* countAsked(
  session: Session,
  { target, alias, set }: Asked,
  options: CountOptions,
): Generator<Outcome, void, void> {
  const all = { ...options, set: [...set, ...options.set] };
  for (const outcome of countOne(session, target, all)) {
    if ("model" in outcome && alias !== null) outcome.model.alias = alias;
    yield outcome;
  }
}

function* countOne(
  session: Session,
  text: string,
  options: CountOptions,
): Generator<Outcome, void, void> {
  const target = parseTarget(text);
  const resolved = resolveTarget(target, options);
  if ("message" in resolved) {
    yield { failure: resolved };
    return;
  }
  let isEmpty = true;
  for (const place of resolved.places) {
    for (const outcome of countPlace(session, place, target, options)) {
      isEmpty = false;
      yield outcome;
    }
  }
  if (isEmpty) yield { failure: resolved.nothing };
}

/** The models of a file that was found rather than asked for: it need not hold any. */
export function countFile(
  session: Session,
  path: string,
  options: CountOptions,
): Generator<Outcome, void, void> {
  const place: Place = { kind: "file", name: path };
  return countPlace(session, place, parseTarget(path), options);
}

/** The models of one file or module. */
function* countPlace(
  session: Session,
  place: Place,
  target: Target,
  options: CountOptions,
): Generator<Outcome, void, void> {
  options.onFile?.(place.name);
  const opened = openModule(session, place, options);
  if ("message" in opened) {
    yield { failure: opened };
    return;
  }
  const offered = offersOf(opened, target, options);
  if ("message" in offered) {
    yield { failure: offered };
    return;
  }
  for (const offer of offered.offers) {
    const ir = modelIr(opened, offer, options);
    confirmFormulas(offer.built, ir);
    const model = countModel(ir);
    if (options.set.length + options.symbolic.length > 0) {
      model.setting = [...options.set, ...options.symbolic].join(", ");
    }
    yield { model };
  }
}
