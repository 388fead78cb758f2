/**
 * The exit code of a comparison.
 *
 * - 2: a file of the head side, or a target that was named, could not be read. What could not be read of the base is no error:
 *   the commit that mends a syntax error must pass. Its models are unresolved.
 * - 1: a finding: over budget; with `--strict` a model of the head side that is neither exact nor symbolic.
 * - 0: otherwise, whatever changed.
 */
import { finding, type Finding } from "../finding.js";
import { findings as words } from "../../messages.js";
import type { DiffFailure, ModelDiff } from "./diffReport.js";
import { isSettled } from "./compareModel.js";

export interface DiffVerdict {
  findings: Finding[];
  exitCode: 0 | 1 | 2;
}

export function diffVerdict(
  models: readonly ModelDiff[],
  failures: readonly DiffFailure[],
  budgetFindings: readonly Finding[],
  { strict }: { strict: boolean },
): DiffVerdict {
  const notExact = strict
    ? models.flatMap(({ head }) =>
        head === null || isSettled(head.status)
          ? []
          : [
              finding({
                code: "not-exact",
                level: "error",
                message: words.notExact(head.target, head.status),
                file: head.file,
                line: head.line,
                target: head.target,
              }),
            ],
      )
    : [];
  const findings = [...budgetFindings, ...notExact];
  const isRefused = failures.some(({ side }) => side === "head");
  const hasErrors = findings.some(({ level }) => level === "error");
  return { findings, exitCode: isRefused ? 2 : hasErrors ? 1 : 0 };
}
