/** Python's arithmetic on numbers: a bigint is an int, a number is a float. */
import { exp, log, log10, log2 } from "../floats/elementary/exponential.js";
import { floatPower } from "../floats/elementary/power.js";
import { divideHalfEven, scaledDigits } from "../floats/exactFloat.js";
import { bitLength, ratioToFloat } from "../floats/ratioToFloat.js";
import { DivisionByZero, NotANumber, TooLarge } from "./errors.js";
import type { FloatFunction, FloatOperator } from "./expression.js";
import { floorQuotient, floorRemainder } from "./fraction.js";

export type PythonNumber = bigint | number;

/** Bits that a power may have. */
const MOST_BITS = 1_000_000;

/** @throws NotANumber where Python raises OverflowError: the int is larger than every float */
export function toFloat(value: PythonNumber): number {
  if (typeof value === "number") return value;
  const float = Number(value);
  if (!Number.isFinite(float))
    throw new NotANumber("int too large for a float");
  return float;
}

/** @throws DivisionByZero, NotANumber where Python raises (a complex result counts as none) */
export function operateOnNumbers(
  operator: FloatOperator,
  a: PythonNumber,
  b: PythonNumber,
): PythonNumber {
  if (typeof a === "bigint" && typeof b === "bigint")
    return operateOnIntegers(operator, a, b);
  const x = toFloat(a);
  const y = toFloat(b);
  switch (operator) {
    case "+":
      return x + y;
    case "-":
      return x - y;
    case "*":
      return x * y;
    case "/":
      if (y === 0) throw new DivisionByZero("float division by zero");
      return x / y;
    case "//":
      return floatDivmod(x, y)[0];
    case "%":
      return floatDivmod(x, y)[1];
    case "**":
      return powerOfFloats(x, y);
  }
}

function operateOnIntegers(
  operator: FloatOperator,
  a: bigint,
  b: bigint,
): PythonNumber {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/": {
      if (b === 0n) throw new DivisionByZero("division by zero");
      const result = b < 0n ? ratioToFloat(-a, -b) : ratioToFloat(a, b);
      if (!Number.isFinite(result))
        throw new NotANumber("the quotient is too large for a float");
      return result;
    }
    case "//":
      if (b === 0n) throw new DivisionByZero("division by zero");
      return floorQuotient(a, b);
    case "%":
      if (b === 0n) throw new DivisionByZero("modulo by zero");
      return floorRemainder(a, b);
    case "**":
      if (b < 0n) return powerOfFloats(toFloat(a), toFloat(b));
      if (a * a > 1n && BigInt(bitLength(a < 0n ? -a : a)) * b > MOST_BITS)
        throw new TooLarge("a power with more than a million bits");
      return a ** b;
  }
}

function powerOfFloats(x: number, y: number): number {
  if (x === 0 && y < 0) throw new DivisionByZero("zero to a negative power");
  if (x < 0 && Number.isFinite(x) && Number.isFinite(y) && !Number.isInteger(y))
    throw new NotANumber("a complex number");
  const result = floatPower(x, y);
  if (!Number.isFinite(result) && Number.isFinite(x) && Number.isFinite(y))
    throw new NotANumber("the power is too large for a float");
  return result;
}

/** CPython's float.__divmod__: the quotient is found from the exact remainder. */
function floatDivmod(a: number, b: number): [number, number] {
  if (b === 0)
    throw new DivisionByZero("float modulo or floor division by zero");
  let rest = a % b;
  let quotient = (a - rest) / b;
  if (rest === 0) rest = b < 0 ? -0 : 0;
  else if (b < 0 !== rest < 0) {
    rest += b;
    quotient -= 1;
  }
  if (quotient === 0) return [a / b < 0 || Object.is(a / b, -0) ? -0 : 0, rest];
  const floor = Math.floor(quotient);
  return [quotient - floor > 0.5 ? floor + 1 : floor, rest];
}

export function negateNumber(a: PythonNumber): PythonNumber {
  return -a;
}

/** @throws NotANumber where Python raises */
export function callOnNumbers(
  name: FloatFunction,
  args: readonly PythonNumber[],
): PythonNumber {
  const [a, b] = args as [PythonNumber, PythonNumber | undefined];
  switch (name) {
    case "float":
      return toFloat(a);
    case "sqrt": {
      const value = toFloat(a);
      if (value < 0) throw new NotANumber("the root of a negative number");
      return Math.sqrt(value);
    }
    case "exp": {
      const value = toFloat(a);
      const result = Number.isFinite(value) ? exp(value) : Math.exp(value);
      if (!Number.isFinite(result) && Number.isFinite(value))
        throw new NotANumber("the power is too large for a float");
      return result;
    }
    case "log":
      return b === undefined
        ? logarithm(a, log)
        : operateOnNumbers("/", logarithm(a, log), logarithm(b, log));
    case "log2":
      return logarithm(a, log2);
    case "log10":
      return logarithm(a, log10);
    case "abs":
      return a < 0 || Object.is(a, -0) ? -a : a;
    case "round":
      return roundTo(a, b);
    case "min":
      return args.reduce((least, next) => (next < least ? next : least));
    case "max":
      return args.reduce((most, next) => (next > most ? next : most));
  }
}

function logarithm(
  value: PythonNumber,
  function_: (value: number) => number,
): number {
  if (value <= 0) throw new NotANumber("the logarithm of no positive number");
  if (typeof value === "bigint" && !Number.isFinite(Number(value)))
    throw new TooLarge("the logarithm of an int that no float reaches");
  const float = Number(value);
  return Number.isFinite(float) ? function_(float) : float;
}

function roundTo(
  value: PythonNumber,
  places: PythonNumber | undefined,
): PythonNumber {
  if (places === undefined) return toInteger("round", value);
  if (typeof places === "number") throw new NotANumber("a float of places");
  if (places > 323n) return value;
  if (places < -308n) return typeof value === "bigint" ? 0n : 0 * value;
  if (typeof value === "bigint") {
    if (places >= 0n) return value;
    const unit = 10n ** -places;
    return divideHalfEven(value, unit) * unit;
  }
  if (!Number.isFinite(value)) return value;
  const digits = scaledDigits(value, Number(places));
  const rounded = Number(`${digits}e${-places}`);
  if (!Number.isFinite(rounded)) throw new NotANumber("rounded out of range");
  return rounded === 0 ? 0 * Math.sign(value) : rounded;
}

export type Rounding = "int" | "floor" | "ceil" | "round";

/** @throws NotANumber for an infinity or NaN */
export function toInteger(rounding: Rounding, value: PythonNumber): bigint {
  if (typeof value === "bigint") return value;
  if (!Number.isFinite(value)) throw new NotANumber("no int is near infinity");
  switch (rounding) {
    case "int":
      return BigInt(Math.trunc(value));
    case "floor":
      return BigInt(Math.floor(value));
    case "ceil":
      return BigInt(Math.ceil(value));
    case "round": {
      const floor = Math.floor(value);
      const rest = value - floor;
      const isUp = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0);
      return BigInt(isUp ? floor + 1 : floor);
    }
  }
}
