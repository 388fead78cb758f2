/** Products of atoms. Powers of one base (`2**i · 2**j`, `a · a**i`) become one. */
import type { Atom, Factor, Formula, Monomial } from "./expression.js";

export const unit: Monomial = { factors: [], key: "" };

/** @param factors of different atoms, none to the power of zero */
export function monomial(factors: readonly Factor[]): Monomial {
  if (factors.length === 0) return unit;
  const sorted = [...factors].sort((a, b) =>
    a.atom.key < b.atom.key ? -1 : 1,
  );
  const key = sorted
    .map(({ atom, exponent }) =>
      exponent === 1 ? atom.key : `${atom.key}^${exponent}`,
    )
    .join("*");
  return { factors: sorted, key };
}

/** The power of each atom in the product, before powers of one base are put together. */
export function multiplyFactors(a: Monomial, b: Monomial): Monomial {
  if (a.factors.length === 0) return b;
  if (b.factors.length === 0) return a;
  const powers = new Map<string, Factor>();
  for (const factor of [...a.factors, ...b.factors]) {
    const known = powers.get(factor.atom.key);
    powers.set(
      factor.atom.key,
      known
        ? { atom: factor.atom, exponent: known.exponent + factor.exponent }
        : factor,
    );
  }
  return monomial([...powers.values()].filter(({ exponent }) => exponent));
}

export function exponentOf(product: Monomial, atom: Atom): number {
  return (
    product.factors.find((factor) => factor.atom.key === atom.key)?.exponent ??
    0
  );
}

/** The product without the atom. */
export function without(product: Monomial, atom: Atom): Monomial {
  return monomial(
    product.factors.filter((factor) => factor.atom.key !== atom.key),
  );
}

export function isPower(
  atom: Atom,
): atom is Atom & { kind: "call"; function: "pow"; args: [Formula, Formula] } {
  return atom.kind === "call" && atom.function === "pow";
}
