/** A value that numel does not know, and why. */
import type { Formula, Quantity } from "../../algebra/expression.js";
import type { Fact } from "../../algebra/facts.js";
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

  #expression: string | (() => string);

  constructor(
    /** How the value is reached, as written: `timm.create_model(…)`, `config.hidden_size`. Many are never asked. */
    expression: string | (() => string),
    /** Root reasons, never empty. */
    readonly reasons: readonly Reason[],
  ) {
    super(PyUnknown.sharedType);
    this.#expression = expression;
  }

  get expression(): string {
    if (typeof this.#expression !== "string") {
      this.#expression = this.#expression();
    }
    return this.#expression;
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

/** What a value is that nobody gave, as far as its annotation tells. */
export type SymbolKind = "int" | "float" | "bool" | "str";

/**
 * An argument without a value, or something reached from one by attributes and constant keys: `dim`, `config.hidden_size`,
 * `layers[0]`. Where it is used as a number it is a symbol of that name.
 */
export class PyNamed extends PyUnknown {
  /** Used in a way that only numbers allow. */
  isNumber = false;
  /** What was reached from it, `.hidden_size`, `[0]`, and what has a value there. */
  readonly parts = new Map<string, Value>();

  constructor(
    expression: string,
    reasons: readonly Reason[],
    /** null: nobody says. */
    readonly kind: SymbolKind | null = null,
  ) {
    super(expression, reasons);
  }
}

/**
 * Whether an unknown value is certainly no module and no parameter: a number, a test, or an argument that was used as a number or
 * of which a part was.
 */
export function holdsNoParameters(value: PyUnknown): boolean {
  if (value instanceof PySymbolic || value instanceof PyTest) return true;
  if (!(value instanceof PyNamed)) return false;
  return (
    value.kind !== null ||
    value.isNumber ||
    [...value.parts.values()].some(
      (part) => !(part instanceof PyUnknown) || holdsNoParameters(part),
    )
  );
}

/** Whether an unknown value is certainly not None: its form says what it is. */
export function isCertainlySome(value: PyUnknown): boolean {
  if (value instanceof PyNamed) return value.kind !== null || value.isNumber;
  return value.constructor !== PyUnknown;
}

/** `whole.name` or `whole[0]`: named as written where the whole is. */
export function partOf(whole: PyUnknown, suffix: string): Value {
  const expression = `${whole.expression}${suffix}`;
  if (!(whole instanceof PyNamed) || whole.kind !== null) {
    return derived(expression, whole);
  }
  const known = whole.parts.get(suffix);
  if (known !== undefined) return known;
  const part = new PyNamed(expression, whole.reasons);
  whole.parts.set(suffix, part);
  return part;
}

/** A number that depends on symbols: the form is known, the value is not. */
export class PySymbolic extends PyUnknown {
  constructor(
    expression: () => string,
    reasons: readonly Reason[],
    /** Exact; where some symbol may stand for a float, exact if all stand for ints. */
    readonly quantity: Quantity,
    /** The operations as written, where some symbol may stand for a float; null: all are ints or known to be floats. */
    readonly asWritten: Quantity | null,
    /** The arguments without a value that it was worked out from: where it must be an int, they are numbers. */
    readonly named: readonly PyNamed[] = [],
  ) {
    super(expression, reasons);
  }
}

/** A text with numbers in it that depend on symbols: `f"layer{i}"`. */
export class PySymbolicText extends PyUnknown {
  constructor(
    readonly parts: readonly (string | Formula)[],
    reasons: readonly Reason[],
  ) {
    super("f'…'", reasons);
  }
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
  /** What algebra may build on where the answer is yes. */
  readonly facts: readonly Fact[];
  /** … and where it is no. */
  readonly oppositeFacts: readonly Fact[];

  constructor(test: {
    expression: string;
    opposite: string;
    reasons: readonly Reason[];
    key: string;
    isNegated: boolean;
    equality: PyTest["equality"];
    facts?: readonly Fact[];
    oppositeFacts?: readonly Fact[];
  }) {
    super(test.expression, test.reasons);
    this.opposite = test.opposite;
    this.key = test.key;
    this.isNegated = test.isNegated;
    this.equality = test.equality;
    this.facts = test.facts ?? [];
    this.oppositeFacts = test.oppositeFacts ?? [];
  }
}
