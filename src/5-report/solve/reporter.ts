/** What a report of values that were found is made from. */
import type { SolveReport } from "../../4-count/solveReport.js";
import type { ReportOptions } from "../options.js";

export interface SolveRun {
  version: string;
  report: SolveReport;
}

/** A format of `numel solve`: a pure function, whose text ends in a line break; "" where it has nothing to say. */
export type SolveReporter = (
  run: SolveRun,
  options: Readonly<ReportOptions>,
) => string;
