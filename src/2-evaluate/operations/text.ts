/** `repr`, `str` and `format`, each through its special method. */
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { integerText } from "../builtins/numbers/integerText.js";
import { callSpecial } from "./attribute.js";
import { raiseTypeError } from "./raise.js";
import { typeName, typeOf } from "./typeOf.js";
import { Halt } from "../halt.js";
import { PyBoxed } from "../values/simple.js";

/** `repr(value)` */
export function repr(vm: Vm, value: Value): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "bigint") return integerText(value);
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  // An unknown inside a list has no text either: what is built from the list's must not look known.
  if (value instanceof PyUnknown) throw new Halt(value.reason);
  return text(vm, value, "__repr__");
}

/** `str(value)`; an unknown value has no text that could be worked with. */
export function str(vm: Vm, value: Value): string {
  if (typeof value === "string") return value;
  if (value instanceof PyUnknown) throw new Halt(value.reason);
  if (typeof value !== "object" || value === null) return repr(vm, value);
  const own = typeOf(value).lookup("__str__");
  return own === undefined || own === null
    ? repr(vm, value)
    : text(vm, value, "__str__");
}

/** `format(value, spec)` */
export function format(vm: Vm, value: Value, spec: string): string {
  if (spec === "" && (typeof value !== "object" || value === null)) {
    return str(vm, value);
  }
  if (value instanceof PyUnknown) throw new Halt(value.reason);
  return text(vm, value, "__format__", spec);
}

/** What `make` gives, or an unknown where something inside has no text: nothing else was meant to happen. */
export function textOrUnknown<T extends Value>(
  expression: string,
  make: () => T,
): T | PyUnknown {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Halt) || error.reason.code === "budget") throw error;
    return new PyUnknown(expression, [error.reason]);
  }
}

function text(vm: Vm, value: Value, method: string, ...args: Value[]): string {
  const result = callSpecial(vm, value, method, ...args);
  if (typeof result === "string") return result;
  if (result instanceof PyBoxed && typeof result.value === "string") {
    return result.value;
  }
  if (result instanceof PyUnknown) throw new Halt(result.reason);
  const found = result === undefined ? "NoneType" : typeName(result);
  return raiseTypeError(
    method === "__format__"
      ? `__format__ must return a str, not ${found}`
      : `${method} returned non-string (type ${found})`,
  );
}
