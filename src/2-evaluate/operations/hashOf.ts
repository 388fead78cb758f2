/** `hash(x)`. */
import { reasons } from "../../messages.js";
import { PyTuple } from "../values/containers.js";
import { PyBuiltin } from "../values/functions.js";
import { normalize } from "../values/integer.js";
import { PyUnknown } from "../values/unknown.js";
import { PyObject, type Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { Halt } from "../halt.js";
import { hashKey, serialOf } from "./hash.js";
import { combinedHash, deterministicHash } from "./pythonHash.js";
import { raiseTypeError } from "./raise.js";
import { typeOf } from "./typeOf.js";
import { unbox } from "./unbox.js";
import { unknown } from "./unknown.js";

/**
 * `hash(value)`: CPython's number where it is the same on every run, else unknown: that of a str is randomised, that of
 * an object is its address.
 * @throws TypeError (Python) where the value is unhashable
 */
export function hashOf(vm: Vm, value: Value): Value {
  const exact = deterministicHash(value);
  if (exact !== undefined) return normalize(exact);
  const standIns = standInsOf(vm);
  const before = standIns.count;
  const hash = lookupHash(vm, value);
  // A `__hash__` method may ask for the hash of a str: its caller merely looks for equal keys.
  if (standIns.count === before || isInsideHashMethod(vm)) return hash;
  const text = reasons.runtimeValue("the hash of a str or an object");
  return unknown(vm, text, "hash(…)");
}

/** A hash to find equal keys by: as `hashOf`, with a number made up where CPython's differs from run to run. */
export function lookupHash(vm: Vm, value: Value): number | bigint {
  const exact = deterministicHash(value);
  if (exact !== undefined) return normalize(exact);
  const method = typeOf(value).lookup("__hash__");
  const isOwn =
    method instanceof PyBuiltin &&
    (method.owner === "object" || value instanceof PyTuple);
  if (typeof value === "object" && method && !isOwn) {
    return returned(vm.call(method, [value]));
  }
  if (value instanceof PyTuple) {
    // Elements with a `__hash__` of their own must count by it, not by identity.
    const hashes = value.items.map((item) => BigInt(lookupHash(vm, item)));
    return normalize(combinedHash(hashes));
  }
  standInsOf(vm).count++;
  const key = hashKey(vm, value, null);
  if (key instanceof PyObject) return serialOf(key) * 16;
  let sum = 17;
  for (const character of String(key)) {
    sum = (sum * 31 + (character.codePointAt(0) as number)) % 2 ** 44;
  }
  return sum;
}

/** What a `__hash__` returned, as 64 bits; a larger int counts by its own hash. */
function returned(result: Value): number | bigint {
  const integer = unbox(result);
  if (integer instanceof PyUnknown) throw new Halt(integer.reason);
  if (integer === -1) return -2;
  if (typeof integer === "number") return integer;
  if (typeof integer === "boolean") return integer ? 1 : 0;
  if (typeof integer !== "bigint") {
    raiseTypeError("__hash__ method should return an integer");
  }
  return BigInt.asIntN(64, integer) === integer
    ? integer
    : normalize(deterministicHash(integer) as bigint);
}

const standInsKey = {};

/** How many hashes of this evaluation were made up so far. */
function standInsOf(vm: Vm): { count: number } {
  let known = vm.caches.get(standInsKey) as { count: number } | undefined;
  if (known === undefined) vm.caches.set(standInsKey, (known = { count: 0 }));
  return known;
}

function isInsideHashMethod(vm: Vm): boolean {
  for (let frame = vm.frame; frame !== null; frame = frame.caller) {
    if (frame.function?.name === "__hash__") return true;
  }
  return false;
}
