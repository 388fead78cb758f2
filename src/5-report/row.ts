/** One row of a table, before it is laid out. */
import type { RowCount } from "./layerParts.js";

export interface Row {
  /** Rows at level 0 add up to the total; those below a block add up to one such block. */
  level: number;
  path: string;
  type: string;
  count: RowCount;
  arithmetic: string;
  /** `frozen`, `bias frozen`, `lazy` or nothing. */
  remark: string;
  /** The sum of the rows below it that stand further in. */
  isBlock: boolean;
  /** The layer that stands alone in this row, to merge equal ones; null for all other rows. */
  leaf: { parent: string; signature: number } | null;
  /** Full names of tied parameters that the row shows. */
  ties: string[];
}
