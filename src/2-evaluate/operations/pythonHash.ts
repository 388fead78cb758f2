/**
 * `hash(x)` as CPython 3.11 computes it on 64-bit machines, for the values where it is the same on every run: numbers,
 * and tuples and frozensets of them (https://docs.python.org/3.11/library/stdtypes.html#hashing-of-numeric-types).
 * Those of str and bytes are randomised, those of None and of most objects are addresses.
 */
import { PySet, PyTuple } from "../values/containers.js";
import {
  PyBoxed,
  PyBytes,
  PyComplex,
  PyFloat,
  PyRange,
} from "../values/simple.js";
import { PyObject, type Value } from "../values/value.js";
import { PyBuiltin } from "../values/functions.js";

const MODULUS = (1n << 61n) - 1n;
const IMAGINARY = 1_000_003n;
const INFINITY = 314_159n;

/** undefined where the hash differs from run to run, or is the business of a `__hash__` written in Python. */
export function deterministicHash(value: Value): bigint | undefined {
  switch (typeof value) {
    case "number":
      return value === -1 ? -2n : integerHash(BigInt(value));
    case "bigint":
      return integerHash(value);
    case "boolean":
      return value ? 1n : 0n;
    case "string":
      return value === "" ? 0n : undefined;
  }
  if (value === null || !hasOwnHash(value)) return undefined;
  if (value instanceof PyFloat) return floatHash(value.value);
  if (value instanceof PyBoxed) return deterministicHash(value.value);
  if (value instanceof PyTuple) return tupleHash(value.items);
  if (value instanceof PySet)
    return value.isFrozen ? setHash(value) : undefined;
  if (value instanceof PyComplex) {
    const real = floatHash(value.real);
    const imaginary = floatHash(value.imaginary);
    if (real === undefined || imaginary === undefined) return undefined;
    return finish(signed(real + IMAGINARY * imaginary));
  }
  if (value instanceof PyBytes) return value.data.length === 0 ? 0n : undefined;
  return value instanceof PyRange ? rangeHash(value) : undefined;
}

/** Whether `__hash__` is the built-in type's own. */
function hasOwnHash(value: PyObject): boolean {
  return (
    !value.type.isHeapType || value.type.lookup("__hash__") instanceof PyBuiltin
  );
}

/** -1 is how C functions report errors, so that no hash is -1. */
function finish(hash: bigint): bigint {
  return hash === -1n ? -2n : hash;
}

function signed(hash: bigint): bigint {
  return BigInt.asIntN(64, hash);
}

function integerHash(value: bigint): bigint {
  return finish(value % MODULUS);
}

/** A float is a fraction m·2ᵉ: its hash is that fraction modulo the Mersenne prime. */
function floatHash(value: number): bigint | undefined {
  if (Number.isNaN(value)) return undefined;
  if (!Number.isFinite(value)) return value > 0 ? INFINITY : -INFINITY;
  let mantissa = Math.abs(value);
  let exponent = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent--;
  }
  // 2⁶¹ ≡ 1, so that dividing by 2ⁿ is multiplying by 2^(61 - n mod 61).
  const shift = BigInt(((exponent % 61) + 61) % 61);
  const hash = ((BigInt(mantissa) % MODULUS) << shift) % MODULUS;
  return finish(value < 0 ? -hash : hash);
}

const PRIME_1 = 11400714785074694791n;
const PRIME_2 = 14029467366897019727n;
const PRIME_5 = 2870177450012600261n;

function tupleHash(items: readonly Value[]): bigint | undefined {
  const hashes: bigint[] = [];
  for (const item of items) {
    const hash = deterministicHash(item);
    if (hash === undefined) return undefined;
    hashes.push(hash);
  }
  return combinedHash(hashes);
}

/**
 * The hash of a tuple from those of its elements: xxHash, its lanes only
 * (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md).
 */
export function combinedHash(hashes: readonly bigint[]): bigint {
  let sum = PRIME_5;
  for (const hash of hashes) {
    sum = BigInt.asUintN(64, sum + BigInt.asUintN(64, hash) * PRIME_2);
    sum = BigInt.asUintN(64, (sum << 31n) | (sum >> 33n));
    sum = BigInt.asUintN(64, sum * PRIME_1);
  }
  sum = BigInt.asUintN(
    64,
    sum + (BigInt(hashes.length) ^ (PRIME_5 ^ 3527539n)),
  );
  const hash = signed(sum);
  return hash === -1n ? 1546275796n : hash;
}

/** The same whatever the order of the elements: their scattered hashes xor-ed. */
function setHash(set: PySet): bigint | undefined {
  let sum = 0n;
  for (const item of set.map.values()) {
    const hash = deterministicHash(item);
    if (hash === undefined) return undefined;
    const bits = BigInt.asUintN(64, hash);
    sum ^= BigInt.asUintN(64, (bits ^ 89869747n ^ (bits << 16n)) * 3644798167n);
  }
  sum ^= BigInt.asUintN(64, (BigInt(set.map.size) + 1n) * 1927868237n);
  sum ^= (sum >> 11n) ^ (sum >> 25n);
  sum = BigInt.asUintN(64, sum * 69069n + 907133923n);
  const hash = signed(sum);
  return hash === -1n ? 590923713n : hash;
}

function rangeHash(range: PyRange): bigint | undefined {
  // The missing parts are None in Python, whose hash is an address.
  return range.length < 2
    ? undefined
    : tupleHash([range.length, range.start, range.step]);
}
