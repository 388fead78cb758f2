/** The names of the formats of `numel diff`, apart from the reporters, so that reading the command line loads none of them. */
import { noticeFormatNames } from "../formatNames.js";

export const diffFormatNames = [
  "table",
  "short",
  "json",
  "markdown",
  ...noticeFormatNames,
] as const;

export type DiffFormat = (typeof diffFormatNames)[number];
