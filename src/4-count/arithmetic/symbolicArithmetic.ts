/** The arithmetic of a layer with sizes that depend on symbols: `3·(d·d + d)`, by the same rules as with numbers. */
import { fraction } from "../../algebra/fraction.js";
import { Formula } from "../../algebra/expression.js";
import {
  add,
  integer,
  isConstant,
  multiply,
  term,
  ZERO,
} from "../../algebra/polynomial.js";
import { toText } from "../../algebra/toText.js";
import type { Dimension } from "../../3-layers/ir.js";
import { numelFormula } from "../numel.js";
import { byKind } from "./arithmetic.js";
import { render, type Sum } from "./expression.js";
import { generic } from "./generic.js";

/** Primes: a product of them tells which they were, and no size of a layer has one for a factor. */
const standIns: readonly bigint[] = [
  1_000_000_000_039n,
  1_000_000_000_061n,
  1_000_000_000_063n,
  1_000_000_000_091n,
  1_000_000_000_121n,
  1_000_000_000_163n,
  1_000_000_000_169n,
  1_000_000_000_177n,
];

/**
 * The rules work with numbers: each symbol, or sum of them, gets a prime instead, and what comes out is read back. Only what
 * then is the layer's formula is used.
 *
 * @param order the symbols in the order in which to write them
 */
export function symbolicArithmetic(
  kind: string | null,
  parameters: readonly { name: string; shape: readonly Dimension[] }[],
  order: readonly string[],
): string {
  const primes = new Map<string, { prime: bigint; formula: Formula }>();
  const total = parameters
    .map(({ shape }) => numelFormula(shape))
    .reduce(add, ZERO);
  const text = (formula: Formula) => toText(formula, { style: "text", order });
  const written = parameters.map(({ name, shape }) => ({
    name,
    shape: shape.map((size) => numberFor(size, primes)),
  }));
  if (primes.size > standIns.length) return text(total);
  const write = (value: bigint, factors: number): string => {
    const one = text(formulaOf(value, primes));
    return factors > 1 && /[ ·/]/.test(one) ? `(${one})` : one;
  };
  const found = [byKind(kind, written), generic(written)].find(
    (sum) => sum !== null && valueOf(sum, primes).key === total.key,
  );
  return found ? render(found, write) : text(total);
}

type Primes = Map<string, { prime: bigint; formula: Formula }>;

/** `3·d` is three times the prime of `d`; a sum has a prime of its own. */
function numberFor(size: Dimension, primes: Primes): bigint {
  if (!(size instanceof Formula)) return BigInt(size);
  const constant = isConstant(size);
  if (constant !== undefined) return constant;
  const [only, ...others] = [...size.terms.values()];
  const isScaled =
    others.length === 0 &&
    only !== undefined &&
    only.coefficient.denominator === 1n &&
    only.coefficient.numerator > 0n;
  if (!isScaled) return primeOf(size, primes);
  const { numerator } = only.coefficient;
  const rest = term(fraction(1n), only.monomial);
  return numerator * primeOf(rest, primes);
}

function primeOf(formula: Formula, primes: Primes): bigint {
  const known = primes.get(formula.key);
  if (known) return known.prime;
  // More than there are make no arithmetic; the number does not matter then.
  const prime = standIns[primes.size] ?? 1n;
  primes.set(formula.key, { prime, formula });
  return prime;
}

function formulaOf(value: bigint, primes: Primes): Formula {
  let rest = value;
  let product = integer(1);
  for (const { prime, formula } of primes.values()) {
    while (rest !== 0n && rest % prime === 0n) {
      rest /= prime;
      product = multiply(product, formula);
    }
  }
  return multiply(integer(rest), product);
}

function valueOf(sum: Sum, primes: Primes): Formula {
  return sum
    .map((product) =>
      product
        .map((factor) =>
          typeof factor === "bigint"
            ? formulaOf(factor, primes)
            : valueOf(factor, primes),
        )
        .reduce(multiply, integer(1)),
    )
    .reduce(add, ZERO);
}
