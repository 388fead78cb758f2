/** `float.__format__`, and the float presentation types of ints. */
import type { Budget } from "../../budget.js";
import { floatText } from "./floatText.js";
import {
  type FormatSpec,
  parseFormatSpec,
  raiseUnknownType,
} from "./formatSpec.js";
import { type NumberText, padNumber } from "./padding.js";

/** `format(value, text)` of a float, `text` not empty. */
export function formatFloat(
  budget: Budget,
  value: number,
  text: string,
  typeName = "float",
): string {
  return formatFloatBy(
    budget,
    value,
    parseFormatSpec(text, typeName, ">"),
    typeName,
  );
}

export function formatFloatBy(
  budget: Budget,
  value: number,
  spec: FormatSpec,
  typeName: string,
): string {
  if (spec.type !== "" && !"eEfFgGn%".includes(spec.type)) {
    raiseUnknownType(spec.type, typeName);
  }
  return padNumber(budget, spec, floatParts(budget, value, spec));
}

/** The text of a float in the spec's type and precision, taken apart. */
export function floatParts(
  budget: Budget,
  value: number,
  spec: FormatSpec,
  addsPointZero = spec.type === "",
): NumberText {
  const scaled = spec.type === "%" ? value * 100 : value;
  const text = digitsOf(budget, scaled, spec, addsPointZero);
  const isUpper = spec.type !== "" && "EFG".includes(spec.type);
  const suffix = spec.type === "%" ? "%" : "";
  let negative = scaled < 0 || Object.is(scaled, -0);
  if (spec.coercesNegativeZero && /^[0.]*(e|$)/.test(text)) negative = false;
  const digits = /^\d*/.exec(text)?.[0] ?? "";
  const rest = text.slice(digits.length) + suffix;
  return {
    negative,
    prefix: "",
    whole: digits,
    rest: isUpper ? rest.toUpperCase() : rest,
  };
}

function digitsOf(
  budget: Budget,
  value: number,
  spec: FormatSpec,
  addsPointZero: boolean,
): string {
  const options = { alternate: spec.alternate, addsPointZero };
  if (spec.precision > 0) budget.size(spec.precision, "a str");
  const precision = spec.precision === -1 ? 6 : spec.precision;
  switch (spec.type) {
    case "":
      return spec.precision === -1
        ? floatText(value, "r", 0, options)
        : floatText(value, "g", precision, options);
    case "%":
      return floatText(value, "f", precision, options);
    case "n":
      return floatText(value, "g", precision, options);
    default:
      return floatText(
        value,
        spec.type.toLowerCase() as "e" | "f" | "g",
        precision,
        options,
      );
  }
}
