/** How much an evaluation may take: steps, depth, sizes and time. Running out is a reason, not a hang. */
import { reasons } from "../messages.js";
import { Halt } from "./halt.js";

export interface BudgetLimits {
  /** Statements, iterations and calls. */
  steps: number;
  /** Python frames; CPython's own limit is 1,000. */
  depth: number;
  /** Elements of one list, characters of one string, bits of one int. */
  size: number;
  /** Of the processor, so that a busy machine gives the same answers as an idle one. */
  milliseconds: number;
}

export const defaultLimits: BudgetLimits = {
  steps: 200_000_000,
  depth: 1000,
  size: 20_000_000,
  milliseconds: 8000,
};

/** Elements that cost as much as one step, so that a loop that allocates runs out before memory does. */
const ELEMENTS_PER_STEP = 8;
/** How often the clock is read. */
const STEPS_PER_LOOK = 262_144;

export class Budget {
  readonly limits: BudgetLimits;
  #steps = 0;
  #nextLook = STEPS_PER_LOOK;
  #started = processorTime();

  constructor(limits: Partial<BudgetLimits> = {}) {
    this.limits = { ...defaultLimits, ...limits };
  }

  /** Time was over since this was last set to false: the answer may be another on another day. */
  ranOut = false;

  /** Starts afresh: every target gets a whole budget. */
  reset(): void {
    this.#steps = 0;
    this.#nextLook = STEPS_PER_LOOK;
    this.#started = processorTime();
  }

  step(): void {
    if (++this.#steps >= this.#nextLook) this.#look();
  }

  /**
   * Asks for room for `count` elements before they are made.
   * @throws {Halt} where that is more than an evaluation may have
   */
  size(count: number | bigint, what: string): void {
    if (count > this.limits.size) {
      throw this.exhausted(
        `${what} of ${count} elements is larger than numel makes (${this.limits.size})`,
      );
    }
    this.#steps += Math.ceil(Number(count) / ELEMENTS_PER_STEP);
    if (this.#steps >= this.#nextLook) this.#look();
  }

  /** Whether more time of the processor has gone than an evaluation may have. */
  get isTimeOver(): boolean {
    const isOver = processorTime() - this.#started > this.limits.milliseconds;
    this.ranOut ||= isOver;
    return isOver;
  }

  exhausted(what: string): Halt {
    return new Halt({ ...reasons.budget(what), file: null, line: null });
  }

  #look(): void {
    this.#nextLook = this.#steps + STEPS_PER_LOOK;
    if (this.#steps > this.limits.steps) {
      throw this.exhausted(`more than ${this.limits.steps} steps`);
    }
    if (this.isTimeOver) {
      throw this.exhausted(
        `more than ${this.limits.milliseconds / 1000} seconds`,
      );
    }
  }
}

/** Milliseconds that this thread has computed so far; before Node 23.9 those of the whole process. */
function processorTime(): number {
  const { threadCpuUsage } = process as {
    threadCpuUsage?: typeof process.cpuUsage;
  };
  const { user, system } = threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}
