/** Formulas have CPython's values, and so have they as numel prints them (test/algebra/cpython/record.py). */
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { evaluate } from "../../src/algebra/evaluate.js";
import { parse } from "../../src/algebra/parse.js";
import { toText } from "../../src/algebra/toText.js";
import { attempt } from "./trees.js";

const folder = new URL("cpython/", import.meta.url);
const lines = (name: string) =>
  readFileSync(new URL(name, folder), "utf8").trimEnd().split("\n");
const sources = lines("sources.txt");
const print = (source: string) => toText(parse(source), { style: "python" });

if (process.env["RECORD"])
  writeFileSync(
    new URL("printed.txt", folder),
    sources.map((source) => `${print(source)}\n`).join(""),
  );

const printed = lines("printed.txt");
const recorded = JSON.parse(
  readFileSync(new URL("values.json", folder), "utf8"),
) as {
  names: string[];
  bindings: number[][];
  sources: (string | null)[][];
  printed: (string | null)[][];
};

test("what numel prints is what CPython was asked about", () => {
  expect(sources.map(print)).toEqual(printed);
});

test.each(sources.map((source, i) => [source, i] as const))(
  "%s",
  (source, i) => {
    const formula = parse(source);
    // A negative power is a float, and formulas are ints: they say so, or the zeros that they leave are floats in Python.
    const mayBeNone = source.includes("**");
    recorded.bindings.forEach((row, at) => {
      const expected = recorded.sources[i]![at];
      if (expected == null) return;
      // Where floats come in, formulas claim nothing beyond 2⁵³.
      if (/[./]/.test(source) && expected.length > 15) return;
      const values = new Map(
        recorded.names.map((name, k) => [name, BigInt(row[k]!)]),
      );
      const value = attempt(() => evaluate(formula, values));
      if (value !== undefined || !mayBeNone) expect(`${value}`).toBe(expected);
      const text = recorded.printed[i]![at];
      if (text !== null || !mayBeNone) expect(text, printed[i]).toBe(expected);
    });
  },
);
