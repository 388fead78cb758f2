/** Reads a formula from the Python expression that `toText` writes, or a person: ints, floats, names, operators, functions. */
import { named } from "./bits.js";
import { FormulaSyntaxError } from "./errors.js";
import { Formula, type FloatFunction, type Quantity } from "./expression.js";
import { NO_FACTS, type Facts } from "./facts.js";
import { float, floatCall } from "./floats.js";
import {
  extremeQuantity,
  negateQuantity,
  operate,
  type Operator,
} from "./operate.js";
import { integer, symbol } from "./polynomial.js";
import { absolute, rounded } from "./rounding.js";
import { sumOver } from "./sumOver.js";

/**
 * @param text an int-valued Python expression
 * @throws FormulaSyntaxError when it is none, or uses what formulas do not have; AlgebraError as the operations throw
 */
export function parse(text: string, facts: Facts = NO_FACTS): Formula {
  const result = parseQuantity(text, facts);
  if (result instanceof Formula) return result;
  throw new FormulaSyntaxError("the value is a float, not an int");
}

/** The same for an expression that may give a float. */
export function parseQuantity(text: string, facts: Facts = NO_FACTS): Quantity {
  return new Parser(tokens(text), facts).all();
}

interface Token {
  readonly kind: "number" | "name" | "string" | "sign" | "end";
  readonly text: string;
}

const TOKEN =
  /\s*(?:(?<number>(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*|\[\d+\])*)|(?<string>"[^"]*"|'[^']*')|(?<sign>\*\*|\/\/|<<|>>|\.[a-z_]+|[-+*/%&|^(),]))/uy;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  let position = 0;
  const trimmed = text.trimEnd();
  while (position < trimmed.length) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(trimmed);
    if (!match)
      throw new FormulaSyntaxError(
        `not a formula at ${JSON.stringify(trimmed.slice(position))}`,
      );
    const [kind, word] = Object.entries(match.groups!).find(
      ([, value]) => value !== undefined,
    ) as [Token["kind"], string];
    found.push({ kind, text: word });
    position = TOKEN.lastIndex;
  }
  return [...found, { kind: "end", text: "the end" }];
}

/** Python's binary operators, loosest first; all but `**` group to the left. */
const levels: readonly (readonly Operator[])[] = [
  ["|"],
  ["^"],
  ["&"],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "//", "%"],
];

class Parser {
  #position = 0;

  constructor(
    readonly tokens: readonly Token[],
    readonly facts: Facts,
  ) {}

  all(): Quantity {
    const result = this.binary(0);
    this.expect("the end");
    return result;
  }

  private get next(): Token {
    return this.tokens[this.#position]!;
  }

  private take(): Token {
    return this.tokens[this.#position++]!;
  }

  private isAt(text: string): boolean {
    return this.next.kind !== "string" && this.next.text === text;
  }

  private accept(text: string): boolean {
    const isHere = this.isAt(text);
    if (isHere) this.#position++;
    return isHere;
  }

  private expect(text: string): void {
    if (!this.accept(text))
      throw new FormulaSyntaxError(
        `${text} expected instead of ${this.next.text}`,
      );
  }

  private binary(level: number): Quantity {
    const operators = levels[level];
    if (!operators) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const operator = operators.find((sign) => this.isAt(sign));
      if (!operator) return left;
      this.take();
      left = operate(operator, left, this.binary(level + 1), this.facts);
    }
  }

  private unary(): Quantity {
    if (this.accept("-")) return negateQuantity(this.unary());
    if (this.accept("+")) return this.unary();
    const base = this.primary();
    return this.accept("**")
      ? operate("**", base, this.unary(), this.facts)
      : base;
  }

  private primary(): Quantity {
    let result = this.atom();
    while (this.accept(".bit_length")) {
      this.expect("(");
      this.expect(")");
      result = named("bit_length", [this.int(result)]);
    }
    return result;
  }

  private atom(): Quantity {
    const token = this.take();
    if (token.kind === "number") return this.number(token.text);
    if (token.kind === "name")
      return this.accept("(") ? this.call(token.text) : symbol(token.text);
    if (token.kind === "sign" && token.text === "(") {
      const inside = this.binary(0);
      this.expect(")");
      return inside;
    }
    throw new FormulaSyntaxError(`unexpected ${token.text}`);
  }

  private number(text: string): Quantity {
    const plain = text.replaceAll("_", "");
    return /^\d+$/.test(plain) ? integer(BigInt(plain)) : float(Number(plain));
  }

  private call(name: string): Quantity {
    if (name === "sum") return this.sum();
    if (name === "float" && this.next.kind === "string") {
      const value = Number(
        this.take().text.slice(1, -1).replace("inf", "Infinity"),
      );
      this.expect(")");
      return float(value);
    }
    const args: Quantity[] = [];
    while (!this.accept(")")) {
      args.push(this.binary(0));
      if (!this.isAt(")")) this.expect(",");
    }
    return this.called(name.replace(/^math\./, ""), args);
  }

  private called(name: string, args: readonly Quantity[]): Quantity {
    const [first] = args;
    if (!first) throw new FormulaSyntaxError(`${name}() of nothing`);
    switch (name) {
      case "int":
      case "floor":
      case "ceil":
        return rounded(name, first, this.facts);
      case "round":
        return args.length === 1
          ? rounded(name, first, this.facts)
          : floatCall("round", args);
      case "abs":
        return absolute(first, this.facts);
      case "min":
      case "max":
        return extremeQuantity(name, args, this.facts);
      case "pow":
        return operate("**", first, args[1] ?? integer(1), this.facts);
      case "isqrt":
      case "gcd":
      case "lcm":
        return named(
          name,
          args.map((arg) => this.int(arg)),
        );
      case "float":
      case "sqrt":
      case "log":
      case "log2":
      case "log10":
      case "exp":
        return floatCall(name as FloatFunction, args);
      default:
        throw new FormulaSyntaxError(`a formula has no function ${name}`);
    }
  }

  /** `sum(body for index in range(from, to))`, behind its opening parenthesis. */
  private sum(): Quantity {
    const body = this.int(this.binary(0));
    this.expect("for");
    const index = this.take().text;
    this.expect("in");
    this.expect("range");
    this.expect("(");
    const bounds = [this.int(this.binary(0))];
    if (this.accept(",")) bounds.push(this.int(this.binary(0)));
    this.expect(")");
    this.expect(")");
    const [from, to] = bounds.length === 2 ? bounds : [integer(0), bounds[0]!];
    return sumOver(index, from!, to!, body, this.facts);
  }

  private int(quantity: Quantity): Formula {
    if (quantity instanceof Formula) return quantity;
    throw new FormulaSyntaxError("an int expected, not a float");
  }
}
