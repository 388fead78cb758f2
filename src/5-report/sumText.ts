/** A sum of a whole model, whatever is known of it: a number, a formula, a lower bound, or what its variants come to. */
import type { Formula } from "../algebra/expression.js";
import { subtract } from "../algebra/polynomial.js";
import type {
  CountedModel,
  CountedVariant,
  Counts,
  ModelFormulas,
} from "../4-count/counted.js";
import { formulaWriter } from "./formulaText.js";
import { compact, grouped } from "./text/numbers.js";

/** `61,706`, `V·d`, `≥ 25,557,032`, `11,689,512 … 13,378,280`, `2 variants`. */
export function sumText(model: CountedModel, of: keyof Counts): string {
  const { variants, formulas, status, counts } = model;
  if (variants.length > 0) return variantsSum(model, of);
  if (formulas === null) {
    return (status === "exact" ? "" : "≥ ") + grouped(counts[of]);
  }
  const text = formulaWriter(model)(sumFormula(formulas, of));
  return status === "partial" ? `≥ ${text}` : text;
}

export function sumFormula(
  { total, trainable, buffers }: ModelFormulas,
  of: keyof Counts,
): Formula {
  switch (of) {
    case "total":
      return total;
    case "trainable":
      return trainable;
    case "frozen":
      return subtract(total, trainable);
    case "buffers":
      return buffers;
  }
}

/** Least and most where all variants are exact. */
function variantsSum({ variants }: CountedModel, of: keyof Counts): string {
  if (variants.some(({ model }) => model.status !== "exact")) {
    return `${variants.length} variants`;
  }
  const [least, most] = extremes(variants, of);
  const [low, high] = [least, most].map(({ model }) => model.counts[of]);
  return low === high
    ? grouped(low as bigint)
    : `${grouped(low as bigint)} … ${grouped(high as bigint)}`;
}

function extremes(
  variants: readonly CountedVariant[],
  of: keyof Counts,
): [CountedVariant, CountedVariant] {
  const sorted = [...variants].sort((a, b) => {
    const [left, right] = [a.model.counts[of], b.model.counts[of]];
    return left < right ? -1 : left > right ? 1 : 0;
  });
  return [sorted[0] as CountedVariant, sorted.at(-1) as CountedVariant];
}

/** `11.1 M (not aux_logits) … 13.4 M (aux_logits)`; how many there are where they cannot be told in that way. */
export function variantsText(model: CountedModel): string {
  const { variants } = model;
  if (variants.some((one) => one.model.status !== "exact")) {
    return `${variants.length} variants`;
  }
  const [least, most] = extremes(variants, "total");
  const more = variants.length > 2 ? `, ${variants.length} variants` : "";
  const ends = [least, most].map(({ when, model: { counts } }) => {
    const { total } = counts;
    const number = total < 1_000_000n ? grouped(total) : compact(total);
    return `${number} (${withoutPlaces(when)})`;
  });
  return `${ends.join(" … ")}${more}`;
}

/** `aux_logits (model.py:31) and x > 2 (model.py:33)` without where that is. */
function withoutPlaces(when: string): string {
  return when.replace(/ \([^()\s]+:\d+\)(?= and |$)/gu, "");
}
