/** Every format of `numel diff` by its name: a new one is a file, a word in formatNames.ts, and a word here. */
import type { DiffFormat } from "./formatNames.js";
import { diffJson } from "./json.js";
import { diffMarkdown } from "../diffMarkdown/diffMarkdown.js";
import { fromNotices } from "../notices/formats.js";
import { diffNotices } from "../notices/ofDiff.js";
import type { DiffReporter } from "./reporter.js";
import { diffShort } from "./short.js";
import { diffTable } from "./table.js";

export const diffFormats: Readonly<Record<DiffFormat, DiffReporter>> = {
  table: diffTable,
  short: diffShort,
  json: diffJson,
  markdown: diffMarkdown,
  ...fromNotices(diffNotices),
};
