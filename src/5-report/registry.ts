/** Every report format by its name: a new one is a file, a word in formatNames.ts, and a word here. */
import { csv } from "./csv.js";
import { explain } from "./explain.js";
import type { Format } from "./formatNames.js";
import { json } from "./json.js";
import { markdown } from "./markdown.js";
import type { Reporter } from "./options.js";
import { fromNotices } from "./notices/formats.js";
import { countNotices } from "./notices/ofCount.js";
import { table } from "./table.js";
import { tree } from "./tree.js";

/** What `--format` takes. */
export const formats: Readonly<Record<Format, Reporter>> = {
  table,
  tree,
  json,
  markdown,
  csv,
  ...fromNotices(countNotices),
};

/** All reports; `explain` is an option of its own on the command line. */
export const reporters = {
  ...formats,
  explain,
} as const satisfies Record<string, Reporter>;
