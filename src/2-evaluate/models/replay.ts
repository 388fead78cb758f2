/**
 * A model is built once for each way in which its undecided tests can come out. Running the constructor again is simple and
 * right where joining two half-built models would be neither: nothing of one run is left in the next.
 */
import type { Choices, Decision } from "../choices.js";
import { type LoopPlan, LoopRetry } from "../loops/loops.js";

/** Runs of one constructor: more are no longer something a person wants to read. */
export const MOST_RUNS = 64;

/** Ways in which loops over symbolic ranges are tried. */
const MOST_RETRIES = 100;

/** One way through a constructor. */
export interface Path<Outcome> {
  decisions: Decision[];
  outcome: Outcome;
}

/**
 * Runs `build` for every combination of answers to the tests that it asks. The first run answers each with yes; every
 * other one answers the tests up to one of them alike and that one differently, so that each combination comes once.
 * @param mayGoOn asked before every further run; false where the time is over
 * @returns undefined where there are too many combinations
 */
export function replay<Outcome>(
  choices: Choices,
  build: () => Outcome,
  mayGoOn: () => boolean,
): Path<Outcome>[] | undefined {
  const paths: Path<Outcome>[] = [];
  const loopPlans = new Map<string, LoopPlan>();
  let retries = 0;
  const plans: boolean[][] = [[]];
  for (let plan = plans.pop(); plan !== undefined; plan = plans.pop()) {
    if (paths.length === MOST_RUNS || (paths.length > 0 && !mayGoOn())) {
      return undefined;
    }
    choices.begin(plan, loopPlans);
    let decisions: Decision[];
    let outcome: Outcome;
    try {
      outcome = build();
    } catch (error) {
      if (!(error instanceof LoopRetry)) throw error;
      if (++retries > MOST_RETRIES) return undefined;
      plans.push(plan);
      continue;
    } finally {
      decisions = choices.end();
    }
    paths.push({ decisions, outcome });
    const answers = decisions
      .filter(({ isAssumed }) => !isAssumed)
      .map(({ answer }) => answer);
    for (let i = plan.length; i < answers.length; i++) {
      plans.push([...answers.slice(0, i), !answers[i]]);
    }
  }
  return paths;
}
