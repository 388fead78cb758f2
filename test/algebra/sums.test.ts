/** Sums over ranges: closed forms against adding up, also of empty ranges. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/algebra/evaluate.js";
import { atLeast, Facts, NO_FACTS } from "../../src/algebra/facts.js";
import { parse } from "../../src/algebra/parse.js";
import { integer, symbol } from "../../src/algebra/polynomial.js";
import { substitute } from "../../src/algebra/substitute.js";
import { sumOver } from "../../src/algebra/sumOver.js";
import { toText } from "../../src/algebra/toText.js";

const counted = new Facts([
  atLeast(symbol("n"), integer(0)),
  atLeast(symbol("c"), integer(1)),
]);

describe("closed forms", () => {
  test.each([
    ["c", "c·n"],
    ["i", "n·(n − 1)/2"],
    ["i**2", "n·(2·n² − 3·n + 1)/6"],
    ["i*c + 7", "c·n·(n − 1)/2 + 7·n"],
    ["2**i", "2^n − 1"],
    ["c*2**i", "c·2^n − c"],
    ["c*2**(n - 1 - i)", "c·2^n − c"],
    ["(c*2**i)*(c*2**(i + 1))", "2·c²·(2^(2·n) − 1)/3"],
    ["i*2**i", "2^n·(n − 2) + 2"],
    ["3**i", "(3^n − 1)/2"],
    ["(-1)**i", "−((−1)^n − 1)/2"],
    ["c//2**i", "Σ[i = 0 … n − 1](c // 2^i)"],
    ["9*c*(c//2**i)", "9·c·Σ[i = 0 … n − 1](c // 2^i)"],
    ["min(c*2**i, 512)", "Σ[i = 0 … n − 1](min(512, c·2^i))"],
    ["a**i", "Σ[i = 0 … n − 1](a^i)"],
  ])("the sum of %s is %s", (body, expected) => {
    const sum = sumOver("i", integer(0), symbol("n"), parse(body), counted);
    expect(toText(sum, { style: "text", order: ["c", "n"] })).toBe(expected);
  });

  test("of a range that may be empty count max(0, …) rounds", () => {
    const sum = parse("sum(c for i in range(n))");
    expect(toText(sum, { style: "text" })).toBe("c·max(0, n)");
  });

  test("over numbers are written out", () => {
    const sum = parse("sum(c//(i + 1) for i in range(1, 4))");
    expect(toText(sum, { style: "text" })).toBe("c // 2 + c // 3 + c // 4");
  });
});

test("sums are what adding up gives, whatever the range", () => {
  const part = fc.constantFrom(
    "1",
    "i",
    "i**2",
    "i**3*c",
    "2**i",
    "c*4**i",
    "i*2**i",
    "i**2*3**i",
    "(-2)**i*i",
    "5**(2*i + 1)",
    "2**(30 - i)",
    "i*2**(30 - i)",
    "c//(i + 40)",
    "i % 3",
    "max(i, c)",
  );
  const bound = fc.constantFrom("0", "3", "n", "n - 2", "c + 1", "2*n");
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), part), {
        minLength: 1,
        maxLength: 3,
      }),
      bound,
      bound,
      fc.array(
        fc.record({
          n: fc.integer({ min: 0, max: 8 }),
          c: fc.integer({ min: 1, max: 8 }),
        }),
        { minLength: 4, maxLength: 4 },
      ),
      (parts, from, to, samples) => {
        const body = parse(
          parts.map(([times, text]) => `${times}*(${text})`).join(" + "),
        );
        for (const facts of [NO_FACTS, counted]) {
          const sum = sumOver("i", parse(from), parse(to), body, facts);
          for (const { n, c } of samples) {
            const values = new Map([
              ["n", BigInt(n)],
              ["c", BigInt(c)],
            ]);
            const first = evaluate(parse(from), values);
            const last = evaluate(parse(to), values);
            // Powers of the index begin at 0.
            if (first < 0n) continue;
            let expected = 0n;
            for (let i = first; i < last; i++)
              expected += evaluate(body, new Map([...values, ["i", i]]));
            expect(evaluate(sum, values), sum.key).toBe(expected);
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("equal sums are equal, however the index is called", () => {
  const one = parse("sum(c//2**i for i in range(n))");
  const other = parse("sum(c//2**layer for layer in range(n))");
  expect(one.key).toBe(other.key);
  expect(toText(other, { style: "python" })).toBe(
    "sum(c//2**layer for layer in range(n))",
  );
});

test("an index does not catch a symbol that is put in", () => {
  const sum = parse("sum(c//(i + 1) for i in range(n))");
  const put = substitute(sum, new Map([["c", symbol("i")]]));
  expect(toText(put, { style: "python" })).toBe(
    "sum(i//(i1 + 1) for i1 in range(n))",
  );
  const nested = parse(
    "sum(sum(c//(i + j + 1) for j in range(i)) for i in range(n))",
  );
  const values = new Map([
    ["c", 100n],
    ["n", 5n],
  ]);
  const deep = substitute(nested, new Map([["c", sum]]));
  const inner = evaluate(sum, values);
  expect(evaluate(deep, values)).toBe(
    evaluate(nested, new Map([...values, ["c", inner]])),
  );
});
