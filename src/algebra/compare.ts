/** How two formulas relate, where that holds for all values that the facts allow. */
import type { Formula } from "./expression.js";
import { NO_FACTS, type Facts } from "./facts.js";
import { greatestCommonDivisor } from "./fraction.js";
import { constantOf, isWhole, subtract } from "./polynomial.js";
import { provesAtLeast } from "./prove.js";
import { assume } from "./substitute.js";

export type Relation =
  "equal" | "less" | "greater" | "lessOrEqual" | "greaterOrEqual" | "unequal";

/** The strongest relation of `a` to `b` that is proved; undefined when none is. */
export function compare(
  a: Formula,
  b: Formula,
  facts: Facts = NO_FACTS,
): Relation | undefined {
  const plain = subtract(a, b);
  const difference = constantOf(plain) ? plain : assume(plain, facts);
  const fixed = constantOf(difference);
  if (fixed)
    return fixed.numerator === 0n
      ? "equal"
      : fixed.numerator < 0n
        ? "less"
        : "greater";
  if (provesAtLeast(difference, 1n, facts)) return "greater";
  const opposite = subtract(b, a);
  const other = assume(opposite, facts);
  if (provesAtLeast(other, 1n, facts)) return "less";
  const isNotLess = provesAtLeast(difference, 0n, facts);
  const isNotGreater = provesAtLeast(other, 0n, facts);
  if (isNotLess && isNotGreater) return "equal";
  if (neverZero(difference))
    return isNotLess ? "greater" : isNotGreater ? "less" : "unequal";
  return isNotLess
    ? "greaterOrEqual"
    : isNotGreater
      ? "lessOrEqual"
      : undefined;
}

/** `2·n + 1` is not 0: a number divides all that varies in it, and not the rest. */
function neverZero(formula: Formula): boolean {
  if (!isWhole(formula)) return false;
  let content = 0n;
  for (const { coefficient, monomial } of formula.terms.values())
    if (monomial.factors.length)
      content = greatestCommonDivisor(content, coefficient.numerator);
  const rest = formula.terms.get("")?.coefficient.numerator ?? 0n;
  return content !== 0n && rest % content !== 0n;
}
