/** The names of the report formats, apart from the reporters, so that reading the command line loads none of them. */

/** What `--format` takes. */
export const formatNames = [
  "table",
  "tree",
  "json",
  "markdown",
  "csv",
] as const;

export type Format = (typeof formatNames)[number];
