/** math's functions on the parts and neighbours of floats. */
import { asInteger } from "../../../operations/index.js";
import { raise } from "../../../operations/raise.js";
import { PyTuple } from "../../../values/containers.js";
import { valueErrorType } from "../../../values/exceptionTypes.js";
import { PyFloat } from "../../../values/simple.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { asFloat } from "../../numbers/conversions.js";
import type { Table } from "../../table.js";
import { raiseDomain, raiseRange } from "./errors.js";

const float = (value: number) => new PyFloat(value);

function isClose(
  vm: Vm,
  a: Value,
  b: Value,
  relative: Value,
  absolute: Value,
): boolean {
  const [x, y] = [asFloat(vm, a), asFloat(vm, b)];
  const [rel, abs] = [asFloat(vm, relative), asFloat(vm, absolute)];
  if (rel < 0 || abs < 0) {
    raise(valueErrorType, "tolerances must be non-negative");
  }
  if (x === y) return true;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
  const difference = Math.abs(y - x);
  return (
    difference <= Math.abs(rel * y) ||
    difference <= Math.abs(rel * x) ||
    difference <= abs
  );
}

/** x = mantissa · 2^exponent, ½ ≤ |mantissa| < 1. */
function mantissaAndExponent(value: number): [number, number] {
  if (value === 0 || !Number.isFinite(value)) return [value, 0];
  let exponent = Math.max(-1022, Math.floor(Math.log2(Math.abs(value))) + 1);
  let mantissa = value / 2 ** exponent;
  for (; Math.abs(mantissa) < 0.5; exponent--) mantissa *= 2;
  for (; Math.abs(mantissa) >= 1; exponent++) mantissa /= 2;
  return [mantissa, exponent];
}

function scaled(vm: Vm, x: Value, i: Value): Value {
  const value = asFloat(vm, x);
  const exponent = asInteger(vm, i);
  if (value === 0 || !Number.isFinite(value)) return float(value);
  const [mantissa, own] = mantissaAndExponent(value);
  const power = Number(exponent) + own;
  if (power > 1024) raiseRange();
  if (power < -1100) return float(0 * value);
  // One rounding: the factor is a power of two that itself is exact.
  const result =
    power > -1022
      ? mantissa * 2 * 2 ** (power - 1)
      : mantissa * 2 ** (power + 1074) * 2 ** -1074;
  if (!Number.isFinite(result)) raiseRange();
  return float(power > -1022 ? result : subnormal(mantissa, power));
}

/** mantissa · 2^power where the result is subnormal: a multiple of 2⁻¹⁰⁷⁴, halves to even. */
function subnormal(mantissa: number, power: number): number {
  const units = mantissa * 2 ** (power + 1074);
  const floor = Math.floor(units);
  const rest = units - floor;
  const isUp = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0);
  return (isUp ? floor + 1 : floor) * 2 ** -1074;
}

/** The neighbouring float, up or down. */
function neighbour(value: number, up: boolean): number {
  if (value === 0) return up ? 2 ** -1074 : -(2 ** -1074);
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const grows = value > 0 === up;
  view.setBigInt64(0, view.getBigInt64(0) + (grows ? 1n : -1n));
  return view.getFloat64(0);
}

function nextAfter(vm: Vm, x: Value, y: Value): Value {
  const [from, to] = [asFloat(vm, x), asFloat(vm, y)];
  if (Number.isNaN(from) || Number.isNaN(to)) return float(NaN);
  if (from === to) return float(to);
  return float(neighbour(from, to > from));
}

function unitInLastPlace(value: number): number {
  const size = Math.abs(value);
  if (!Number.isFinite(size)) return size;
  const above = neighbour(size, true);
  return Number.isFinite(above) ? above - size : size - neighbour(size, false);
}

/** x − n·y for the whole n nearest to x / y, halves to even. */
function ieeeRemainder(vm: Vm, a: Value, b: Value): Value {
  const [x, y] = [asFloat(vm, a), asFloat(vm, b)];
  if (Number.isNaN(x) || Number.isNaN(y)) return float(NaN);
  if (!Number.isFinite(x) || y === 0) raiseDomain();
  if (!Number.isFinite(y)) return float(x);
  const size = Math.abs(y);
  const rest = Math.abs(x) % size;
  const other = size - rest;
  let result: number;
  if (rest < other) result = rest;
  else if (rest > other) result = -other;
  else result = rest - 2 * ((0.5 * (Math.abs(x) - rest)) % size);
  return float((x < 0 || Object.is(x, -0) ? -1 : 1) * result);
}

function fmod(vm: Vm, a: Value, b: Value): Value {
  const [x, y] = [asFloat(vm, a), asFloat(vm, b)];
  const isNan = Number.isNaN(x) || Number.isNaN(y);
  if (!isNan && (!Number.isFinite(x) || y === 0)) raiseDomain();
  return float(x % y);
}

export const floatFunctions: Table = {
  "fabs(x, /)": (vm, x) => float(Math.abs(asFloat(vm, x))),
  "copysign(x, y, /)": (vm, x, y) => {
    const size = Math.abs(asFloat(vm, x));
    const sign = asFloat(vm, y);
    return float(sign < 0 || Object.is(sign, -0) ? -size : size);
  },
  "fmod(x, y, /)": fmod,
  "remainder(x, y, /)": ieeeRemainder,
  "modf(x, /)": (vm, x) => {
    const value = asFloat(vm, x);
    const whole = Math.trunc(value);
    const fraction = Number.isFinite(value) ? value - whole : 0;
    const isNegative = value < 0 || Object.is(value, -0);
    return new PyTuple([
      float(
        Number.isNaN(value) ? NaN : isNegative ? -Math.abs(fraction) : fraction,
      ),
      float(whole),
    ]);
  },
  "frexp(x, /)": (vm, x) => {
    const [mantissa, exponent] = mantissaAndExponent(asFloat(vm, x));
    return new PyTuple([float(mantissa), exponent]);
  },
  "ldexp(x, i, /)": scaled,
  "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)": isClose,
  "isfinite(x, /)": (vm, x) => Number.isFinite(asFloat(vm, x)),
  "isinf(x, /)": (vm, x) => Math.abs(asFloat(vm, x)) === Infinity,
  "isnan(x, /)": (vm, x) => Number.isNaN(asFloat(vm, x)),
  "nextafter(x, y, /)": nextAfter,
  "ulp(x, /)": (vm, x) => float(unitInLastPlace(asFloat(vm, x))),
  "degrees(x, /)": (vm, x) => float(asFloat(vm, x) * (180 / Math.PI)),
  "radians(x, /)": (vm, x) => float(asFloat(vm, x) * (Math.PI / 180)),
};
