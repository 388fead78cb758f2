/** Any parameters, from their shapes alone. */
import { gatherEqual, type Sum, type Term } from "./expression.js";
import type { Written } from "./rule.js";

/** A sum of products; `768 + 768` for two equal ones, which people read as weight and bias, `3·64` from three on. */
export function generic(parameters: readonly Written[]): Sum {
  return gatherEqual(
    parameters.map(({ shape }) => product(shape)),
    3n,
  );
}

/** `[1, 197, 768]` → `197·768`: sizes of 1 say nothing, unless there is nothing else. */
function product(shape: readonly bigint[]): Term {
  const sizes = shape.filter((size) => size !== 1n);
  return sizes.length === 0 ? [1n] : sizes;
}
