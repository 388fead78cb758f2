/** A comparison's counter that looks into the cache first: the parser is loaded when something is not there. */
import type { CountCache } from "../cache/countCache.js";
import type { Files } from "../files.js";
import { firstChunk, joinChunks, otherChunks } from "../scale/chunks.js";
import { nothingOf, outcomesOf, planFile, planTargets } from "../scale/plan.js";
import type { Questions } from "../scale/questions.js";
import type { Unit, UnitResult } from "../scale/unit.js";
import type { Session } from "../session.js";
import type { AskedHere, Counted, Counter, CounterOptions } from "./counter.js";

/** @param start makes the counter that evaluates */
export function rememberingCounter(
  options: CounterOptions,
  cache: CountCache | null,
  start: () => Promise<Counter>,
): Counter {
  const sessions = new Map<Files, Promise<Session>>();
  const sessionOver = (files: Files): Promise<Session> => {
    let session = sessions.get(files);
    if (session === undefined) {
      sessions.set(files, (session = startSession(files, options)));
    }
    return session;
  };
  let evaluating: Promise<Counter> | undefined;
  const counter = (): Promise<Counter> => (evaluating ??= start());
  const chunkOf = async (
    files: Files,
    chunk: Unit,
    looked: Set<string>,
  ): Promise<UnitResult> => {
    const known = cache?.remembered(chunk, files);
    if (known !== undefined) {
      for (const path of known.looked()) looked.add(path);
      return known.result;
    }
    const own = await sessionOver(files);
    const desk = own.desk({ ...options, symbolic: [] });
    const [finished] = desk.count([chunk]);
    if (finished === undefined) throw new Error("internal: nothing counted");
    const { result, questions } = finished;
    if (!own.files.isTorn) cache?.store(chunk, result, questions);
    notePaths(questions, looked);
    return result;
  };
  return {
    parser: async () => (await counter()).parser(),
    tryOut: async (...asked) => (await counter()).tryOut(...asked),
    async count(files, asked) {
      const planned = planOf(files, asked, options);
      const counted: Counted & { looked: Set<string> } = {
        models: [],
        failures: [],
        looked: new Set(),
      };
      const units = "failure" in planned ? [] : planned.units;
      const settings = { symbolic: [], all: options.all };
      const outcomes = [];
      for (const unit of units) {
        const first = firstChunk(unit);
        const parts = [await chunkOf(files, first, counted.looked)];
        for (const other of otherChunks(first, parts[0] as UnitResult)) {
          parts.push(await chunkOf(files, other, counted.looked));
        }
        outcomes.push(...outcomesOf(planned, joinChunks(parts), settings));
      }
      if (outcomes.length === 0) outcomes.push(...nothingOf(planned));
      for (const outcome of outcomes) {
        if ("model" in outcome) counted.models.push(outcome.model);
        else counted.failures.push(outcome.failure);
      }
      return counted;
    },
  };
}

async function startSession(
  files: Files,
  { pythonPath, sitePackages }: CounterOptions,
): Promise<Session> {
  const { Session } = await import("../session.js");
  return Session.create({ files, pythonPath, sitePackages, identifies: true });
}

function planOf(files: Files, asked: AskedHere, { cwd }: CounterOptions) {
  const { target, set, isNamed } = asked;
  if (!isNamed) return planFile(target, { set });
  const [planned] = planTargets([asked], { files, cwd, set: [] });
  if (planned === undefined) throw new Error("internal: nothing planned");
  return planned;
}

function notePaths({ own, shared }: Questions, looked: Set<string>): void {
  for (const question of own.keys()) {
    looked.add(question.slice(question.indexOf(" /") + 1));
  }
  for (const questions of shared) notePaths(questions, looked);
}
