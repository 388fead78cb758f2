/** Sums and products of formulas, always in canonical form. */
import { symbolAtom } from "./atom.js";
import { TooLarge } from "./errors.js";
import { Formula, type Atom, type Monomial, type Term } from "./expression.js";
import {
  addFractions,
  fraction,
  isInteger,
  multiplyFractions,
  one,
  type Fraction,
} from "./fraction.js";
import { multiplyTerms } from "./multiplyTerms.js";
import { monomial, unit } from "./monomial.js";

const MOST_PRODUCTS = 1_000_000;

export const ZERO = new Formula(new Map());

/** An exact integer. @throws RangeError when a number is given that is none */
export function integer(value: bigint | number): Formula {
  return constant(fraction(BigInt(value)));
}

export function constant(value: Fraction): Formula {
  return term(value, unit);
}

export function symbol(name: string): Formula {
  return fromAtom(symbolAtom(name));
}

export function fromAtom(atom: Atom, exponent = 1): Formula {
  return term(one, monomial([{ atom, exponent }]));
}

export function term(coefficient: Fraction, product: Monomial): Formula {
  return fromTerms([{ coefficient, monomial: product }]);
}

/** The sum of terms, which need not be different. */
export function fromTerms(terms: Iterable<Term>): Formula {
  const sum = new Map<string, Term>();
  for (const item of terms) addTerm(sum, item);
  return sum.size ? new Formula(sum) : ZERO;
}

function addTerm(sum: Map<string, Term>, item: Term): void {
  const key = item.monomial.key;
  const known = sum.get(key);
  const coefficient = known
    ? addFractions(known.coefficient, item.coefficient)
    : item.coefficient;
  if (coefficient.numerator === 0n) sum.delete(key);
  else sum.set(key, known ? { ...item, coefficient } : item);
}

export function add(a: Formula, b: Formula): Formula {
  if (a.terms.size === 0) return b;
  if (b.terms.size === 0) return a;
  const [most, least] = a.terms.size < b.terms.size ? [b, a] : [a, b];
  const sum = new Map(most.terms);
  for (const item of least.terms.values()) addTerm(sum, item);
  return sum.size ? new Formula(sum) : ZERO;
}

/** The sum of many: in time proportional to the number of all their terms. */
export function total(formulas: Iterable<Formula>): Formula {
  const sum = new Map<string, Term>();
  for (const { terms } of formulas)
    for (const item of terms.values()) addTerm(sum, item);
  return sum.size ? new Formula(sum) : ZERO;
}

export function negate(a: Formula): Formula {
  return scale(a, fraction(-1n));
}

export function subtract(a: Formula, b: Formula): Formula {
  return add(a, negate(b));
}

export function scale(a: Formula, by: Fraction): Formula {
  if (by.numerator === 0n) return ZERO;
  if (by.numerator === 1n && by.denominator === 1n) return a;
  const scaled = new Map<string, Term>();
  for (const [key, { coefficient, monomial }] of a.terms)
    scaled.set(key, {
      coefficient: multiplyFractions(coefficient, by),
      monomial,
    });
  return new Formula(scaled);
}

/**
 * The product. `0 · (x // y)` is 0: exact wherever Python gives a value, though Python raises for y = 0. The same holds
 * for everything here that cancels.
 *
 * @throws TooLarge for a product of more than a million terms
 */
export function multiply(a: Formula, b: Formula): Formula {
  const left = constantOf(a);
  if (left) return scale(b, left);
  const right = constantOf(b);
  if (right) return scale(a, right);
  if (a.terms.size * b.terms.size > MOST_PRODUCTS)
    throw new TooLarge("a product of sums with more than a million terms");
  const products: Term[] = [];
  for (const x of a.terms.values())
    for (const y of b.terms.values()) products.push(multiplyTerms(x, y, add));
  return fromTerms(products);
}

/** `count · body`: what `count` equal parts hold. A negative count is not Python's empty range: see `sumOver`. */
export function repeated(count: Formula, body: Formula): Formula {
  return multiply(count, body);
}

/** The value of a formula without symbols; undefined when it has some. */
export function constantOf(a: Formula): Fraction | undefined {
  if (a.terms.size === 0) return fraction(0n);
  if (a.terms.size > 1) return undefined;
  return a.terms.get("")?.coefficient;
}

/** The integer that the formula is, whatever its symbols are; undefined when there is none. */
export function isConstant(a: Formula): bigint | undefined {
  const value = constantOf(a);
  return value && isInteger(value) ? value.numerator : undefined;
}

/** Only whole coefficients and no division: each term is an integer by itself. */
export function isWhole(a: Formula): boolean {
  for (const item of a.terms.values()) if (!isWholeTerm(item)) return false;
  return true;
}

export function isWholeTerm({ coefficient, monomial }: Term): boolean {
  return (
    isInteger(coefficient) &&
    monomial.factors.every(({ exponent }) => exponent > 0)
  );
}
