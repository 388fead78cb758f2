/** What is known of a model's count, whatever its status. */
import type { CountedModel } from "../counted.js";
import type { BudgetOf } from "./budget.js";
import type { KnownCount } from "./judgeBudget.js";

/**
 * Exact where the model is; a lower bound where it is partial. Of several variants the largest counts.
 * @returns null: nothing is known
 */
export function knownCount(
  model: CountedModel,
  of: BudgetOf,
): KnownCount | null {
  const count = model.counts[of];
  switch (model.status) {
    case "exact":
      return { least: count, most: count };
    case "partial":
      return { least: count, most: null };
    case "variants":
      return largest(
        model.variants.map(({ model: one }) => knownCount(one, of)),
      );
    case "symbolic":
    case "failed":
      return null;
  }
}

function largest(counts: readonly (KnownCount | null)[]): KnownCount | null {
  let least = 0n;
  let most: bigint | null = 0n;
  for (const count of counts) {
    if (count === null) return null;
    if (count.least > least) least = count.least;
    if (count.most === null) most = null;
    else if (most !== null && count.most > most) most = count.most;
  }
  return { least, most };
}
