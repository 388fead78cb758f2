/** Python's `//` and `%` on formulas (https://docs.python.org/3.11/reference/expressions.html#binary-arithmetic-operations). */
import { callAtom } from "./atom.js";
import { constantResidue } from "./constantResidue.js";
import {
  divideExactly,
  dividesByFacts,
  divideTerms,
  divisibilities,
  isWholeByFacts,
  onlyTerm,
  overOneLine,
  overTerm,
} from "./divide.js";
import { DivisionByZero } from "./errors.js";
import type { Factor, Formula, Term } from "./expression.js";
import { NO_FACTS, type Facts } from "./facts.js";
import {
  floorQuotient,
  floorRemainder,
  fraction,
  greatestCommonDivisor,
} from "./fraction.js";
import { monomial } from "./monomial.js";
import { onlyAtom } from "./multiplyTerms.js";
import {
  add,
  fromAtom,
  fromTerms,
  integer,
  isConstant,
  isWhole,
  isWholeTerm,
  multiply,
  negate,
  scale,
  subtract,
  term,
  ZERO,
} from "./polynomial.js";
import { provesAtLeast } from "./prove.js";

/**
 * `a // b`. What cancels is cancelled (`(a·b) // b` is a), which is exact wherever Python gives a value: it raises for
 * b = 0.
 *
 * @throws DivisionByZero when b is 0
 */
export function floorDivide(
  a: Formula,
  b: Formula,
  facts: Facts = NO_FACTS,
): Formula {
  const divisor = isConstant(b);
  if (divisor === 0n) throw new DivisionByZero("division by zero");
  if (divisor !== undefined && divisor < 0n)
    return floorDivide(negate(a), negate(b), facts);
  if (!isWhole(a)) {
    const { above, below } = overOneLine(a);
    if (divisor === 1n) return a;
    return floorDivide(above, multiply(fromTerms([below]), b), facts);
  }
  const { quotient, rest } = divideOut(a, b, facts);
  return add(quotient, quotientOfRest(rest, b, facts));
}

function quotientOfRest(rest: Formula, b: Formula, facts: Facts): Formula {
  if (rest.terms.size === 0) return ZERO;
  const divisor = isConstant(b);
  if (divisor !== undefined) {
    const residue = constantResidue(rest, divisor);
    if (residue !== undefined)
      return scale(subtract(rest, integer(residue)), fraction(1n, divisor));
  }
  if (isRemainder(rest, b, facts)) return ZERO;
  if (divisor !== undefined && isBelowZero(rest))
    return roundedUp(rest, divisor, facts);
  const common = commonFactor([rest, b]);
  const above = overTerm(rest, common);
  const below = overTerm(b, common);
  if (!isOne(common)) return floorDivide(above, below, facts);
  const nested = flatten(above, below, facts);
  return nested ?? fromAtom(callAtom("floordiv", [above, below]));
}

/** Everything that varies has a minus before it. */
function isBelowZero(rest: Formula): boolean {
  if (isConstant(rest) !== undefined) return false;
  for (const { coefficient, monomial } of rest.terms.values())
    if (monomial.factors.length > 0 && coefficient.numerator > 0n) return false;
  return true;
}

/** `-(-n // 8)`, the way to round up, is `(n + 7) // 8`. */
function roundedUp(rest: Formula, divisor: bigint, facts: Facts): Formula {
  const above = add(negate(rest), integer(divisor - 1n));
  return negate(floorDivide(above, integer(divisor), facts));
}

/** `(x // c + n) // b` is `(x + n·c) // (c·b)` when b is positive. */
function flatten(a: Formula, b: Formula, facts: Facts): Formula | undefined {
  const shift = a.terms.get("")?.coefficient ?? fraction(0n);
  const atom = onlyAtom(subtract(a, term(shift, monomial([]))));
  if (atom?.kind !== "call" || atom.function !== "floordiv") return undefined;
  if (!provesAtLeast(b, 1n, facts)) return undefined;
  const [inner, divisor] = atom.args as [Formula, Formula];
  return floorDivide(
    add(inner, scale(divisor, shift)),
    multiply(divisor, b),
    facts,
  );
}

/**
 * `a % b`, with the divisor's sign.
 *
 * @throws DivisionByZero when b is 0
 */
