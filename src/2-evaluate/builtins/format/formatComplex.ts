/** `complex.__format__` */
import type { Budget } from "../../budget.js";
import { raise } from "../../operations/raise.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import type { PyComplex } from "../../values/simple.js";
import { floatParts } from "./formatFloat.js";
import {
  type FormatSpec,
  parseFormatSpec,
  raiseUnknownType,
} from "./formatSpec.js";
import { padNumber, padText } from "./padding.js";

/** `format(value, text)` of a complex number, `text` not empty. */
export function formatComplex(
  budget: Budget,
  value: PyComplex,
  text: string,
): string {
  const spec = parseFormatSpec(text, "complex", ">");
  if (spec.type !== "" && !"eEfFgGn".includes(spec.type)) {
    raiseUnknownType(spec.type, "complex");
  }
  if (spec.fill === "0") {
    raise(
      valueErrorType,
      "Zero padding is not allowed in complex format specifier",
    );
  }
  if (spec.align === "=") {
    raise(
      valueErrorType,
      "'=' alignment flag is not allowed in complex format specifier",
    );
  }
  const imaginary = part(budget, value.imaginary, { ...spec, sign: "+" });
  // Without a type, complex numbers look as in repr: in parentheses, a real part of zero left out.
  if (spec.type !== "") {
    return padText(
      budget,
      spec,
      `${part(budget, value.real, spec)}${imaginary}j`,
    );
  }
  if (value.real === 0 && !Object.is(value.real, -0)) {
    return padText(budget, spec, `${part(budget, value.imaginary, spec)}j`);
  }
  return padText(
    budget,
    spec,
    `(${part(budget, value.real, spec)}${imaginary}j)`,
  );
}

function part(budget: Budget, value: number, spec: FormatSpec): string {
  return padNumber(
    budget,
    { ...spec, width: -1, align: ">", fill: " " },
    floatParts(budget, value, spec, false),
  );
}
