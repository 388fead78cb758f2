/** `+` and `*` of text and bytes with something of another type. */
import { asIndex } from "../../operations/index.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { typeName, typeOf } from "../../operations/typeOf.js";
import { overflowErrorType } from "../../values/exceptionTypes.js";
import { notImplemented } from "../../values/simple.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { isIndex } from "../sequences.js";

/**
 * Sequences concatenate and repeat only after the other operand's reflected method had its try; those of the built-in
 * types have none for sequences.
 */
function mayReflect(other: Value, method: string): boolean {
  const type = typeOf(other);
  return (
    type.lookup(method) !== undefined &&
    (type.isHeapType || type.module !== "builtins")
  );
}

/** @throws TypeError (Python), unless the right operand may know better */
export function refusePlus(owner: string, other: Value): Value {
  if (mayReflect(other, "__radd__")) return notImplemented;
  return raiseTypeError(
    owner === "str"
      ? `can only concatenate str (not "${typeName(other)}") to str`
      : `can't concat ${typeName(other)} to ${owner}`,
  );
}

/** @throws TypeError (Python), unless the right operand may know better */
export function refuseTimes(other: Value): Value {
  if (mayReflect(other, "__rmul__")) return notImplemented;
  return raiseTypeError(
    `can't multiply sequence by non-int of type '${typeName(other)}'`,
  );
}

/** How often to repeat; undefined where `count` is no whole number. */
export function repeatCount(vm: Vm, count: Value): number | undefined {
  if (typeof count === "number") return Math.max(0, count);
  if (!isIndex(count)) return undefined;
  if (typeof count === "bigint") {
    if (count < 0) return 0;
    raise(overflowErrorType, "cannot fit 'int' into an index-sized integer");
  }
  return Math.max(0, asIndex(vm, count));
}
