/** exp, powers, roots, trigonometric and hyperbolic functions, error and gamma functions. */
import { reasons } from "../../../../messages.js";
import { unknown } from "../../../operations/unknown.js";
import { PyFloat } from "../../../values/simple.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { asFloat } from "../../numbers/conversions.js";
import { erf, erfc } from "../../../../floats/elementary/errorFunction.js";
import { exp, exp2 } from "../../../../floats/elementary/exponential.js";
import {
  acosh,
  asinh,
  cosh,
  sinh,
  tanh,
} from "../../../../floats/elementary/hyperbolic.js";
import { floatPower } from "../../../../floats/elementary/power.js";
import {
  acos,
  asin,
  atan,
  atan2,
  cos,
  sin,
  tan,
} from "../../../../floats/elementary/trigonometric.js";
import type { Table } from "../../table.js";
import { raiseDomain, raiseRange } from "./errors.js";

/**
 * A function of one float: JavaScript's decides about special values and ranges, `precise` gives the finite ones.
 * @param overflows whether an infinite result is too large a number, rather than a pole
 */
const unary =
  (
    rough: (value: number) => number,
    precise: (value: number) => number,
    overflows = false,
  ) =>
  (vm: Vm, x: Value): Value => {
    const value = asFloat(vm, x);
    const guess = rough(value);
    const result =
      Number.isFinite(value) && Number.isFinite(guess) ? precise(value) : guess;
    if (Number.isNaN(result) && !Number.isNaN(value)) raiseDomain();
    if (!Number.isFinite(result) && Number.isFinite(value)) {
      if (overflows) raiseRange();
      raiseDomain();
    }
    return new PyFloat(result);
  };

function power(vm: Vm, x: Value, y: Value): Value {
  const base = asFloat(vm, x);
  const exponent = asFloat(vm, y);
  const isReal =
    base >= 0 ||
    !Number.isFinite(base) ||
    !Number.isFinite(exponent) ||
    Number.isInteger(exponent);
  if (!isReal || (base === 0 && exponent < 0 && exponent !== -Infinity)) {
    raiseDomain();
  }
  const result = floatPower(base, exponent);
  if (
    !Number.isFinite(result) &&
    Number.isFinite(base) &&
    Number.isFinite(exponent)
  ) {
    raiseRange();
  }
  return new PyFloat(result);
}

/** The factorials that are exact as floats; others come from an approximation of CPython's own. */
const LARGEST_EXACT_GAMMA = 23;

function gamma(vm: Vm, x: Value): Value {
  const value = asFloat(vm, x);
  if (!Number.isFinite(value)) {
    if (value === -Infinity) raiseDomain();
    return new PyFloat(value);
  }
  if (value === 0 || (value < 0 && Number.isInteger(value))) raiseDomain();
  if (!Number.isInteger(value) || value > LARGEST_EXACT_GAMMA) {
    if (value > 171.7) raiseRange();
    return notModelled(vm, "gamma");
  }
  let product = 1;
  for (let i = 2; i < value; i++) product *= i;
  return new PyFloat(product);
}

function logGamma(vm: Vm, x: Value): Value {
  const value = asFloat(vm, x);
  if (Number.isNaN(value)) return new PyFloat(value);
  if (!Number.isFinite(value)) return new PyFloat(Infinity);
  if (value <= 0 && Number.isInteger(value)) raiseDomain();
  return value === 1 || value === 2
    ? new PyFloat(0)
    : notModelled(vm, "lgamma");
}

function notModelled(
  vm: Vm,
  name: string,
  where = " beyond small whole numbers",
): Value {
  return unknown(
    vm,
    reasons.unsupportedCall(`math.${name}${where}`),
    `math.${name}(…)`,
  );
}

/** e^x − 1 and its like of JavaScript agree with C's as they are. */
const asItIs = (rough: (value: number) => number, overflows = false) =>
  unary(rough, rough, overflows);

export const transcendentals: Table = {
  "exp(x, /)": unary(Math.exp, exp, true),
  "exp2(x, /)": unary((value) => 2 ** value, exp2, true),
  "expm1(x, /)": asItIs(Math.expm1, true),
  "sqrt(x, /)": asItIs(Math.sqrt),
  // C libraries round it differently from one another: Python says 3.0000000000000004 for 27 on some machines.
  "cbrt(x, /)": (vm, x) => {
    const value = asFloat(vm, x);
    return value === 0 || !Number.isFinite(value)
      ? new PyFloat(value)
      : notModelled(vm, "cbrt", "");
  },
  "pow(x, y, /)": power,
  "sin(x, /)": unary(Math.sin, sin),
  "cos(x, /)": unary(Math.cos, cos),
  "tan(x, /)": unary(Math.tan, tan),
  "asin(x, /)": unary(Math.asin, asin),
  "acos(x, /)": unary(Math.acos, acos),
  "atan(x, /)": unary(Math.atan, atan),
  "atan2(y, x, /)": (vm, y, x) => {
    const [rise, run] = [asFloat(vm, y), asFloat(vm, x)];
    const isPlain = [rise, run].every(
      (value) => Number.isFinite(value) && value !== 0,
    );
    return new PyFloat(isPlain ? atan2(rise, run) : Math.atan2(rise, run));
  },
  "sinh(x, /)": unary(Math.sinh, sinh, true),
  "cosh(x, /)": unary(Math.cosh, cosh, true),
  "tanh(x, /)": unary(Math.tanh, tanh),
  "asinh(x, /)": unary(Math.asinh, asinh),
  "acosh(x, /)": unary(Math.acosh, acosh),
  "atanh(x, /)": asItIs(Math.atanh),
  "erf(x, /)": (vm, x) => new PyFloat(special(asFloat(vm, x), erf)),
  "erfc(x, /)": (vm, x) => new PyFloat(special(asFloat(vm, x), erfc)),
  "gamma(x, /)": gamma,
  "lgamma(x, /)": logGamma,
};

function special(value: number, function_: (value: number) => number): number {
  return Number.isNaN(value) ? value : function_(value);
}
