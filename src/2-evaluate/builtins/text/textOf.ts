/** The plain string behind a str or an instance of a subclass. */
import { raiseTypeError } from "../../operations/raise.js";
import { typeName } from "../../operations/typeOf.js";
import { PyBoxed } from "../../values/simple.js";
import type { Value } from "../../values/value.js";

/** undefined for what is no str. */
export function stringOf(value: Value): string | undefined {
  if (typeof value === "string") return value;
  return value instanceof PyBoxed && typeof value.value === "string"
    ? value.value
    : undefined;
}

/** The `self` of a str method. */
export function selfText(self: Value): string {
  return (
    stringOf(self) ??
    raiseTypeError(
      `descriptor requires a 'str' object but received a '${typeName(self)}'`,
    )
  );
}

/** An argument that must be a str; `refusal` words the TypeError. */
export function textArgument(
  value: Value,
  refusal = (type: string) => `must be str, not ${type}`,
): string {
  return stringOf(value) ?? raiseTypeError(refusal(typeName(value)));
}
