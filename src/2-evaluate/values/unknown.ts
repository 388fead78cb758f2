/** A value that numel does not know, and why. */
import type { Reason } from "../../messages.js";
import type { PyType } from "./type.js";
import { PyObject } from "./value.js";

/**
 * The third level of value (DESIGN.md 6): every operation on it gives another unknown with the same root reasons.
 * Made only by `unknown()` in operations/unknown.ts, and by `derived`.
 */
export class PyUnknown extends PyObject {
  constructor(
    /** How the value is reached, as written: `timm.create_model(…)`, `config.hidden_size`. */
    readonly expression: string,
    /** Root reasons, never empty. */
    readonly reasons: readonly Reason[],
  ) {
    // An unknown value has no type that anybody could ask for: operations look for PyUnknown before they look at types.
    super(undefined as unknown as PyType);
  }

  /** The reason to name where only one can be. */
  get reason(): Reason {
    return this.reasons[0] as Reason;
  }
}

/** What an operation on unknown values gives: another, with the same root reasons. */
export function derived(
  expression: string,
  ...from: readonly PyUnknown[]
): PyUnknown {
  return new PyUnknown(
    shorten(expression),
    from.length === 1
      ? (from[0] as PyUnknown).reasons
      : [...new Set(from.flatMap((unknown) => unknown.reasons))],
  );
}

function shorten(expression: string): string {
  return expression.length > 80 ? `${expression.slice(0, 77)}…` : expression;
}
