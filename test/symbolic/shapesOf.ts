/** How many parameters of each shape a model has for given numbers, from its layers and what they repeat. */
import { evaluate } from "../../src/algebra/evaluate.js";
import { Formula } from "../../src/algebra/expression.js";
import type { LayerIr, RepeatIr } from "../../src/3-layers/ir.js";

/** @returns `{ "8x4": 2 }`; a Parameter object counts once in each round of the loops that made it */
export function shapesOf(
  root: LayerIr,
  values: ReadonlyMap<string, bigint>,
): Record<string, number> {
  const found = new Map<string, number>();
  const seen = new Set<string>();
  visit(root, values, []);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));

  function visit(
    layer: LayerIr,
    around: ReadonlyMap<string, bigint>,
    rounds: readonly [number, bigint][],
  ): void {
    each(layer.repeats, around, rounds, (within, inner) => {
      for (const { shape, repeats, identity, loops } of layer.parameters) {
        each(repeats, within, inner, (bound, path) => {
          const made = path.filter(([loop]) => loops.includes(loop));
          const key = `${identity} ${made.join(" ")}`;
          if (seen.has(key)) return;
          seen.add(key);
          const text = shape
            .map((d) => (d instanceof Formula ? evaluate(d, bound) : d))
            .join("x");
          found.set(text, (found.get(text) ?? 0) + 1);
        });
      }
      for (const child of layer.layers) visit(child, within, inner);
    });
  }
}

/** Calls for every combination of rounds, with the indices bound. */
function each(
  [first, ...rest]: readonly RepeatIr[],
  values: ReadonlyMap<string, bigint>,
  rounds: readonly [number, bigint][],
  call: (
    values: ReadonlyMap<string, bigint>,
    rounds: readonly [number, bigint][],
  ) => void,
): void {
  if (first === undefined) {
    call(values, rounds);
    return;
  }
  const count = evaluate(first.count, values);
  for (let round = 0n; round < count; round++) {
    each(
      rest,
      new Map([...values, [first.index, round]]),
      [...rounds, [first.id, round]],
      call,
    );
  }
}
