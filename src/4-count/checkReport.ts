/** What `numel check` finds, as plain data. */
import type { JudgedClaim } from "./claims/claim.js";
import type { CountedModel } from "./counted.js";
import type { Finding } from "./finding.js";

export interface CheckReport {
  /** Models that a budget is for, each once. */
  models: CountedModel[];
  claims: JudgedClaim[];
  /** In the order of the models, then of the files. */
  findings: Finding[];
  /** What numel was told to read and could not. */
  failures: CheckFailure[];
  /** What was written, in words; empty without `--write` and `--update-budgets`. */
  written: string[];
  exitCode: 0 | 1 | 2;
}

export interface CheckFailure {
  target: string;
  message: string;
  file?: string;
  line?: number;
}

/** 2: something could not be read or written · 1: something does not hold · 0: otherwise. */
export function checkExitCode(
  findings: readonly Finding[],
  failures: readonly CheckFailure[],
): 0 | 1 | 2 {
  if (failures.length > 0) return 2;
  return findings.some(({ level }) => level === "error") ? 1 : 0;
}
