/** Random Python expressions: their text, what Python's arithmetic makes of them, and the formula that numel makes. */
import fc from "fast-check";
import { named } from "../../src/algebra/bits.js";
import { AlgebraError } from "../../src/algebra/errors.js";
import { Formula, type Quantity } from "../../src/algebra/expression.js";
import { type Facts } from "../../src/algebra/facts.js";
import { float, floatCall } from "../../src/algebra/floats.js";
import {
  extremeQuantity,
  negateQuantity,
  operate,
  type Operator,
} from "../../src/algebra/operate.js";
import { integer, symbol } from "../../src/algebra/polynomial.js";
import { absolute, rounded } from "../../src/algebra/rounding.js";
import { sumOver } from "../../src/algebra/sumOver.js";

export type Tree =
  | { kind: "int"; value: number }
  | { kind: "float"; value: number }
  | { kind: "symbol"; name: string }
  | { kind: "binary"; operator: Operator; left: Tree; right: Tree }
  | { kind: "negate"; operand: Tree }
  | { kind: "call"; name: string; args: Tree[] }
  | { kind: "sum"; index: string; from: Tree; to: Tree; body: Tree };

/** A bigint is an int, a number a float. */
export type Value = bigint | number;

/** Where Python raises, or gives a float where a formula can only be an int. */
export class NoValue extends Error {}

/** Python's own rules, written down once more, without any simplification. */
export function direct(tree: Tree, values: ReadonlyMap<string, bigint>): Value {
  switch (tree.kind) {
    case "int":
      return BigInt(tree.value);
    case "float":
      return tree.value;
    case "symbol":
      return values.get(tree.name)!;
    case "negate":
      return -direct(tree.operand, values);
    case "binary":
      return binary(
        tree.operator,
        direct(tree.left, values),
        direct(tree.right, values),
      );
    case "call":
      return call(
        tree.name,
        tree.args.map((arg) => direct(arg, values)),
      );
    case "sum": {
      const from = direct(tree.from, values) as bigint;
      const to = direct(tree.to, values) as bigint;
      let sum = 0n;
      for (let i = from; i < to; i++)
        sum += direct(
          tree.body,
          new Map([...values, [tree.index, i]]),
        ) as bigint;
      return sum;
    }
  }
}

function binary(operator: Operator, a: Value, b: Value): Value {
  if (typeof a === "bigint" && typeof b === "bigint") {
    switch (operator) {
      case "+":
        return a + b;
      case "-":
        return a - b;
      case "*":
        return a * b;
      case "//":
      case "%": {
        if (b === 0n) throw new NoValue();
        const rest = ((a % b) + b) % b;
        return operator === "%" ? rest : (a - rest) / b;
      }
      case "**":
        if (b < 0n || b > 50n) throw new NoValue();
        return a ** b;
      case "<<":
        if (b < 0n || b > 50n) throw new NoValue();
        return a << b;
      case ">>":
        if (b < 0n || b > 50n) throw new NoValue();
        return a >> b;
      case "&":
        return a & b;
      case "|":
        return a | b;
      case "^":
        return a ^ b;
    }
  }
  const x = Number(a);
  const y = Number(b);
  // Beyond 2⁵³ numel's claim ends.
  if (Math.abs(x) > 2 ** 40 || Math.abs(y) > 2 ** 40) throw new NoValue();
  switch (operator) {
    case "+":
      return x + y;
    case "-":
      return x - y;
    case "*":
      return x * y;
    case "/":
      if (y === 0) throw new NoValue();
      return x / y;
    default:
      throw new NoValue();
  }
}

function call(name: string, args: readonly Value[]): Value {
  const [a] = args as [Value];
  switch (name) {
    case "min":
      return args.reduce((least, next) => (next < least ? next : least));
    case "max":
      return args.reduce((most, next) => (next > most ? next : most));
    case "abs":
      return a < 0 ? -a : a;
    case "int":
      return typeof a === "bigint" ? a : BigInt(Math.trunc(a));
    case "floor":
      return typeof a === "bigint" ? a : BigInt(Math.floor(a));
    case "ceil":
      return typeof a === "bigint" ? a : BigInt(Math.ceil(a));
    case "round": {
      if (typeof a === "bigint") return a;
      const low = Math.floor(a);
      const rest = a - low;
      const isUp = rest > 0.5 || (rest === 0.5 && low % 2 !== 0);
      return BigInt(isUp ? low + 1 : low);
    }
    case "sqrt":
      if (Number(a) < 0) throw new NoValue();
      return Math.sqrt(Number(a));
    default:
      throw new NoValue();
  }
}

/** The formula, by way of numel's operations. @throws AlgebraError */
export function build(tree: Tree, facts: Facts): Quantity {
  switch (tree.kind) {
    case "int":
      return integer(tree.value);
    case "float":
      return float(tree.value);
    case "symbol":
      return symbol(tree.name);
    case "negate":
      return negateQuantity(build(tree.operand, facts));
    case "binary":
      return operate(
        tree.operator,
        build(tree.left, facts),
        build(tree.right, facts),
        facts,
      );
    case "call": {
      const args = tree.args.map((arg) => build(arg, facts));
      switch (tree.name) {
        case "min":
        case "max":
          return extremeQuantity(tree.name, args, facts);
        case "abs":
          return absolute(args[0]!, facts);
        case "sqrt":
          return floatCall("sqrt", args);
        case "gcd":
          return named("gcd", args as Formula[]);
        default:
          return rounded(
            tree.name as "int" | "floor" | "ceil" | "round",
            args[0]!,
            facts,
          );
      }
    }
    case "sum": {
      const [from, to, body] = [tree.from, tree.to, tree.body].map((part) =>
        build(part, facts),
      );
      if (![from, to, body].every((part) => part instanceof Formula))
        throw new NoValue();
      return sumOver(
        tree.index,
        from as Formula,
        to as Formula,
        body as Formula,
        facts,
      );
    }
  }
}

