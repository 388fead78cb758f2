/** How lines are laid out: what the grammar's scanner gets wrong by itself is among it. */
import { describe, expect, it } from "vitest";
import { comparableModule } from "./comparable.js";
import { parse, syntaxErrorOf } from "./parse.js";

const same = (text: string, as: string) =>
  expect(comparableModule(parse(text))).toEqual(comparableModule(parse(as)));

describe("line breaks", () => {
  it("no line break at the end", () => same("if a:\n    b", "if a:\n    b\n"));
  it("a backslash at the end of the file", () => {
    expect(syntaxErrorOf("x = 1 + \\").line).toBe(1);
  });
  it("backslashes continue a line", () =>
    same("x = a + \\\n  b\nif c and \\\nd: e\n", "x = a + b\nif c and d: e\n"));
  it("backslashes with CRLF", () =>
    same("x = a + \\\r\n  b\r\n", "x = a + b\n"));
  it("lone carriage returns end lines", () =>
    same("if a:\r  b\rc\r", "if a:\n  b\nc\n"));
  it("line breaks in strings are \\n", () =>
    same('x = """a\r\nb\rc"""\r\n', 'x = """a\nb\nc"""\n'));
  it("only comments", () => same("# a\n\n  # b", ""));
  it("nothing", () => expect(parse("")).toEqual({ doc: null, body: [] }));
});

describe("indentation", () => {
  it("form feeds", () =>
    same("if a:\n    b\n\f\n    c\n\fd\n", "if a:\n    b\n    c\nd\n"));
  it("tabs", () =>
    same("if a:\n\tif b:\n\t\tc\n\td\n", "if a:\n if b:\n  c\n d\n"));
  it("tabs of 8", () =>
    same("if a:\n        b\n        c\n", "if a:\n\tb\n\tc\n"));
  it("comments at any column", () =>
    same(
      "if a:\n    b\n  # c\n# d\n      # e\n    f\n",
      "if a:\n    b\n    f\n",
    ));
  it("lines in brackets at any column", () => {
    same(
      "def f():\n    x = g(a +\nb)\n    return [\n  x\n]\n",
      "def f():\n    x = g(a + b)\n    return [x]\n",
    );
    same(
      "class A:\n    x = {\n'a':\n1, # c\n}\n    y = a(\n).b\n",
      "class A:\n    x = {'a': 1}\n    y = a().b\n",
    );
  });
  it("strays are errors also where the grammar takes them", () => {
    expect(syntaxErrorOf("if a:\n    b\n  c\n").message).toBe(
      "unindent does not match any outer indentation level",
    );
    expect(syntaxErrorOf("  a\n").message).toBe("unexpected indent");
    expect(syntaxErrorOf("def f():\n    a\n      b\n").line).toBe(3);
  });
});
