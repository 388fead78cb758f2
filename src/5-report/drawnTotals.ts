/** The totals of a model as lines of text: numbers below the numbers of its rows, formulas beside their labels. */
import type { CountedModel } from "../4-count/counted.js";
import { factsOf } from "./factLines.js";
import { labelledLines } from "./labelledLines.js";
import type { Look } from "./text/look.js";
import { totalLines, type NumberColumn } from "./totalLines.js";
import type { TotalLine } from "./totals.js";

export function drawnTotals(
  model: CountedModel,
  totals: readonly TotalLine[],
  numbers: NumberColumn,
  look: Look,
): string[] {
  const facts = factsOf(model);
  if (model.formulas !== null) {
    const sums = totals.map(({ kind, label, count, notes }) => ({
      label,
      text: count,
      notes,
      style: kind === "total" ? ("bold" as const) : undefined,
    }));
    return labelledLines([...sums, ...facts], look);
  }
  const lines = totals.flatMap((line) => totalLines(line, numbers, look));
  return facts.length === 0
    ? lines
    : [...lines, "", ...labelledLines(facts, look)];
}
