/** Whether a number of rounds is one whatever its symbols stand for. */
import type { Formula } from "../../algebra/expression.js";
import { atLeast, Facts } from "../../algebra/facts.js";
import { symbol, ZERO } from "../../algebra/polynomial.js";
import { provesNotNegative } from "../../algebra/prove.js";
import { symbolsOf } from "../../algebra/symbols.js";

/**
 * `2·n` is never negative where no symbol is; `n − 2` is, and Python takes it for none: `range(n - 2)` is empty below 2, and a
 * formula with `n − 2` rounds in it is wrong there.
 */
export function isNeverNegative(count: Formula): boolean {
  const facts = [...symbolsOf(count)].map((name) =>
    atLeast(symbol(name), ZERO),
  );
  return provesNotNegative(count, new Facts(facts));
}
