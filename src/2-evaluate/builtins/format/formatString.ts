/** `str.__format__` */
import type { Budget } from "../../budget.js";
import { raise } from "../../operations/raise.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import { pointSlice } from "../text/codePoints.js";
import { parseFormatSpec, raiseUnknownType } from "./formatSpec.js";
import { padText } from "./padding.js";

/** `format(value, text)` of a str, `text` not empty. */
export function formatString(
  budget: Budget,
  value: string,
  text: string,
  typeName = "str",
): string {
  const spec = parseFormatSpec(text, typeName, "<");
  if (spec.type !== "s") {
    raiseUnknownType(spec.type, typeName);
  }
  const refusal =
    spec.sign !== null
      ? `${spec.sign === " " ? "Space" : "Sign"} not allowed in string format specifier`
      : spec.coercesNegativeZero
        ? "Negative zero coercion (z) not allowed in string format specifier"
        : spec.alternate
          ? "Alternate form (#) not allowed in string format specifier"
          : spec.align === "="
            ? "'=' alignment not allowed in string format specifier"
            : null;
  if (refusal !== null) raise(valueErrorType, refusal);
  const shown =
    spec.precision === -1 ? value : pointSlice(value, 0, spec.precision);
  return padText(budget, spec, shown);
}
