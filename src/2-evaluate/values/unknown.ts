/** A value that numel does not know, and why. */
import type { Reason } from "../../messages.js";
import type { PyType } from "./type.js";
import { PyObject } from "./value.js";

/**
 * The third level of value (DESIGN.md 6): every operation on it gives another unknown with the same root reasons.
 * Made only by `unknown()` in operations/unknown.ts, and by `derived`.
 */
export class PyUnknown extends PyObject {
  /**
   * Operations look for PyUnknown before they look at types; whatever forgets to finds a type without methods. Set by
   * basicTypes.ts, which is built on this file.
   */
  static sharedType: PyType;

  constructor(
    /** How the value is reached, as written: `timm.create_model(…)`, `config.hidden_size`. */
    readonly expression: string,
    /** Root reasons, never empty. */
    readonly reasons: readonly Reason[],
  ) {
    super(PyUnknown.sharedType);
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
