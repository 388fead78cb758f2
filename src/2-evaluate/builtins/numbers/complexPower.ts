/** `a ** b` of complex numbers. */
import { complexOperation } from "../../operations/arithmetic.js";
import { raise } from "../../operations/raise.js";
import {
  overflowErrorType,
  zeroDivisionErrorType,
} from "../../values/exceptionTypes.js";
import { PyComplex } from "../../values/simple.js";

/** Whole exponents up to this size are worked out by multiplication, as CPython does: exact where floats are. */
const LARGEST_WHOLE = 100;

export function complexPower(base: PyComplex, exponent: PyComplex): PyComplex {
  const whole =
    exponent.imaginary === 0 &&
    Number.isInteger(exponent.real) &&
    Math.abs(exponent.real) <= LARGEST_WHOLE;
  const result = whole
    ? wholePower(base, exponent.real)
    : polarPower(base, exponent);
  const overflowed =
    (!Number.isFinite(result.real) || !Number.isFinite(result.imaginary)) &&
    Number.isFinite(base.real) &&
    Number.isFinite(base.imaginary);
  if (overflowed) raise(overflowErrorType, "complex exponentiation");
  return result;
}

function wholePower(base: PyComplex, exponent: number): PyComplex {
  let result = new PyComplex(1, 0);
  let factor = base;
  for (let left = Math.abs(exponent), bit = 1; bit <= left; bit *= 2) {
    if (left & bit) result = multiply(result, factor);
    factor = multiply(factor, factor);
  }
  if (exponent >= 0) return result;
  if (base.real === 0 && base.imaginary === 0) raiseZeroPower();
  return complexOperation("/", new PyComplex(1, 0), result) as PyComplex;
}

function multiply(a: PyComplex, b: PyComplex): PyComplex {
  return complexOperation("*", a, b) as PyComplex;
}

function polarPower(base: PyComplex, exponent: PyComplex): PyComplex {
  if (base.real === 0 && base.imaginary === 0) {
    if (exponent.real < 0 || exponent.imaginary !== 0) raiseZeroPower();
    return new PyComplex(0, 0);
  }
  const size = Math.hypot(base.real, base.imaginary);
  const angle = Math.atan2(base.imaginary, base.real);
  let length = size ** exponent.real;
  let phase = angle * exponent.real;
  if (exponent.imaginary !== 0) {
    length /= Math.exp(angle * exponent.imaginary);
    phase += exponent.imaginary * Math.log(size);
  }
  return new PyComplex(length * Math.cos(phase), length * Math.sin(phase));
}

function raiseZeroPower(): never {
  raise(zeroDivisionErrorType, "0.0 to a negative or complex power");
}
