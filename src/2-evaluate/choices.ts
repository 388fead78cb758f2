/** Where tests on unknown values are answered. */
import { Halt } from "./halt.js";
import type { PyUnknown } from "./values/unknown.js";

/** Answers a test on an unknown value; replaying a constructor with other answers is built on this. */
export class Choices {
  /** @throws {Halt} while no answer is prescribed: what follows depends on something unknown */
  decide(test: PyUnknown): boolean {
    throw new Halt(test.reason);
  }
}
