/** What formulas are made of: exact polynomials over atoms, and trees of Python's float arithmetic. All immutable. */
import { floatRepr } from "../floats/floatRepr.js";
import { fractionText, type Fraction } from "./fraction.js";

/** The functions that give an int and have no polynomial form. `floordiv` and `mod` are Python's `//` and `%`. */
export type IntegerFunction =
  | "floordiv"
  | "mod"
  | "pow"
  | "min"
  | "max"
  | "abs"
  | "int"
  | "floor"
  | "ceil"
  | "round"
  | "isqrt"
  | "gcd"
  | "lcm"
  | "bit_length"
  | "bit_and"
  | "bit_or"
  | "bit_xor";

/** The functions whose value is a float; `min`, `max` and `pow` of ints and floats give either. */
export type FloatFunction =
  | "float"
  | "sqrt"
  | "log"
  | "log2"
  | "log10"
  | "exp"
  | "abs"
  | "round"
  | "min"
  | "max";

export type FloatOperator = "+" | "-" | "*" | "/" | "//" | "%" | "**";

/** A size that is not known: `n_classes`, `config.hidden_size`; the name is as the source has it. */
export interface SymbolAtom {
  readonly kind: "symbol";
  readonly name: string;
  readonly key: string;
}

/** An exact named sub-expression: `dim // heads`, `max(1, n)`, `int(x * 0.25)`, `2 ** i`. */
export interface CallAtom {
  readonly kind: "call";
  readonly function: IntegerFunction;
  readonly args: readonly Quantity[];
  readonly key: string;
}

/** `sum(body for index in range(from, to))`, where no closed form is known. */
export interface SumAtom {
  readonly kind: "sum";
  /** How the source calls the index; in `body` it is a symbol of the name `placeholder`, which no source can write. */
  readonly index: string;
  readonly placeholder: string;
  readonly from: Formula;
  /** Exclusive, as in `range`. */
  readonly to: Formula;
  readonly body: Formula;
  /** How deep sums are nested in it, this one counted. */
  readonly height: number;
  readonly key: string;
}

/** A part of a formula that is an integer wherever it has a value. Equal atoms have equal keys. */
export type Atom = SymbolAtom | CallAtom | SumAtom;

/** An atom to a power other than zero. It is negative only where the atom is known to divide what it stands with. */
export interface Factor {
  readonly atom: Atom;
  readonly exponent: number;
}

/** A product of different atoms, sorted by key; the empty one is 1. */
export interface Monomial {
  readonly factors: readonly Factor[];
  readonly key: string;
}

export interface Term {
  /** Never zero. */
  readonly coefficient: Fraction;
  readonly monomial: Monomial;
}

/**
 * An int that depends on symbols: an exact polynomial with rational coefficients over atoms. Its value is an integer wherever
 * it has one. Canonical: the operations of this folder give structurally equal formulas, thus equal keys, for equal
 * polynomials.
 */
export class Formula {
  #key: string | undefined;

  /** @param terms by the key of their monomial */
  constructor(readonly terms: ReadonlyMap<string, Term>) {}

  /** Equal for equal formulas, and only for those. */
  get key(): string {
    return (this.#key ??=
      [...this.terms.values()]
        .map(({ coefficient, monomial }) =>
          monomial.key
            ? `${fractionText(coefficient)}*${monomial.key}`
            : fractionText(coefficient),
        )
        .sort()
        .join("+") || "0");
  }
}

export type FloatNode =
  | { readonly kind: "constant"; readonly value: number }
  /** A number that may be an int or a float: which one shows when it gets its value. */
  | { readonly kind: "symbol"; readonly name: string }
  | {
      readonly kind: "operation";
      readonly operator: FloatOperator;
      readonly left: Quantity;
      readonly right: Quantity;
    }
  | { readonly kind: "negate"; readonly operand: Quantity }
  | {
      readonly kind: "call";
      readonly function: FloatFunction;
      readonly args: readonly Quantity[];
    };

/**
 * An expression with floats in it. Doubles round, so it stays the tree of operations that the source has, in that order;
 * only constants are folded. `int`, `floor`, `ceil` and `round` lead back to a Formula.
 */
export class FloatFormula {
  #key: string | undefined;

  constructor(readonly node: FloatNode) {}

  /** Equal for equal trees, and only for those. */
  get key(): string {
    return (this.#key ??= floatKey(this.node));
  }
}

export type Quantity = Formula | FloatFormula;

function floatKey(node: FloatNode): string {
  switch (node.kind) {
    case "constant":
      return `f${floatRepr(node.value)}`;
    case "symbol":
      return `f$${JSON.stringify(node.name)}`;
    case "operation":
      return `(${node.left.key})f${node.operator}(${node.right.key})`;
    case "negate":
      return `f-(${node.operand.key})`;
    case "call":
      return `f:${node.function}(${node.args.map(({ key }) => key).join(",")})`;
  }
}
