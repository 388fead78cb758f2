/** What is known about symbols beyond their names, and which of it a simplification rested on. */
import type { Formula } from "./expression.js";

export type Fact =
  /** `dividend % divisor == 0`, as `assert dim % heads == 0` says. */
  | {
      readonly kind: "divides";
      readonly divisor: Formula;
      readonly dividend: Formula;
    }
  /** `left == right`. */
  | { readonly kind: "equal"; readonly left: Formula; readonly right: Formula }
  /** `formula >= bound`. */
  | {
      readonly kind: "atLeast";
      readonly formula: Formula;
      readonly bound: Formula;
    };

/**
 * A set of facts. Nothing in this folder assumes anything that is not in one. `used` gathers the facts that made a
 * difference, so that a report can list them as assumptions.
 */
export class Facts {
  readonly used: Set<Fact>;

  constructor(
    readonly all: readonly Fact[] = [],
    used: Set<Fact> = new Set(),
  ) {
    this.used = used;
  }

  /** These and more; what is used of either is gathered in the same place. */
  with(...more: Fact[]): Facts {
    return new Facts([...this.all, ...more], this.used);
  }

  use(facts: Iterable<Fact>): void {
    for (const fact of facts) this.used.add(fact);
  }
}

/** Nothing is known. Nothing of it can be used, so it is safe to share. */
export const NO_FACTS = new Facts();

export function divides(divisor: Formula, dividend: Formula): Fact {
  return { kind: "divides", divisor, dividend };
}

export function equal(left: Formula, right: Formula): Fact {
  return { kind: "equal", left, right };
}

export function atLeast(formula: Formula, bound: Formula): Fact {
  return { kind: "atLeast", formula, bound };
}
