/** The sums below an explanation, written out: by type of layer, then the total. */
import { allLayers } from "../4-count/count.js";
import { subtotalType } from "../4-count/byType.js";
import type { CountedModel } from "../4-count/counted.js";
import { drawnTotals } from "./drawnTotals.js";
import type { ReportOptions } from "./options.js";
import type { Look } from "./text/look.js";
import { grouped } from "./text/numbers.js";
import { paragraph } from "./text/wrap.js";
import { totalsOf } from "./totals.js";

/** `Conv2d  156 + 2,416 = 2,572`, and so on down to what `state_dict()` holds. */
export function explainedSums(
  model: CountedModel,
  options: Readonly<ReportOptions>,
  look: Look,
): string[] {
  if (model.formulas !== null) {
    const numbers = { end: 0, shares: undefined };
    return drawnTotals(model, totalsOf(model, options), numbers, look);
  }
  const lines = model.byType.map(({ type, total }) => {
    const addends = allLayersOf(model)
      .filter((layer) => layer.arithmetic !== null)
      .filter((layer) => subtotalType(layer) === type)
      .map(({ own }) => own.total);
    return [type, equation(gathered(addends), grouped(total))] as const;
  });
  const subtotals = model.byType.map(({ total }) => grouped(total));
  const others = totalsOf(model, options)
    .filter(({ kind }) => kind !== "subtotal")
    .map(({ kind, label, count, notes }) => {
      const note = notes.length === 0 ? "" : `   ${notes.join(look.separator)}`;
      const isSum = kind === "total" && model.status === "exact";
      const sum = isSum ? equation(subtotals, count) : count;
      return [label, sum + note] as const;
    });
  const all = [...lines, ...others];
  const width = Math.max(...all.map(([label]) => label.length));
  return all.flatMap(([label, text]) => {
    const indent = " ".repeat(width + 4);
    const first = `  ${label.padEnd(width)}  `;
    const drawn = paragraph(look.signs(text), look.width, first, indent);
    return label === "total"
      ? drawn.map((line) => look.paint("bold", line))
      : drawn;
  });
}

/** `156 + 2,416 = 2,572`; of one part just the sum. */
function equation(parts: readonly string[], sum: string): string {
  const isPlain =
    parts.length === 0 || (parts.length === 1 && parts[0] === sum);
  return isPlain ? sum : `${parts.join(" + ")} = ${sum}`;
}

/** Equal addends together: `25 · 1,536`. */
function gathered(addends: readonly bigint[]): string[] {
  const counts = new Map<bigint, number>();
  for (const one of addends) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].map(([one, times]) =>
    times === 1 ? grouped(one) : `${times} · ${grouped(one)}`,
  );
}

function allLayersOf({ root }: CountedModel) {
  return root ? allLayers(root) : [];
}
