/** What is said of a model's budgets. */
import type { BudgetVerdict } from "../4-count/budgets/judgeBudget.js";
import type { CountedModel } from "../4-count/counted.js";
import { oneLine } from "./text/printable.js";
import { grouped } from "./text/numbers.js";

/** `OVER by 22,827,392`, `5,524,096 left`, `not decided`, `needs a base: numel diff` */
export function budgetState(
  model: CountedModel,
  { of, limit, over, state }: BudgetVerdict,
): string {
  if (over !== null) {
    return `OVER by ${model.status === "partial" ? "at least " : ""}${grouped(over)}`;
  }
  if (limit === null) return "needs a base: numel diff";
  if (state === "unknown") return "not decided";
  return model.status === "exact"
    ? `${grouped(limit - model.counts[of])} left`
    : "within";
}

/** `numel.toml:4` */
export function budgetPlace({ file, line }: BudgetVerdict): string {
  return `${oneLine(file)}:${line}`;
}

/** The worst of a model's budgets in a few words: `OVER budget by 22,827,392`, `budget 130M`; "" where there is none. */
export function worstBudget(model: CountedModel): string {
  const [worst] = model.budgets ?? [];
  if (worst === undefined) return "";
  const name = worst.of === "total" ? "budget" : `${worst.of} budget`;
  return worst.over === null
    ? `${name} ${worst.written}`
    : `OVER ${name} by ${grouped(worst.over)}`;
}
