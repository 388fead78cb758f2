/** `hash(x)`. */
import { reasons } from "../../messages.js";
import { PyTuple } from "../values/containers.js";
import { PyBuiltin } from "../values/functions.js";
import type { HashKey } from "../values/hashKey.js";
import { normalize } from "../values/integer.js";
import { PyObject, type Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { hashKey, serialOf } from "./hash.js";
import { asInteger } from "./index.js";
import { deterministicHash } from "./pythonHash.js";
import { typeOf } from "./typeOf.js";
import { unknown } from "./unknown.js";

/**
 * `hash(value)`: CPython's number where it is the same on every run. Where it is not (str, None, objects), a number is
 * made up only for a `__hash__` method, whose caller merely looks for equal keys; elsewhere the answer is unknown.
 * @throws TypeError (Python) where the value is unhashable
 */
export function hashOf(vm: Vm, value: Value): Value {
  const exact = deterministicHash(value);
  if (exact !== undefined) return normalize(exact);
  const method = typeOf(value).lookup("__hash__");
  if (
    method !== undefined &&
    method !== null &&
    !(method instanceof PyBuiltin)
  ) {
    return wrapped(asInteger(vm, vm.call(method, [value])));
  }
  const key = hashKey(vm, value, null);
  if (isInsideHashMethod(vm)) return standIn(vm, key, value);
  return unknown(
    vm,
    reasons.runtimeValue("the hash of a str or an object"),
    "hash(…)",
  );
}

/** What a `__hash__` returned, as 64 bits; a larger int counts by its own hash. */
function wrapped(integer: number | bigint): Value {
  if (integer === -1) return -2;
  if (typeof integer === "number") return integer;
  return BigInt.asIntN(64, integer) === integer
    ? integer
    : normalize(deterministicHash(integer) as bigint);
}

function isInsideHashMethod(vm: Vm): boolean {
  for (let frame = vm.frame; frame !== null; frame = frame.caller) {
    if (frame.function?.name === "__hash__") return true;
  }
  return false;
}

/** Equal for equal values, and otherwise meaningless. */
function standIn(vm: Vm, key: HashKey, value: Value): number {
  if (value instanceof PyTuple) {
    // Elements with a `__hash__` of their own must count by it, not by identity.
    return value.items.reduce<number>(
      (sum, item) => (sum * 31 + Number(hashOf(vm, item))) % 2 ** 44,
      7,
    );
  }
  if (key instanceof PyObject) return serialOf(key) * 16;
  let sum = 17;
  for (const character of String(key)) {
    sum = (sum * 31 + (character.codePointAt(0) as number)) % 2 ** 44;
  }
  return sum;
}
