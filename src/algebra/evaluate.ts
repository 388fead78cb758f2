/** The value of a formula for given numbers, exactly as Python computes it. */
import {
  AlgebraError,
  DivisionByZero,
  NotAnInteger,
  TooLarge,
  UnboundSymbol,
} from "./errors.js";
import {
  Formula,
  type Atom,
  type CallAtom,
  type Quantity,
  type Term,
} from "./expression.js";
import {
  addFractions,
  fraction,
  fractionText,
  isInteger,
  multiplyFractions,
  powerOfFraction,
  zero,
  type Fraction,
} from "./fraction.js";
import { functionOfIntegers } from "./integerFunctions.js";
import { MOST_BITS } from "./power.js";
import {
  callOnNumbers,
  negateNumber,
  operateOnNumbers,
  toInteger,
  type PythonNumber,
} from "./pythonNumber.js";

/** Rounds of Σ that are worked out before giving up. */
const MOST_ROUNDS = 1_000_000;

/**
 * The formula's value.
 *
 * @param values of all its symbols
 * @throws UnboundSymbol, and DivisionByZero, NotANumber where Python raises; NotAnInteger where a fact that the formula
 *   rests on does not hold; TooLarge
 */
export function evaluate(
  formula: Formula,
  values: ReadonlyMap<string, bigint>,
): bigint {
  return new Evaluation(values).integer(formula);
}

/** The value of an int or float expression: a bigint for an int, a number for a float. Errors as in `evaluate`. */
export function evaluateQuantity(
  quantity: Quantity,
  values: ReadonlyMap<string, bigint>,
): PythonNumber {
  return new Evaluation(values).quantity(quantity);
}

class Evaluation {
  #rounds = 0;
  readonly #known = new Map<string, Fraction>();

  constructor(readonly values: ReadonlyMap<string, bigint>) {}

  quantity(quantity: Quantity): PythonNumber {
    if (quantity instanceof Formula) return this.integer(quantity);
    const { node } = quantity;
    switch (node.kind) {
      case "constant":
        return node.value;
      case "symbol": {
        const value = this.values.get(node.name);
        if (value === undefined) throw new UnboundSymbol(node.name);
        return value;
      }
      case "negate":
        return negateNumber(this.quantity(node.operand));
      case "operation":
        return operateOnNumbers(
          node.operator,
          this.quantity(node.left),
          this.quantity(node.right),
        );
      case "call":
        return callOnNumbers(
          node.function,
          node.args.map((arg) => this.quantity(arg)),
        );
    }
  }

  integer(formula: Formula): bigint {
    const value = this.fraction(formula);
    if (!isInteger(value))
      throw new NotAnInteger(`${fractionText(value)} is no integer`);
    return value.numerator;
  }

  private fraction(formula: Formula): Fraction {
    let sum = zero;
    for (const item of formula.terms.values())
      sum = addFractions(sum, this.term(item));
    return sum;
  }

  private term({ coefficient, monomial }: Term): Fraction {
    let product = coefficient;
    let failure: unknown;
    for (const { atom, exponent } of monomial.factors) {
      try {
        product = multiplyFractions(
          product,
          toPower(this.atom(atom), BigInt(exponent)),
        );
      } catch (error) {
        // Zero rounds of a loop do not come to what its body would raise.
        if (!(error instanceof AlgebraError) || error instanceof UnboundSymbol)
          throw error;
        failure ??= error;
      }
    }
    if (failure && product.numerator !== 0n) throw failure;
    return product;
  }

  private atom(atom: Atom): Fraction {
    if (atom.kind === "symbol") {
      const value = this.values.get(atom.name);
      if (value === undefined) throw new UnboundSymbol(atom.name);
      return fraction(value);
    }
    const known = this.#known.get(atom.key);
    if (known) return known;
    const value =
      atom.kind === "call" ? this.call(atom) : fraction(this.sum(atom));
    this.#known.set(atom.key, value);
    return value;
  }

  private call(atom: CallAtom): Fraction {
    const [first, second] = atom.args;
    switch (atom.function) {
      case "int":
      case "floor":
      case "ceil":
      case "round":
        return fraction(toInteger(atom.function, this.quantity(first!)));
      case "pow":
        // Below zero it is a fraction, which what it stands with may make whole again.
        return toPower(
          fraction(this.integer(first as Formula)),
          this.integer(second as Formula),
        );
      default:
        return fraction(
          functionOfIntegers(
            atom.function,
            atom.args.map((arg) => this.integer(arg as Formula)),
          ),
        );
    }
  }

  private sum(atom: Atom & { kind: "sum" }): bigint {
    const from = this.integer(atom.from);
    const to = this.integer(atom.to);
    let sum = zero;
    for (let i = from; i < to; i++) {
      if (++this.#rounds > MOST_ROUNDS)
        throw new TooLarge("a sum over more than a million numbers");
      const inside = new Evaluation(
        new Map([...this.values, [atom.placeholder, i]]),
      );
      sum = addFractions(sum, inside.fraction(atom.body));
      this.#rounds += inside.#rounds;
    }
    if (!isInteger(sum)) throw new NotAnInteger("a sum that is no integer");
    return sum.numerator;
  }
}

function toPower(base: Fraction, exponent: bigint): Fraction {
  if (exponent === 1n) return base;
  if (exponent < 0n && base.numerator === 0n)
    throw new DivisionByZero("zero to a negative power");
  const size = BigInt(base.numerator.toString(16).length * 4);
  if (size * exponent > MOST_BITS && base.numerator ** 2n > 1n)
    throw new TooLarge("a power with more than a million bits");
  return powerOfFraction(base, exponent);
}
