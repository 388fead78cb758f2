/** Whether a fact is true of given numbers. */
import { DivisionByZero } from "./errors.js";
import { evaluate } from "./evaluate.js";
import type { Fact } from "./facts.js";

/**
 * @param values of all symbols in the fact
 * @throws as `evaluate` does
 */
export function factHolds(
  fact: Fact,
  values: ReadonlyMap<string, bigint>,
): boolean {
  switch (fact.kind) {
    case "divides": {
      const divisor = evaluate(fact.divisor, values);
      if (divisor === 0n) throw new DivisionByZero("modulo by zero");
      return evaluate(fact.dividend, values) % divisor === 0n;
    }
    case "equal":
      return evaluate(fact.left, values) === evaluate(fact.right, values);
    case "atLeast":
      return evaluate(fact.formula, values) >= evaluate(fact.bound, values);
  }
}
