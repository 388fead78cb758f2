/** math's functions on ints, exact at any size: gcd, lcm, comb, perm, factorial, isqrt. */
import { asInteger } from "../../../operations/index.js";
import { raise } from "../../../operations/raise.js";
import type { PyTuple } from "../../../values/containers.js";
import { valueErrorType } from "../../../values/exceptionTypes.js";
import { normalize } from "../../../values/integer.js";
import { PyUnknown } from "../../../values/unknown.js";
import { derived } from "../../../operations/unknown.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { integerSquareRoot } from "../../../../floats/elementary/fixedPoint.js";
import type { Table } from "../../table.js";

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function commonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** Folds ints that were given as arguments, from `start` on. */
const fold =
  (
    name: string,
    start: bigint,
    combine: (a: bigint, b: bigint, vm: Vm) => bigint,
  ) =>
  (vm: Vm, args: PyTuple): Value => {
    const unknowns = args.items.filter((item) => item instanceof PyUnknown);
    if (unknowns.length > 0) return derived(`math.${name}(…)`, ...unknowns);
    let result = start;
    for (const item of args.items) {
      vm.budget.step();
      result = combine(result, abs(BigInt(asInteger(vm, item))), vm);
    }
    return normalize(result);
  };

/** low·(low+1)·…·high: halves are multiplied last, so that most products are of small numbers. */
function product(vm: Vm, low: bigint, high: bigint): bigint {
  if (high - low < 16n) {
    let result = 1n;
    for (let factor = low; factor <= high; factor++) {
      vm.budget.step();
      result *= factor;
    }
    return result;
  }
  const middle = (low + high) / 2n;
  return product(vm, low, middle) * product(vm, middle + 1n, high);
}

/** n·(n−1)·…, `count` factors. */
function fallingProduct(vm: Vm, n: bigint, count: bigint): bigint {
  vm.budget.size(count * BigInt(n.toString(2).length), "an int in bits");
  return product(vm, n - count + 1n, n);
}

function nonNegative(vm: Vm, value: Value, name: string): bigint {
  const integer = BigInt(asInteger(vm, value));
  if (integer < 0n) {
    raise(valueErrorType, `${name} must be a non-negative integer`);
  }
  return integer;
}

/** Ways to choose: the smaller of k and n − k factors suffice. */
function choose(vm: Vm, n: bigint, k: bigint): bigint {
  if (k > n) return 0n;
  const count = k < n - k ? k : n - k;
  return fallingProduct(vm, n, count) / product(vm, 1n, count);
}

export const integerFunctions: Table = {
  "gcd(*integers)": fold("gcd", 0n, commonDivisor),
  "lcm(*integers)": fold("lcm", 1n, (a, b, vm) => {
    if (a === 0n || b === 0n) return 0n;
    vm.budget.size(
      (a.toString(16).length + b.toString(16).length) / 2,
      "an int",
    );
    return (a / commonDivisor(a, b)) * b;
  }),
  "comb(n, k, /)": (vm, n, k) =>
    normalize(choose(vm, nonNegative(vm, n, "n"), nonNegative(vm, k, "k"))),
  "perm(n, k=None, /)": (vm, n, k) => {
    const total = nonNegative(vm, n, "n");
    const count = k === null ? total : nonNegative(vm, k, "k");
    return count > total ? 0 : normalize(fallingProduct(vm, total, count));
  },
  "factorial(n, /)": (vm, n) => {
    const integer = BigInt(asInteger(vm, n));
    if (integer < 0n) {
      raise(valueErrorType, "factorial() not defined for negative values");
    }
    return normalize(fallingProduct(vm, integer, integer));
  },
  "isqrt(n, /)": (vm, n) => {
    const integer = BigInt(asInteger(vm, n));
    if (integer < 0n) {
      raise(valueErrorType, "isqrt() argument must be nonnegative");
    }
    return normalize(integerSquareRoot(integer));
  },
};
