import { expect, it } from "vitest";
import type { Assign, Expression } from "../../src/1-parse/ast.js";
import { PythonSyntaxError } from "../../src/1-parse/pythonSyntaxError.js";
import { parse, parseAll } from "./parse.js";

function valueOf(text: string): Expression {
  return (parse(`x = ${text}`).body[0] as Assign).value;
}

it("200 brackets within brackets are read, as in CPython; more are an error, not a crash", () => {
  expect(valueOf(`${"(".repeat(200)}1${")".repeat(200)}`)).toMatchObject({
    value: 1,
  });
  for (const [open, close] of [
    ["(", ")"],
    ["[", "]"],
    ["{", "}"],
    ["f(", ")"],
    ["{1: ", "}"],
    ["a[(", ")]"],
  ] as const) {
    const text = `x = ${open.repeat(10_000)}1${close.repeat(10_000)}`;
    expect(() => parseAll(text), open).toThrow("too many nested parentheses");
  }
  expect(() => parseAll("(".repeat(10_000))).toThrow("'(' was never closed");
});

it("chains of 5,000 are trees", () => {
  const names = Array.from({ length: 5000 }, (_, i) => `a${i}`);
  let node = valueOf(names.join(" + "));
  let depth = 0;
  for (; node.kind === "BinOp"; node = node.left) depth++;
  expect([depth, node]).toMatchObject([4999, { kind: "Name", id: "a0" }]);
  expect(valueOf(names.join(" and "))).toMatchObject({
    kind: "BoolOp",
    values: { length: 5000 },
  });
  expect(valueOf(names.join(" < "))).toMatchObject({
    kind: "Compare",
    comparators: { length: 4999 },
  });
  for (const text of [
    `a${".b(c)[0]".repeat(5000)}`,
    `${"not ".repeat(5000)}a`,
    `${"-".repeat(5000)}a`,
    `${"a if b else ".repeat(5000)}c`,
    `${"lambda: ".repeat(5000)}a`,
    names.join(" & b ^ "),
  ]) {
    expect(() => parseAll(`x = ${text}`)).not.toThrow();
  }
  expect(() =>
    parseAll(`if a: b\n${"elif c: d\n".repeat(5000)}`),
  ).not.toThrow();
  expect(() => parseAll(`${"a = ".repeat(5000)}1`)).not.toThrow();
});

it("what nests to the right is refused where it is too deep", () => {
  expect(() => parseAll(`x = ${"a ** ".repeat(5000)}a`)).toThrow(
    PythonSyntaxError,
  );
  expect(() => parseAll(`async def f():\n  ${"await ".repeat(5000)}x`)).toThrow(
    PythonSyntaxError,
  );
  expect(() =>
    parseAll(`x = ${"a[".repeat(10_000)}0${"]".repeat(10_000)}`),
  ).toThrow(PythonSyntaxError);
  expect(() => parseAll(`x = ${"9".repeat(4301)}`)).toThrow(
    "Exceeds the limit (4300 digits)",
  );
});

it("99 levels of indentation are read", () => {
  const lines = Array.from({ length: 99 }, (_, i) => `${" ".repeat(i)}if a:\n`);
  expect(() =>
    parseAll(`${lines.join("")}${" ".repeat(99)}pass\n`),
  ).not.toThrow();
});

it("a thousand levels of indentation are an error", () => {
  const lines = Array.from(
    { length: 1000 },
    (_, i) => `${" ".repeat(i)}if a:\n`,
  );
  expect(() => parseAll(`${lines.join("")}${" ".repeat(1000)}pass\n`)).toThrow(
    "too many levels of indentation",
  );
});
