/** `numel diff --format json`: the comparison as it is, integers exact at any size. */
import { stringify } from "../json.js";
import type { DiffReporter } from "./reporter.js";

export const diffJson: DiffReporter = ({ version, report }) =>
  `${stringify({ schemaVersion: 1, numel: version, ...report })}\n`;
