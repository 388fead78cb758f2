/** `pow(base, exponent, modulus)` of ints. */
import type { Budget } from "../../budget.js";
import { raise } from "../../operations/raise.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import { normalize } from "../../values/integer.js";

/** @throws ValueError (Python) for a modulus of 0, and where a negative exponent has no inverse */
export function modularPower(
  budget: Budget,
  base: number | bigint,
  exponent: number | bigint,
  modulus: number | bigint,
): number | bigint {
  if (modulus == 0) raise(valueErrorType, "pow() 3rd argument cannot be 0");
  const m = BigInt(modulus) < 0n ? -BigInt(modulus) : BigInt(modulus);
  let power = BigInt(exponent);
  let factor = floorModulo(BigInt(base), m);
  if (power < 0n) {
    factor = inverse(factor, m);
    power = -power;
  }
  let result = 1n % m;
  for (; power > 0n; power >>= 1n) {
    budget.step();
    if (power & 1n) result = (result * factor) % m;
    factor = (factor * factor) % m;
  }
  // The result has the modulus' sign.
  return normalize(
    modulus < 0 && result !== 0n ? result + BigInt(modulus) : result,
  );
}

function floorModulo(a: bigint, m: bigint): bigint {
  const rest = a % m;
  return rest < 0n ? rest + m : rest;
}

/** By the extended Euclidean algorithm. */
function inverse(value: bigint, m: bigint): bigint {
  let [a, b] = [value, m];
  let [x, y] = [1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  if (a !== 1n) {
    // Modulo 1 everything is 0, its own inverse.
    if (m === 1n) return 0n;
    raise(valueErrorType, "base is not invertible for the given modulus");
  }
  return floorModulo(x, m);
}
