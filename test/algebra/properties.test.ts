/** Whatever is simplified, printed or put in, the value stays what Python's arithmetic gives. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../src/algebra/evaluate.js";
import type { Formula } from "../../src/algebra/expression.js";
import { atLeast, Facts, NO_FACTS } from "../../src/algebra/facts.js";
import { parse } from "../../src/algebra/parse.js";
import { integer, isConstant, symbol } from "../../src/algebra/polynomial.js";
import { substitute } from "../../src/algebra/substitute.js";
import { compare } from "../../src/algebra/compare.js";
import { toText } from "../../src/algebra/toText.js";
import {
  attempt,
  bindings,
  buildInt,
  direct,
  names,
  python,
  trees,
} from "./trees.js";

// The same expressions in every run, so that a failure is the change's; FC_RUNS=20000 looks for new ones.
const runs = process.env["FC_RUNS"]
  ? { numRuns: Number(process.env["FC_RUNS"]) }
  : { numRuns: 400, seed: 4 };

function hasPartOfPower({ key }: Formula): boolean {
  return key.includes("/") && key.includes("pow(");
}

/** Everything is at least 1, as sizes are. */
const sizes = () =>
  new Facts(names.map((name) => atLeast(symbol(name), integer(1))));

test("simplified formulas keep their value", () => {
  fc.assert(
    fc.property(
      trees,
      fc.array(bindings, { minLength: 8, maxLength: 8 }),
      (tree, samples) => {
        const formula = buildInt(tree, NO_FACTS);
        for (const values of samples) {
          const expected = attempt(() => direct(tree, values));
          if (expected === undefined) continue;
          if (!formula) continue;
          expect(
            evaluate(formula, values),
            `${python(tree)} → ${formula.key} at ${JSON.stringify([...values].map(String))}`,
          ).toBe(expected);
        }
      },
    ),
    runs,
  );
});

test("simplified by facts, they keep their value where the facts hold", () => {
  fc.assert(
    fc.property(
      trees,
      fc.array(bindings, { minLength: 8, maxLength: 8 }),
      (tree, samples) => {
        const formula = buildInt(tree, sizes());
        for (const all of samples) {
          const values = new Map(
            [...all].map(([name, value]) => [
              name,
              value < 1n ? 1n - value : value,
            ]),
          );
          const expected = attempt(() => direct(tree, values));
          if (expected === undefined) continue;
          if (!formula) continue;
          expect(
            evaluate(formula, values),
            `${python(tree)} → ${formula.key} at ${JSON.stringify([...values].map(String))}`,
          ).toBe(expected);
        }
      },
    ),
    runs,
  );
});

test("substitution gives what evaluation gives, all at once or one after the other", () => {
  fc.assert(
    fc.property(trees, bindings, (tree, values) => {
      const expected = attempt(() => direct(tree, values));
      const formula = buildInt(tree, NO_FACTS);
      if (expected === undefined || !formula) return;
      const all = new Map(
        [...values].map(([name, value]) => [name, integer(value)]),
      );
      expect(isConstant(substitute(formula, all)), formula.key).toBe(expected);
      const oneByOne = attempt(() =>
        [...all].reduce(
          (current, entry) => substitute(current, new Map([entry])),
          formula,
        ),
      );
      // A negative power is refused as soon as it is one, even in a range that turns out to be empty.
      if (oneByOne || !formula.key.includes("pow("))
        expect(oneByOne && isConstant(oneByOne), formula.key).toBe(expected);
    }),
    runs,
  );
});

test("what is printed in Python reads back as the same formula", () => {
  fc.assert(
    fc.property(trees, bindings, (tree, values) => {
      const formula = buildInt(tree, NO_FACTS);
      const text =
        formula && attempt(() => toText(formula, { style: "python" }));
      if (!formula || !text) return;
      const again = parse(text);
      const expected = attempt(() => evaluate(formula, values));
      if (expected !== undefined)
        expect(evaluate(again, values), text).toBe(expected);
      // That a large number divides a long polynomial everywhere is not found out again, nor from what n on it divides 2**n.
      if (!/\/\/\d{2}/.test(text) && !hasPartOfPower(formula))
        expect(again.key, text).toBe(formula.key);
    }),
    runs,
  );
});

test("comparisons are never wrong", () => {
  fc.assert(
    fc.property(
      trees,
      trees,
      fc.array(bindings, { minLength: 8, maxLength: 8 }),
      (left, right, samples) => {
        for (const facts of [NO_FACTS, sizes()]) {
          const a = buildInt(left, facts);
          const b = buildInt(right, facts);
          if (!a || !b) return;
          const relation = compare(a, b, facts);
          for (const all of samples) {
            const values =
              facts === NO_FACTS
                ? all
                : new Map(
                    [...all].map(([name, value]) => [
                      name,
                      value < 1n ? 1n - value : value,
                    ]),
                  );
            const x = attempt(() => direct(left, values));
            const y = attempt(() => direct(right, values));
            if (x === undefined || y === undefined) continue;
            const holds = {
              equal: x === y,
              less: x < y,
              greater: x > y,
              lessOrEqual: x <= y,
              greaterOrEqual: x >= y,
              unequal: x !== y,
            };
            expect(
              relation === undefined || holds[relation],
              `${python(left)} ${relation} ${python(right)}`,
            ).toBe(true);
          }
        }
      },
    ),
    runs,
  );
});
