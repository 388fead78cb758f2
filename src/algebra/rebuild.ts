/** Putting a formula together again from its parts, with other formulas for some symbols: everything is simplified anew. */
import { named } from "./bits.js";
import { onlyTerm, overOneLine, overTerm } from "./divide.js";
import { AlgebraError, DivisionByZero, NotAnInteger } from "./errors.js";
import {
  Formula,
  type Atom,
  type CallAtom,
  type FloatFormula,
  type Quantity,
  type SumAtom,
  type Term,
} from "./expression.js";
import { maximum, minimum } from "./extremes.js";
import { atLeast, type Facts } from "./facts.js";
import { floatCall } from "./floats.js";
import { floorDivide, modulo } from "./floorDivide.js";
import {
  fraction,
  fractionText,
  isInteger,
  powerOfFraction,
} from "./fraction.js";
import { monomial } from "./monomial.js";
import { negateQuantity, operate } from "./operate.js";
import {
  add,
  constant,
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
import { power } from "./power.js";
import { absolute, rounded } from "./rounding.js";

/** `sumOver`, given because it is built on this. */
type SumOver = (
  index: string,
  from: Formula,
  to: Formula,
  body: Formula,
  facts: Facts,
  display: string,
) => Formula;

export class Rebuilder {
  readonly #done = new Map<string, Formula>();

  /** @param values by symbol, or by the key of an atom */
  constructor(
    readonly values: ReadonlyMap<string, Formula>,
    readonly facts: Facts,
    readonly sumOver: SumOver,
    /** Sums opened around: their indices are called after it. */
    readonly depth = 0,
  ) {}

  quantity(quantity: Quantity): Quantity {
    return quantity instanceof Formula
      ? this.formula(quantity)
      : this.float(quantity);
  }

  /** @throws NotAnInteger when a divisibility that the formula rests on does not hold for the numbers put in */
  formula(formula: Formula): Formula {
    if (!hasDivision(formula)) return this.sumOfTerms(formula);
    const { above, below } = overOneLine(formula);
    const dividend = this.sumOfTerms(above);
    const divisor = this.sumOfTerms(fromTerms([below]));
    const single = onlyTerm(divisor);
    if (divisor.terms.size === 0) throw new DivisionByZero("division by zero");
    if (!single) return floorDivide(dividend, divisor, this.facts);
    const result = overTerm(dividend, single);
    const value = constantOf(result);
    if (value && !isInteger(value))
      throw new NotAnInteger(`${fractionText(value)} is no integer`);
    return result;
  }

  private sumOfTerms(formula: Formula): Formula {
    return total([...formula.terms.values()].map((item) => this.product(item)));
  }

  private product({ coefficient, monomial: product }: Term): Formula {
    let result = term(coefficient, monomial([]));
    let failure: unknown;
    for (const { atom, exponent } of product.factors) {
      try {
        result = multiply(result, power(this.atom(atom), exponent));
      } catch (error) {
        // Zero rounds of a loop do not come to what its body would raise.
        if (!(error instanceof AlgebraError)) throw error;
        failure ??= error;
      }
    }
    if (failure && result.terms.size > 0) throw failure;
    return result;
  }

  private atom(atom: Atom): Formula {
    const given = this.values.get(
      atom.kind === "symbol" ? atom.name : atom.key,
    );
    if (given) return given;
    if (atom.kind === "symbol") return fromAtom(atom);
    const known = this.#done.get(atom.key);
    if (known) return known;
    const result = atom.kind === "sum" ? this.sum(atom) : this.call(atom);
    this.#done.set(atom.key, result);
    return result;
  }

  private sum(atom: SumAtom): Formula {
    const from = this.formula(atom.from);
    const to = this.formula(atom.to);
    // What the body would raise does not come to pass in an empty range.
    if ((isConstant(subtract(to, from)) ?? 1n) <= 0n) return ZERO;
    const open = `$open${this.depth}`;
    const index = symbol(open);
    const facts = this.facts.with(
      atLeast(index, from),
      atLeast(to, add(index, integer(1))),
    );
    const inside = new Rebuilder(
      new Map([...this.values, [atom.placeholder, index]]),
      facts,
      this.sumOver,
      this.depth + 1,
    );
    const body = inside.formula(atom.body);
    return this.sumOver(open, from, to, body, this.facts, atom.index);
  }

  private call(atom: CallAtom): Formula {
    const { facts } = this;
    const args = atom.args.map((arg) => this.quantity(arg));
    const ints = args as Formula[];
    switch (atom.function) {
      case "floordiv":
        return floorDivide(ints[0]!, ints[1]!, facts);
      case "mod":
        return modulo(ints[0]!, ints[1]!, facts);
      case "pow":
        return this.power(ints[0]!, ints[1]!);
      case "min":
        return minimum(ints, facts);
      case "max":
        return maximum(ints, facts);
      case "abs":
        return absolute(ints[0]!, facts);
      case "int":
      case "floor":
      case "ceil":
      case "round":
        return rounded(atom.function, args[0]!, facts);
      default:
        return named(atom.function, ints);
    }
  }

  /** Below zero it is a fraction, which what it stands with may make whole again: 2**c - 2**c. */
  private power(base: Formula, exponent: Formula): Formula {
    const below = isConstant(exponent) ?? 0n;
    const number = isConstant(base);
    return below < 0n && number
      ? constant(powerOfFraction(fraction(number), below))
      : power(base, exponent, this.facts);
  }

  private float(formula: FloatFormula): Quantity {
    const { node } = formula;
    switch (node.kind) {
      case "constant":
        return formula;
      case "symbol":
        return this.values.get(node.name) ?? formula;
      case "negate":
        return negateQuantity(this.quantity(node.operand));
      case "operation":
        return operate(
          node.operator,
          this.quantity(node.left),
          this.quantity(node.right),
          this.facts,
        );
      case "call":
        return floatCall(
          node.function,
          node.args.map((arg) => this.quantity(arg)),
        );
    }
  }
}

function hasDivision(formula: Formula): boolean {
  for (const { monomial: product } of formula.terms.values())
    if (product.factors.some(({ exponent }) => exponent < 0)) return true;
  return false;
}
