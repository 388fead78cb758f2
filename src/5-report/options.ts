/** What a report can be told about its looks; and what it is made from. */
import type { CountedModel } from "../4-count/counted.js";
import type { Finding } from "../4-count/finding.js";

/** Everything that was counted in one run. */
export interface CountedReport {
  /** numel's own version: `0.1.0`. */
  version: string;
  models: CountedModel[];
  /** What the run was told to insist on and does not hold; none if left out. */
  findings?: readonly Finding[];
}

export interface ReportOptions {
  /** Columns to draw in; text reports are never wider. Below 40 they are drawn as if it were 40. */
  width: number;
  /** ANSI colours. */
  color: boolean;
  /** `*`, `x`, `>=` for `·`, `×`, `≥`. */
  ascii: boolean;
  /** Layers further down than this are summed up in the one above them; null: all are shown. */
  depth: number | null;
  /** Nothing folded or merged, and layers without parameters too. */
  everyRow: boolean;
  /** Count bytes as if all parameters were of this dtype (`float16`); null: of their own. */
  dtype: string | null;
}

/** For a terminal of unknown width, without colour. */
export const defaultOptions: Readonly<ReportOptions> = {
  width: 80,
  color: false,
  ascii: false,
  depth: null,
  everyRow: false,
  dtype: null,
};

/** A report format: a pure function, which neither writes nor decides anything. The text ends in a line break. */
export type Reporter = (
  report: CountedReport,
  options: Readonly<ReportOptions>,
) => string;
