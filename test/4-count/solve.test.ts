/** Values for a target count, next to it on both sides. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/algebra/evaluate.js";
import { divides } from "../../src/algebra/facts.js";
import { parse } from "../../src/algebra/parse.js";
import { solve } from "../../src/4-count/solve.js";

describe("the shape of nanoGPT", () => {
  const gpt = parse("50304*d + 1024*d + 12*(12*d**2 + 13*d) + 2*d");

  test("768 for GPT-2's count", () => {
    expect(solve(gpt, "d", 124_475_904n)).toEqual({
      exact: [{ value: 768n, count: 124_475_904n }],
      below: { value: 767n, count: evaluate(gpt, new Map([["d", 767n]])) },
      above: { value: 769n, count: evaluate(gpt, new Map([["d", 769n]])) },
      isProved: true,
      searchedUpTo: undefined,
    });
  });

  test("in multiples of 64, both sides of 124 million", () => {
    const { exact, below, above } = solve(gpt, "d", 124_000_000n, {
      multipleOf: 64n,
    });
    expect(exact).toEqual([]);
    expect([below?.value, above?.value]).toEqual([704n, 768n]);
    expect(below?.count).toBe(144n * 704n ** 2n + 51_486n * 704n);
    expect(above?.count).toBe(124_475_904n);
  });

  test("where heads have to divide it", () => {
    const { below, above } = solve(gpt, "d", 100_000_000n, {
      conditions: [divides(parse("10"), parse("d"))],
    });
    expect([below?.value, above?.value]).toEqual([670n, 680n]);
  });
});

test("a target below all values has nothing below it", () => {
  const solution = solve(parse("10*n + 100"), "n", 5n);
  expect(solution.below).toBeUndefined();
  expect(solution.above).toEqual({ value: 1n, count: 110n });
});

test("a count that does not reach the target has nothing above it", () => {
  const solution = solve(parse("min(n, 50)"), "n", 60n);
  expect(solution.above).toBeUndefined();
  expect(solution.below?.count).toBe(50n);
});

test("several values may give the target", () => {
  const solution = solve(parse("n//8*3"), "n", 6n);
  expect(solution.exact.map(({ value }) => value)).toEqual(
    Array.from({ length: 8 }, (_, i) => 16n + BigInt(i)),
  );
  expect(solution.below).toEqual({ value: 15n, count: 3n });
  expect(solution.above).toEqual({ value: 24n, count: 9n });
});

test("int(width * 0.3) is no obstacle, nor is rounding up to a multiple", () => {
  for (const text of [
    "int(n*0.3)*n + n",
    "-(-n//8)*8*n",
    "max(16, int(n*1.1))",
  ])
    expect(solve(parse(text), "n", 5_000n).isProved, text).toBe(true);
});

test("a count that falls is searched through, and the answer says so", () => {
  const solution = solve(parse("(n - 20)**2"), "n", 100n, { mostTried: 50 });
  expect(solution.exact.map(({ value }) => value)).toEqual([10n, 30n]);
  expect(solution.isProved).toBe(false);
  expect(solution.searchedUpTo).toBe(50n);
});

test("values for which there is no model are passed over", () => {
  const solution = solve(parse("100//(n - 3) + n*1000"), "n", 3_000n);
  expect(solution.exact).toEqual([]);
  expect(solution.below?.value).toBe(2n);
});

test("formulas that cannot be solved are refused", () => {
  expect(() => solve(parse("n*m"), "n", 1n)).toThrow("no value for m");
  expect(() => solve(parse("7"), "n", 1n)).toThrow("does not depend on n");
  expect(() => solve(parse("n"), "n", 1n, { multipleOf: 0n })).toThrow(
    RangeError,
  );
});

test("nothing is nearer", () => {
  const part = fc.constantFrom(
    "n",
    "n**2",
    "3*n*(n//4)",
    "int(n*0.35)",
    "max(4, n//3)",
    "5",
    "-(-n//3)",
    "n*(n + 1)//2",
    "2*n - 1",
  );
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 4000 }),
      fc.integer({ min: 1, max: 5 }),
      (parts, goal, multiple) => {
        const formula = parse([...parts, "n"].join(" + "));
        const target = BigInt(goal);
        const step = BigInt(multiple);
        const solution = solve(formula, "n", target, { multipleOf: step });
        expect(solution.isProved).toBe(true);
        const all = Array.from({ length: 4200 }, (_, i) => {
          const value = step * BigInt(i + 1);
          return { value, count: evaluate(formula, new Map([["n", value]])) };
        });
        expect(solution.exact).toEqual(
          all.filter(({ count }) => count === target).slice(0, 8),
        );
        expect(solution.below).toEqual(
          all.findLast(({ count }) => count < target),
        );
        expect(solution.above).toEqual(all.find(({ count }) => count > target));
      },
    ),
    { numRuns: 40 },
  );
});
