/** What `numel solve` found: plain data for its reports. */
import type { Formula } from "../algebra/expression.js";
import type { CountedModel } from "./counted.js";
import type { Solution } from "./solve.js";

/** The values for one model. */
export interface Solved {
  /** With the unknown as a symbol. */
  model: CountedModel;
  /** As the model calls it: `n_embd`, `config.n_embd`. */
  unknown: string;
  /** The count as a formula of the unknown. */
  formula: Formula;
  solution: Solution;
  /** Conditions of the model that were not looked at, because they have other names without values. */
  unchecked: string[];
}

export interface SolveReport {
  /** The count that is asked for. */
  wanted: bigint;
  of: "total" | "trainable";
  solved: Solved[];
  failures: { target: string; message: string }[];
}
