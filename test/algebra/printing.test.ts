/** Formulas are written as people write them, and what is written in Python reads back as the same formula. */
import { expect, test } from "vitest";
import { parse, parseQuantity } from "../../src/algebra/parse.js";
import { toText } from "../../src/algebra/toText.js";

const cases: [python: string, text: string, order?: string[]][] = [
  [
    "V*d + T*d + L*(12*d**2 + 13*d) + 2*d",
    "V·d + T·d + L·(12·d² + 13·d) + 2·d",
    ["V", "T", "L", "d"],
  ],
  ["9*in_channels*width + width", "9·in_channels·width + width"],
  ["heads*(dim//heads)", "heads·(dim // heads)"],
  ["-(-a//b)", "ceil(a / b)"],
  ["-(a//b)", "−(a // b)"],
  ["a - 3*b", "a − 3·b"],
  ["n*(n + 1)//2", "n·(n + 1)/2"],
  ["2**(n - 1)", "2^(n − 1)"],
  ["max(1, n//4)", "max(1, n // 4)"],
  ["int(x*0.3)", "int(x·0.3)"],
  ["64*a + 64*b", "64·(a + b)"],
  ["0", "0"],
  ["sum(c//2**i for i in range(n))", "Σ[i = 0 … n − 1](c // 2^i)"],
];

test.each(cases)("%s", (python, text, order) => {
  const formula = parse(python);
  expect(toText(formula, { style: "text", order })).toBe(text);
  const again = parseQuantity(toText(formula, { style: "python", order }));
  expect(again.key).toBe(formula.key);
});
