/** `first, second = pair` */
import { toArray } from "../../operations/iterate.js";
import { raise } from "../../operations/raise.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";

/** @throws ValueError (Python) where there are more or fewer */
export function unpackPair(vm: Vm, pair: Value): [Value, Value] {
  const items = toArray(vm, pair);
  if (items.length > 2) {
    raise(valueErrorType, "too many values to unpack (expected 2)");
  }
  if (items.length < 2) {
    raise(
      valueErrorType,
      `not enough values to unpack (expected 2, got ${items.length})`,
    );
  }
  return items as [Value, Value];
}
