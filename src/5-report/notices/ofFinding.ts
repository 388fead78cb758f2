/** A finding is a notice already, all but its name. */
import type { Finding } from "../../4-count/finding.js";
import type { Draft } from "./notice.js";

export function ofFinding({ code, ...rest }: Finding): Draft {
  return { rule: code, ...rest };
}
