/** Formulas as text, in the order of a model's symbols. */
import type { Formula } from "../algebra/expression.js";
import { isConstant } from "../algebra/polynomial.js";
import { toText } from "../algebra/toText.js";
import type { CountedModel } from "../4-count/counted.js";
import { symbolsOf } from "../4-count/totalFormula.js";
import { grouped } from "./text/numbers.js";

/** Writes formulas of one model. */
export type WriteFormula = (formula: Formula) => string;

/** `V·d + T·d + L·(12·d² + 13·d) + 2·d`, a plain number as `1,024`. */
export function formulaWriter(model: CountedModel): WriteFormula {
  const order = symbolsOf(model).map(({ name }) => name);
  return (formula) => {
    const constant = isConstant(formula);
    if (constant !== undefined) return grouped(constant);
    return groupedDigits(toText(formula, { style: "text", order }));
  };
}

/** As people write large numbers; not where commas part the arguments of a function. */
function groupedDigits(text: string): string {
  if (text.includes(",")) return text;
  return text.replace(/(?<![\w.])\d{4,}(?![\w.])/gu, (digits) =>
    grouped(BigInt(digits)),
  );
}
