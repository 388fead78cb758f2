/** Exact division of formulas: what is a multiple of what, whatever the symbols are or by a known divisibility. */
import type { Formula, Term } from "./expression.js";
import type { Fact, Facts } from "./facts.js";
import { invertFraction, multiplyFractions, fraction } from "./fraction.js";
import { monomial, multiplyFactors } from "./monomial.js";
import {
  add,
  constantOf,
  fromAtom,
  fromTerms,
  isWholeTerm,
  multiply,
  subtract,
  ZERO,
} from "./polynomial.js";

export function onlyTerm(formula: Formula): Term | undefined {
  if (formula.terms.size !== 1) return undefined;
  for (const only of formula.terms.values()) return only;
  return undefined;
}

/** `a / b` as a term, whose powers may be negative and whose coefficient a fraction. */
export function divideTerms(a: Term, b: Term): Term {
  return {
    coefficient: multiplyFractions(
      a.coefficient,
      invertFraction(b.coefficient),
    ),
    monomial: multiplyFactors(
      a.monomial,
      monomial(
        b.monomial.factors.map(({ atom, exponent }) => ({
          atom,
          exponent: -exponent,
        })),
      ),
    ),
  };
}

/** The formula q with `a = q · b` and whole coefficients; undefined when there is none (or it is not found). */
export function divideExactly(a: Formula, b: Formula): Formula | undefined {
  const lead = leading(b);
  if (!lead) return undefined;
  let rest = a;
  let quotient = ZERO;
  for (let steps = a.terms.size * 4 + 4; rest.terms.size > 0; steps--) {
    if (steps === 0) return undefined;
    const next = divideTerms(leading(rest)!, lead);
    if (!isWholeTerm(next)) return undefined;
    const part = fromTerms([next]);
    quotient = add(quotient, part);
    rest = subtract(rest, multiply(part, b));
  }
  return quotient;
}

/** The first term in the order of exponents, atom by atom: an order that products keep, as long division needs. */
function leading(formula: Formula): Term | undefined {
  let best: Term | undefined;
  for (const item of formula.terms.values())
    if (!best || precedes(item, best)) best = item;
  return best;
}

function precedes(a: Term, b: Term): boolean {
  const difference = divideTerms(a, b).monomial.factors[0];
  return difference !== undefined && difference.exponent > 0;
}

interface Divisibility {
  readonly divisor: Formula;
  readonly dividend: Formula;
  readonly fact: Fact;
}

/** The facts that say that something divides something: `dim % heads == 0` and `heads · (dim // heads) == dim`. */
export function divisibilities(facts: Facts): Divisibility[] {
  const found: Divisibility[] = [];
  for (const fact of facts.all) {
    if (fact.kind === "divides") found.push({ ...fact, fact });
    if (fact.kind !== "equal") continue;
    const difference = subtract(fact.left, fact.right);
    for (const { monomial: product } of difference.terms.values())
      for (const { atom } of product.factors) {
        if (atom.kind !== "call") continue;
        const [dividend, divisor] = atom.args as [Formula, Formula];
        const itself =
          atom.function === "mod"
            ? fromAtom(atom)
            : atom.function === "floordiv"
              ? subtract(multiply(divisor, fromAtom(atom)), dividend)
              : undefined;
        if (!itself) continue;
        const times = divideExactly(difference, itself);
        const factor = times && constantOf(times);
        if (factor?.numerator) found.push({ dividend, divisor, fact });
      }
  }
  return found;
}

/** Whether a term with divisions in it is an integer by the facts, which are then noted as used. */
export function isWholeByFacts(
  quotient: Term,
  known: readonly Divisibility[],
  facts: Facts,
  depth = 3,
): boolean {
  if (isWholeTerm(quotient)) return true;
  if (depth === 0) return false;
  for (const { divisor, dividend, fact } of known) {
    const below = onlyTerm(divisor);
    const above = onlyTerm(dividend);
    if (!below || !above) continue;
    const rest = divideTerms(quotient, divideTerms(above, below));
    if (!isWholeByFacts(rest, known, facts, depth - 1)) continue;
    facts.use([fact]);
    return true;
  }
  return false;
}

/** Whether `b` divides `a` by a fact about sums, such as `(a + 1) % b == 0`. */
export function dividesByFacts(
  a: Formula,
  b: Formula,
  known: readonly Divisibility[],
  facts: Facts,
): boolean {
  for (const { divisor, dividend, fact } of known) {
    const times = divideExactly(a, dividend);
    if (!times || !divideExactly(multiply(times, divisor), b)) continue;
    facts.use([fact]);
    return true;
  }
  return false;
}

/** The formula over a single term: powers may be negative in it. */
export function overTerm(a: Formula, b: Term): Formula {
  return fromTerms([...a.terms.values()].map((item) => divideTerms(item, b)));
}

/** `P / D` for a formula with divisions in it: P is whole, D a single term. */
export function overOneLine(formula: Formula): {
  above: Formula;
  below: Term;
} {
  let below: Term = { coefficient: fraction(1n), monomial: monomial([]) };
  for (const item of formula.terms.values()) {
    const product = divideTerms(
      {
        coefficient: multiplyFractions(item.coefficient, below.coefficient),
        monomial: multiplyFactors(item.monomial, below.monomial),
      },
      { coefficient: fraction(1n), monomial: monomial([]) },
    );
    below = {
      coefficient: multiplyFractions(
        below.coefficient,
        fraction(product.coefficient.denominator),
      ),
      monomial: multiplyFactors(
        below.monomial,
        monomial(
          product.monomial.factors
            .filter(({ exponent }) => exponent < 0)
            .map(({ atom, exponent }) => ({ atom, exponent: -exponent })),
        ),
      ),
    };
  }
  return { above: multiply(formula, fromTerms([below])), below };
}
