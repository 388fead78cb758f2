/** The ways from floats back to ints: `int`, `math.floor`, `math.ceil`, `round`; and `abs`. */
import { callAtom } from "./atom.js";
import { overOneLine } from "./divide.js";
import { exactValue } from "./exactValue.js";
import { FloatFormula, Formula, type Quantity } from "./expression.js";
import { maximum, minimum } from "./extremes.js";
import { NO_FACTS, type Facts } from "./facts.js";
import { floatCall, numberOf } from "./floats.js";
import { floorDivide, modulo } from "./floorDivide.js";
import {
  fromAtom,
  fromTerms,
  integer,
  isConstant,
  isWhole,
  negate,
} from "./polynomial.js";
import { provesAtLeast } from "./prove.js";
import { toInteger, type Rounding } from "./pythonNumber.js";

/**
 * `int(x)`: towards zero. Where the arithmetic below it is exact (see `exactValue`: for sizes below 2⁵³) or a single
 * quotient of ints that are not negative, the int is a formula; else it stays `int(…)`, exactly as the source computes it.
 *
 * @throws NotANumber for an infinity or NaN
 */
export function toInt(x: Quantity, facts: Facts = NO_FACTS): Formula {
  return rounded("int", x, facts);
}

/** `math.floor(x)`. @throws NotANumber for an infinity or NaN */
export function floor(x: Quantity, facts: Facts = NO_FACTS): Formula {
  return rounded("floor", x, facts);
}

/** `math.ceil(x)`. @throws NotANumber for an infinity or NaN */
export function ceil(x: Quantity, facts: Facts = NO_FACTS): Formula {
  return rounded("ceil", x, facts);
}

/** `round(x)`: to the nearest int, halves to even. @throws NotANumber for an infinity or NaN */
export function round(x: Quantity, facts: Facts = NO_FACTS): Formula {
  return rounded("round", x, facts);
}

/** `abs(x)`. */
export function absolute(x: Formula, facts?: Facts): Formula;
export function absolute(x: Quantity, facts?: Facts): Quantity;
export function absolute(x: Quantity, facts: Facts = NO_FACTS): Quantity {
  if (!(x instanceof Formula)) return floatCall("abs", [x]);
  const value = isConstant(x);
  if (value !== undefined) return integer(value < 0n ? -value : value);
  if (provesAtLeast(x, 0n, facts)) return x;
  if (provesAtLeast(negate(x), 0n, facts)) return negate(x);
  return fromAtom(callAtom("abs", [x]));
}

export function rounded(
  rounding: Rounding,
  x: Quantity,
  facts: Facts,
): Formula {
  if (x instanceof Formula) return x;
  const value = numberOf(x);
  if (value !== undefined) return integer(toInteger(rounding, value));
  return (
    ofFloored(x, facts) ??
    ofNegated(rounding, x, facts) ??
    ofExtreme(rounding, x, facts) ??
    ofExact(rounding, x, facts) ??
    ofQuotient(rounding, x, facts) ??
    fromAtom(callAtom(rounding, [x]))
  );
}

/** `y // 1` of a float is its floor, a float that every way of rounding leaves as it is. */
function ofFloored(x: FloatFormula, facts: Facts): Formula | undefined {
  const { node } = x;
  if (node.kind !== "operation" || node.operator !== "//") return undefined;
  return numberOf(node.right) == 1
    ? rounded("floor", node.left, facts)
    : undefined;
}

/** `-y` is rounded as `y` is, the other way round. */
function ofNegated(
  rounding: Rounding,
  x: FloatFormula,
  facts: Facts,
): Formula | undefined {
  if (x.node.kind !== "negate") return undefined;
  const mirrored = { floor: "ceil", ceil: "floor" } as const;
  const other =
    rounding === "floor" || rounding === "ceil" ? mirrored[rounding] : rounding;
  return negate(rounded(other, x.node.operand, facts));
}

/** Rounding keeps the order: `int(max(1, x))` is `max(1, int(x))`. */
function ofExtreme(
  rounding: Rounding,
  { node }: FloatFormula,
  facts: Facts,
): Formula | undefined {
  if (node.kind !== "call") return undefined;
  if (node.function !== "min" && node.function !== "max") return undefined;
  const args = node.args.map((arg) => rounded(rounding, arg, facts));
  return node.function === "min" ? minimum(args, facts) : maximum(args, facts);
}

function ofExact(
  rounding: Rounding,
  x: Quantity,
  facts: Facts,
): Formula | undefined {
  const exact = exactValue(x, facts);
  if (!exact) return undefined;
  if (isWhole(exact)) return exact;
  // What facts made whole (dim / heads) has no fractions but what divides below the line; halves remain halves.
  const { above, below } = overOneLine(exact);
  return quotient(rounding, above, fromTerms([below]), facts);
}

/**
 * `floor(a / b)` is `a // b` for all ints below 2⁵³: a/b lies at least 1/b below the next int, and rounding moves it by less
 * than that. So is `int(a / b)` where neither is negative.
 */
function ofQuotient(
  rounding: Rounding,
  x: Quantity,
  facts: Facts,
): Formula | undefined {
  if (x instanceof Formula || x.node.kind !== "operation") return undefined;
  if (x.node.operator !== "/") return undefined;
  const above = exactValue(x.node.left, facts);
  const below = exactValue(x.node.right, facts);
  if (!above || !below || !isWhole(above) || !isWhole(below)) return undefined;
  return quotient(rounding, above, below, facts);
}

function quotient(
  rounding: Rounding,
  above: Formula,
  below: Formula,
  facts: Facts,
): Formula | undefined {
  // Nothing is left over, so nothing is rounded.
  if (isConstant(modulo(above, below, facts)) === 0n)
    return floorDivide(above, below, facts);
  switch (rounding) {
    case "floor":
      return floorDivide(above, below, facts);
    case "ceil":
      return negate(floorDivide(negate(above), below, facts));
    case "int": {
      const divisor = isConstant(below);
      const isSafe =
        provesAtLeast(above, 0n, facts) &&
        (divisor !== undefined
          ? divisor > 0n
          : provesAtLeast(below, 1n, facts));
      return isSafe ? floorDivide(above, below, facts) : undefined;
    }
    case "round":
      return undefined;
  }
}