export function modulo(
  a: Formula,
  b: Formula,
  facts: Facts = NO_FACTS,
): Formula {
  const divisor = isConstant(b);
  if (divisor === 0n) throw new DivisionByZero("modulo by zero");
  if (divisor === 1n) return ZERO;
  if (divisor !== undefined && divisor < 0n)
    return negate(modulo(negate(a), negate(b), facts));
  if (!isWhole(a)) {
    const known = divisibilities(facts);
    if (dividesByFacts(a, b, known, facts)) return ZERO;
    return fromAtom(callAtom("mod", [a, b]));
  }
  let { rest } = divideOut(a, b, facts);
  if (divisor !== undefined) {
    rest = reduce(rest, divisor);
    const residue = constantResidue(rest, divisor);
    if (residue !== undefined) return integer(residue);
  }
  if (rest.terms.size === 0) return ZERO;
  if (isRemainder(rest, b, facts)) return rest;
  const common = commonFactor([rest, b]);
  const above = overTerm(rest, common);
  const below = overTerm(b, common);
  // `(g·a) % (g·b)` is `g · (a % b)`, for a negative g, too.
  const inner = isOne(common)
    ? fromAtom(callAtom("mod", [above, below]))
    : modulo(above, below, facts);
  return multiply(fromTerms([common]), inner);
}

/** `0 <= rest < b` by the facts: then it is its own remainder. */
function isRemainder(rest: Formula, b: Formula, facts: Facts): boolean {
  return (
    provesAtLeast(rest, 0n, facts) &&
    provesAtLeast(subtract(b, rest), 1n, facts)
  );
}

/** `a = quotient · b + rest`, the quotient an integer whatever the symbols are, or by the facts. */
function divideOut(
  a: Formula,
  b: Formula,
  facts: Facts,
): { quotient: Formula; rest: Formula } {
  const single = onlyTerm(b);
  const known = divisibilities(facts);
  if (!single) {
    const exact = divideExactly(a, b);
    return exact
      ? { quotient: exact, rest: ZERO }
      : { quotient: ZERO, rest: a };
  }
  const whole: Term[] = [];
  const rest: Term[] = [];
  for (const item of a.terms.values()) {
    const ratio = divideTerms(item, single);
    if (isWholeByFacts(ratio, known, facts)) whole.push(ratio);
    else if (ratio.monomial.factors.length === 0) {
      const { numerator, denominator } = ratio.coefficient;
      const floor = floorQuotient(numerator, denominator);
      if (floor)
        whole.push({ coefficient: fraction(floor), monomial: ratio.monomial });
      const left = subtract(fromTerms([item]), scale(b, fraction(floor)));
      rest.push(...left.terms.values());
    } else rest.push(item);
  }
  const left = fromTerms(rest);
  if (left.terms.size > 0 && dividesByFacts(left, b, known, facts))
    return {
      quotient: add(fromTerms(whole), overTerm(left, single)),
      rest: ZERO,
    };
  return { quotient: fromTerms(whole), rest: left };
}

/** Every coefficient modulo the divisor, which is positive. */
function reduce(a: Formula, divisor: bigint): Formula {
  return fromTerms(
    [...a.terms.values()]
      .map(({ coefficient, monomial }) => ({
        coefficient: fraction(floorRemainder(coefficient.numerator, divisor)),
        monomial,
      }))
      .filter(({ coefficient }) => coefficient.numerator !== 0n),
  );
}

/** The greatest term that divides all terms of whole formulas. */
export function commonFactor(formulas: readonly Formula[]): Term {
  let content = 0n;
  let shared: readonly Factor[] | undefined;
  for (const { terms } of formulas)
    for (const item of terms.values()) {
      const { coefficient, monomial: product } = item;
      if (!isWholeTerm(item))
        return { coefficient: fraction(1n), monomial: monomial([]) };
      content = greatestCommonDivisor(content, coefficient.numerator);
      shared = shared
        ? shared.flatMap(({ atom, exponent }) => {
            const other = product.factors.find(
              (factor) => factor.atom.key === atom.key,
            );
            return other
              ? [{ atom, exponent: Math.min(exponent, other.exponent) }]
              : [];
          })
        : product.factors;
    }
  return {
    coefficient: fraction(content || 1n),
    monomial: monomial(shared ?? []),
  };
}

function isOne({ coefficient, monomial }: Term): boolean {
  return (
    coefficient.numerator === 1n &&
    coefficient.denominator === 1n &&
    monomial.factors.length === 0
  );
}
