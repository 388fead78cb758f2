/** Which markers are claims, and what is said of those that are none. */
import { describe, expect, test } from "vitest";
import { claimsOf } from "../../src/claims/claimsOf.js";

const claims = (text: string, file = "README.md") =>
  claimsOf(file, text).claims.map(({ target, of, set, number, line }) => [
    target,
    of,
    set.join(" "),
    number.text,
    line,
  ]);
const broken = (text: string, file = "README.md") =>
  claimsOf(file, text).broken.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );
const claim = (number: string, body = "m.py::Net") =>
  `<!-- numel: ${body} -->${number}<!-- /numel -->`;

describe("Markdown", () => {
  test.each<[string, string]>([
    ["in a paragraph", `It has ${claim("124M")} parameters.`],
    ["at the start of a line", `${claim("124M")} parameters`],
    ["alone on a line", claim("124M")],
    ["in a heading", `# Net (${claim("124M")})`],
    ["in a list", `- a\n  - ${claim("124M")}`],
    ["in a quote", `> ${claim("124M")}`],
    ["in a table", `| a | b |\n|--|--|\n| Net | ${claim("124M")} |`],
    ["in bold", `**${claim("124M")}**`],
    ["bold inside", claim("**124M** parameters")],
    ["over several lines", claim("\n124M\n")],
    ["in HTML", `<p align="center">\n${claim("124M")}\n</p>`],
    ["in a link", `[${claim("124M")}](x.md)`],
    ["behind a byte order mark", `\ufeff${claim("124M")}`],
    ["with CRLF", `a\r\n\r\nb ${claim("124M")}\r\n`],
    ["without spaces", "<!--numel:m.py::Net-->124M<!--/numel-->"],
  ])("%s", (_, text) => {
    expect(broken(text)).toEqual([]);
    expect(
      claims(text).map(([target, , , number]) => [target, number]),
    ).toEqual([["m.py::Net", "124M"]]);
    // The number is where it is said to be.
    const { textStart, number } = claimsOf("README.md", text).claims[0]!;
    const at = textStart + number.index;
    expect(text.slice(at, at + number.text.length)).toBe("124M");
  });

  test.each<[string, string]>([
    ["a fence", `\`\`\`md\n${claim("1")}\n\`\`\``],
    ["a fence of tildes", `~~~\n${claim("1")}\n~~~`],
    ["an indented block", `text\n\n    ${claim("1")}\n`],
    ["inline code", `write \`${claim("1")}\``],
    ["inline code of two backticks", `\`\` \`${claim("1")} \`\``],
    ["escaped", `\\${claim("1")}`],
    ["a comment in a comment", `<!-- like <!-- numel: m.py::Net -->`],
    ["the marker of a pull-request comment", "<!-- numel:default -->"],
    ["other comments", "<!-- numelicious --> <!-- toc -->"],
  ])("none in %s", (_, text) => {
    expect(claims(text)).toEqual([]);
  });

  test("several, with their lines", () => {
    const text = `${claim("1")} and ${claim("2")}\n\n| ${claim("3")} |\n`;
    expect(claims(text).map((one) => one.slice(3))).toEqual([
      ["1", 1],
      ["2", 1],
      ["3", 3],
    ]);
  });
});

describe("what a marker can say", () => {
  test.each<[string, unknown[]]>([
    ["m.py::Net", ["m.py::Net", "total", ""]],
    ["m.py::Net trainable", ["m.py::Net", "trainable", ""]],
    ["m.py::Net total n_layer=24", ["m.py::Net", "total", "n_layer=24"]],
    [
      "m.py::Net set n_layer=24 bias=False",
      ["m.py::Net", "total", "n_layer=24 bias=False"],
    ],
    [
      "m.py::GPT(GPTConfig(n_layer=24, name='x y')) buffers",
      ["m.py::GPT(GPTConfig(n_layer=24, name='x y'))", "buffers", ""],
    ],
    ["'my models/m.py::Net' stored", ["my models/m.py::Net", "stored", ""]],
    ["gpt-xl", ["gpt-xl", "total", ""]],
    ["m.py::Net act='a b'", ["m.py::Net", "total", "act='a b'"]],
  ])("%s", (body, expected) => {
    expect(claims(claim("1", body)).map((one) => one.slice(0, 3))).toEqual([
      expected,
    ]);
  });
});

describe("broken ones", () => {
  test.each<[string, string]>([
    [
      "a\n\nb <!-- numel: m.py::Net -->124M",
      "3:3 a claim without an end: <!-- /numel --> is missing behind it",
    ],
    [
      "has <!-- numel: m.py::Net 124M",
      "1:5 a claim whose comment is not closed: --> is missing",
    ],
    [
      "a\n\n<!-- numel: m.py::Net\n124M",
      "3:1 a claim whose comment is not closed: --> is missing",
    ],
    ["<!-- /numel -->", "1:1 the end of a claim that does not start"],
    [
      claim("1", ""),
      "1:1 a claim names a target: <!-- numel: model.py::GPT -->124,475,904<!-- /numel -->",
    ],
    [
      "<!-- numel m.py::Net -->",
      "1:1 a claim starts with a colon behind 'numel': <!-- numel: m.py::Net -->",
    ],
    [claim(""), "1:1 a claim without a number between its markers"],
    [
      claim("many"),
      "1:1 a claim without a number numel can read: 'many' (it reads 124,475,904, 124475904, 124M, 124.5 M, 1.2B)",
    ],
    [claim("1 of 2"), "1:1 a claim holds one number, not several: '1 of 2'"],
    [
      claim("1", "m.py::Net trainabel"),
      "1:1 'trainabel' says nothing of a model: write total, trainable, frozen, buffers, stored or NAME=VALUE; did you mean 'trainable'?",
    ],
  ])("%s", (text, message) => {
    expect(claims(text)).toEqual([]);
    expect(broken(text)).toEqual([message]);
  });

  test("one does not hide the next", () => {
    const text = `<!-- numel: a.py::A -->1 ${claim("2")}`;
    expect(claims(text).map(([, , , number]) => number)).toEqual(["2"]);
    expect(broken(text)).toHaveLength(1);
  });
});

describe("docstrings", () => {
  const inPython = (text: string) =>
    claims(text, "m.py").map(([target, , , number, line]) => [
      target,
      number,
      line,
    ]);

  test("of modules, classes, functions, and below attributes", () => {
    const text = `#!/usr/bin/env python
"""Net: ${claim("1")}"""
import x

class Net(nn.Module):
    r'''A net.

    Args:
        width: gives ${claim("2")}
    '''

    width = 3
    "an attribute ${claim("3")}"

    def forward(self, x):  # a comment "
        """${claim("4")}"""
        return x
`;
    expect(inPython(text)).toEqual([
      ["m.py::Net", "1", 2],
      ["m.py::Net", "2", 9],
      ["m.py::Net", "3", 13],
      ["m.py::Net", "4", 16],
    ]);
  });

  test.each<[string, string]>([
    ["other strings", `x = """${claim("1")}"""`],
    ["an argument", `f(\n  """${claim("1")}"""\n)`],
    ["a continued line", `x = \\\n"""${claim("1")}"""`],
    ["an f-string", `f"""${claim("1")}"""`],
    ["a comment", `# ${claim("1")}`],
    ["backticks", `"""\`${claim("1")}\`"""`],
    ["double backticks", `"""\`\`${claim("1")}\`\`"""`],
    ["a fence", `"""\n    \`\`\`\n    ${claim("1")}\n    \`\`\`\n"""`],
  ])("none in %s", (_, text) => {
    expect(inPython(text)).toEqual([]);
  });
});
