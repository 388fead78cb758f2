/** The names of the report formats, apart from the reporters, so that reading the command line loads none of them. */

/** Lists of places, which every command that finds something can draw (notices/). */
export const noticeFormatNames = ["github", "sarif", "gitlab"] as const;

/** What `--format` takes. */
export const formatNames = [
  "table",
  "tree",
  "json",
  "markdown",
  "csv",
  ...noticeFormatNames,
] as const;

export type Format = (typeof formatNames)[number];
