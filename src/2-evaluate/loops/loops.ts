/**
 * What one build of a model knows of its loops over symbolic ranges. How a loop is run is found by trying: where a way turns
 * out wrong, the whole constructor is run again with the next one, so that nothing of the failed try is left.
 */
import type { Frame } from "../frame.js";
import type { Reason } from "../../messages.js";
import type { Formula } from "../../algebra/expression.js";
import type { PyObject } from "../values/value.js";
import type { Repeat } from "./repeats.js";

/** How a variable changes from one round to the next. */
export type Form =
  /** Not tried yet: the first round tells. */
  | { kind: "open" }
  | { kind: "same" }
  | { kind: "arithmetic"; step: Formula }
  | { kind: "geometric"; ratio: bigint }
  /** In no way that has a form: it is unknown. */
  | { kind: "lost" };

/** A variable that a round takes over from the one before. */
export interface Carry {
  form: Form;
  /** What else it may be, where that turns out wrong. */
  rest: Form[];
}

/** How a loop is run. */
export interface LoopPlan {
  /** Variables that a round takes over from the one before, by slot. */
  carries: Map<number, Carry>;
  /** The first round is run by itself, because it differs from the others. */
  first: boolean;
  /** And the last one. */
  last: boolean;
}

/** A round that is being run for all. */
export interface ActiveLoop {
  key: string;
  plan: LoopPlan;
  frame: Frame;
  /** Slots that were emptied: whoever reads one takes something over from the round before. */
  emptied: Set<number>;
  /** What is unknown because it differs from round to round. */
  reason: Reason;
  repeat: Repeat;
  /** What was there before the loop. */
  outside: ReadonlySet<PyObject>;
  /** Whether single rounds can be run by themselves. */
  canPeel: boolean;
}

/** Thrown where a loop must be run in another way: the constructor starts again. */
export class LoopRetry {}

export class Loops {
  /** Whether any loop or list of symbolic length came up: asked before anything else is looked at. */
  isUsed = false;
  readonly active: ActiveLoop[] = [];
  /** By the symbol of the round's number. */
  readonly repeats = new Map<string, Repeat>();
  /** How often each loop was started in this run. */
  #starts = new Map<string, number>();
  #nextId = 0;
  #names = new Set<string>();

  /** @param plans kept from run to run of one build */
  constructor(readonly plans: Map<string, LoopPlan>) {}

  newId(): number {
    return this.#nextId++;
  }

  /** A symbol for the number of a round, different from all others of this run. */
  newIndex(wanted: string): string {
    let name = wanted;
    for (let i = 2; this.#names.has(name); i++) name = `${wanted}${i}`;
    this.#names.add(name);
    return name;
  }

  /** The plan of the loop that is about to start at this place of the program. */
  start(place: string): { key: string; plan: LoopPlan } {
    const count = this.#starts.get(place) ?? 0;
    this.#starts.set(place, count + 1);
    const key = `${place}#${count}`;
    let plan = this.plans.get(key);
    if (plan === undefined) {
      plan = { carries: new Map(), first: false, last: false };
      this.plans.set(key, plan);
    }
    return { key, plan };
  }

  /**
   * Someone reads a variable that has no value.
   * @throws {LoopRetry} where that is because a round is run for all of them
   */
  onUnbound(frame: Frame, slot: number): void {
    const loop = this.active.find(
      (one) => one.frame === frame && one.emptied.has(slot),
    );
    if (loop === undefined) return;
    loop.plan.carries.set(slot, { form: { kind: "open" }, rest: [] });
    throw new LoopRetry();
  }

  /**
   * A test depends on the number of the round.
   * @throws {LoopRetry} while there is another way to run the loop
   */
  onRoundTest(reasons: readonly Reason[]): void {
    const loop = this.active.find(({ reason }) => reasons.includes(reason));
    if (loop === undefined) return;
    const { plan } = loop;
    if (!loop.canPeel) return;
    if (plan.first && plan.last) return;
    if (!plan.first && !plan.last) plan.first = true;
    else if (plan.first) Object.assign(plan, { first: false, last: true });
    else plan.first = true;
    throw new LoopRetry();
  }

  /** Whether a value differs from round to round of a loop that is being run. */
  dependsOnRound(reasons: readonly Reason[]): boolean {
    return this.active.some(({ reason }) => reasons.includes(reason));
  }
}
