/** Proofs that a formula is never negative, from facts and from what the functions in it are. Sound, not complete. */
import type { Atom, Formula, Monomial, Quantity } from "./expression.js";
import { atLeast, type Fact, type Facts } from "./facts.js";
import {
  floorQuotient,
  fraction,
  invertFraction,
  multiplyFractions,
  type Fraction,
} from "./fraction.js";
import { monomial, multiplyFactors } from "./monomial.js";
import {
  add,
  constant,
  constantOf,
  fromAtom,
  integer,
  multiply,
  scale,
  subtract,
  symbol,
  term,
} from "./polynomial.js";

/** How many hypotheses a proof may put together. */
const DEPTH = 2;
/** How many statements a proof may look at. */
const STEPS = 60;

/** Whether `formula >= bound` for all values that the facts allow. What the proof used is noted in the facts. */
export function provesAtLeast(
  formula: Formula,
  bound: bigint | Formula,
  facts: Facts,
): boolean {
  const difference = subtract(
    formula,
    typeof bound === "bigint" ? integer(bound) : bound,
  );
  const proof = new Proof(facts);
  if (!proof.nonNegative(difference, DEPTH)) return false;
  facts.use(proof.used);
  return true;
}

/** Whether an int or float is never below 0 for all values that the facts allow. */
export function provesNotNegative(quantity: Quantity, facts: Facts): boolean {
  const proof = new Proof(facts);
  if (!proof.quantityNonNegative(quantity, DEPTH)) return false;
  facts.use(proof.used);
  return true;
}

/** A number that the formula is never below, for all values that the facts allow; undefined where none is found. */
export function lowerBound(formula: Formula, facts: Facts): bigint | undefined {
  const proof = new Proof(facts);
  const bound = proof.lowest(formula, DEPTH);
  if (bound !== undefined) facts.use(proof.used);
  return bound;
}

class Proof {
  /** What was used in vain is in it, too: more assumptions may be listed than were needed, never fewer. */
  readonly used = new Set<Fact>();

  /** What the facts say is not negative. */
  readonly stated: readonly { hypothesis: Formula; fact: Fact }[];

  constructor(readonly facts: Facts) {
    this.stated = facts.all.flatMap((fact) =>
      fact.kind === "atLeast"
        ? [{ hypothesis: subtract(fact.formula, fact.bound), fact }]
        : [],
    );
  }

  #steps = 0;
  readonly #lowest = new Map<string, bigint | undefined>();

