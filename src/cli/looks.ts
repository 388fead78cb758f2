/** How a report should look on this terminal, or through a pipe. */
import type { ReportOptions } from "../5-report/options.js";
import { folderInRepository } from "./folderInRepository.js";
import { isTerminal } from "./output.js";
import { sourceLinks } from "./sourceLinks.js";

/** Columns when nobody says how many: through a pipe, in CI. */
const usualWidth = 100;

export function looksOf(options: {
  color: boolean;
  ascii: boolean;
  depth?: number;
  all: boolean;
  dtype?: string;
  commentKey?: string;
  /** Written to a file, not to standard output. */
  toFile: boolean;
}): ReportOptions {
  const { env } = process;
  const isSeen = !options.toFile && isTerminal(1);
  return {
    width: isSeen ? process.stdout.columns : Number(env.COLUMNS) || usualWidth,
    color:
      options.color &&
      isSeen &&
      (env.NO_COLOR ?? "") === "" &&
      env.TERM !== "dumb",
    ascii: options.ascii,
    depth: options.depth ?? null,
    everyRow: options.all,
    dtype: options.dtype ?? null,
    folder: folderInRepository(process.cwd()),
    commentKey: options.commentKey ?? null,
    sourceLinks: sourceLinks(env),
  };
}
