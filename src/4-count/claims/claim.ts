/** A claim: a number in the documentation that says what a model's count is. */
import type { CountedModel } from "../counted.js";
import type { Found } from "../quantity.js";

/** What a claim can be about, in the words that stand in the marker. */
export const quantities = [
  "total",
  "trainable",
  "frozen",
  "buffers",
  "stored",
] as const;

export type Quantity = (typeof quantities)[number];

/** A place in a text: an offset, line and column from 1. */
export interface Place {
  start: number;
  line: number;
  column: number;
}

export interface Claim extends Place {
  /** Relative to where numel was started. */
  file: string;
  /** As it stands in the marker. */
  target: string;
  of: Quantity;
  /** `NAME=VALUE` */
  set: string[];
  /** The number between the markers; its `index` counts from `textStart`. */
  number: Found;
  /** Where the text between the markers starts. */
  textStart: number;
}

export interface JudgedClaim {
  claim: Claim;
  /** The count in the code; null where it is not known exactly. */
  count: bigint | null;
  state: "holds" | "differs" | "unknown";
}

/** The exact value of a quantity; null where it is not known. */
export function exactly(model: CountedModel, of: Quantity): bigint | null {
  if (model.status !== "exact") return null;
  if (of !== "stored") return model.counts[of];
  return model.stored && model.stored.parameters + model.stored.buffers;
}
