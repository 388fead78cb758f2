/** log, log2, log10, log1p: of ints of any size too. */
import { floatOperation } from "../../../operations/arithmetic.js";
import { PyFloat } from "../../../values/simple.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { asFloat, integerOf } from "../../numbers/conversions.js";
import { log, log10, log2 } from "../../../../floats/elementary/exponential.js";
import { bitLength, ratioToFloat } from "../../../../floats/ratioToFloat.js";
import type { Table } from "../../table.js";
import { raiseDomain } from "./errors.js";

type Logarithm = (value: number) => number;

function logarithmOf(vm: Vm, x: Value, logarithm: Logarithm): number {
  const integer = integerOf(x);
  if (typeof integer === "bigint") return ofLargeInteger(integer, logarithm);
  const value = integer ?? asFloat(vm, x);
  if (value > 0 && Number.isFinite(value)) return logarithm(value);
  if (value <= 0) raiseDomain();
  return value;
}

/** An int that no float reaches is a fraction between ½ and 1 times a power of two. */
function ofLargeInteger(value: bigint, logarithm: Logarithm): number {
  if (value <= 0n) raiseDomain();
  const float = Number(value);
  if (Number.isFinite(float)) return logarithm(float);
  const bits = bitLength(value);
  const fraction = ratioToFloat(value, 1n << BigInt(bits));
  return logarithm(fraction) + logarithm(2) * bits;
}

export const logarithms: Table = {
  "log(x, base=..., /)": (vm, x, base?: Value) => {
    const result = logarithmOf(vm, x, log);
    return base === undefined
      ? new PyFloat(result)
      : (floatOperation("/", result, logarithmOf(vm, base, log)) as Value);
  },
  "log2(x, /)": (vm, x) => new PyFloat(logarithmOf(vm, x, log2)),
  "log10(x, /)": (vm, x) => new PyFloat(logarithmOf(vm, x, log10)),
  "log1p(x, /)": (vm, x) => {
    const value = asFloat(vm, x);
    if (value <= -1) raiseDomain();
    return new PyFloat(Math.log1p(value));
  },
};
