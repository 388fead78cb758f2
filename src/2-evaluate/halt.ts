/** The one way for evaluation to stop early that Python code cannot catch. */
import type { Reason } from "../messages.js";

/** Thrown when numel cannot go on: the budget is spent, or what follows depends on something unknown. */
export class Halt {
  constructor(readonly reason: Reason) {}
}
