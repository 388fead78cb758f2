/** `--format table`: the default. A block for each of a few models, one row each for many. */
import { modelTable } from "./modelTable.js";
import type { Reporter } from "./options.js";
import { summaryLines } from "./summary.js";
import { lookOf } from "./text/look.js";

/** More models than this are summed up in one table. */
export const mostBlocks = 3;

export const table: Reporter = (report, options) => {
  const look = lookOf(options);
  const lines =
    report.models.length > mostBlocks
      ? summaryLines(report.models, look)
      : report.models.flatMap((model, i) => [
          ...(i > 0 ? [""] : []),
          ...modelTable(model, options, look),
        ]);
  return lines.map((line) => `${line}\n`).join("");
};
