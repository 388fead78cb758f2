/**
 * The verdict and the exit code, decided here once.
 *
 * - 0: everything asked for was counted.
 * - 1: a finding that is an error: a model over its budget; with `--strict` one that is neither exact nor symbolic.
 * - 2: numel could not do what it was asked: no such file or target, a file it cannot read, no model anywhere.
 *
 * A model whose constructor raises (`failed`) is no error of numel's: its file was read, the target found, and what Python
 * would say is the answer. Like `partial` it gives 0, or 1 under `--strict`, so that one broken model among many does
 * not turn a report into a refusal. What could not be read or found at all is an error, and outweighs any finding.
 */
import { findings as words } from "../messages.js";
import type { CountedModel, Status } from "./counted.js";
import { finding, type Finding } from "./finding.js";

export type ExitCode = 0 | 1 | 2;

export interface Verdict {
  exitCode: ExitCode;
  /** What was found, then what --strict asks for, in the order of the models. */
  findings: Finding[];
}

/** What a run is held to. */
export interface Limits {
  /** `--strict`: anything not exact or symbolic is a finding. */
  strict: boolean;
  /** What budgets and claims came to. */
  found?: readonly Finding[];
}

const settled: readonly Status[] = ["exact", "symbolic"];

/**
 * @param models what was counted
 * @param errors how many things that were asked for could not be done (file, target, syntax error, …)
 */
export function verdict(
  models: readonly Pick<CountedModel, "target" | "status" | "file" | "line">[],
  errors: number,
  limits: Limits,
): Verdict {
  const notExact = limits.strict
    ? models
        .filter(({ status }) => !settled.includes(status))
        .map(({ target, status, file, line }) =>
          finding({
            code: "not-exact",
            level: "error",
            message: words.notExact(target, status),
            file,
            line,
            target,
          }),
        )
    : [];
  const findings = [...(limits.found ?? []), ...notExact];
  if (errors > 0 || models.length === 0) return { exitCode: 2, findings };
  const hasErrors = findings.some(({ level }) => level === "error");
  return { exitCode: hasErrors ? 1 : 0, findings };
}
