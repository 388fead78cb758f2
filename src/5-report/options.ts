/** What a report can be told about its looks; and what it is made from. */
import type { CountedModel } from "../4-count/counted.js";
import type { ShardReport } from "./report.js";
import type { Finding } from "../4-count/finding.js";

/** Everything that was counted in one run. */
export interface CountedReport {
  /** numel's own version: `0.1.0`. */
  version: string;
  models: CountedModel[];
  /** What the run was told to insist on and does not hold; none if left out. */
  findings?: readonly Finding[];
  /** What was asked for and could not be done; none if left out. */
  failures?: readonly ReportedFailure[];
  /** Where only one part of the work was done. */
  shard?: ShardReport;
}

/** What could not be done, in words for a person; with its place where there is one. */
export interface ReportedFailure {
  target: string;
  message: string;
  file?: string | null;
  line?: number | null;
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
  /** The folder that paths in a report are relative to, as seen from the repository's root: `packages/a`; "": the root. */
  folder: string;
  /** What tells several comments on one pull request apart; null: the Markdown is no comment. */
  commentKey: string | null;
  /** What stands before a path to make it a link to the source (`https://github.com/o/r/blob/4f1c2d0/`); "": a relative link. */
  sourceLinks: string;
}

/** For a terminal of unknown width, without colour. */
export const defaultOptions: Readonly<ReportOptions> = {
  width: 80,
  color: false,
  ascii: false,
  depth: null,
  everyRow: false,
  dtype: null,
  folder: "",
  commentKey: null,
  sourceLinks: "",
};

/** A report format: a pure function, which neither writes nor decides anything. The text ends in a line break. */
export type Reporter = (
  report: CountedReport,
  options: Readonly<ReportOptions>,
) => string;
