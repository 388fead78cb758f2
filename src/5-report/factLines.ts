/** What a model's formulas are written in, and what was taken for granted: `symbols  V, T (arguments, model.py:12): …`. */
import type { CountedModel } from "../4-count/counted.js";
import { symbolsOf } from "../4-count/totalFormula.js";
import { placeOf } from "./heading.js";
import { oneLine } from "./text/printable.js";

export interface Fact {
  label: "symbols" | "where";
  text: string;
}

/** Nothing for a model without symbols and conditions. */
export function factsOf(model: CountedModel): Fact[] {
  return [...symbolFacts(model), ...conditionFacts(model)];
}

function symbolFacts(model: CountedModel): Fact[] {
  const symbols = symbolsOf(model);
  const [first] = symbols;
  if (first === undefined) return [];
  const places = new Map<string, string[]>();
  for (const symbol of symbols) {
    const isArgument = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(symbol.name);
    const where = [isArgument ? "arguments" : "", placeOf(symbol)];
    const key = where.filter(Boolean).join(", ");
    places.set(key, [...(places.get(key) ?? []), oneLine(symbol.name)]);
  }
  const groups = [...places].map(([place, names]) => {
    const word =
      names.length === 1 ? place.replace("arguments", "argument") : place;
    return names.join(", ") + (word === "" ? "" : ` (${word})`);
  });
  const bind = `bind with --set ${oneLine(first.name)}=…`;
  return [{ label: "symbols", text: `${groups.join(", ")}: ${bind}` }];
}

function conditionFacts({ conditions }: CountedModel): Fact[] {
  return conditions.map((text) => ({ label: "where", text: oneLine(text) }));
}
