/**
 * A finding: something that a run was told to insist on and that does not hold, or that somebody should know. Plain
 * data, read by the reports; `limits.ts` decides what it means for the exit code.
 */
import { sha256 } from "./sha256.js";

/** One row a kind of finding: what it is called where findings are listed, and what it means (SARIF calls it a rule). */
export const findingKinds = {
  "not-exact": {
    title: "Count is not exact",
    help: "--strict asks for exact counts, and something in the model is not known.",
  },
  "over-budget": {
    title: "Over its parameter budget",
    help: "The model has more parameters than its budget allows. Reduce the model, or raise the budget.",
  },
  "budget-undecided": {
    title: "Budget not decided",
    help: "The count is not known well enough to tell whether the model is within its budget.",
  },
  "budget-without-base": {
    title: "Budget needs a base",
    help: "A relative budget is judged against another revision: `numel diff` does, and so do counts recorded with `numel check --update-budgets`.",
  },
  "budget-without-model": {
    title: "Budget of no model",
    help: "No model that was counted goes by the name that the budget is for, so it guards nothing.",
  },
  "claim-differs": {
    title: "Claim does not hold",
    help: "A number in the documentation is not the number of the code. `numel check --write` brings it up to date.",
  },
  "claim-undecided": {
    title: "Claim not decided",
    help: "The count is not known exactly, so the number in the documentation can be neither confirmed nor refuted.",
  },
  "claim-malformed": {
    title: "Claim cannot be read",
    help: "A claim is written <!-- numel: model.py::GPT -->124,475,904<!-- /numel -->.",
  },
  "claim-without-model": {
    title: "Claim about no model",
    help: "The target that the claim names cannot be found or read.",
  },
} as const satisfies Record<string, { title: string; help: string }>;

export type FindingCode = keyof typeof findingKinds;

/** `error`: does not hold, exit code 1 · `warning`: deserves a look, exit code unchanged · `note`: for information. */
export type FindingLevel = "error" | "warning" | "note";

export interface Finding {
  code: FindingCode;
  level: FindingLevel;
  /** One or two sentences for a person, on one line, naming target and place where they matter. */
  message: string;
  /** Where to show it, relative to where numel was started; null: nowhere in particular. */
  file: string | null;
  /** From 1. */
  line: number | null;
  /** From 1, in UTF-16 units. */
  column: number | null;
  /** `model.py::GPT`; null: about no model in particular. */
  target: string | null;
  /** 32 hex digits that stay the same while lines move and numbers change, and differ between the findings of a run. */
  fingerprint: string;
}

/**
 * A finding with its fingerprint.
 * @param identity what tells it from others of its code, file and target (the budget's key, which claim of the file)
 */
export function finding(
  parts: Omit<Finding, "fingerprint" | "column"> & { column?: number | null },
  identity = "",
): Finding {
  const { code, file, target } = parts;
  const fingerprint = sha256(
    JSON.stringify([code, file, target, identity]),
  ).slice(0, 32);
  const { level, message, line, column = null } = parts;
  return { code, level, message, file, line, column, target, fingerprint };
}
