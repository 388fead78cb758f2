/** The whole numbers for which a formula comes nearest to a target: what `numel solve` asks. */
import { AlgebraError } from "../algebra/errors.js";
import { evaluate } from "../algebra/evaluate.js";
import type { Formula } from "../algebra/expression.js";
import { factHolds } from "../algebra/factHolds.js";
import { atLeast, Facts, type Fact } from "../algebra/facts.js";
import { leastCommonMultiple } from "../algebra/fraction.js";
import { isNonDecreasing } from "../algebra/monotone.js";
import {
  add,
  integer,
  isConstant,
  multiply,
  symbol,
} from "../algebra/polynomial.js";
import { substitute, substituteFact } from "../algebra/substitute.js";
import { symbolsOf } from "../algebra/symbols.js";

export interface Candidate {
  readonly value: bigint;
  /** The formula's value there. */
  readonly count: bigint;
}

export interface Solution {
  /** Values that give the target itself, the lowest first; not more than a few of many. */
  readonly exact: readonly Candidate[];
  /** The nearest below the target, and of equal ones the highest. */
  readonly below: Candidate | undefined;
  /** The nearest above the target, and of equal ones the lowest. */
  readonly above: Candidate | undefined;
  /**
   * Whether no other value can be nearer: the count never falls when the value rises, which is proved. Otherwise all values
   * up to `searchedUpTo` were tried.
   */
  readonly isProved: boolean;
  /** The highest value that was tried, when nothing is proved. */
  readonly searchedUpTo: bigint | undefined;
}

export interface SolveOptions {
  /** Only multiples of it are asked for. */
  readonly multipleOf?: bigint;
  /** The lowest value asked for: 1 unless given. */
  readonly from?: bigint;
  /** What has to hold of a value, such as the divisibilities that the model asserts. */
  readonly conditions?: readonly Fact[];
  /** How many values are tried where nothing is proved. */
  readonly mostTried?: number;
}

const MOST_TRIED = 20_000;
const MOST_EXACT = 8;
/** Where the conditions leave gaps: how far to look for the next value that they allow. */
const WIDEST_GAP = 4096;
/** Doublings, after which the count is taken not to reach the target. */
const MOST_DOUBLINGS = 200;

/**
 * @param formula has no other symbols than the unknown
 * @throws RangeError when the formula does not depend on the unknown, has other symbols, or a multiple of zero is asked for
 */
export function solve(
  formula: Formula,
  unknown: string,
  target: bigint,
  options: SolveOptions = {},
): Solution {
  const { conditions = [], from = 1n, mostTried = MOST_TRIED } = options;
  const others = [...symbolsOf(formula)].filter((name) => name !== unknown);
  if (others.length > 0)
    throw new RangeError(`no value for ${others.join(", ")}`);
  if (!symbolsOf(formula).has(unknown))
    throw new RangeError(`the count does not depend on ${unknown}`);
  const step = stepOf(unknown, options);
  const first = -(-from / step) * step;
  const grid = new Grid(
    formula,
    unknown,
    first >= from ? first : first + step,
    step,
    conditions,
  );
  return grid.isNonDecreasing()
    ? searchByHalving(grid, target)
    : searchAll(grid, target, mostTried);
}

/** What all values have to be a multiple of: as asked for, and by conditions such as `n_embd % 12 == 0`. */
function stepOf(
  unknown: string,
  { multipleOf = 1n, conditions = [] }: SolveOptions,
): bigint {
  if (multipleOf < 1n) throw new RangeError("a multiple of no positive number");
  let step = multipleOf;
  const plain = symbol(unknown).key;
  for (const fact of conditions) {
    if (fact.kind !== "divides" || fact.dividend.key !== plain) continue;
    const divisor = isConstant(fact.divisor);
    if (divisor)
      step = leastCommonMultiple(step, divisor < 0n ? -divisor : divisor);
  }
  return step;
}

/** The values asked for, numbered from 0, and their counts. */
class Grid {
  constructor(
    readonly formula: Formula,
    readonly unknown: string,
    readonly start: bigint,
    readonly step: bigint,
    readonly conditions: readonly Fact[],
  ) {}

  isNonDecreasing(): boolean {
    const position = symbol("position");
    const value = new Map([
      [
        this.unknown,
        add(multiply(integer(this.step), position), integer(this.start)),
      ],
    ]);
    const bound = atLeast(position, integer(0));
    try {
      const facts = new Facts([
        bound,
        ...this.conditions.map((fact) => substituteFact(fact, value)),
      ]);
      const there = substitute(this.formula, value, facts);
      return isNonDecreasing(there, "position", facts);
    } catch (error) {
      if (error instanceof AlgebraError) return false;
      throw error;
    }
  }

  /** Undefined where the conditions do not hold, or there is no model. */
  at(position: bigint): Candidate | undefined {
    const value = this.start + this.step * position;
    const values = new Map([[this.unknown, value]]);
    try {
      if (!this.conditions.every((fact) => factHolds(fact, values)))
        return undefined;
      return { value, count: evaluate(this.formula, values) };
    } catch (error) {
      if (error instanceof AlgebraError) return undefined;
      throw error;
    }
  }

  /** The first that there is from a position on, upwards (or downwards: direction -1). */
  next(
    position: bigint,
    direction: 1n | -1n = 1n,
  ): { position: bigint; candidate: Candidate } | undefined {
    for (let i = 0; i < WIDEST_GAP && position >= 0n; i++) {
      const candidate = this.at(position);
      if (candidate) return { position, candidate };
      position += direction;
    }
    return undefined;
  }
}

function searchByHalving(grid: Grid, target: bigint): Solution {
  const reaches = (position: bigint) => {
    const found = grid.next(position);
    return found !== undefined && found.candidate.count >= target;
  };
  let high = 1n;
  let doublings = 0;
  while (!reaches(high) && doublings++ < MOST_DOUBLINGS) high *= 2n;
  let low = 0n;
  while (low < high) {
    const middle = (low + high) / 2n;
    if (reaches(middle)) high = middle;
    else low = middle + 1n;
  }
  const below = grid.next(low - 1n, -1n)?.candidate;
  const exact: Candidate[] = [];
  let reached = reaches(low) ? grid.next(low) : undefined;
  while (reached?.candidate.count === target && exact.length < MOST_EXACT) {
    exact.push(reached.candidate);
    reached = grid.next(reached.position + 1n);
  }
  const isEndless = reached?.candidate.count === target;
  return {
    exact,
    below,
    above: isEndless ? undefined : reached?.candidate,
    isProved: true,
    searchedUpTo: undefined,
  };
}

function searchAll(grid: Grid, target: bigint, most: number): Solution {
  const exact: Candidate[] = [];
  let below: Candidate | undefined;
  let above: Candidate | undefined;
  for (let position = 0n; position < BigInt(most); position++) {
    const candidate = grid.at(position);
    if (!candidate) continue;
    const { count } = candidate;
    if (count === target) {
      if (exact.length < MOST_EXACT) exact.push(candidate);
    } else if (count < target) {
      if (!below || count >= below.count) below = candidate;
    } else if (!above || count < above.count) above = candidate;
  }
  return {
    exact,
    below,
    above,
    isProved: false,
    searchedUpTo: grid.start + grid.step * BigInt(most - 1),
  };
}
