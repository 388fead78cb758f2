/**
 * Arithmetic on plain numbers, exactly as Python's: ints of any size, floats as IEEE doubles
 * (https://docs.python.org/3.11/reference/expressions.html#binary-arithmetic-operations).
 */
import type { BinaryOperator } from "../../1-parse/ast.js";
import type { Budget } from "../budget.js";
import { normalize } from "../values/integer.js";
import {
  overflowErrorType,
  valueErrorType,
  zeroDivisionErrorType,
} from "../values/exceptionTypes.js";
import { PyComplex, PyFloat } from "../values/simple.js";
import type { Value } from "../values/value.js";
import { floatPower as powerOfFloats } from "../../floats/elementary/power.js";
import { ratioToFloat } from "../../floats/ratioToFloat.js";
import { raise } from "./raise.js";

export type Integer = number | bigint;

/** An int operation; undefined where ints have no such operator (`@`). */
export function integerOperation(
  budget: Budget,
  operator: BinaryOperator,
  a: Integer,
  b: Integer,
): Value | undefined {
  if (typeof a === "number" && typeof b === "number") {
    const small = smallOperation(operator, a, b);
    if (small !== undefined) return small;
  }
  switch (operator) {
    case "+":
      return normalize(BigInt(a) + BigInt(b));
    case "-":
      return normalize(BigInt(a) - BigInt(b));
    case "*":
      budget.size((bits(a) + bits(b)) >> 3, "an int");
      return normalize(BigInt(a) * BigInt(b));
    case "/":
      return trueDivide(a, b);
    case "//":
      if (b == 0) return divisionByZero("integer division or modulo by zero");
      return normalize(floorDivide(BigInt(a), BigInt(b)));
    case "%":
      if (b == 0) return divisionByZero("integer modulo by zero");
      return normalize(floorModulo(BigInt(a), BigInt(b)));
    case "**":
      return integerPower(budget, a, b);
    case "<<":
      return shiftLeft(budget, a, b);
    case ">>":
      return shiftRight(a, b);
    case "&":
      return normalize(BigInt(a) & BigInt(b));
    case "|":
      return normalize(BigInt(a) | BigInt(b));
    case "^":
      return normalize(BigInt(a) ^ BigInt(b));
    case "@":
      return undefined;
  }
}

/** The cases in which JavaScript's doubles are exact; undefined otherwise. */
function smallOperation(
  operator: BinaryOperator,
  a: number,
  b: number,
): Value | undefined {
  let result: number;
  switch (operator) {
    case "+":
      result = a + b;
      break;
    case "-":
      result = a - b;
      break;
    case "*":
      result = a * b + 0;
      break;
    case "//":
      if (b === 0) return undefined;
      // Quotients of safe integers can round up to the next whole number: correct by the remainder.
      result = (a - modulo(a, b)) / b + 0;
      break;
    case "%":
      if (b === 0) return undefined;
      result = modulo(a, b);
      break;
    default:
      return undefined;
  }
  return Number.isSafeInteger(result) ? result : undefined;
}

