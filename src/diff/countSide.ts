/** All models of one side that a comparison is about. */
import type { DiffModel } from "../4-count/diff/matchModels.js";
import type { Files } from "../files.js";
import type { Failure } from "../pipeline.js";
import type { AskedHere, Counter } from "./counter.js";

/** A model, with what was asked for and looked at to count it. */
export interface SideModel extends DiffModel {
  asked: AskedHere;
  /** Absolute paths. */
  looked: ReadonlySet<string>;
}

export interface CountedSide {
  models: SideModel[];
  /** What could not be read, by the file (relative to the top) that it is about. */
  failures: Map<string, Failure>;
  /** Targets that were named and are not there, which may be on the other side. */
  absent: Map<string, Failure>;
}

/** Counts the targets one after the other. */
export async function countSide(
  counter: Counter,
  files: Files,
  targets: readonly AskedHere[],
): Promise<CountedSide> {
  const side: CountedSide = {
    models: [],
    failures: new Map(),
    absent: new Map(),
  };
  for (const asked of targets) {
    const { models, failures, looked } = await counter.count(files, asked);
    side.models.push(...models.map((model) => ({ model, asked, looked })));
    for (const failure of failures) {
      if (asked.isNamed && failure.line === undefined) {
        side.absent.set(asked.target, failure);
      } else side.failures.set(fileOf(asked.target), failure);
    }
  }
  return side;
}

/** `pkg/model.py::Net` → `pkg/model.py` */
export function fileOf(target: string): string {
  const at = target.indexOf("::");
  return at < 0 ? target : target.slice(0, at);
}
