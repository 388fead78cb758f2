/** What a polynomial leaves when divided by a number, where that is the same for all integers: `n·(n + 1)` is even. */
import type { Atom, Formula } from "./expression.js";
import {
  floorRemainder,
  greatestCommonDivisor,
  isInteger,
  leastCommonMultiple,
} from "./fraction.js";
import { isPower } from "./monomial.js";
import { isConstant } from "./polynomial.js";

/** How many combinations of residues are tried. */
const MOST = 4096;

/** @param a whole @param divisor positive */
export function constantResidue(
  a: Formula,
  divisor: bigint,
): bigint | undefined {
  if (divisor === 1n) return 0n;
  if (divisor > BigInt(MOST)) return undefined;
  const variables = new Variables(divisor);
  for (const { monomial } of a.terms.values())
    for (const { atom } of monomial.factors) variables.include(atom);
  if (variables.combinations > BigInt(MOST)) return undefined;

  let residue: bigint | undefined;
  for (let i = 0n; i < variables.combinations; i++) {
    const here = valueModulo(a, variables.choice(i), divisor);
    if (residue !== undefined && here !== residue) return undefined;
    residue = here;
  }
  return residue;
}

/** Residues by the key of an atom. */
type Residues = ReadonlyMap<string, bigint>;

/** What varies independently: atoms, of which each may be any integer, and the powers of numbers. */
class Variables {
  /** For each, the residues that the atoms bound to it have together. */
  readonly #choices = new Map<string, Residues[]>();

  constructor(readonly divisor: bigint) {}

  get combinations(): bigint {
    let product = 1n;
    for (const { length } of this.#choices.values()) product *= BigInt(length);
    return product;
  }

  include(atom: Atom): void {
    const power = numberToPower(atom);
    if (!power) return this.settle(atom.key, 0n, this.divisor, () => new Map());
    const { start, period } = cycle(power.base, this.divisor);
    const residues = (n: bigint): Residues =>
      new Map([[atom.key, floorRemainder(power.base ** n, this.divisor)]]);
    // 3**n and n vary together; an exponent that is a sum is taken to vary freely.
    if (power.exponent)
      this.settle(
        power.exponent.key,
        start,
        leastCommonMultiple(period, this.divisor),
        residues,
      );
    else this.settle(atom.key, start, period, residues, true);
  }

  /** Values from 0 to `start + period` show all that a variable can do. */
  private settle(
    key: string,
    start: bigint,
    period: bigint,
    residues: (n: bigint) => Residues,
    isFree = false,
  ): void {
    const known = this.#settled.get(key);
    const joint = {
      start: known && known.start > start ? known.start : start,
      period: known ? leastCommonMultiple(known.period, period) : period,
      residues: [...(known?.residues ?? []), residues],
    };
    this.#settled.set(key, joint);
    const count = joint.start + joint.period;
    const choices: Residues[] = [];
    for (let n = 0n; n < count && n <= MOST; n++)
      choices.push(
        new Map([
          ...(isFree ? [] : [[key, n % this.divisor] as const]),
          ...joint.residues.flatMap((each) => [...each(n)]),
        ]),
      );
    this.#choices.set(key, choices);
  }

  readonly #settled = new Map<
    string,
    {
      start: bigint;
      period: bigint;
      residues: ((n: bigint) => Residues)[];
    }
  >();

  /** The combination of that number. */
  choice(number: bigint): Residues {
    const chosen = new Map<string, bigint>();
    for (const choices of this.#choices.values()) {
      const count = BigInt(choices.length);
      for (const [key, value] of choices[Number(number % count)]!)
        chosen.set(key, value);
      number /= count;
    }
    return chosen;
  }
}

function valueModulo(a: Formula, values: Residues, divisor: bigint): bigint {
  let sum = 0n;
  for (const { coefficient, monomial } of a.terms.values()) {
    let product = coefficient.numerator;
    for (const { atom, exponent } of monomial.factors)
      product = floorRemainder(
        product * values.get(atom.key)! ** BigInt(exponent),
        divisor,
      );
    sum += product;
  }
  return floorRemainder(sum, divisor);
}

/**
 * `3**e`, which implies that e is not negative. What divides e is taken into the base; where a single unknown is left, that
 * is given as the exponent.
 */
function numberToPower(
  atom: Atom,
): { base: bigint; exponent: Atom | undefined } | undefined {
  if (!isPower(atom)) return undefined;
  const base = isConstant(atom.args[0]);
  if (base === undefined) return undefined;
  const terms = [...atom.args[1].terms.values()];
  let times = 0n;
  for (const { coefficient } of terms)
    times = isInteger(coefficient)
      ? greatestCommonDivisor(times, coefficient.numerator)
      : 1n;
  if (times > 64n) times = 1n;
  const [item, ...others] = terms;
  const [factor] = item?.monomial.factors ?? [];
  const isPlain =
    others.length === 0 &&
    item?.monomial.factors.length === 1 &&
    factor?.exponent === 1 &&
    item.coefficient.numerator === times;
  return {
    base: base ** times,
    exponent: isPlain ? factor.atom : undefined,
  };
}

/** From `start` on, base**n modulo the divisor repeats. */
function cycle(
  base: bigint,
  divisor: bigint,
): { start: bigint; period: bigint } {
  const seen = new Map<bigint, bigint>();
  let power = 1n % divisor;
  let n = 0n;
  for (; !seen.has(power); n++) {
    seen.set(power, n);
    power = floorRemainder(power * base, divisor);
  }
  const start = seen.get(power)!;
  return { start, period: n - start };
}
