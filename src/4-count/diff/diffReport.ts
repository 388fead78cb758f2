/**
 * What `numel diff` finds, as plain data: made by compare.ts, read by 5-report, and printed as it is by `--format json`.
 * Every number is an exact integer of elements (bigint) unless its name says bytes; a number that is not known exactly is
 * null, never a bound in disguise.
 */
import type { DtypeBytes, Status } from "../counted.js";
import type { ReasonCode } from "../../messages.js";
import type { BudgetVerdict } from "../budgets/judgeBudget.js";
import type { Finding } from "../finding.js";

export interface DiffReport {
  base: DiffSide;
  head: DiffSide;
  summary: DiffSummary;
  /** Changed ones by the size of the change, largest first; then what is unresolved, then (only with `--all`) unchanged ones. */
  models: ModelDiff[];
  /**
   * Why: the effects of all causes on a model add up to its delta, exactly. Empty where nothing changed and with
   * `--no-causes`.
   */
  causes: Cause[];
  /** What the run was held to and does not hold (exit code 1): budgets, `--strict`. */
  findings: Finding[];
  /** What numel was told to read and could not (exit code 2). */
  failures: DiffFailure[];
  exitCode: 0 | 1 | 2;
}

/** One of the two states that are compared. */
export interface DiffSide {
  kind: "revision" | "index" | "working tree";
  /** As it was asked for: `main`, `HEAD~2`; `index`, `working tree`. */
  name: string;
  /** Full id of the commit; null for the index, the working tree, and a branch without a commit. */
  commit: string | null;
}

export interface DiffSummary {
  /** Models counted on either side. */
  read: number;
  /** Of these: new, removed, moved, renamed or with any number or digest changed. */
  changed: number;
  /** Not exact (nor symbolic) on a side where they exist. */
  unresolved: number;
  unchanged: number;
}

/**
 * - `new`, `removed`: on one side only · `moved`: the same class in another file · `renamed`: under another name, or in a file
 *   that git takes for renamed · `changed`: some number, the formula or the digest differs · `unresolved`: not counted
 *   exactly on a side, so that the difference is not known · `unchanged`
 *
 * A moved or renamed model may have changed, too: see `changes`.
 */
export type DiffStatus =
  | "new"
  | "removed"
  | "moved"
  | "renamed"
  | "changed"
  | "unresolved"
  | "unchanged";

/**
 * What differs between the two sides. `parameters`: names, shapes or flags (the digest); `bytes`: bytes of parameters at
 * their own dtypes; `status`: known on one side only, or not at all.
 */
export type DiffAspect =
  "total" | "trainable" | "buffers" | "bytes" | "parameters" | "status";

export interface ModelDiff {
  /** As one would ask for it, on the head side (`model.py::GPT`); of a removed model on the base side. */
  target: string;
  /** The name that the configuration gives it; null: none. */
  alias: string | null;
  /** What `--set` or the configuration sets: `bias=False`; null: nothing. */
  setting: string | null;
  status: DiffStatus;
  changes: DiffAspect[];
  base: ModelSide | null;
  head: ModelSide | null;
  /** head − base, a missing side counting 0; a number is null where a side does not know it. */
  delta: Quantities;
  /** Rows that differ, in the order of the model. */
  layers: LayerChange[];
  /** Layers with parameters of their own that do not. */
  unchangedLayers: number;
  /** The worst of its budgets; null: it has none. */
  budget: BudgetVerdict | null;
}

/** One model on one side. */
export interface ModelSide {
  target: string;
  file: string;
  line: number;
  call: string;
  status: Status;
  total: bigint | null;
  trainable: bigint | null;
  buffers: bigint | null;
  /** Bytes of the parameters; null: not exact, or a dtype of unknown size. */
  bytes: bigint | null;
  dtypes: DtypeBytes[];
  /** Partial: a lower bound of the total. */
  atLeast: bigint | null;
  /** The total as a Python expression in the symbols; of an exact model its digits. */
  formula: string | null;
  digest: string | null;
  /** Why it is not exact. */
  reasons: {
    code: ReasonCode;
    message: string;
    file: string | null;
    line: number | null;
  }[];
}

export interface Quantities {
  total: bigint | null;
  trainable: bigint | null;
  buffers: bigint | null;
  bytes: bigint | null;
}

/** A layer, or a run of equal layers, that differs. */
export interface LayerChange {
  /** `transformer.h[12..15]`, `fc1`; "" for the model itself. */
  path: string;
  /** `Linear`; `Linear → Conv2d` is two rows. */
  type: string;
  /**
   * `tied`: its parameters are counted elsewhere now · `untied`: they count here now · `frozen`, `unfrozen` · `dtype`: only
   * bytes differ · `parameters`: names or shapes differ, not their number · `buffers`: nothing but buffers differs
   */
  change:
    | "added"
    | "removed"
    | "changed"
    | "tied"
    | "untied"
    | "frozen"
    | "unfrozen"
    | "dtype"
    | "parameters"
    | "buffers";
  /** Layers in the run. */
  times: number;
  /**
   * Parameters of one layer of the run on each side: of an added or removed one with all below it, else its own. null: it is
   * not there, or not known.
   */
  before: bigint | null;
  after: bigint | null;
  /** How one of them adds up on each side: `400·120 + 120`. */
  arithmeticBefore: string | null;
  arithmeticAfter: string | null;
  /** Of the whole run. The deltas of all rows add up to the model's. */
  delta: Quantities;
  /** Where equal layers became more or fewer: the list as a whole. */
  list: LayerList | null;
  /** Where it is written, on the head side if it is there. */
  file: string | null;
  line: number | null;
}

/** A numbered list of layers, some of which were added or removed: `transformer.h`, 12 → 16 of 7,087,872 each. */
export interface LayerList {
  path: string;
  layersBefore: number;
  layersAfter: number;
  /** Parameters of the list with all below it. */
  before: bigint | null;
  after: bigint | null;
}

/** A place in a file of one side. */
export interface DiffPlace {
  file: string;
  /** From 1. */
  line: number;
}

/**
 * Something that changed in a file and changes a count.
 *
 * - `change`: one piece of syntax, or one key of a configuration file, applied alone to the base
 * - `group`: several pieces that only work together (a renamed parameter and its uses), applied together
 * - `interaction`: what changes do together beyond what each does alone
 * - `remainder`: what none of the above explains, or what was not looked into
 */
export interface Cause {
  kind: "change" | "group" | "interaction" | "remainder";
  /** What it says in one line: `n_layer 12 → 16`, `Linear(400, 120) → Linear(400, 240)`. */
  text: string;
  /** The source on each side; null where it is added or removed, or is no single piece. */
  before: string | null;
  after: string | null;
  base: DiffPlace | null;
  head: DiffPlace | null;
  /** Of an interaction: which causes or changes take part, in words. */
  parts: string[];
  effects: CauseEffect[];
}

/** What a cause does to one model. */
export interface CauseEffect {
  /** The `target` and `setting` of the `ModelDiff`. */
  target: string;
  setting: string | null;
  delta: Quantities;
  layers: LayerChange[];
}

export interface DiffFailure {
  side: "base" | "head";
  target: string;
  message: string;
  file: string | null;
  line: number | null;
}
