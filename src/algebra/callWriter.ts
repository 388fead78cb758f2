/** Named sub-expressions and arithmetic with floats, as text. */
import { floatRepr } from "../floats/floatRepr.js";
import type { CallAtom, FloatFormula, Quantity } from "./expression.js";
import { textStyle, type Style } from "./style.js";
import { inside, Level, type Written } from "./written.js";

export class CallWriter {
  /** @param write writes what stands inside */
  constructor(
    readonly style: Style,
    readonly write: (quantity: Quantity) => Written,
  ) {}

  call(atom: CallAtom): Written {
    const [first, second] = atom.args as [Quantity, Quantity];
    switch (atom.function) {
      case "floordiv":
        return this.division(this.style.floorDivision, first, second);
      case "mod":
        return this.division(this.style.modulo, first, second);
      case "pow": {
        const exponent = inside(this.write(second), Level.Atom);
        return {
          text: this.style.power(
            inside(this.write(first), Level.Atom),
            exponent,
          ),
          level: Level.Power,
        };
      }
      case "floor":
        // With builtins alone: y // 1 is the floor of a float.
        if (this.style === textStyle) break;
        return {
          text: `int(${inside(this.write(first), Level.Product)}//1)`,
          level: Level.Atom,
        };
      case "bit_and":
      case "bit_or":
      case "bit_xor": {
        const sign = { bit_and: "&", bit_or: "|", bit_xor: "^" }[atom.function];
        const operands = atom.args.map((arg) =>
          inside(this.write(arg), Level.Atom),
        );
        return { text: `(${operands.join(` ${sign} `)})`, level: Level.Atom };
      }
      case "bit_length":
        return {
          text: `(${this.write(first).text}).bit_length()`,
          level: Level.Atom,
        };
    }
    return this.named(this.style.name(atom.function), atom.args);
  }

  private division(sign: string, left: Quantity, right: Quantity): Written {
    const above = inside(this.write(left), Level.Product);
    const below = inside(this.write(right), Level.Unary);
    return {
      text: above + sign + below,
      level: Level.Product,
      isDivision: true,
    };
  }

  private named(name: string, args: readonly Quantity[]): Written {
    const texts = args.map((arg) => this.write(arg).text);
    return { text: `${name}(${texts.join(", ")})`, level: Level.Atom };
  }

  float(formula: FloatFormula): Written {
    const { node } = formula;
    switch (node.kind) {
      case "constant":
        return this.floatNumber(node.value);
      case "symbol":
        return { text: node.name, level: Level.Atom };
      case "negate":
        return {
          text:
            this.style.minus + inside(this.write(node.operand), Level.Power),
          level: Level.Unary,
        };
      case "call":
        return this.named(this.style.name(node.function), node.args);
      case "operation": {
        const { operator } = node;
        const left = this.write(node.left);
        const right = this.write(node.right);
        if (operator === "+" || operator === "-") {
          const sign = operator === "+" ? "+" : this.style.minus;
          return {
            text: `${left.text} ${sign} ${inside(right, Level.Product)}`,
            level: Level.Sum,
          };
        }
        if (operator === "**")
          return {
            text: this.style.power(
              inside(left, Level.Atom),
              inside(right, Level.Atom),
            ),
            level: Level.Power,
          };
        const signs = {
          "*": this.style.times,
          "/": this.style === textStyle ? " / " : "/",
          "//": this.style.floorDivision,
          "%": this.style.modulo,
        };
        return {
          text:
            inside(left, Level.Product) +
            signs[operator] +
            inside(right, Level.Unary),
          level: Level.Product,
        };
      }
    }
  }

  private floatNumber(value: number): Written {
    const isNegative = value < 0 || Object.is(value, -0);
    const size = Math.abs(value);
    const text = Number.isFinite(size)
      ? floatRepr(size)
      : `float("${floatRepr(size)}")`;
    return isNegative
      ? { text: this.style.minus + text, level: Level.Unary }
      : { text, level: Level.Atom };
  }
}
