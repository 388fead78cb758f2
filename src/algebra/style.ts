/** The two ways to write a formula: as text for people, and as a Python expression. */
import type { FloatFunction, IntegerFunction } from "./expression.js";

export interface Style {
  readonly times: string;
  readonly minus: string;
  readonly floorDivision: string;
  readonly modulo: string;
  /** An integer divided by what is known to divide it. */
  readonly exactDivision: string;
  /** A power with a number for exponent. */
  fixedPower(base: string, exponent: number): string;
  /** A power; the exponent has its parentheses. */
  power(base: string, exponent: string): string;
  name(function_: IntegerFunction | FloatFunction): string;
  /** @param last the text of the last value of the index, `to` the one behind it */
  sum(
    index: string,
    from: string,
    to: string,
    last: string,
    body: string,
  ): string;
}

const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** `12·d² + 13·d`. */
export const textStyle: Style = {
  times: "·",
  minus: "−",
  floorDivision: " // ",
  modulo: " % ",
  exactDivision: "/",
  fixedPower: (base, exponent) =>
    base + [...String(exponent)].map((digit) => digits[Number(digit)]).join(""),
  power: (base, exponent) => `${base}^${exponent}`,
  name: (function_) => function_,
  sum: (index, from, _to, last, body) =>
    `Σ[${index} = ${from} … ${last}](${body})`,
};

/** The functions that a Python expression has to take from `math`. */
const fromMath = new Set<string>([
  "sqrt",
  "log",
  "log2",
  "log10",
  "exp",
  "isqrt",
  "gcd",
  "lcm",
]);

/** `12*d**2 + 13*d`: builtins only, but for the functions that are in `math`. */
export const pythonStyle: Style = {
  times: "*",
  minus: "-",
  floorDivision: "//",
  modulo: "%",
  exactDivision: "//",
  fixedPower: (base, exponent) => `${base}**${exponent}`,
  power: (base, exponent) => `${base}**${exponent}`,
  name: (function_) =>
    fromMath.has(function_) ? `math.${function_}` : function_,
  sum: (index, from, to, _last, body) =>
    `sum(${body} for ${index} in range(${from === "0" ? to : `${from}, ${to}`}))`,
};
