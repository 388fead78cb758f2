/** `numel check --format json`: the report's JSON, with the claims. */
import type { JudgedClaim } from "../../4-count/claims/claim.js";
import { stringify } from "../json.js";
import type { CheckedClaim } from "../report.js";
import { toInteger, toReport } from "../toReport.js";
import type { CheckReporter } from "./reporter.js";

export const checkJson: CheckReporter = ({ version, report }) => {
  const { models, findings, claims } = report;
  const counted = toReport({ version, models, findings });
  return `${stringify({ ...counted, claims: claims.map(toClaim) })}\n`;
};

function toClaim({ claim, count, state }: JudgedClaim): CheckedClaim {
  const { file, line, column, target, of, set, number } = claim;
  return {
    target,
    set,
    of,
    written: number.text,
    count: count === null ? null : toInteger(count),
    state,
    file,
    line,
    column,
  };
}