/** As Python writes it, every operation in parentheses. */
export function python(tree: Tree): string {
  switch (tree.kind) {
    case "int":
      return tree.value < 0 ? `(${tree.value})` : `${tree.value}`;
    case "float":
      return Number.isInteger(tree.value) ? `${tree.value}.0` : `${tree.value}`;
    case "symbol":
      return tree.name;
    case "negate":
      return `(-${python(tree.operand)})`;
    case "binary":
      return `(${python(tree.left)} ${tree.operator} ${python(tree.right)})`;
    case "call":
      return `${tree.name}(${tree.args.map(python).join(", ")})`;
    case "sum":
      return `sum(${python(tree.body)} for ${tree.index} in range(${python(tree.from)}, ${python(tree.to)}))`;
  }
}

export const names = ["a", "b", "c", "n"] as const;

const small = fc.integer({ min: -4, max: 9 });
const leaf: fc.Arbitrary<Tree> = fc.oneof(
  { weight: 3, arbitrary: symbolTree(...names) },
  {
    weight: 2,
    arbitrary: small.map((value): Tree => ({ kind: "int", value })),
  },
);

function symbolTree(...of: string[]): fc.Arbitrary<Tree> {
  return fc.constantFrom(...of).map((name): Tree => ({ kind: "symbol", name }));
}

const floatLeaf: fc.Arbitrary<Tree> = fc
  .constantFrom(0.25, 0.5, 1, 1.5, 2, 4, 0.1, 2.667, 3, -0.5, 0.0625)
  .map((value): Tree => ({ kind: "float", value }));

/** Expressions of ints, with floats inside `int()` and its like, sums over ranges, powers. */
export const trees: fc.Arbitrary<Tree> = fc.letrec<{
  int: Tree;
  float: Tree;
  body: Tree;
}>((tie) => ({
  int: fc.oneof(
    { maxDepth: 4, depthIdentifier: "tree" },
    leaf,
    fc.record({
      kind: fc.constant("binary" as const),
      operator: fc.constantFrom<Operator>(
        ...(["+", "-", "*", "*", "//", "//", "%"] as const),
      ),
      left: tie("int"),
      right: tie("int"),
    }),
    fc.record({
      kind: fc.constant("binary" as const),
      operator: fc.constantFrom<Operator>("**", "<<", ">>", "&"),
      left: tie("int"),
      right: leaf,
    }),
    fc.record({ kind: fc.constant("negate" as const), operand: tie("int") }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constantFrom("min", "max"),
      args: fc.array(tie("int"), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constant("abs"),
      args: fc.tuple(tie("int")),
    }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constantFrom("int", "floor", "ceil", "round"),
      args: fc.tuple(tie("float")),
    }),
    fc.record({
      kind: fc.constant("sum" as const),
      index: fc.constant("i"),
      from: leaf,
      to: leaf,
      body: tie("body"),
    }),
  ),
  float: fc.oneof(
    { maxDepth: 4, depthIdentifier: "tree" },
    floatLeaf,
    fc.record({
      kind: fc.constant("binary" as const),
      operator: fc.constant<Operator>("/"),
      left: fc.oneof(tie("int"), tie("float")),
      right: fc.oneof(tie("int"), floatLeaf),
    }),
    fc.record({
      kind: fc.constant("binary" as const),
      operator: fc.constantFrom<Operator>("+", "-", "*"),
      left: tie("int"),
      right: tie("float"),
    }),
    fc.record({
      kind: fc.constant("binary" as const),
      operator: fc.constantFrom<Operator>("+", "-", "*"),
      left: tie("float"),
      right: tie("int"),
    }),
    fc.record({ kind: fc.constant("negate" as const), operand: tie("float") }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constant("sqrt"),
      args: fc.tuple(tie("int")),
    }),
  ),
  body: fc.oneof(
    { maxDepth: 3, depthIdentifier: "tree" },
    symbolTree("i"),
    leaf,
    fc.record({
      kind: fc.constant("binary" as const),
      operator: fc.constantFrom<Operator>("+", "-", "*", "*", "//", "%"),
      left: tie("body"),
      right: tie("body"),
    }),
    fc.record({
      kind: fc.constant("binary" as const),
      operator: fc.constant<Operator>("**"),
      left: fc.oneof(
        fc.constantFrom(2, 3, -1, 4, 1, 0).map((value): Tree => ({
          kind: "int",
          value,
        })),
        tie("body"),
      ),
      right: fc.oneof(symbolTree("i"), tie("body")),
    }),
  ),
})).int;

export const bindings = fc
  .record(
    Object.fromEntries(
      names.map((name) => [name, fc.integer({ min: -3, max: 12 })]),
    ),
  )
  .map(
    (values) =>
      new Map(
        Object.entries(values).map(([name, value]) => [name, BigInt(value)]),
      ),
  );

/**
 * The formula of an int. Undefined where the operations say that no value exists (which leaves empty sums over what has
 * none out of account), or a negative power makes a float of it.
 */
export function buildInt(tree: Tree, facts: Facts): Formula | undefined {
  const built = attempt(() => build(tree, facts));
  return built instanceof Formula ? built : undefined;
}

/** What a call gives, or undefined where it throws because there is no value. */
export function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof NoValue || error instanceof AlgebraError)
      return undefined;
    throw error;
  }
}
