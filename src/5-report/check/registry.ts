/** Every format of `numel check` by its name. */
import { fromNotices } from "../notices/formats.js";
import { findingNotices } from "../notices/ofFindings.js";
import type { CheckFormat } from "./formatNames.js";
import { checkJson } from "./json.js";
import { checkMarkdown } from "./markdown.js";
import type { CheckReporter, CheckRun } from "./reporter.js";
import { checkTable } from "./table.js";

export const checkFormats: Readonly<Record<CheckFormat, CheckReporter>> = {
  table: checkTable,
  json: checkJson,
  markdown: checkMarkdown,
  ...fromNotices(({ version, report }: CheckRun) =>
    findingNotices({ version, ...report }),
  ),
};
