/** A budget: how many parameters a model may have. */
import { floorOf, readQuantity } from "../quantity.js";

/** What of a model a budget holds. */
export type BudgetOf = "total" | "trainable";

export const budgetOf: readonly BudgetOf[] = ["total", "trainable"];

/**
 * - `absolute`: at most `limit` · `growth`: at most `by` more than the base · `percent`: at most `part / whole` of the base
 *   more than the base, rounded down
 */
export type Limit =
  | { kind: "absolute"; limit: bigint }
  | { kind: "growth"; by: bigint }
  | { kind: "percent"; part: bigint; whole: bigint };

/** A budget and where it is written. */
export interface Budget {
  of: BudgetOf;
  limit: Limit;
  /** As written: `130M`, `+2%`, `124_475_904`. */
  written: string;
  /** Relative to where numel was started. */
  file: string;
  line: number;
}

/**
 * Reads `130M`, `124_475_904`, `+2%`, `+1M`.
 * @returns what is wrong with it, in words, where it is none of these
 */
export function parseLimit(written: string): Limit | { problem: string } {
  const text = written.trim();
  const isRelative = text.startsWith("+");
  const amount = isRelative ? text.slice(1).trim() : text;
  if (amount.endsWith("%")) {
    const percent = readQuantity(amount.slice(0, -1));
    if (percent === undefined || percent.unit !== "")
      return notANumber(written);
    if (!isRelative) {
      return {
        problem: `'${written}' is relative to what? write "+${amount}"`,
      };
    }
    const whole = 100n * 10n ** BigInt(percent.decimals);
    return { kind: "percent", part: percent.digits, whole };
  }
  const quantity = readQuantity(amount);
  if (quantity === undefined) return notANumber(written);
  const value = floorOf(quantity);
  return isRelative
    ? { kind: "growth", by: value }
    : { kind: "absolute", limit: value };
}

function notANumber(written: string): { problem: string } {
  const giga = /^(\+?[\d.,_ ]+)G$/i.exec(written.trim());
  return {
    problem:
      giga === null
        ? `'${written}' is no budget: write "130M", 124_475_904, "+2%" or "+1M" (K, M, B and T are powers of 1000)`
        : `'${written}': write ${giga[1]}B (K, M, B and T are powers of 1000)`,
  };
}
