/** How `typing` writes a type inside another one's repr. */
import { repr } from "../../../operations/text.js";
import { PyFunction } from "../../../values/functions.js";
import { PyList } from "../../../values/containers.js";
import { ellipsis } from "../../../values/simple.js";
import { PyType } from "../../../values/type.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";

/** `int`, `collections.abc.Sized`, `...`, `[int, str]`; anything else by its repr. */
export function typeText(vm: Vm, value: Value): string {
  if (value instanceof PyType) {
    return value.module === "builtins"
      ? value.qualname
      : `${value.module}.${value.qualname}`;
  }
  if (value === ellipsis) return "...";
  if (value instanceof PyFunction) return value.name;
  if (value instanceof PyList) {
    return `[${value.items.map((item) => typeText(vm, item)).join(", ")}]`;
  }
  return repr(vm, value);
}

/** Arguments as they stand between the brackets. */
export function typeTexts(vm: Vm, values: readonly Value[]): string {
  return values.map((value) => typeText(vm, value)).join(", ");
}
