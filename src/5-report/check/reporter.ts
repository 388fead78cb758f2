/** What a report of `numel check` is made from. */
import type { CheckReport } from "../../4-count/checkReport.js";
import type { ReportOptions } from "../options.js";

export interface CheckRun {
  /** numel's own version. */
  version: string;
  report: CheckReport;
}

/** A pure function; the text ends in a line break. */
export type CheckReporter = (
  run: CheckRun,
  options: Readonly<ReportOptions>,
) => string;
