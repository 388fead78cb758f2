/** The order in which people write terms: by the symbols, in the order given, higher powers first, the number last. */
import type { Atom, Factor, Monomial, Term } from "./expression.js";

export class TermOrder {
  readonly #rank: ReadonlyMap<string, number>;

  /** @param symbols names in the order to write them in; others follow by name, named sub-expressions after all */
  constructor(symbols: readonly string[]) {
    this.#rank = new Map(symbols.map((name, i) => [name, i]));
  }

  compareAtoms(a: Atom, b: Atom): number {
    const kinds = this.kind(a) - this.kind(b);
    if (kinds) return kinds;
    if (a.kind === "symbol" && b.kind === "symbol") {
      const ranks =
        (this.#rank.get(a.name) ?? Infinity) -
        (this.#rank.get(b.name) ?? Infinity);
      if (ranks) return ranks;
    }
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
  }

  /** Symbols, then what is called, then sums, which end where the eye cannot see. */
  private kind(atom: Atom): number {
    return atom.kind === "symbol" ? 0 : atom.kind === "call" ? 1 : 2;
  }

  factors(product: Monomial): readonly Factor[] {
    return [...product.factors].sort((a, b) =>
      this.compareAtoms(a.atom, b.atom),
    );
  }

  sorted(terms: Iterable<Term>): Term[] {
    return [...terms]
      .map((item) => ({ item, factors: this.factors(item.monomial) }))
      .sort((a, b) => this.compareFactors(a.factors, b.factors))
      .map(({ item }) => item);
  }

  private compareFactors(a: readonly Factor[], b: readonly Factor[]): number {
    for (let i = 0; ; i++) {
      const x = a[i];
      const y = b[i];
      if (!x || !y) return Number(!x) - Number(!y);
      const atoms = this.compareAtoms(x.atom, y.atom);
      if (atoms) return atoms;
      if (x.exponent !== y.exponent) return y.exponent - x.exponent;
    }
  }
}
