/** What numel could not do, as a notice. */
import type { ReportedFailure } from "../options.js";
import type { Draft } from "./notice.js";

export function ofFailure(failure: ReportedFailure): Draft {
  const { target, message, file = null, line = null } = failure;
  return { rule: "not-counted", level: "error", message, file, line, target };
}
