/** From a value to the member (https://docs.python.org/3.11/library/enum.html#enum.EnumType.__call__). */
import { getAttribute } from "../../../operations/attribute.js";
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { typeOf } from "../../../operations/typeOf.js";
import { valueErrorType } from "../../../values/exceptionTypes.js";
import { normalize } from "../../../values/integer.js";
import type { PyType } from "../../../values/type.js";
import { derived, PyUnknown } from "../../../values/unknown.js";
import type { PyObject, Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { bitsOf, isFlagClass } from "./flagBits.js";
import { infoOf } from "./info.js";
import { attributesOf, findByValue } from "./members.js";

/**
 * `cls(value)`
 * @throws ValueError (Python) where no member has the value and `_missing_` makes none
 */
export function memberOf(vm: Vm, cls: PyType, value: Value): Value {
  if (value instanceof PyUnknown) {
    return derived(`${cls.name}(${value.expression})`, value);
  }
  if (typeOf(value) === cls) return value;
  const info = infoOf(cls);
  const found = findByValue(vm, info, value);
  if (found !== undefined) return found;
  for (const member of info.members.map.values()) {
    const own = attributesOf(member as PyObject).get("_value_");
    if (own instanceof PyUnknown) return derived(`${cls.name}(…)`, own);
  }
  if (info.members.map.size === 0 && !isFlagClass(cls)) {
    raiseTypeError(`<enum '${cls.name}'> has no members defined`);
  }
  const result = vm.call(getAttribute(vm, cls, "_missing_"), [value]);
  if (result instanceof PyUnknown || isMember(result, cls)) return result;
  const mayEject = isFlagClass(cls) && info.boundary === "eject";
  if (mayEject && bitsOf(result) !== undefined) return result;
  if (result === null) {
    raise(valueErrorType, `${repr(vm, value)} is not a valid ${cls.qualname}`);
  }
  raiseTypeError(
    `error in ${cls.name}._missing_: returned ${repr(vm, result)} instead of None or a valid member`,
  );
}

function isMember(value: Value, cls: PyType): boolean {
  return typeOf(value).isSubtypeOf(cls);
}

/** The flag of these bits. */
export function flagOf(vm: Vm, cls: PyType, bits: bigint): Value {
  return memberOf(vm, cls, normalize(bits));
}
