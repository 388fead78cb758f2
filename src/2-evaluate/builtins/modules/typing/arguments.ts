/** What may stand between the brackets of a generic. */
import { raiseTypeError } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { noneType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { PyType } from "../../../values/type.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { PyAlias } from "./alias.js";
import { PySpecialForm } from "./specialForm.js";
import { PyForwardRef } from "./variables.js";

/** Forms that stand for a type by themselves. */
const plainForms = new Set([
  "LiteralString",
  "NoReturn",
  "Never",
  "Self",
  "TypeAlias",
]);

/** Forms that only stand around a whole annotation. */
const wrappers = new Set(["ClassVar", "Final"]);

/** None stands for its type, a string for the type that it will name. */
export function convertArgument(value: Value): Value {
  if (value === null) return noneType;
  return typeof value === "string" ? new PyForwardRef(value) : value;
}

/**
 * `value` as an argument of a generic.
 * @throws TypeError (Python) for what can never be one
 */
export function typeArgument(
  vm: Vm,
  value: Value,
  message = "Parameters to generic types must be types.",
  takesWrappers = false,
): Value {
  const converted = convertArgument(value);
  const form = converted instanceof PyAlias ? converted.form : null;
  const isWrapped =
    (form instanceof PySpecialForm &&
      wrappers.has(form.name) &&
      !takesWrappers) ||
    (form instanceof PyType &&
      form.module === "typing" &&
      ["Generic", "Protocol"].includes(form.name));
  if (isWrapped) {
    raiseTypeError(`${repr(vm, converted)} is not valid as type argument`);
  }
  if (converted instanceof PySpecialForm) {
    const isFine =
      plainForms.has(converted.name) ||
      (takesWrappers && wrappers.has(converted.name));
    if (!isFine) refusePlain(vm, converted);
  }
  if (
    converted instanceof PyType &&
    converted.module === "typing" &&
    ["Generic", "Protocol"].includes(converted.name)
  ) {
    refusePlain(vm, converted);
  }
  if (converted instanceof PyTuple && !converted.type.isHeapType) {
    raiseTypeError(`${message} Got ${repr(vm, converted).slice(0, 100)}.`);
  }
  return converted;
}

function refusePlain(vm: Vm, value: Value): never {
  raiseTypeError(`Plain ${repr(vm, value)} is not valid as type argument`);
}
