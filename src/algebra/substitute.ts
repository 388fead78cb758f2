/** Other formulas for symbols, and simplification by facts. */
import type { Formula, Quantity } from "./expression.js";
import { Facts, NO_FACTS, type Fact } from "./facts.js";
import { invertFraction, negateFraction } from "./fraction.js";
import { isWhole, scale, subtract, term } from "./polynomial.js";
import { Rebuilder } from "./rebuild.js";
import { sumOver } from "./sumOver.js";
import { symbolsOf } from "./symbols.js";

/**
 * The formula with the values for the symbols, simplified. Values for all symbols give a constant.
 *
 * @param facts about the symbols of the result
 * @throws DivisionByZero, NotAnInteger, NotANumber, TooLarge where the values give none
 */
export function substitute(
  formula: Formula,
  values: ReadonlyMap<string, Formula>,
  facts?: Facts,
): Formula;
export function substitute(
  quantity: Quantity,
  values: ReadonlyMap<string, Formula>,
  facts?: Facts,
): Quantity;
export function substitute(
  quantity: Quantity,
  values: ReadonlyMap<string, Formula>,
  facts: Facts = NO_FACTS,
): Quantity {
  return new Rebuilder(values, facts, sumOver).quantity(quantity);
}

/** What the facts say when the symbols have these values. */
export function substituteFact(
  fact: Fact,
  values: ReadonlyMap<string, Formula>,
): Fact {
  const put = (formula: Formula) => substitute(formula, values);
  switch (fact.kind) {
    case "divides":
      return {
        kind: "divides",
        divisor: put(fact.divisor),
        dividend: put(fact.dividend),
      };
    case "equal":
      return { kind: "equal", left: put(fact.left), right: put(fact.right) };
    case "atLeast":
      return {
        kind: "atLeast",
        formula: put(fact.formula),
        bound: put(fact.bound),
      };
  }
}

/**
 * The formula simplified by what is known: `heads · (dim // heads)` is `dim` when heads divides dim. Of `x == y`, one side is
 * put for the other where a symbol (or named sub-expression) stands alone on one.
 */
export function assume(formula: Formula, facts: Facts): Formula;
export function assume(quantity: Quantity, facts: Facts): Quantity;
export function assume(quantity: Quantity, facts: Facts): Quantity {
  let current = new Rebuilder(new Map(), facts, sumOver).quantity(quantity);
  for (const fact of facts.all) {
    if (fact.kind !== "equal") continue;
    const rule = rewriting(fact);
    if (!rule) continue;
    const next = new Rebuilder(
      new Map([[rule.key, rule.value]]),
      facts,
      sumOver,
    ).quantity(current);
    if (next.key === current.key) continue;
    facts.use([fact]);
    current = next;
  }
  return current;
}

/** `left == right` solved for an atom that stands in it once, by itself: preferably the one on the left. */
function rewriting(
  fact: Fact & { kind: "equal" },
): { key: string; value: Formula } | undefined {
  const difference = subtract(fact.left, fact.right);
  const sides = [fact.left, fact.right];
  for (const side of sides)
    for (const { monomial } of side.terms.values()) {
      const own = difference.terms.get(monomial.key);
      const [factor] = monomial.factors;
      if (!own || monomial.factors.length !== 1 || factor!.exponent !== 1)
        continue;
      const rest = subtract(difference, term(own.coefficient, own.monomial));
      const value = scale(
        rest,
        invertFraction(negateFraction(own.coefficient)),
      );
      if (!isWhole(value) || mentions(value, factor!.atom.key)) continue;
      const { atom } = factor!;
      if (atom.kind === "symbol" && symbolsOf(value).has(atom.name)) continue;
      return { key: atom.kind === "symbol" ? atom.name : atom.key, value };
    }
  return undefined;
}

function mentions(formula: Formula, key: string): boolean {
  return formula.key.includes(key);
}
