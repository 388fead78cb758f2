/** A value that numel does not know, and why. */
import type { Reason } from "../../messages.js";
import type { PyType } from "./type.js";
import { PyObject, type Value } from "./value.js";

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

export function shorten(expression: string): string {
  return expression.length > 80 ? `${expression.slice(0, 77)}…` : expression;
}

/** A comparison of something unknown, or its negation: what `Choices` may answer, the same from wherever it is asked. */
export class PyTest extends PyUnknown {
  /** As one would write it where the answer is no: `x is not None` for `x is None`. */
  readonly opposite: string;
  /** The test without its negation, the same however it is written: `a > b` and `b < a`. */
  readonly key: string;
  readonly isNegated: boolean;
  /** What the value is where the (not negated) test holds; null where it says no such thing. */
  readonly equality: { subject: PyUnknown; literal: Value } | null;

  constructor(test: {
    expression: string;
    opposite: string;
    reasons: readonly Reason[];
    key: string;
    isNegated: boolean;
    equality: PyTest["equality"];
  }) {
    super(test.expression, test.reasons);
    this.opposite = test.opposite;
    this.key = test.key;
    this.isNegated = test.isNegated;
    this.equality = test.equality;
  }
}
