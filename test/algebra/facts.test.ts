/** What facts allow, what they are needed for, and that using them is noted. */
import { describe, expect, test } from "vitest";
import { compare, compareQuantities } from "../../src/algebra/compare.js";
import { factHolds } from "../../src/algebra/factHolds.js";
import { factText } from "../../src/algebra/factText.js";
import {
  atLeast,
  divides,
  equal,
  Facts,
  type Fact,
} from "../../src/algebra/facts.js";
import { parse, parseQuantity } from "../../src/algebra/parse.js";
import { assume, substitute } from "../../src/algebra/substitute.js";
import { integer } from "../../src/algebra/polynomial.js";
import { toText } from "../../src/algebra/toText.js";

const text = (formula: Parameters<typeof toText>[0]) =>
  toText(formula, { style: "text" });

const headsDivideDim = divides(parse("heads"), parse("dim"));
const depthKnown = atLeast(parse("depth"), parse("1"));

describe("divisibility", () => {
  test.each([
    ["heads*(dim//heads)", "dim"],
    ["3*heads*(dim//heads)", "3·dim"],
    ["dim % heads", "0"],
    ["(3*dim) % heads", "0"],
    ["(dim//heads) % 1", "0"],
    ["3*dim // heads * heads", "3·dim"],
    ["dim*dim // heads", "dim²/heads"],
    ["(dim//heads)*(dim//heads)*heads", "dim²/heads"],
    ["dim // (2*heads)", "dim // (2·heads)"],
    ["(dim + 1) // heads", "dim/heads + 1 // heads"],
    ["int(dim / heads)", "dim/heads"],
    ["int(dim / heads) * heads", "dim"],
    ["heads*(dim//heads) + width % heads", "dim + width % heads"],
  ])("%s is %s", (source, expected) => {
    const facts = new Facts([headsDivideDim]);
    expect(text(assume(parse(source), facts))).toBe(expected);
    expect(text(parse(source, facts))).toBe(expected);
    expect([...facts.used]).toEqual(
      expected === "dim // (2·heads)" ? [] : [headsDivideDim],
    );
  });

  test("as it is often asserted: head_dim * heads == dim", () => {
    const fact = equal(parse("heads*(dim//heads)"), parse("dim"));
    const facts = new Facts([fact]);
    expect(text(parse("3*(dim//heads)*heads", facts))).toBe("3·dim");
    expect([...facts.used]).toEqual([fact]);
  });

  test("of a sum", () => {
    const facts = new Facts([divides(parse("g"), parse("a + b"))]);
    expect(text(parse("(a + b) // g * g", facts))).toBe("a + b");
    expect(text(parse("(2*a + 2*b + g) % g", facts))).toBe("0");
  });

  test("is right with numbers put in of which it holds; others are for the caller to refuse", () => {
    const facts = new Facts([headsDivideDim]);
    const put = (source: string, dim: number, heads: number) =>
      substitute(
        parse(source, facts),
        new Map([
          ["dim", integer(dim)],
          ["heads", integer(heads)],
        ]),
      ).key;
    expect(put("(dim//heads)*(dim + heads) + 7", 12, 4)).toBe("55");
    expect(() => put("dim//heads + 7", 10, 4)).toThrow("no integer");
  });

  test("with only the divisor put in, it stays a fraction", () => {
    const formula = parse("dim//heads", new Facts([headsDivideDim]));
    const put = substitute(formula, new Map([["heads", integer(8)]]));
    expect(text(put)).toBe("dim/8");
    expect(toText(put, { style: "python" })).toBe("dim//8");
  });
});

describe("bounds", () => {
  const all = new Facts([
    depthKnown,
    atLeast(parse("x"), parse("0")),
    atLeast(parse("w"), parse("8")),
    atLeast(parse("n"), parse("m")),
  ]);

  test.each([
    ["max(1, depth)", "depth"],
    ["max(0, depth - 1)", "depth − 1"],
    ["min(4, w)", "4"],
    ["max(16, w)", "max(16, w)"],
    ["max(m, n)", "n"],
    ["abs(depth)", "depth"],
    ["abs(-x)", "x"],
    ["int(x / 4)", "x // 4"],
    ["int(x * 0.25)", "x // 4"],
    ["int(x * 1.5)", "3·x // 2"],
    ["int(y * 0.25)", "int(y·0.25)"],
    ["int(x * 0.1)", "int(x·0.1)"],
    ["int(x / depth)", "x // depth"],
    ["x // depth // w", "x // (depth·w)"],
    ["x // y // 2", "x // (2·y)"],
    ["x // 2 // y", "x // 2 // y"],
    ["(x % w) // w", "0"],
    ["(x % w) % w", "x % w"],
    ["2**(depth + 1) // 2", "2^depth"],
    ["sum(c for i in range(depth))", "c·depth"],
    ["sum(c for i in range(y))", "c·max(0, y)"],
    ["sum(i for i in range(n - m))", "(m² + m + n² − n)/2 − m·n"],
  ])("%s is %s", (source, expected) => {
    expect(text(parse(source, all))).toBe(expected);
  });

  test("of x == y, one is put for the other", () => {
    const facts = new Facts([equal(parse("y"), parse("2*x + 1"))]);
    expect(text(assume(parse("y*y + x"), facts))).toBe("4·x² + 5·x + 1");
  });

  test("only what was needed is noted", () => {
    const facts = new Facts([depthKnown, headsDivideDim]);
    parse("max(1, depth) + dim*c", facts);
    expect([...facts.used]).toEqual([depthKnown]);
  });

  test.each([
    ["depth", "0", "greater"],
    ["depth", "1", "greaterOrEqual"],
    ["2*depth + 1", "4", "unequal"],
    ["m", "n", "lessOrEqual"],
    ["m - 1", "n", "less"],
    ["y", "y", "equal"],
    ["y", "0", undefined],
    ["depth*w", "8", "greaterOrEqual"],
    ["x // w", "x", "lessOrEqual"],
    ["x % w", "w", "less"],
    ["2**depth", "0", "greater"],
  ])("%s compared with %s is %s", (a, b, expected) => {
    expect(compare(parse(a), parse(b), all)).toBe(expected);
  });

  test.each([
    ["x / 2", "0.0", "greaterOrEqual"],
    ["depth * 0.5", "0.25", "greater"],
    ["x * 0.1", "0", undefined],
    ["4.0", "4", "equal"],
    ["0.3", "1 / 3", "less"],
    ["depth / 2", "0.1", "greater"],
  ])("%s compared with %s is %s", (a, b, expected) => {
    expect(compareQuantities(parseQuantity(a), parseQuantity(b), all)).toBe(
      expected,
    );
  });
});

test("facts are written as conditions and checked with numbers", () => {
  const facts: [Fact, string, string, boolean][] = [
    [headsDivideDim, "heads divides dim", "(dim) % (heads) == 0", false],
    [depthKnown, "depth ≥ 1", "depth >= 1", true],
    [
      equal(parse("dim"), parse("2*depth")),
      "dim = 2·depth",
      "dim == 2*depth",
      true,
    ],
  ];
  const values = new Map(Object.entries({ dim: 10n, heads: 4n, depth: 5n }));
  for (const [fact, asText, python, holds] of facts) {
    expect(factText(fact, { style: "text" })).toBe(asText);
    expect(factText(fact, { style: "python" })).toBe(python);
    expect(factHolds(fact, values)).toBe(holds);
  }
});
