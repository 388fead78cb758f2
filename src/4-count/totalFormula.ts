/** The total of a model as a Python expression. */
import { toText } from "../algebra/toText.js";
import type { SymbolIr } from "../3-layers/ir.js";
import type { CountedModel } from "./counted.js";

/** In the model's symbols; plain digits of an exact model; null where there is none. */
export function totalFormula(model: CountedModel): string | null {
  if (model.status === "exact") return String(model.counts.total);
  if (model.formulas === null) return null;
  const order = symbolsOf(model).map(({ name }) => name);
  return toText(model.formulas.total, { style: "python", order });
}

/** The symbols of the model, or of all its variants, each once. */
export function symbolsOf(model: CountedModel): SymbolIr[] {
  const models = [model, ...model.variants.map((variant) => variant.model)];
  const all = models.flatMap(({ formulas }) => formulas?.symbols ?? []);
  return [...new Map(all.map((symbol) => [symbol.name, symbol])).values()];
}
