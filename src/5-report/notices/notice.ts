/** What is worth a word at a place in the code: the common form of annotations, SARIF results and Code Quality issues. */
import { createHash } from "node:crypto";
import type { FindingLevel } from "../../4-count/finding.js";
import type { Rule } from "./rules.js";

/** Worst first. */
export const levels = [
  "error",
  "warning",
  "note",
] as const satisfies FindingLevel[];

export interface Notice {
  rule: Rule;
  level: FindingLevel;
  /** For a person, plain text; may have several lines. */
  message: string;
  /** Relative to the folder numel was started in, or absolute; null: about no file. */
  file: string | null;
  /** From 1. */
  line: number | null;
  /** From 1, in UTF-16 units. */
  column: number | null;
  /** `model.py::GPT`; null: about no model in particular. */
  target: string | null;
  /** The same while lines move and numbers change; differs between the notices of a run. */
  fingerprint: string;
}

/** All that one run has to say. */
export interface Notices {
  /** numel's own version. */
  version: string;
  notices: readonly Notice[];
}

/** A notice before its fingerprint is made. */
export type Draft = Omit<Notice, "column" | "fingerprint"> & {
  column?: number | null;
  /** A finding's own, which is kept. */
  fingerprint?: string;
  /** What tells it from others, where the message says too much: names of models that may come and go. */
  identity?: string;
};

/**
 * Notices with fingerprints, worst first, else in the order given. A fingerprint is made from the rule, the file, the
 * target and the message without its numbers (or `identity`); equal ones are told apart by their order.
 */
export function toNotices(drafts: readonly Draft[]): Notice[] {
  const seen = new Map<string, number>();
  return drafts
    .map(({ fingerprint, identity, column = null, ...rest }): Notice => {
      const { rule, file, target, message } = rest;
      const wording = identity ?? message.replace(/\d[\d,._]*/g, "0");
      const own = fingerprint ?? JSON.stringify([rule, file, target, wording]);
      const times = seen.get(own) ?? 0;
      seen.set(own, times + 1);
      const isGiven = fingerprint !== undefined && times === 0;
      return {
        ...rest,
        column,
        fingerprint: isGiven ? own : hash(`${own}#${times}`),
      };
    })
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
