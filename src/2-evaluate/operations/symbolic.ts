/**
 * Arithmetic on numbers that depend on symbols. A number is known by its form here: exact, as `src/algebra/` keeps it. What has
 * no such form stays an unknown, as any other operation on an unknown value.
 */
import { AlgebraError } from "../../algebra/errors.js";
import { Formula, type Quantity } from "../../algebra/expression.js";
import { float, floatOperation, number } from "../../algebra/floats.js";
import {
  negateQuantity,
  operate,
  type Operator,
} from "../../algebra/operate.js";
import { integer, isConstant, symbol } from "../../algebra/polynomial.js";
import { toText } from "../../algebra/toText.js";
import type { BinaryOperator } from "../../1-parse/ast.js";
import { normalize } from "../values/integer.js";
import { PyFloat } from "../values/simple.js";
import { derived, PyNamed, PySymbolic, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";

/** A number as algebra has it. */
export interface Numeric {
  quantity: Quantity;
  /** See `PySymbolic`. */
  asWritten: Quantity | null;
}

/** A number, or a value that may be used as one; undefined for anything else. */
export function numericOf(value: Value): Numeric | undefined {
  switch (typeof value) {
    case "number":
    case "bigint":
      return { quantity: integer(value), asWritten: null };
    case "boolean":
      return { quantity: integer(value ? 1 : 0), asWritten: null };
    case "string":
      return undefined;
  }
  if (value instanceof PySymbolic) return value;
  if (value instanceof PyNamed) return namedNumber(value);
  return value instanceof PyFloat && !value.type.isHeapType
    ? { quantity: float(value.value), asWritten: null }
    : undefined;
}

/** An int, or a value that may be used as one, where Python takes nothing else (sizes, counts). */
export function integerFormulaOf(value: Value): Formula | undefined {
  markNumbers(value);
  const quantity = numericOf(value)?.quantity;
  return quantity instanceof Formula ? quantity : undefined;
}

/** What was used as numbers are, so that it holds no parameters. */
export function markNumbers(...values: readonly Value[]): void {
  for (const value of values) {
    for (const named of namedIn(value)) named.isNumber = true;
  }
}

/** The arguments without a value that a number was worked out from. */
function namedIn(value: Value): readonly PyNamed[] {
  if (value instanceof PyNamed) return [value];
  return value instanceof PySymbolic ? value.named : [];
}

/** What is not annotated is a float as well as an int until it is used as a size. */
function namedNumber({ expression, kind }: PyNamed): Numeric | undefined {
  const whole = symbol(expression);
  switch (kind) {
    case "int":
    case "bool":
      return { quantity: whole, asWritten: null };
    case "float":
      return { quantity: number(expression), asWritten: null };
    case "str":
      return undefined;
    case null:
      return { quantity: whole, asWritten: number(expression) };
  }
}

/** `a operator b`; undefined where it has no form that algebra keeps. */
export function symbolicOperation(
  vm: Vm,
  operator: BinaryOperator,
  a: Value,
  b: Value,
): Value | undefined {
  if (operator === "@") return undefined;
  const left = numericOf(a);
  const right = numericOf(b);
  if (left === undefined || right === undefined) return undefined;
  // Only numbers and tensors have these; whoever uses a module so gets a TypeError.
  if (operator === "//" || operator === "%") markNumbers(a, b);
  return attempt(() => {
    const { facts } = vm.choices;
    const quantity = operate(operator, left.quantity, right.quantity, facts);
    const isOpen = left.asWritten !== null || right.asWritten !== null;
    const asWritten = isOpen
      ? written(operator, writtenForm(left), writtenForm(right))
      : null;
    if (isOpen && asWritten === null) return undefined;
    return numberFrom({ quantity, asWritten }, a, b);
  });
}

/** The operation on what may be floats; null where floats have none. */
function written(
  operator: Operator,
  a: Quantity,
  b: Quantity,
): Quantity | null {
  return operator === "<<" ||
    operator === ">>" ||
    operator === "&" ||
    operator === "|" ||
    operator === "^"
    ? null
    : floatOperation(operator, a, b);
}

/** `-value` */
export function symbolicNegation(value: PyUnknown): Value | undefined {
  const number = numericOf(value);
  if (number === undefined) return undefined;
  return attempt(() =>
    numberFrom(
      {
        quantity: negateQuantity(number.quantity),
        asWritten: number.asWritten && negateQuantity(number.asWritten),
      },
      value,
    ),
  );
}

/**
 * A function of numbers: `onInts` where all are certain, `onWritten` (on the operations as written) where some may be floats.
 */
export function symbolicCall(
  args: readonly Value[],
  onNumbers: (quantities: Quantity[]) => Quantity,
): Value | undefined {
  const numbers = args.map(numericOf);
  if (numbers.some((number) => number === undefined)) return undefined;
  const known = numbers as Numeric[];
  return attempt(() => {
    const isOpen = known.some(({ asWritten }) => asWritten !== null);
    const result = onNumbers(
      known.map((number) => (isOpen ? writtenForm(number) : number.quantity)),
    );
    return numberFrom({ quantity: result, asWritten: null }, ...args);
  });
}

/** As `symbolicCall`, for what gives a number of the same kind as it is given (`max`, `abs`). */
export function symbolicPick(
  args: readonly Value[],
  onNumbers: (quantities: Quantity[]) => Quantity,
): Value | undefined {
  const numbers = args.map(numericOf);
  if (numbers.some((number) => number === undefined)) return undefined;
  const known = numbers as Numeric[];
  return attempt(() => {
    const isOpen = known.some(({ asWritten }) => asWritten !== null);
    return numberFrom(
      {
        quantity: onNumbers(known.map(({ quantity }) => quantity)),
        asWritten: isOpen ? onNumbers(known.map(writtenForm)) : null,
      },
      ...args,
    );
  });
}

function writtenForm({ quantity, asWritten }: Numeric): Quantity {
  return asWritten ?? quantity;
}

/** The value of a number worked out from others: a plain one where no symbol is left in it. */
export function numberFrom(number: Numeric, ...from: readonly Value[]): Value {
  const { quantity, asWritten } = number;
  if (quantity instanceof Formula) {
    const constant = isConstant(quantity);
    const isCertain =
      asWritten === null ||
      (asWritten instanceof Formula && isConstant(asWritten) === constant);
    if (constant !== undefined && isCertain) return normalize(constant);
  } else if (quantity.node.kind === "constant" && asWritten === null) {
    return new PyFloat(quantity.node.value);
  }
  const unknowns = from.filter((value) => value instanceof PyUnknown);
  const { reasons } = derived("", ...unknowns);
  return new PySymbolic(
    () => toText(quantity, { style: "text" }),
    reasons,
    quantity,
    asWritten,
    [...new Set(from.flatMap(namedIn))],
  );
}

/** A size worked out by algebra, as a value; it stands on what `from` stands on. */
export function valueOfFormula(
  formula: Formula,
  from: readonly PyUnknown[],
): Value {
  return numberFrom({ quantity: formula, asWritten: null }, ...from);
}

/** Where algebra has no answer, or Python raises whatever the symbols are, the value stays unknown. */
function attempt<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof AlgebraError) return undefined;
    throw error;
  }
}
