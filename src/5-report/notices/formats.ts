/** The formats that are lists of places, for whatever a command has to report. */
import type { noticeFormatNames } from "../formatNames.js";
import type { ReportOptions } from "../options.js";
import { github } from "./github.js";
import { gitlab } from "./gitlab.js";
import type { Notices } from "./notice.js";
import { sarif } from "./sarif.js";

export type NoticeFormat = (typeof noticeFormatNames)[number];

/** @param notices tells a command's report as notices */
export function fromNotices<Report>(
  notices: (report: Report) => Notices,
): Record<
  NoticeFormat,
  (report: Report, options: Readonly<ReportOptions>) => string
> {
  return {
    github: (report, options) => github(notices(report), options),
    sarif: (report, options) => sarif(notices(report), options),
    gitlab: (report, options) => gitlab(notices(report), options),
  };
}
