/** Counting one target in one state of the files, and noting what was looked at on the way. */
import type { CountedModel } from "../4-count/counted.js";
import type { PythonParser } from "../1-parse/parser.js";
import { diskFiles, type Files } from "../files.js";
import {
  type Asked,
  countFile,
  countIn,
  type CountOptions,
  type Failure,
} from "../pipeline.js";
import { Session } from "../session.js";

/** What a target comes to in one state. */
export interface Counted {
  models: CountedModel[];
  failures: Failure[];
  /** Absolute paths that were read, listed or looked for: nothing else can change the answer. */
  looked: ReadonlySet<string>;
}

/** What is asked for; the target is relative to the repository's top. */
export interface AskedHere extends Asked {
  /** Named by a person; else a file that was found, which need not hold a model. */
  isNamed: boolean;
}

export type CounterOptions = Pick<
  CountOptions,
  "cwd" | "pythonPath" | "sitePackages" | "all"
>;

/** The one way in which a comparison counts, so that something that remembers answers can stand before it. */
export interface Counter {
  count(files: Files, asked: AskedHere): Promise<Counted>;
  /** Several named targets with the same settings in one go, for trying something out: nothing is noted or remembered. */
  tryOut(
    files: Files,
    targets: readonly string[],
    set: readonly string[],
  ): Promise<CountedModel[]>;
  parser(): Promise<PythonParser>;
}

/** Counts by evaluating; the parser is loaded with the first target. */
export function evaluatingCounter(options: CounterOptions): Counter {
  let first: Promise<Session> | undefined;
  const { pythonPath, sitePackages } = options;
  const session = (): Promise<Session> =>
    (first ??= Session.create({
      files: diskFiles,
      pythonPath,
      sitePackages,
    }).then((one) => one.over(diskFiles)));
  return {
    parser: async () => (await session()).parser,
    async tryOut(files, targets, set) {
      const over = (await session()).over(files);
      const settings = { ...options, files, set, symbolic: [] };
      const models: CountedModel[] = [];
      for (const outcome of countIn(over, targets, settings)) {
        if ("model" in outcome) models.push(outcome.model);
      }
      return models;
    },
    async count(files, asked) {
      const looked = new Set<string>();
      const noted = noting(files, looked);
      const over = (await session()).over(noted);
      const settings = { ...options, files: noted, set: [], symbolic: [] };
      const outcomes = asked.isNamed
        ? countIn(over, [asked], settings)
        : countFile(over, asked.target, { ...settings, set: asked.set });
      const models: CountedModel[] = [];
      const failures: Failure[] = [];
      for (const outcome of outcomes) {
        if ("model" in outcome) models.push(outcome.model);
        else failures.push(outcome.failure);
      }
      return { models, failures, looked };
    },
  };
}

/** The same files; `looked` is told every path that is asked about. */
function noting(files: Files, looked: Set<string>): Files {
  return {
    kind(path) {
      looked.add(path);
      return files.kind(path);
    },
    read(path) {
      looked.add(path);
      // By way of a link, what changes is where it leads.
      looked.add(files.real(path));
      return files.read(path);
    },
    size(path) {
      looked.add(path);
      return files.size(path);
    },
    list(path) {
      looked.add(path);
      return files.list(path);
    },
    real: (path) => files.real(path),
  };
}
