/** Whether a formula never falls when one of its symbols rises: then the value for a target can be searched by halving. */
import {
  Formula,
  type Atom,
  type CallAtom,
  type FloatFormula,
  type Quantity,
  type Term,
} from "./expression.js";
import type { Facts } from "./facts.js";
import { add, fromAtom, integer, subtract, symbol } from "./polynomial.js";
import { provesAtLeast, provesNotNegative } from "./prove.js";
import { substitute } from "./substitute.js";
import { symbolsOf } from "./symbols.js";

/**
 * Whether `quantity` at n + 1 is proved to be at least what it is at n, for all values that the facts allow. Rounding keeps
 * the order, so floats are no obstacle.
 */
export function isNonDecreasing(
  quantity: Quantity,
  name: string,
  facts: Facts,
): boolean {
  return new Growth(name, facts).of(quantity);
}

class Growth {
  constructor(
    readonly name: string,
    readonly facts: Facts,
  ) {}

  of(quantity: Quantity): boolean {
    if (this.isFixed(quantity)) return true;
    return quantity instanceof Formula
      ? this.ofFormula(quantity)
      : this.ofFloat(quantity);
  }

  private isFixed(quantity: Quantity): boolean {
    return !symbolsOf(quantity).has(this.name);
  }

  private ofFormula(formula: Formula): boolean {
    if ([...formula.terms.values()].every((item) => this.ofTerm(item)))
      return true;
    const next = substitute(
      formula,
      new Map([[this.name, add(symbol(this.name), integer(1))]]),
      this.facts,
    );
    return provesAtLeast(subtract(next, formula), 0n, this.facts);
  }

  private ofTerm({ coefficient, monomial }: Term): boolean {
    const varying = monomial.factors.filter(
      ({ atom }) => !this.isFixed(fromAtom(atom)),
    );
    if (varying.length === 0) return true;
    if (coefficient.numerator < 0n) return false;
    return monomial.factors.every(({ atom, exponent }) =>
      exponent < 0
        ? !varying.some((factor) => factor.atom === atom) &&
          provesAtLeast(fromAtom(atom), 1n, this.facts)
        : provesAtLeast(fromAtom(atom), 0n, this.facts) && this.ofAtom(atom),
    );
  }

  private ofAtom(atom: Atom): boolean {
    switch (atom.kind) {
      case "symbol":
        return true;
      case "sum":
        return (
          this.isFixed(atom.from) && this.isFixed(atom.to) && this.of(atom.body)
        );
      case "call":
        return this.isFixed(fromAtom(atom)) || this.ofCall(atom);
    }
  }

  private ofCall(atom: CallAtom): boolean {
    const [first, second] = atom.args as [Quantity, Formula];
    switch (atom.function) {
      case "floordiv":
        return (
          this.of(first) &&
          this.isFixed(second) &&
          provesAtLeast(second, 1n, this.facts)
        );
      case "pow": {
        const base = first as Formula;
        if (this.isFixed(base))
          return this.of(second) && provesAtLeast(base, 1n, this.facts);
        return (
          this.isFixed(second) &&
          this.of(base) &&
          provesAtLeast(base, 0n, this.facts)
        );
      }
      case "min":
      case "max":
        return atom.args.every((arg) => this.of(arg));
      case "int":
      case "floor":
      case "ceil":
      case "round":
      case "isqrt":
        return this.of(first);
      case "abs":
      case "bit_length":
        return this.of(first) && provesNotNegative(first, this.facts);
      case "mod":
      case "gcd":
      case "lcm":
      case "bit_and":
      case "bit_or":
      case "bit_xor":
        return false;
    }
  }

  private ofFloat({ node }: FloatFormula): boolean {
    switch (node.kind) {
      case "constant":
      case "symbol":
        return true;
      case "negate":
        return false;
      case "call":
        switch (node.function) {
          case "abs":
            return (
              this.of(node.args[0]!) &&
              provesNotNegative(node.args[0]!, this.facts)
            );
          case "log":
            return node.args.length === 1 && this.of(node.args[0]!);
          default:
            return node.args.every((arg) => this.of(arg));
        }
      case "operation": {
        const { operator, left, right } = node;
        const isPositive = (quantity: Quantity) =>
          provesNotNegative(quantity, this.facts);
        switch (operator) {
          case "+":
            return this.of(left) && this.of(right);
          case "-":
            return this.of(left) && this.isFixed(right);
          case "*":
            return (
              this.of(left) &&
              this.of(right) &&
              isPositive(left) &&
              isPositive(right)
            );
          case "/":
          case "//":
            // (The divisor is not 0, or there is no value.)
            return this.of(left) && this.isFixed(right) && isPositive(right);
          case "**":
            return (
              this.of(left) &&
              isPositive(left) &&
              this.isFixed(right) &&
              isPositive(right)
            );
          case "%":
            return false;
        }
      }
    }
  }
}
