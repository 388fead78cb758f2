/** `-x`, `+x`, `~x`. `not` is a test, not an operation. */
import { normalize } from "../values/integer.js";
import { PyFloat } from "../values/simple.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { callSpecial } from "./attribute.js";
import { raiseTypeError } from "./raise.js";
import { symbolicNegation } from "./symbolic.js";
import { typeName } from "./typeOf.js";

const methodNames = { "-": "__neg__", "+": "__pos__", "~": "__invert__" };

export function unary(vm: Vm, operator: "-" | "+" | "~", value: Value): Value {
  if (typeof value === "boolean") return unary(vm, operator, value ? 1 : 0);
  if (typeof value === "number") {
    if (operator === "-") return 0 - value;
    if (operator === "+") return value;
    return normalize(-BigInt(value) - 1n);
  }
  if (typeof value === "bigint") {
    if (operator === "+") return value;
    return normalize(operator === "-" ? -value : -value - 1n);
  }
  if (value instanceof PyFloat && !value.type.isHeapType && operator !== "~") {
    return operator === "-" ? new PyFloat(-value.value) : value;
  }
  if (value instanceof PyUnknown) {
    const symbolic = operator === "-" ? symbolicNegation(value) : undefined;
    return symbolic ?? derived(`${operator}${value.expression}`, value);
  }
  return (
    callSpecial(vm, value, methodNames[operator]) ??
    raiseTypeError(
      `bad operand type for unary ${operator}: '${typeName(value)}'`,
    )
  );
}
