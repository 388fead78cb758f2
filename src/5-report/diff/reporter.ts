/** What a report of a comparison is made from. */
import type { DiffReport } from "../../4-count/diff/diffReport.js";
import type { ReportOptions } from "../options.js";

/** A comparison, and the version of numel that made it. */
export interface DiffRun {
  version: string;
  report: DiffReport;
}

/** A format of `numel diff`: a pure function, whose text ends in a line break; "" where it has nothing to say. */
export type DiffReporter = (
  run: DiffRun,
  options: Readonly<ReportOptions>,
) => string;