/** Python's `%` of doubles that hold ints: the sign of the divisor, never −0. */
function modulo(a: number, b: number): number {
  const rest = a % b;
  return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function floorModulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

/** Correctly rounded quotient of two ints, as Python's `/`. */
export function trueDivide(a: Integer, b: Integer): PyFloat {
  if (b == 0) return divisionByZero("division by zero");
  if (typeof a === "number" && typeof b === "number") return new PyFloat(a / b);
  const negative = a < 0 !== b < 0;
  const result = ratioToFloat(abs(BigInt(a)), abs(BigInt(b)));
  if (!Number.isFinite(result)) {
    raise(overflowErrorType, "integer division result too large for a float");
  }
  return new PyFloat(negative ? -result : result);
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Bits of the absolute value, as `int.bit_length`. */
export function bits(value: Integer): number {
  if (typeof value === "number") {
    const magnitude = Math.abs(value);
    return magnitude === 0
      ? 0
      : Math.floor(Math.log2(magnitude)) +
          1 -
          (2 ** Math.floor(Math.log2(magnitude)) > magnitude ? 1 : 0);
  }
  const hex = abs(value).toString(16);
  return (
    (hex.length - 1) * 4 + (32 - Math.clz32(parseInt(hex[0] as string, 16)))
  );
}

function integerPower(budget: Budget, a: Integer, b: Integer): Value {
  if (b < 0) {
    if (a == 0) {
      return divisionByZero("0.0 cannot be raised to a negative power");
    }
    return floatPower(toDouble(a), toDouble(b));
  }
  if (a == 0 || a == 1) return b == 0 ? 1 : Number(a);
  if (a == -1) return BigInt(b) % 2n === 0n ? 1 : -1;
  const resultBits = BigInt(bits(a)) * BigInt(b);
  budget.size(resultBits, "an int in bits");
  return normalize(BigInt(a) ** BigInt(b));
}

function shiftLeft(budget: Budget, a: Integer, b: Integer): Value {
  if (b < 0) raise(valueErrorType, "negative shift count");
  if (a == 0) return 0;
  budget.size(BigInt(bits(a)) + BigInt(b), "an int in bits");
  return normalize(BigInt(a) << BigInt(b));
}

function shiftRight(a: Integer, b: Integer): Value {
  if (b < 0) raise(valueErrorType, "negative shift count");
  if (typeof b === "bigint" || b > bits(a)) return a < 0 ? -1 : 0;
  return normalize(BigInt(a) >> BigInt(b));
}

/** An int as a double, rounded to nearest even. */
export function toDouble(value: Integer): number {
  if (typeof value === "number") return value;
  const double = Number(value);
  if (!Number.isFinite(double)) {
    raise(overflowErrorType, "int too large to convert to float");
  }
  return double;
}

/** A float operation; undefined where floats have no such operator. */
export function floatOperation(
  operator: BinaryOperator,
  a: number,
  b: number,
): Value | undefined {
  switch (operator) {
    case "+":
      return new PyFloat(a + b);
    case "-":
      return new PyFloat(a - b);
    case "*":
      return new PyFloat(a * b);
    case "/":
      if (b === 0) return divisionByZero("float division by zero");
      return new PyFloat(a / b);
    case "//":
      if (b === 0) return divisionByZero("float floor division by zero");
      return new PyFloat(floatDivmod(a, b)[0]);
    case "%":
      if (b === 0) return divisionByZero("float modulo");
      return new PyFloat(floatDivmod(a, b)[1]);
    case "**":
      return floatPower(a, b);
    default:
      return undefined;
  }
}

/** Python's float `divmod`: the remainder has the divisor's sign, the quotient is a whole float. */
export function floatDivmod(a: number, b: number): [number, number] {
  let rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0) {
    if (b < 0 !== rest < 0) {
      rest += b;
      quotient -= 1;
    }
  } else {
    rest = b < 0 ? -0 : 0;
  }
  if (quotient === 0) return [a / b < 0 || Object.is(a / b, -0) ? -0 : 0, rest];
  const floor = Math.floor(quotient);
  return [quotient - floor > 0.5 ? floor + 1 : floor, rest];
}

function floatPower(a: number, b: number): Value {
  if (a === 0 && b < 0) {
    return divisionByZero("0.0 cannot be raised to a negative power");
  }
  if (
    a < 0 &&
    Number.isFinite(a) &&
    Number.isFinite(b) &&
    !Number.isInteger(b)
  ) {
    const size = (-a) ** b;
    return new PyComplex(
      size * Math.cos(Math.PI * b),
      size * Math.sin(Math.PI * b),
    );
  }
  const result = powerOfFloats(a, b);
  if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b)) {
    raise(overflowErrorType, 34, "Numerical result out of range");
  }
  return new PyFloat(result);
}

export function complexOperation(
  operator: BinaryOperator,
  a: PyComplex,
  b: PyComplex,
): Value | undefined {
  switch (operator) {
    case "+":
      return new PyComplex(a.real + b.real, a.imaginary + b.imaginary);
    case "-":
      return new PyComplex(a.real - b.real, a.imaginary - b.imaginary);
    case "*":
      return new PyComplex(
        a.real * b.real - a.imaginary * b.imaginary,
        a.real * b.imaginary + a.imaginary * b.real,
      );
    case "/":
      return complexQuotient(a, b);
    default:
      return undefined;
  }
}

/** Smith's method: scaling by the divisor's larger part keeps what is in between within range. */
function complexQuotient(a: PyComplex, b: PyComplex): PyComplex {
  if (b.real === 0 && b.imaginary === 0) {
    return divisionByZero("complex division by zero");
  }
  if (Math.abs(b.real) >= Math.abs(b.imaginary)) {
    const ratio = b.imaginary / b.real;
    const size = b.real + b.imaginary * ratio;
    return new PyComplex(
      (a.real + a.imaginary * ratio) / size,
      (a.imaginary - a.real * ratio) / size,
    );
  }
  const ratio = b.real / b.imaginary;
  const size = b.real * ratio + b.imaginary;
  return new PyComplex(
    (a.real * ratio + a.imaginary) / size,
    (a.imaginary * ratio - a.real) / size,
  );
}

function divisionByZero(message: string): never {
  raise(zeroDivisionErrorType, message);
}
