/** What `numel check` has to say: findings and failures, nothing else. */
import type { Finding } from "../../4-count/finding.js";
import type { ReportedFailure } from "../options.js";
import { type Notices, toNotices } from "./notice.js";
import { ofFailure } from "./ofFailure.js";
import { ofFinding } from "./ofFinding.js";

export function findingNotices(report: {
  version: string;
  findings: readonly Finding[];
  failures?: readonly ReportedFailure[];
}): Notices {
  const { version, findings, failures = [] } = report;
  const drafts = [...failures.map(ofFailure), ...findings.map(ofFinding)];
  return { version, notices: toNotices(drafts) };
}
