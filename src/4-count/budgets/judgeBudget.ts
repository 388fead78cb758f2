/** Holding a count against a budget. */
import type { Budget, Limit } from "./budget.js";

/** What is known of a number: it lies between these. */
export interface KnownCount {
  least: bigint;
  /** null: there is no upper bound. */
  most: bigint | null;
}

/** A budget held against a count. */
export interface BudgetVerdict extends Pick<
  Budget,
  "of" | "written" | "file" | "line"
> {
  /** The number it comes to; null: relative to a base that is not known. */
  limit: bigint | null;
  /** `unknown`: there is no base, or the count is not known well enough. */
  state: "within" | "over" | "unknown";
  /** Parameters above the limit (at least, where the count is a lower bound); null unless over. */
  over: bigint | null;
}

/**
 * @param counts `now`: what is known of the count, null if nothing is; `base`: what a relative budget is relative to
 */
export function judgeBudget(
  { of, limit: allowed, written, file, line }: Budget,
  { base = null, now }: { base?: bigint | null; now: KnownCount | null },
): BudgetVerdict {
  const limit = limitOf(allowed, base);
  const verdict = { of, written, file, line, limit };
  if (limit === null || now === null) {
    return { ...verdict, state: "unknown", over: null };
  }
  if (now.least > limit) {
    return { ...verdict, state: "over", over: now.least - limit };
  }
  const isWithin = now.most !== null && now.most <= limit;
  return { ...verdict, state: isWithin ? "within" : "unknown", over: null };
}

/** The largest count that is allowed; null: relative, and there is no base. */
export function limitOf(limit: Limit, base: bigint | null): bigint | null {
  if (limit.kind === "absolute") return limit.limit;
  if (base === null) return null;
  return limit.kind === "growth"
    ? base + limit.by
    : base + (base * limit.part) / limit.whole;
}
