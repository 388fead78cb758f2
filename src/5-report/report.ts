/** The JSON of `--format json` as types, schema version 1; what the library's `analyze` returns. schema.ts is its schema. */
import type { ReasonCode } from "../messages.js";
import type { Status } from "../4-count/counted.js";
import type { Finding } from "../4-count/finding.js";

export type { Finding, FindingCode, FindingLevel } from "../4-count/finding.js";

/** An exact integer: a bigint only where a number would round it (beyond 2⁵³ − 1). In JSON text always plain digits. */
export type Integer = number | bigint;

/** An integer; or where the model is symbolic, a Python expression in its symbols (`9*in_channels*width + width`). */
export type Count = Integer | string;

export interface Report {
  schemaVersion: 1;
  /** numel's version. */
  numel: string;
  models: Model[];
  /** What the run was told to insist on and does not hold. */
  findings: Finding[];
  /** Of `numel check` only: the numbers in the documentation. */
  claims?: CheckedClaim[];
  /** Of `--shard` only. */
  shard?: ShardReport;
}

/** One part of a run, for `numel merge`. */
export interface ShardReport {
  /** From 1. */
  index: number;
  of: number;
  /** The same for all shards of one run. */
  plan: string;
  /** What the shard came to, for numel of the same version alone. */
  outcomes: string;
}

/** A number in the documentation, held against the code. */
export interface CheckedClaim {
  /** As in its marker. */
  target: string;
  /** `NAME=VALUE` */
  set: string[];
  of: "total" | "trainable" | "frozen" | "buffers" | "stored";
  /** `124.5M` */
  written: string;
  /** In the code; null: not known exactly. */
  count: Integer | null;
  state: "holds" | "differs" | "unknown";
  file: string;
  line: number;
  column: number;
}

export interface Model {
  /** As one would ask for it: `fixtures/lenet.py::Net`. */
  target: string;
  file: string;
  line: number;
  /** The call that built it: `Net()`. */
  call: string;
  status: Status;
  /** `sum(p.numel() for p in m.parameters())`; this and the next four are null unless known exactly. */
  total: Count | null;
  /** Those with `requires_grad`. */
  trainable: Count | null;
  /** `sum(b.numel() for b in m.buffers())` */
  buffers: Count | null;
  /** `len(list(m.modules()))` */
  modules: Count | null;
  /** Elements in `state_dict()`. */
  stored: Count | null;
  /** Partial: a lower bound of the total. */
  atLeast: Integer | null;
  /** The total as a Python expression in the symbols. */
  formula: string | null;
  symbols: ModelSymbol[];
  /** What was taken for arguments nobody gave: `config = GPTConfig() (defaults, model.py:109)`. */
  assumptions: string[];
  /** What holds wherever the model can be built: `dim % heads == 0 (model.py:31)`; elsewhere Python raises. */
  conditions: string[];
  variants: Variant[];
  reasons: ReportedReason[];
  /** First 16 hex digits of SHA-256 over the sorted lines `NAME\tD0xD1\t1|0\n` of `named_parameters()`; null unless exact. */
  digest: string | null;
  /** The name that the configuration gives it. */
  alias: string | null;
  /** What it was held to, worst first. */
  budgets: ReportedBudget[];
  /** `named_parameters()`: each once, under its first name. */
  parameters: Parameter[];
  layers: Layer[];
}

/** A budget of the configuration, held against a model. */
export interface ReportedBudget {
  of: "total" | "trainable";
  /** `130M`, `+2%` */
  written: string;
  /** The number it comes to; null: relative to a base that is not known. */
  limit: Integer | null;
  /** `unknown`: there is no base, or the count is not known well enough. */
  state: "within" | "over" | "unknown";
  /** Parameters above the limit; null unless over. */
  over: Integer | null;
  /** Where it is written. */
  file: string;
  line: number;
}

/** A name that a formula is written in. */
export interface ModelSymbol {
  name: string;
  line: number | null;
  meaning: string;
}

/** One of several counts, with its condition. */
export interface Variant {
  when: string;
  formula: string | null;
  total: Count | null;
}

export interface ReportedReason {
  code: ReasonCode;
  message: string;
  file: string | null;
  line: number | null;
}

export interface Parameter {
  /** `conv1.weight` */
  name: string;
  /** null (like `numel`): a lazy parameter, whose shape is not known before the first input. */
  shape: Count[] | null;
  numel: Count | null;
  trainable: boolean;
  /** Without `torch.`: `float32`. */
  dtype: string;
}

export interface Layer {
  path: string;
  /** Full name of its class. */
  type: string;
  /** As written; null: not called by its name. */
  call: string | null;
  /** Of all below it too, each parameter where it is first registered; null: not all of it is known. */
  total: Count | null;
  /** How the layer's own parameters add up: `400·120 + 120`, `= wte.weight` for tied ones; null: it has none. */
  arithmetic: string | null;
  file: string | null;
  line: number | null;
  /** Path of the first place of the same Module object; it counts there. */
  sharedWith: string | null;
  layers: Layer[];
}
