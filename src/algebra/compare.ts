/** How two formulas relate, where that holds for all values that the facts allow. */
import { exactRatio } from "../floats/exactFloat.js";
import { exactValue } from "./exactValue.js";
import { Formula, type Quantity } from "./expression.js";
import { NO_FACTS, type Facts } from "./facts.js";
import { numberOf } from "./floats.js";
import {
  fraction,
  greatestCommonDivisor,
  leastCommonMultiple,
} from "./fraction.js";
import {
  constant,
  constantOf,
  isWhole,
  negate,
  scale,
  subtract,
} from "./polynomial.js";
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
  // Times the denominators, so that what is above 0 is at least 1.
  const plain = withoutDenominators(subtract(a, b));
  const difference = constantOf(plain) ? plain : assume(plain, facts);
  const fixed = constantOf(difference);
  if (fixed)
    return fixed.numerator === 0n
      ? "equal"
      : fixed.numerator < 0n
        ? "less"
        : "greater";
  if (provesAtLeast(difference, 1n, facts)) return "greater";
  const other = negate(difference);
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

/**
 * The same for ints and floats, which Python compares by their exact values. Floats are compared where their arithmetic is
 * exact (see `exactValue`), numbers always.
 */
export function compareQuantities(
  a: Quantity,
  b: Quantity,
  facts: Facts = NO_FACTS,
): Relation | undefined {
  if (a.key === b.key && a instanceof Formula) return "equal";
  const x = comparable(a, facts);
  const y = comparable(b, facts);
  return x && y && compare(x, y, facts);
}

function comparable(quantity: Quantity, facts: Facts): Formula | undefined {
  const number = numberOf(quantity);
  if (typeof number !== "number") return exactValue(quantity, facts);
  if (!Number.isFinite(number)) return undefined;
  const { numerator, denominator } = exactRatio(number);
  return constant(fraction(numerator, denominator));
}

function withoutDenominators(formula: Formula): Formula {
  let multiple = 1n;
  for (const { coefficient } of formula.terms.values())
    multiple = leastCommonMultiple(multiple, coefficient.denominator);
  return scale(formula, fraction(multiple));
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
