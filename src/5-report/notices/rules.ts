/** The kinds of notice by name, with what each means: findings, why something is not known, and what deserves a look. */
import { findingKinds } from "../../4-count/finding.js";
import type { ReasonCode } from "../../messages.js";

/** One row for each root reason that leaves something unknown. */
const reasonRules = {
  argument: {
    title: "An argument has no value",
    help: "Pass it with --set, or give it a default.",
  },
  external: {
    title: "An import that is not here",
    help: "The module cannot be read: install it and pass --site-packages, or pass --python-path to the folder that holds it.",
  },
  runtime: {
    title: "Only known when the program runs",
    help: "The number comes from a file, the environment, a random number or a tensor's values.",
  },
  unsupported: {
    title: "Not supported by numel",
    help: "Python that numel cannot evaluate yet; what depends on it is not counted.",
  },
  undecided: {
    title: "A test that cannot be decided",
    help: "It depends on something that is not known.",
  },
  raised: {
    title: "The constructor raises",
    help: "Python would stop here with this exception.",
  },
  budget: {
    title: "Gave up",
    help: "Counting took more steps, memory or time than numel allows itself.",
  },
} as const satisfies Record<ReasonCode, { title: string; help: string }>;

export const rules = {
  "not-counted": {
    title: "Could not be counted",
    help: "numel could not do what it was asked: no such file or target, or a file that is no Python.",
  },
  ...findingKinds,
  "cannot-be-built": {
    title: "The model cannot be built",
    help: "Its constructor raises, so that there is nothing to count.",
  },
  "count-changed": {
    title: "The count changed",
    help: "A change in this place changes how many parameters a model has.",
  },
  ...reasonRules,
  remark: {
    title: "Deserves a look",
    help: "The count is right, and still may not be what was meant: modules in a plain list are not registered, for example.",
  },
} as const satisfies Record<string, { title: string; help: string }>;

export type Rule = keyof typeof rules;
