/** Sums over a range: in closed form where there is one, else kept as an exact Σ. */
import { sumAtom, sumPlaceholder } from "./atom.js";
import { closedForm } from "./closedForm.js";
import { NotAnInteger } from "./errors.js";
import type { Formula, Term } from "./expression.js";
import { maximum } from "./extremes.js";
import { atLeast, NO_FACTS, type Facts } from "./facts.js";
import { fractionText, isInteger } from "./fraction.js";
import { monomial } from "./monomial.js";
import {
  add,
  constantOf,
  fromAtom,
  fromTerms,
  integer,
  isConstant,
  multiply,
  subtract,
  symbol,
  term,
  total,
  ZERO,
} from "./polynomial.js";
import { provesAtLeast } from "./prove.js";
import { Rebuilder } from "./rebuild.js";
import { sumHeight, symbolsOf } from "./symbols.js";

/** A sum over so many numbers is written out when it has no closed form. */
const MOST_WRITTEN_OUT = 64n;

/**
 * `sum(body for index in range(from, to))`. As in Python, an empty range gives 0, also where `to` is below `from`: unless the
 * facts say that it is not, the number of rounds is `max(0, to - from)`.
 *
 * @param body has the index as the symbol of that name
 * @param display how the index is called where the sum is printed
 */
export function sumOver(
  index: string,
  from: Formula,
  to: Formula,
  body: Formula,
  facts: Facts = NO_FACTS,
  display: string = index,
): Formula {
  const length = subtract(to, from);
  const rounds = isConstant(length);
  if (rounds !== undefined && rounds <= 0n) return ZERO;
  const count = provesAtLeast(length, 0n, facts)
    ? length
    : maximum([ZERO, length], facts);
  if (!symbolsOf(body).has(index)) return multiply(count, body);

  const own = freshName(body, from, to);
  const variable = symbol(own);
  const inside = facts.with(
    atLeast(variable, from),
    atLeast(to, add(variable, integer(1))),
  );
  const simplified = new Rebuilder(
    new Map([[index, variable]]),
    inside,
    sumOver,
  ).formula(body);

  const parts: Formula[] = [];
  const open: Term[] = [];
  for (const item of simplified.terms.values()) {
    const closed = closedForm(item, own, from, count, facts, sumOver);
    if (closed) parts.push(closed);
    else open.push(item);
  }
  if (
    rounds !== undefined &&
    rounds <= MOST_WRITTEN_OUT &&
    isConstant(from) !== undefined
  ) {
    const left = fromTerms(open);
    for (let i = 0n; i < rounds && open.length > 0; i++) {
      const at = new Map([[own, add(from, integer(i))]]);
      parts.push(new Rebuilder(at, facts, sumOver).formula(left));
    }
    return integral(total(parts));
  }
  return add(total(parts), openSums(open, own, from, to, display));
}

/** @throws NotAnInteger for a number that is none: a negative power in the body */
function integral(sum: Formula): Formula {
  const value = constantOf(sum);
  if (value && !isInteger(value))
    throw new NotAnInteger(`${fractionText(value)} is no integer`);
  return sum;
}

/** A Σ for each product that depends on the index; what does not stands before it. */
function openSums(
  open: readonly Term[],
  index: string,
  from: Formula,
  to: Formula,
  display: string,
): Formula {
  const bodies = new Map<string, { body: Formula; factors: Formula[] }>();
  for (const item of open) {
    const inner = item.monomial.factors.filter(({ atom }) =>
      symbolsOf(fromAtom(atom)).has(index),
    );
    const outer = item.monomial.factors.filter(
      (factor) => !inner.includes(factor),
    );
    const body = term({ numerator: 1n, denominator: 1n }, monomial(inner));
    const known = bodies.get(body.key) ?? { body, factors: [] };
    known.factors.push(term(item.coefficient, monomial(outer)));
    bodies.set(body.key, known);
  }
  return total(
    [...bodies.values()].map(({ body, factors }) =>
      multiply(total(factors), placed(body, index, from, to, display)),
    ),
  );
}

function placed(
  body: Formula,
  index: string,
  from: Formula,
  to: Formula,
  display: string,
): Formula {
  const height = sumHeight(body) + 1;
  const place = new Map([[index, symbol(sumPlaceholder(height))]]);
  const inPlace = new Rebuilder(place, NO_FACTS, sumOver).formula(body);
  return fromAtom(sumAtom(display, from, to, inPlace, height));
}

function freshName(...formulas: Formula[]): string {
  const taken = new Set(formulas.flatMap((formula) => [...symbolsOf(formula)]));
  let number = 0;
  while (taken.has(`$sum${number}`)) number++;
  return `$sum${number}`;
}
