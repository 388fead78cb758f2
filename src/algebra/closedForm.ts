/** Closed forms of Σ j^p · r^j: Faulhaber's polynomials for r = 1, and their kin for geometric sums. */
import type { Formula, Term } from "./expression.js";
import type { Facts } from "./facts.js";
import {
  addFractions,
  fraction,
  invertFraction,
  isInteger,
  multiplyFractions,
  negateFraction,
  one,
  powerOfFraction,
  zero,
  type Fraction,
} from "./fraction.js";
import { isPower, monomial } from "./monomial.js";
import {
  add,
  constant,
  constantOf,
  fromTerms,
  integer,
  isConstant,
  multiply,
  scale,
  subtract,
  symbol,
  term,
  total,
} from "./polynomial.js";
import { power } from "./power.js";
import { Rebuilder } from "./rebuild.js";
import { symbolsOf } from "./symbols.js";

type SumOver = ConstructorParameters<typeof Rebuilder>[2];

/**
 * `sum(item for index in range(from, from + count))` when the item is a product of powers of the index, of numbers to
 * powers that are linear in it, and of what does not depend on it; undefined otherwise.
 *
 * @param count not negative
 */
export function closedForm(
  item: Term,
  index: string,
  from: Formula,
  count: Formula,
  facts: Facts,
  sumOver: SumOver,
): Formula | undefined {
  const kind = slopes(item, index);
  if (!kind) return undefined;
  // Falling powers are counted from the end, so that no power below zero is written down.
  const falling = kind.length > 0 && kind.every((slope) => slope < 0n);
  if (!falling && kind.some((slope) => slope < 0n)) return undefined;
  const variable = symbol(index);
  const position = falling
    ? subtract(add(from, count), add(variable, integer(1)))
    : add(from, variable);
  const shifted = new Rebuilder(
    new Map([[index, position]]),
    facts,
    sumOver,
  ).formula(fromTerms([item]));
  const parts: Formula[] = [];
  for (const part of shifted.terms.values()) {
    const sum = fromZero(part, index, count, facts);
    if (!sum) return undefined;
    parts.push(sum);
  }
  return total(parts);
}

/** By how much the exponents grow with the index; undefined for what is no such product. */
function slopes(item: Term, index: string): bigint[] | undefined {
  const found: bigint[] = [];
  for (const { atom, exponent } of item.monomial.factors) {
    if (atom.kind === "symbol") {
      if (atom.name === index && exponent < 0) return undefined;
      continue;
    }
    if (
      !symbolsOf(
        fromTerms([
          { coefficient: one, monomial: monomial([{ atom, exponent: 1 }]) },
        ]),
      ).has(index)
    )
      continue;
    if (!isPower(atom) || !isConstant(atom.args[0])) return undefined;
    const slope = atom.args[1].terms.get(index)?.coefficient;
    if (!slope || !isInteger(slope)) return undefined;
    const rest = subtract(
      atom.args[1],
      multiply(constant(slope), symbol(index)),
    );
    if (symbolsOf(rest).has(index)) return undefined;
    found.push(slope.numerator * BigInt(exponent));
  }
  return found;
}

/** Σ over 0 … count-1 of a term whose exponents rise with the index. */
function fromZero(
  item: Term,
  index: string,
  count: Formula,
  facts: Facts,
): Formula | undefined {
  let degree = 0;
  let ratio: Fraction = one;
  let atEnd = integer(1);
  let outside = term(item.coefficient, monomial([]));
  for (const { atom, exponent } of item.monomial.factors) {
    if (atom.kind === "symbol" && atom.name === index) {
      degree = exponent;
      continue;
    }
    const slope = isPower(atom)
      ? atom.args[1].terms.get(index)?.coefficient
      : undefined;
    if (!isPower(atom) || !slope) {
      outside = multiply(outside, term(one, monomial([{ atom, exponent }])));
      continue;
    }
    const [base, whole] = atom.args;
    const number = constantOf(base)!;
    const start = subtract(whole, multiply(constant(slope), symbol(index)));
    if (slope.numerator < 0n) return undefined;
    ratio = multiplyFractions(ratio, powerOfFraction(number, slope.numerator));
    outside = multiply(outside, power(base, start, facts));
    atEnd = multiply(atEnd, power(base, scale(count, slope), facts));
  }
  if (ratio.numerator === 1n && ratio.denominator === 1n) atEnd = integer(1);
  const antidifference = solve(degree, ratio);
  const atCount = total(
    antidifference.map((coefficient, k) => scale(power(count, k), coefficient)),
  );
  const sum = subtract(
    multiply(atEnd, atCount),
    constant(antidifference[0] ?? zero),
  );
  return multiply(outside, sum);
}

/** The coefficients of the polynomial Q with `r·Q(j + 1) - Q(j) = j^p`, lowest first. */
function solve(p: number, r: Fraction): Fraction[] {
  const isPlain = r.numerator === 1n && r.denominator === 1n;
  const top = isPlain ? p + 1 : p;
  const q: Fraction[] = Array.from({ length: top + 1 }, () => zero);
  for (let l = p; l >= 0; l--) {
    // The coefficient of j^l on the left, without the unknown that it settles.
    const unknown = isPlain ? l + 1 : l;
    let sum = l === p ? one : zero;
    for (let k = unknown + 1; k <= top; k++)
      sum = addFractions(
        sum,
        negateFraction(
          multiplyFractions(
            multiplyFractions(r, fraction(binomial(k, l))),
            q[k]!,
          ),
        ),
      );
    const factor = isPlain
      ? fraction(BigInt(l + 1))
      : addFractions(r, fraction(-1n));
    q[unknown] = multiplyFractions(sum, invertFraction(factor));
  }
  return q;
}

function binomial(n: number, k: number): bigint {
  let result = 1n;
  for (let i = 1; i <= k; i++)
    result = (result * BigInt(n - k + i)) / BigInt(i);
  return result;
}
