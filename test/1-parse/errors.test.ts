import { describe, expect, it } from "vitest";
import { PythonSyntaxError } from "../../src/1-parse/pythonSyntaxError.js";
import { Source } from "../../src/source.js";
import { parse, parser, syntaxErrorOf } from "./parse.js";
import { recorded } from "./recorded.js";

interface Recorded {
  source: string;
  message: string;
  line: number;
  column: number;
}

/** Where our words differ from CPython's; the line never does. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  "x = 1 = y": "invalid syntax",
  "(a, f()) = 1": "invalid syntax",
  "x = [(yield y) for y in z]": "'yield' inside a comprehension",
  "x = {1: 2, 3}": "invalid syntax",
  "a <> b": "<> is Python 2 syntax; use !=",
  "def f:\n    pass": "invalid syntax",
  "{a: *b}": "can't use starred expression here",
};

describe("syntax errors are CPython's", () => {
  for (const { source, message, line } of recorded<Recorded>("errors")) {
    it(JSON.stringify(source), () => {
      const error = syntaxErrorOf(source);
      expect([error.line, error.message]).toEqual([
        line,
        OWN_WORDS[source] ?? message,
      ]);
      expect(error.text).toBe(source.split("\n")[line - 1]);
      expect(error.column).toBeGreaterThan(0);
    });
  }
});

describe("a syntax error's place", () => {
  it("has file, line, column and text", () => {
    const error = syntaxErrorOf(
      "x = 1\n\ndef f():\n    y = (1,\n         2]\n",
    );
    expect(error).toBeInstanceOf(PythonSyntaxError);
    expect(error.source.path).toBe("test.py");
    expect([error.line, error.column, error.text]).toEqual([
      5,
      11,
      "         2]",
    ]);
    expect(error.isUnsupported).toBe(false);
  });

  it("is found behind 200 good functions", () => {
    const good = "def f(x):\n    return [x,\n  x]\n";
    expect(syntaxErrorOf(`${good.repeat(200)}if x\n    y\n`).line).toBe(601);
  });

  it("counts columns in UTF-16 units and lines at CRLF and CR", () => {
    expect(syntaxErrorOf("a = 1\r\nb = '😀' )\r\n")).toMatchObject({
      line: 2,
      column: 10,
    });
    expect(syntaxErrorOf("a = 1\rb = = 2\r")).toMatchObject({
      line: 2,
      text: "b = = 2",
    });
  });

  it("is the file's, not the call's, for Python 2 in a function never called", () => {
    expect(() => parse("def f():\n    print 'x'\n")).toThrow(
      "Missing parentheses in call to 'print'",
    );
    expect(() =>
      parse('"""print this"""\n# print that\nprint("x")\n'),
    ).not.toThrow();
  });
});

describe("refused by name", () => {
  it("template strings, as our gap", () => {
    expect(syntaxErrorOf('t"{x}"')).toMatchObject({
      isUnsupported: true,
      message: "template strings (t-strings) are not read",
    });
  });
  it("character names, as our gap", () => {
    expect(syntaxErrorOf('"\\N{BULLET}"')).toMatchObject({
      isUnsupported: true,
      message: "the character name escape \\N{BULLET} is not read",
    });
  });
  it("Python 2's forms", () => {
    expect(syntaxErrorOf("x = `y`").message).toBe(
      "backquotes are Python 2 syntax; use repr()",
    );
    expect(syntaxErrorOf("try: pass\nexcept A, e: pass").message).toBe(
      "multiple exception types must be parenthesized",
    );
    expect(syntaxErrorOf('ur"x"').message).toBe("invalid string prefix 'ur'");
    expect(syntaxErrorOf("10L").message).toBe("invalid decimal literal");
    expect(syntaxErrorOf("def f((a, b)): pass").message).toBe(
      "Function parameters cannot be parenthesized",
    );
  });
});

describe("parseExpression", () => {
  const expression = (text: string) =>
    parser.parseExpression(new Source("<target>", text));
  it("takes one expression", () => {
    expect(expression("GPT(GPTConfig(n_layer=24))").kind).toBe("Call");
    expect(expression("  a, *b ").kind).toBe("Tuple");
    expect(expression("(1 +\n 2)").kind).toBe("BinOp");
  });
  it("refuses anything else", () => {
    for (const text of [
      "",
      "# nothing",
      "x = 1",
      "a; b",
      "import a",
      "a\nb",
      "GPT(",
      "1 +",
    ]) {
      expect(() => expression(text), text).toThrow(PythonSyntaxError);
    }
  });
});
