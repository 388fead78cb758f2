/** The names of the formats of `numel check`. */
import { noticeFormatNames } from "../formatNames.js";

/** What its `--format` takes. */
export const checkFormatNames = [
  "table",
  "json",
  "markdown",
  ...noticeFormatNames,
] as const;

export type CheckFormat = (typeof checkFormatNames)[number];
