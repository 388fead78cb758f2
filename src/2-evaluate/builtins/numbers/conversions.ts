/** Any Python object as a float or an int, by its special methods. */
import { callSpecial } from "../../operations/attribute.js";
import { asInteger } from "../../operations/index.js";
import { raiseTypeError } from "../../operations/raise.js";
import { typeName, typeOf } from "../../operations/typeOf.js";
import { unbox } from "../../operations/unbox.js";
import { Halt } from "../../halt.js";
import { PyFloat } from "../../values/simple.js";
import { PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { floatFromInteger, integerFromFloat } from "./integerFromFloat.js";

/** The int that a plain int, a bool or an instance of a subclass of int is; undefined for anything else. */
export function integerOf(value: Value): number | bigint | undefined {
  const plain = unbox(value);
  switch (typeof plain) {
    case "number":
    case "bigint":
      return plain;
    case "boolean":
      return plain ? 1 : 0;
    default:
      return undefined;
  }
}

/** The number that a float or an int is; undefined for anything else. */
export function realOf(value: Value): number | bigint | undefined {
  return value instanceof PyFloat ? value.value : integerOf(value);
}

/**
 * A real number as a float: floats, ints, and what has `__float__` or `__index__`.
 * @throws TypeError (Python) for anything else
 * @throws {Halt} where the method answers with something unknown
 */
export function asFloat(
  vm: Vm,
  value: Value,
  refusal = (type: string) => `must be real number, not ${type}`,
): number {
  if (value instanceof PyFloat) return value.value;
  const integer = integerOf(value);
  if (integer !== undefined) return floatFromInteger(integer);
  if (value instanceof PyUnknown) throw new Halt(value.reason);
  const result = callSpecial(vm, value, "__float__");
  if (result instanceof PyFloat) return result.value;
  if (result instanceof PyUnknown) throw new Halt(result.reason);
  if (result !== undefined) {
    raiseTypeError(
      `${typeName(value)}.__float__ returned non-float (type ${typeName(result)})`,
    );
  }
  if (typeOf(value).lookup("__index__") !== undefined) {
    return floatFromInteger(asInteger(vm, value));
  }
  return raiseTypeError(refusal(typeName(value)));
}

/**
 * A real number as an int, truncated: `int(value)` of anything but text.
 * @throws TypeError (Python) for what is none
 */
export function convertToInteger(vm: Vm, value: Value): number | bigint {
  const integer = integerOf(value);
  if (integer !== undefined) return integer;
  if (value instanceof PyFloat && !overrides(value, "__int__")) {
    return integerFromFloat(value.value);
  }
  if (value instanceof PyUnknown) throw new Halt(value.reason);
  for (const name of ["__int__", "__index__", "__trunc__"]) {
    const result = callSpecial(vm, value, name);
    if (result === undefined) continue;
    if (result instanceof PyUnknown) throw new Halt(result.reason);
    const whole = integerOf(result);
    if (whole !== undefined) return whole;
    if (name === "__trunc__") return asInteger(vm, result);
    raiseTypeError(`${name} returned non-int (type ${typeName(result)})`);
  }
  return raiseTypeError(
    `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
  );
}

function overrides(value: PyFloat, name: string): boolean {
  return (
    value.type.isHeapType && value.type.whereDefined(name)?.isHeapType === true
  );
}