  nonNegative(formula: Formula, depth: number): boolean {
    if (++this.#steps > STEPS) return false;
    const fixed = constantOf(formula);
    if (fixed) return fixed.numerator >= 0n;
    const whole = this.clear(formula, depth);
    if (!whole) return false;
    const bound = this.lowest(whole, depth);
    if (bound !== undefined && bound >= 0n) return true;
    return depth > 0 && this.fromHypotheses(whole, depth);
  }

  /** The formula times what stands below its line, which has to be positive; undefined where that is not known. */
  private clear(formula: Formula, depth: number): Formula | undefined {
    let below: Monomial = monomial([]);
    for (const { monomial: product } of formula.terms.values())
      for (const { atom, exponent } of product.factors) {
        const known = below.factors.find(
          ({ atom: { key } }) => key === atom.key,
        );
        const missing = -exponent - (known?.exponent ?? 0);
        if (exponent >= 0 || missing <= 0) continue;
        if ((this.lowestOf(atom, depth) ?? 0n) < 1n) return undefined;
        below = multiplyFactors(below, monomial([{ atom, exponent: missing }]));
      }
    return below.factors.length
      ? multiply(formula, term(fraction(1n), below))
      : formula;
  }

  /** With every atom at its lowest: exact when, counted from there, nothing is subtracted. */
  lowest(formula: Formula, depth: number): bigint | undefined {
    const fixed = constantOf(formula);
    if (fixed) return floorQuotient(fixed.numerator, fixed.denominator);
    let shifted = formula;
    const atoms = new Map<string, Atom>();
    for (const { monomial: product } of formula.terms.values())
      for (const { atom, exponent } of product.factors) {
        if (exponent < 0) return undefined;
        atoms.set(atom.key, atom);
      }
    for (const atom of atoms.values()) {
      const bound = this.lowestOf(atom, depth);
      if (bound === undefined) return undefined;
      if (bound !== 0n) shifted = shift(shifted, atom, bound);
    }
    let least: Fraction = fraction(0n);
    for (const { coefficient, monomial: product } of shifted.terms.values()) {
      if (product.factors.length === 0) least = coefficient;
      else if (coefficient.numerator < 0n) return undefined;
    }
    return floorQuotient(least.numerator, least.denominator);
  }

  private lowestOf(atom: Atom, depth: number): bigint | undefined {
    if (this.#lowest.has(atom.key)) return this.#lowest.get(atom.key);
    // While it is being worked out, nothing is known.
    this.#lowest.set(atom.key, undefined);
    const stated = this.statedOf(atom);
    const own = this.ownLowest(atom, depth);
    const bound =
      stated !== undefined && (own === undefined || stated > own)
        ? stated
        : own;
    this.#lowest.set(atom.key, bound);
    return bound;
  }

  /** From facts about this atom alone: `2·n - 1 >= 0` makes n at least 1. */
  private statedOf(atom: Atom): bigint | undefined {
    let best: { bound: bigint; fact: Fact } | undefined;
    for (const { hypothesis, fact } of this.stated) {
      const { terms } = hypothesis;
      const slope = terms.get(atom.key)?.coefficient;
      if (!slope || slope.numerator < 0n) continue;
      if (terms.size !== (terms.has("") ? 2 : 1)) continue;
      const shift = terms.get("")?.coefficient ?? fraction(0n);
      const edge = multiplyFractions(shift, invertFraction(slope));
      const bound = -floorQuotient(edge.numerator, edge.denominator);
      if (!best || bound > best.bound) best = { bound, fact };
    }
    if (best) this.used.add(best.fact);
    return best?.bound;
  }

  private ownLowest(atom: Atom, depth: number): bigint | undefined {
    if (atom.kind === "symbol") return undefined;
    if (atom.kind === "sum") {
      const index = symbol(atom.placeholder);
      const inside = new Proof(this.facts.with(atLeast(index, atom.from)));
      const holds = inside.nonNegative(atom.body, depth);
      for (const fact of inside.used)
        if (this.facts.all.includes(fact)) this.used.add(fact);
      return holds ? 0n : undefined;
    }
    const [first, second] = atom.args as [Formula, Formula];
    switch (atom.function) {
      case "floordiv": {
        if (!this.positive(second, depth)) return undefined;
        const bound = this.lowest(first, depth);
        const divisor = constantOf(second)?.numerator;
        if (bound !== undefined && divisor)
          return floorQuotient(bound, divisor);
        if (bound !== undefined && bound >= 0n) return 0n;
        return this.nonNegative(first, depth - 1) ? 0n : undefined;
      }
      case "mod":
        return this.positive(second, depth) ? 0n : undefined;
      case "pow": {
        const bound = this.lowest(first, depth);
        if (bound === undefined || bound < 0n) return undefined;
        return bound > 0n ? 1n : 0n;
      }
      case "min":
      case "max": {
        const bounds = atom.args.map((arg) =>
          this.lowest(arg as Formula, depth),
        );
        const known = bounds.filter((bound) => bound !== undefined);
        if (atom.function === "min" && known.length < bounds.length)
          return undefined;
        const sorted = known.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        return atom.function === "min" ? sorted[0] : sorted.at(-1);
      }
      case "abs":
      case "isqrt":
      case "gcd":
      case "lcm":
      case "bit_length":
        return 0n;
      case "int":
      case "floor":
      case "ceil":
      case "round":
        return this.quantityNonNegative(atom.args[0]!, depth) ? 0n : undefined;
      case "bit_and":
      case "bit_or":
      case "bit_xor": {
        const signs = [first, second].map((arg) =>
          this.nonNegative(arg, depth - 1),
        );
        const enough =
          atom.function === "bit_and"
            ? signs.some(Boolean)
            : signs.every(Boolean);
        return enough ? 0n : undefined;
      }
    }
  }

  private positive(formula: Formula, depth: number): boolean {
    return this.nonNegative(subtract(formula, integer(1)), depth - 1);
  }

  quantityNonNegative(quantity: Quantity, depth: number): boolean {
    if (!("node" in quantity)) return this.nonNegative(quantity, depth - 1);
    const { node } = quantity;
    switch (node.kind) {
      case "constant":
        return node.value >= 0;
      case "symbol":
      case "negate":
        return false;
      case "operation":
        // Rounding keeps the sign. `%` has the divisor's.
        if (node.operator === "-") return false;
        if (node.operator === "%")
          return this.quantityNonNegative(node.right, depth);
        return (
          this.quantityNonNegative(node.left, depth) &&
          this.quantityNonNegative(node.right, depth)
        );
      case "call": {
        const signs = () =>
          node.args.map((arg) => this.quantityNonNegative(arg, depth));
        switch (node.function) {
          case "sqrt":
          case "exp":
          case "abs":
            return true;
          case "float":
          case "min":
            return signs().every(Boolean);
          case "max":
            return signs().some(Boolean);
          case "round":
            return this.quantityNonNegative(node.args[0]!, depth);
          default:
            return false;
        }
      }
    }
  }

  /** Takes away `factor · hypothesis`, which is not negative, so that a term below zero vanishes; the rest has to be provable. */
  private fromHypotheses(formula: Formula, depth: number): boolean {
    const hypotheses = this.hypotheses(formula, depth);
    for (const low of formula.terms.values()) {
      if (low.coefficient.numerator >= 0n) continue;
      for (const { hypothesis, fact } of hypotheses)
        for (const part of hypothesis.terms.values()) {
          if (part.coefficient.numerator >= 0n) continue;
          const inverse = monomial(
            part.monomial.factors.map(({ atom, exponent }) => ({
              atom,
              exponent: -exponent,
            })),
          );
          const times = multiplyFactors(low.monomial, inverse);
          if (!this.nonNegativeMonomial(times, depth)) continue;
          const factor = multiplyFractions(
            low.coefficient,
            invertFraction(part.coefficient),
          );
          const rest = subtract(
            formula,
            multiply(term(factor, times), hypothesis),
          );
          if (!this.nonNegative(rest, depth - 1)) continue;
          if (fact) this.used.add(fact);
          return true;
        }
    }
    return false;
  }

  private nonNegativeMonomial(product: Monomial, depth: number): boolean {
    return product.factors.every(
      ({ atom, exponent }) =>
        exponent > 0 && (this.lowestOf(atom, depth) ?? -1n) >= 0n,
    );
  }

  /** Formulas that are not negative: facts, and what `//`, `%`, `min` and `max` mean. */
  private hypotheses(
    formula: Formula,
    depth: number,
  ): { hypothesis: Formula; fact?: Fact }[] {
    // Bounds of single symbols are used already where those are put at their lowest.
    const found: { hypothesis: Formula; fact?: Fact }[] = this.stated.filter(
      ({ hypothesis }) =>
        [...hypothesis.terms.values()].some(
          ({ coefficient, monomial: { factors } }) =>
            factors.length > 0 && coefficient.numerator < 0n,
        ),
    );
    for (const { monomial: product } of formula.terms.values())
      for (const { atom } of product.factors) {
        if (atom.kind !== "call") continue;
        const self = fromAtom(atom);
        const [first, second] = atom.args as [Formula, Formula];
        if (atom.function === "floordiv" && this.positive(second, depth)) {
          const rest = subtract(first, multiply(second, self));
          found.push({ hypothesis: rest });
          if (this.nonNegative(first, depth - 1))
            found.push({ hypothesis: subtract(first, self) });
          found.push({
            hypothesis: subtract(subtract(second, integer(1)), rest),
          });
        }
        if (atom.function === "mod" && this.positive(second, depth))
          found.push({
            hypothesis: subtract(subtract(second, integer(1)), self),
          });
        if (atom.function === "min" || atom.function === "max")
          for (const arg of atom.args as Formula[])
            found.push({
              hypothesis:
                atom.function === "min"
                  ? subtract(arg, self)
                  : subtract(self, arg),
            });
      }
    return found;
  }
}

/** The formula with `atom + bound` for the atom. */
function shift(formula: Formula, atom: Atom, bound: bigint): Formula {
  const moved = add(fromAtom(atom), integer(bound));
  const powers = [integer(1)];
  let sum = constant(fraction(0n));
  for (const { coefficient, monomial: product } of formula.terms.values()) {
    const own = product.factors.find(({ atom: { key } }) => key === atom.key);
    const rest = term(
      coefficient,
      monomial(product.factors.filter((factor) => factor !== own)),
    );
    const exponent = own?.exponent ?? 0;
    while (powers.length <= exponent)
      powers.push(multiply(powers.at(-1)!, moved));
    sum = add(sum, multiply(rest, powers[exponent]!));
  }
  return scale(sum, fraction(1n));
}
