/** A row's count as it is printed. */
import type { WriteFormula } from "./formulaText.js";
import type { RowCount } from "./layerParts.js";
import { grouped } from "./text/numbers.js";

/** `48,120`, `V·d`, `≥ 48,120`, `tied`, `shared` or `?`: never a plain number for what is not known. */
export function countText(count: RowCount, write: WriteFormula): string {
  switch (count.is) {
    case "exact":
      return grouped(count.value);
    case "atLeast":
      return `≥ ${grouped(count.value)}`;
    case "formula":
      return write(count.formula);
    case "formulaAtLeast":
      return `≥ ${write(count.formula)}`;
    case "unknown":
      return "?";
    default:
      return count.is;
  }
}
