/** Which terms of a sum people write together: `L·(12·d² + 13·d)`, all that is repeated L times. */
import type { Atom, Term } from "./expression.js";
import { fraction, greatestCommonDivisor, isInteger } from "./fraction.js";
import { exponentOf, monomial, unit } from "./monomial.js";
import type { TermOrder } from "./termOrder.js";

export interface Factoring {
  /** What stands before the parentheses. */
  readonly shared: Term;
  /** The terms that share it, in order. */
  readonly among: readonly Term[];
}

/**
 * The factors worth putting before parentheses, best first, for disjoint terms. A factor that occurs in different powers
 * (d in 12·d² + 13·d) ties nothing together; nor does one in a weight and its bias, `in·out + out`.
 */
export function factorings(
  terms: readonly Term[],
  order: TermOrder,
): Factoring[] {
  const found: Factoring[] = [];
  const candidates = evenFactors(terms);
  let left = [...terms];
  for (;;) {
    let best: { atom: Atom; exponent: number; among: Term[] } | undefined;
    for (const { atom, exponent } of candidates) {
      const among = left.filter(
        (item) => exponentOf(item.monomial, atom) !== 0,
      );
      if (among.length < 2 || isWeightAndBias(among, atom)) continue;
      const isBetter =
        !best ||
        among.length > best.among.length ||
        (among.length === best.among.length &&
          order.compareAtoms(atom, best.atom) < 0);
      if (isBetter) best = { atom, exponent, among };
    }
    if (!best) return found;
    const { atom, exponent, among } = best;
    found.push({
      shared: {
        coefficient: fraction(1n),
        monomial: monomial([{ atom, exponent }]),
      },
      among,
    });
    left = left.filter((item) => !among.includes(item));
  }
}

/** The atoms that have the same power wherever they occur. */
function evenFactors(
  terms: readonly Term[],
): { atom: Atom; exponent: number }[] {
  const powers = new Map<string, { atom: Atom; exponent: number }>();
  const uneven = new Set<string>();
  for (const item of terms)
    for (const { atom, exponent } of item.monomial.factors) {
      const known = powers.get(atom.key);
      if (known && known.exponent !== exponent) uneven.add(atom.key);
      powers.set(atom.key, { atom, exponent });
    }
  return [...powers.values()].filter(({ atom }) => !uneven.has(atom.key));
}

/** `in·out + out`: what would stand in the parentheses is `… + 1`. */
function isWeightAndBias(among: readonly Term[], atom: Atom): boolean {
  if (among.length !== 2) return false;
  const bias = among.find(
    ({ monomial: { factors } }) =>
      factors.length === 1 && factors[0]!.atom.key === atom.key,
  );
  const size = bias?.coefficient.numerator;
  return (
    size !== undefined &&
    among.every(({ coefficient }) => coefficient.numerator % size === 0n)
  );
}

/** The number that divides all coefficients, as a term; undefined when it is 1. */
export function shareOf(terms: readonly Term[]): Term | undefined {
  let content = 0n;
  for (const { coefficient } of terms) {
    if (!isInteger(coefficient)) return undefined;
    content = greatestCommonDivisor(content, coefficient.numerator);
  }
  return content > 1n
    ? { coefficient: fraction(content), monomial: unit }
    : undefined;
}
