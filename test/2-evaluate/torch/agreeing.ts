/** Brings an answer into agreement with the recorded one where they may differ. */
import type { Answer } from "./answers.js";

export type Recorded = Answer;

export interface Agreement {
  /** Values come from functions whose last bit depends on the machine: they agree to six digits. */
  isInexact: boolean;
  /** Values must be known where they were recorded. */
  needsValues: boolean;
}

/** `ours`, with `theirs` in place of what need not be equal. */
export function agreeing(
  ours: Answer,
  theirs: Recorded,
  options: Agreement,
): Answer {
  if ("items" in ours && "items" in theirs) {
    return {
      items: ours.items.map((each, i) =>
        agreeing(each, theirs.items[i] as Answer, options),
      ),
    };
  }
  if (!("values" in ours && "values" in theirs)) return ours;
  if (theirs.values === null) return { ...ours, values: null };
  if (ours.values === null) {
    return options.needsValues ? ours : { ...ours, values: theirs.values };
  }
  if (!options.isInexact) return ours;
  const values = ours.values.map((x, i) => {
    const y = theirs.values?.[i];
    return isNear(x, y) ? (y as number) : x;
  });
  return { ...ours, values };
}

function isNear(x: unknown, y: unknown): boolean {
  return (
    typeof x === "number" &&
    typeof y === "number" &&
    Math.abs(x - y) <= 1e-6 * Math.max(1, Math.abs(y))
  );
}
