/** The product of two terms. `2**i · 2**j` is `2**(i + j)`, `a² · a**i` is `a**(i + 2)`: powers of one base become one. */
import { callAtom } from "./atom.js";
import { Formula, type Atom, type Factor, type Term } from "./expression.js";
import {
  fraction,
  multiplyFractions,
  one,
  powerOfFraction,
  zero,
  type Fraction,
} from "./fraction.js";
import { isPower, monomial, multiplyFactors, unit } from "./monomial.js";

type Add = (a: Formula, b: Formula) => Formula;

/** @param add the addition of exponents (given, because sums of formulas are built on this) */
export function multiplyTerms(x: Term, y: Term, add: Add): Term {
  const product: Term = {
    coefficient: multiplyFractions(x.coefficient, y.coefficient),
    monomial: multiplyFactors(x.monomial, y.monomial),
  };
  return hasPower(x) || hasPower(y) ? joinPowers(product, add) : product;
}

function hasPower({ monomial }: Term): boolean {
  return monomial.factors.some(({ atom }) => isPower(atom));
}

function joinPowers(product: Term, add: Add): Term {
  const powers = new Map<string, { base: Formula; exponent: Formula }>();
  const rest = new Map<string, Factor>();
  for (const factor of product.monomial.factors) {
    if (!isPower(factor.atom)) {
      rest.set(factor.atom.key, factor);
      continue;
    }
    const [base, once] = factor.atom.args;
    const exponent = times(once, factor.exponent);
    const known = powers.get(base.key)?.exponent;
    powers.set(base.key, {
      base,
      exponent: known ? add(known, exponent) : exponent,
    });
  }
  let { coefficient } = product;
  for (const { base, exponent } of powers.values()) {
    const own = onlyAtom(base);
    const factor = own && rest.get(own.key);
    if (factor) rest.delete(own.key);
    const joined = powerTerm(
      base,
      factor ? add(exponent, plain(factor.exponent)) : exponent,
    );
    coefficient = multiplyFractions(coefficient, joined.coefficient);
    for (const part of joined.monomial.factors) rest.set(part.atom.key, part);
  }
  return { coefficient, monomial: monomial([...rest.values()]) };
}

/**
 * `base ** exponent` as a term, for exponents of which the value is not negative. A fixed part below zero becomes a
 * coefficient (`2**(i - 1)` is ½ · 2**i), so that equal powers look equal; one above zero stays, because `2**(i + 1)` has an
 * integer value at i = -1 and 2 · 2**i has not.
 */
export function powerTerm(base: Formula, exponent: Formula): Term {
  const fixedBase = fixed(base);
  const shift = exponent.terms.get("")?.coefficient.numerator ?? 0n;
  if (exponent.terms.size === 0) return { coefficient: one, monomial: unit };
  if (exponent.terms.size === 1 && exponent.terms.has("")) {
    if (fixedBase && (fixedBase.numerator || shift > 0n))
      return {
        coefficient: fixedBase.numerator
          ? powerOfFraction(fixedBase, shift)
          : zero,
        monomial: unit,
      };
    const atom = onlyAtom(base);
    if (atom)
      return {
        coefficient: one,
        monomial: monomial([{ atom, exponent: Number(shift) }]),
      };
  }
  if (!fixedBase?.numerator || shift >= 0n)
    return { coefficient: one, monomial: powerOf(base, exponent) };
  const terms = new Map(exponent.terms);
  terms.delete("");
  return {
    coefficient: powerOfFraction(fixedBase, shift),
    monomial: powerOf(base, new Formula(terms)),
  };
}

function powerOf(base: Formula, exponent: Formula) {
  return monomial([{ atom: callAtom("pow", [base, exponent]), exponent: 1 }]);
}

/** The atom that the formula is, and nothing else. */
export function onlyAtom(formula: Formula): Atom | undefined {
  if (formula.terms.size !== 1) return undefined;
  const [{ coefficient, monomial }] =
    formula.terms.values() as Iterable<Term> as [Term];
  const [factor] = monomial.factors;
  return coefficient.numerator === 1n &&
    coefficient.denominator === 1n &&
    monomial.factors.length === 1 &&
    factor!.exponent === 1
    ? factor!.atom
    : undefined;
}

function fixed(formula: Formula): Fraction | undefined {
  if (formula.terms.size === 0) return zero;
  return formula.terms.size === 1
    ? formula.terms.get("")?.coefficient
    : undefined;
}

function plain(value: number): Formula {
  return new Formula(
    new Map([["", { coefficient: fraction(BigInt(value)), monomial: unit }]]),
  );
}

function times(formula: Formula, by: number): Formula {
  if (by === 1) return formula;
  const factor = fraction(BigInt(by));
  return new Formula(
    new Map(
      [...formula.terms].map(([key, { coefficient, monomial }]) => [
        key,
        { coefficient: multiplyFractions(coefficient, factor), monomial },
      ]),
    ),
  );
}
