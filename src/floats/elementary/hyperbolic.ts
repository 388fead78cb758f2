/**
 * The hyperbolic functions and their inverses, from exp, expm1, log and log1p by the usual identities, as C libraries
 * do it: where those round, Python's results carry it. Arguments are finite.
 */
import { exp, log } from "./exponential.js";

/** Beyond it, the falling exponential no longer shows beside the rising one. */
const FAR = 22;
/** Beyond it, √(x² + 1) is x. */
const HUGE = 2 ** 28;

export function sinh(value: number): number {
  const size = Math.abs(value);
  const half = value < 0 ? -0.5 : 0.5;
  if (size < 2 ** -28) return value;
  if (size < FAR) {
    const rise = Math.expm1(size);
    return size < 1
      ? half * (2 * rise - (rise * rise) / (rise + 1))
      : half * (rise + rise / (rise + 1));
  }
  return halfExponential(size) * Math.sign(value);
}

export function cosh(value: number): number {
  const size = Math.abs(value);
  if (size < 0.5 * Math.LN2) {
    const rise = Math.expm1(size);
    return size < 2 ** -55 ? 1 : 1 + (rise * rise) / (2 * (1 + rise));
  }
  if (size < FAR) {
    const rising = exp(size);
    return 0.5 * rising + 0.5 / rising;
  }
  return halfExponential(size);
}

/** e^x / 2, also where e^x itself is too large. */
function halfExponential(value: number): number {
  if (value < 709) return 0.5 * exp(value);
  const root = exp(0.5 * value);
  return 0.5 * root * root;
}

export function tanh(value: number): number {
  const size = Math.abs(value);
  if (size < 2 ** -55) return value;
  const result =
    size >= FAR
      ? 1
      : size >= 1
        ? 1 - 2 / (Math.expm1(2 * size) + 2)
        : -Math.expm1(-2 * size) / (Math.expm1(-2 * size) + 2);
  return value < 0 ? -result : result;
}

export function asinh(value: number): number {
  const size = Math.abs(value);
  if (size < 2 ** -28) return value;
  const square = size * size;
  const result =
    size > HUGE
      ? log(size) + Math.LN2
      : size > 2
        ? log(2 * size + 1 / (Math.sqrt(square + 1) + size))
        : Math.log1p(size + square / (1 + Math.sqrt(1 + square)));
  return value < 0 ? -result : result;
}

/** For value ≥ 1. */
export function acosh(value: number): number {
  if (value > HUGE) return log(value) + Math.LN2;
  if (value > 2) {
    return log(2 * value - 1 / (value + Math.sqrt(value * value - 1)));
  }
  const excess = value - 1;
  return Math.log1p(excess + Math.sqrt(2 * excess + excess * excess));
}
