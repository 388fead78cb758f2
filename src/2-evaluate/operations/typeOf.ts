/** `type(x)` and `isinstance`, for values whatever their representation. */
import { boolType, intType, noneType, strType } from "../values/basicTypes.js";
import type { PyType } from "../values/type.js";
import type { Value } from "../values/value.js";

export function typeOf(value: Value): PyType {
  switch (typeof value) {
    case "number":
    case "bigint":
      return intType;
    case "string":
      return strType;
    case "boolean":
      return boolType;
    default:
      return value === null ? noneType : value.type;
  }
}

/** Real inheritance only; `isinstance()` with its ABCs and tuples is in builtins/isinstance.ts. */
export function isInstance(value: Value, type: PyType): boolean {
  return typeOf(value).isSubtypeOf(type);
}

/** `type(x).__name__`, for messages. */
export function typeName(value: Value): string {
  return typeOf(value).name;
}
