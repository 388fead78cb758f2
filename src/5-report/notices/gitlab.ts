/**
 * `--format gitlab`: a Code Quality report, which GitLab shows in merge requests.
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
import type { FindingLevel } from "../../4-count/finding.js";
import type { ReportOptions } from "../options.js";
import { stringify } from "../json.js";
import type { Notice, Notices } from "./notice.js";
import { fileOfTarget, inRepository } from "./place.js";

const severities: Record<FindingLevel, string> = {
  error: "major",
  warning: "minor",
  note: "info",
};

export function gitlab(
  { notices }: Notices,
  { folder }: Pick<ReportOptions, "folder">,
): string {
  return `${stringify(notices.map((notice) => issue(notice, folder)))}\n`;
}

/** GitLab asks for a place of every issue: of one that has none, the file that its target names. */
function issue(notice: Notice, folder: string) {
  const { rule, level, file, line, target, message, fingerprint } = notice;
  const path = file ?? (target === null ? "." : fileOfTarget(target));
  return {
    description: message,
    check_name: `numel/${rule}`,
    fingerprint,
    severity: severities[level],
    location: {
      path: inRepository(path, folder) || ".",
      lines: { begin: line ?? 1 },
    },
  };
}
