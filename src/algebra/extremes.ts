/** `min` and `max` of ints. */
import { callAtom } from "./atom.js";
import type { Formula } from "./expression.js";
import { NO_FACTS, type Facts } from "./facts.js";
import { onlyAtom } from "./multiplyTerms.js";
import { fromAtom, isConstant } from "./polynomial.js";
import { provesAtLeast } from "./prove.js";

/** @param args at least one */
export function minimum(
  args: readonly Formula[],
  facts: Facts = NO_FACTS,
): Formula {
  return extreme("min", args, facts);
}

/** @param args at least one */
export function maximum(
  args: readonly Formula[],
  facts: Facts = NO_FACTS,
): Formula {
  return extreme("max", args, facts);
}

function extreme(
  name: "min" | "max",
  args: readonly Formula[],
  facts: Facts,
): Formula {
  const flat = args.flatMap((arg) => {
    const atom = onlyAtom(arg);
    return atom?.kind === "call" && atom.function === name
      ? (atom.args as readonly Formula[])
      : [arg];
  });
  const kept: Formula[] = [];
  for (const arg of new Map(flat.map((arg) => [arg.key, arg])).values()) {
    if (kept.some((other) => wins(name, other, arg, facts))) continue;
    const left = kept.filter((other) => !wins(name, arg, other, facts));
    kept.splice(0, kept.length, ...left, arg);
  }
  if (kept.length === 1) return kept[0]!;
  kept.sort(byKey);
  return fromAtom(callAtom(name, kept));
}

function wins(
  name: "min" | "max",
  a: Formula,
  b: Formula,
  facts: Facts,
): boolean {
  return name === "max"
    ? provesAtLeast(a, b, facts)
    : provesAtLeast(b, a, facts);
}

/** Numbers first, as people write `max(1, n // 4)`. */
function byKey(a: Formula, b: Formula): number {
  const fixed =
    Number(isConstant(b) !== undefined) - Number(isConstant(a) !== undefined);
  return fixed || (a.key < b.key ? -1 : 1);
}
