/** Pieces of a change: each says little, and all of them together make the one version of the other. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { createParser } from "../../src/1-parse/parser.js";
import { dataPieces } from "../../src/diff/pieces/dataPieces.js";
import { applyEdits, type Piece } from "../../src/diff/pieces/piece.js";
import { pythonPieces } from "../../src/diff/pieces/pythonPieces.js";
import { ComparedTrees } from "../../src/diff/pieces/syntaxNode.js";
import { Source } from "../../src/source.js";

const parser = await createParser();

function piecesOf(before: string, after: string): Piece[] | null {
  const base = new Source("a.py", before);
  const head = new Source("a.py", after);
  const files = { base, head, basePath: "a.py", headPath: "a.py" };
  const trees = {
    base: parser.parseModule(base),
    head: parser.parseModule(head),
  };
  return pythonPieces(files, trees)?.pieces ?? null;
}

const editsOf = (pieces: readonly Piece[]) =>
  pieces.flatMap(({ edit }) => (edit === null ? [] : [edit]));

/** What Python reads of a text. */
function numberOf(trees: ComparedTrees, text: string): number {
  return trees.module(parser.parseModule(new Source("a.py", text)), text)
    .number;
}

/** The pieces in words; applied together they give the head (`pass` where something was taken out). */
function told(before: string, after: string): string[] {
  const pieces = piecesOf(before, after);
  if (pieces === null) return ["the whole file"];
  const all = applyEdits(before, editsOf(pieces));
  const trees = new ComparedTrees();
  const withoutPass = (text: string) => text.replace(/^ *pass *\n/gm, "");
  expect(numberOf(trees, withoutPass(all) || "\n")).toBe(
    numberOf(trees, withoutPass(after) || "\n"),
  );
  // Each alone is Python.
  for (const { edit } of pieces) {
    if (edit !== null)
      parser.parseModule(new Source("a.py", applyEdits(before, [edit])));
  }
  return pieces.map(({ text }) => text);
}

const inModel = (body: string) =>
  `import torch.nn as nn\n\nclass Net(nn.Module):\n    def __init__(self, n=3):\n        super().__init__()\n${body
    .split("\n")
    .map((line) => `        ${line}\n`)
    .join("")}`;

const inInit = (before: string, after: string) =>
  told(inModel(before), inModel(after));

describe("the smallest part that says it", () => {
  test.each([
    ["a default", "def f(n=12): pass\n", "def f(n=16): pass\n", ["n 12 → 16"]],
    [
      "an annotated field",
      "class C:\n    n: int = 12\n",
      "class C:\n    n: int = 16\n",
      ["n 12 → 16"],
    ],
    [
      "an assignment",
      "HIDDEN = 64\n",
      "HIDDEN = 4 * 16\n",
      ["HIDDEN 64 → 4 * 16"],
    ],
    [
      "a keyword",
      "f(a, bias=True)\n",
      "f(a, bias=False)\n",
      ["bias True → False"],
    ],
    [
      "an entry",
      "c = {'h': 1, 'w': 2}\n",
      "c = {'h': 1, 'w': 3}\n",
      ["w 2 → 3"],
    ],
    [
      "an argument",
      "x = nn.Linear(400, 120)\n",
      "x = nn.Linear(400, 240)\n",
      ["Linear(400, 120) → Linear(400, 240)"],
    ],
    [
      "two arguments",
      "x = nn.Linear(400, 120)\n",
      "x = nn.Linear(200, 240)\n",
      ["Linear(400, 120) → Linear(200, 240)"],
    ],
    [
      "a condition",
      "if a > 1:\n    b = 1\n",
      "if a > 2:\n    b = 1\n",
      ["1 → 2"],
    ],
    ["a base class", "class A(B): pass\n", "class A(C): pass\n", ["B → C"]],
    ["a name", "class A(B): pass\n", "class Z(B): pass\n", ["A → Z"]],
    [
      "an import",
      "from a import b\n",
      "from a import c\n",
      ["from a import b → from a import c"],
    ],
    [
      "nothing but comments, strings' quotes and blanks",
      'x = "a"  # one\n',
      "x = 'a'\n\n# two\n",
      [],
    ],
    [
      "a docstring",
      'def f():\n    "one"\n    return 1\n',
      'def f():\n    "two"\n    return 1\n',
      [],
    ],
    [
      "what an f-string says",
      "x = f'{a}'\n",
      "x = f'{b}'\n",
      ["x f'{a}' → f'{b}'"],
    ],
    [
      "a return annotation",
      "def f(): return 1\n",
      "def f() -> int: return 1\n",
      [],
    ],
  ])("%s", (_, before, after, expected) => {
    const pieces = piecesOf(before, after);
    if (before.includes("def f(): return")) {
      expect(pieces).toEqual([]);
    } else expect(told(before, after)).toEqual(expected);
  });

  test("a statement put in, taken out, exchanged", () => {
    const fc = "self.fc = nn.Linear(1, 2)";
    const drop = "self.drop = nn.Dropout()";
    expect(inInit(fc, `${fc}\n${drop}`)).toEqual([`+ ${drop}`]);
    expect(inInit(fc, `${drop}\n${fc}`)).toEqual([`+ ${drop}`]);
    expect(inInit(`${fc}\n${drop}`, fc)).toEqual([`− ${drop}`]);
    expect(inInit(fc, "self.out = nn.Linear(1, 2)")).toEqual([
      "self.fc → self.out",
    ]);
    expect(inInit(fc, "self.fc = None")).toEqual([
      "self.fc Linear(1, 2) → None",
    ]);
    expect(
      inInit(
        `${fc}\nfor i in range(n):\n    a(i)`,
        `${fc}\nfor i in range(4):\n    a(i)\n    b(i)`,
      ),
    ).toEqual(["range(n) → range(4)", "+ b(i)"]);
  });

  test("elements of a list", () => {
    const sequence = (...layers: string[]) =>
      `self.net = nn.Sequential(${layers.join(", ")})`;
    const [a, b, c] = [
      "nn.Linear(1, 2)",
      "nn.ReLU()",
      "nn.Linear(2, 3)",
    ] as const;
    expect(inInit(sequence(a, b), sequence(a, b, c))).toHaveLength(1);
    expect(inInit(sequence(a, b, c), sequence(a, c))).toHaveLength(1);
    expect(inInit(sequence(a, b, c), sequence(b, c))).toHaveLength(1);
    expect(inInit(sequence(a, c), sequence(b, a, c))).toHaveLength(1);
    expect(inInit(sequence(), sequence(a))).toHaveLength(1);
    expect(inInit(sequence(a), sequence())).toHaveLength(1);
    expect(
      inInit(
        sequence(a, b, c),
        sequence("nn.Linear(1, 5)", b, "nn.Linear(5, 3)"),
      ),
    ).toEqual(["Linear(1, 2) → Linear(1, 5)", "Linear(2, 3) → Linear(5, 3)"]);
    expect(inInit("x = [1, (2 + 3), 4]", "x = [1, (2 + 3), 4, 5]")).toEqual([
      "x [1, (2 + 3), 4] → [1, (2 + 3), 4, 5]",
    ]);
    expect(inInit("x = [(1 + 1), (2 + 3)]", "x = [(2 + 3)]")).toHaveLength(1);
    expect(
      inInit("x = f(a, *b, c=1, **d)", "x = f(a, *b, c=2, e=3, **d)"),
    ).toHaveLength(2);
    expect(
      inInit("x = max(i for i in a)", "x = max([i for i in a])"),
    ).toHaveLength(1);
  });

  test("parameters", () => {
    const def = (parameters: string) => `def f(${parameters}):\n    return 1\n`;
    expect(told(def("self, a=1"), def("self, a=1, b=2"))).toHaveLength(1);
    expect(told(def("self, a=1, b=2"), def("self, b=2"))).toHaveLength(1);
    expect(told(def(""), def("a=1"))).toHaveLength(1);
    expect(told(def("a, *, b=1"), def("a, *, b=1, c=2"))).toHaveLength(1);
    expect(told(def("config"), def("config: Config"))).toEqual([
      "config → config: Config",
    ]);
  });

  test("brackets are kept where they are needed", () => {
    expect(inInit("x = a * b", "x = (a + c) * b")).toHaveLength(1);
    expect(inInit("x = (a + b) * c", "x = a * c")).toHaveLength(1);
    expect(inInit("x = a.b", "x = (a or c).b")).toHaveLength(1);
    expect(inInit("x = f(1)", "x = f(\n    1\n    + 2\n)")).toHaveLength(1);
    expect(inInit("x = a[1]", "x = a[1:2, 3]")).toHaveLength(1);
    expect(inInit("x = 1", "x = 1, 2")).toHaveLength(1);
    expect(inInit("x = lambda: 1", "x = lambda: (yield)")).toHaveLength(1);
    expect(inInit("x = not a", "x = not (a and b)")).toHaveLength(1);
  });

  test("blocks: else, elif, with, try, match, decorators", () => {
    expect(
      inInit(
        "if a:\n    b()\nelse:\n    c()",
        "if a:\n    b()\nelse:\n    d()",
      ),
    ).toHaveLength(1);
    expect(
      inInit("if a:\n    b()", "if a:\n    b()\nelse:\n    d()"),
    ).toHaveLength(1);
    expect(
      inInit(
        "if a:\n    b()\nelif c:\n    d(1)",
        "if a:\n    b()\nelif c:\n    d(2)",
      ),
    ).toEqual(["d(1) → d(2)"]);
    expect(
      inInit(
        "if a:\n    b()\nelif c:\n    d(1)",
        "if a:\n    b()\nelse:\n    d(1)",
      ),
    ).toHaveLength(1);
    // Of the `else` a `pass` is left.
    const [chain, shorter] = [
      "if a:\n    b()\nelif c:\n    d()\nelse:\n    e()\n",
      "if a:\n    b()\nelif c:\n    d()\n",
    ];
    expect(piecesOf(chain, shorter)?.map(({ text }) => text)).toEqual([
      "− e()",
    ]);
    expect(
      inInit("with a() as b:\n    c(1)", "with a() as b:\n    c(2)"),
    ).toHaveLength(1);
    expect(
      inInit(
        "try:\n    a()\nexcept B:\n    c()",
        "try:\n    a()\nexcept D:\n    c()",
      ),
    ).toHaveLength(1);
    expect(
      inInit(
        "match a:\n    case 1:\n        b()",
        "match a:\n    case 2:\n        b()",
      ),
    ).toHaveLength(1);
    expect(
      told("@a\ndef f(): return 1\n", "@b\ndef f(): return 1\n"),
    ).toHaveLength(1);
    expect(told("def f(): return 1\n", "@b\ndef f(): return 1\n")).toHaveLength(
      1,
    );
    expect(
      told("def f(): return 1\n", "def f():\n    x = 2\n    return x\n"),
    ).toHaveLength(1);
    expect(told("x = 1; y = 2\n", "x = 1; y = 3\n")).toEqual(["y 2 → 3"]);
  });

  test("other indentation and line endings", () => {
    const spaces = "class A:\n    def f(self):\n        return 1\n";
    const tabs =
      "class A:\n\tdef f(self):\n\t\tx = 2\n\t\tif x:\n\t\t\tx = 3\n\t\treturn 1\n";
    expect(told(spaces, tabs)).toEqual(["+ x = 2", "+ if x:"]);
    expect(
      told(spaces.replaceAll("\n", "\r\n"), spaces.replace("1", "2")),
    ).toHaveLength(1);
  });
});

test("every pair of fixtures: all pieces together make the one the other", () => {
  const folder = fileURLToPath(
    new URL("../../fixtures/counting/", import.meta.url),
  );
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith(".py"))
    .map((name) => readFileSync(folder + name, "utf8"));
  let count = 0;
  for (const [i, before] of texts.entries()) {
    const after = texts[(i + 1) % texts.length] as string;
    const pieces = piecesOf(before, after);
    if (pieces === null) continue;
    const trees = new ComparedTrees();
    const all = applyEdits(before, editsOf(pieces)).replace(
      /^ *pass *\n/gm,
      "",
    );
    const wanted = after.replace(/^ *pass *\n/gm, "");
    expect(numberOf(trees, all)).toBe(numberOf(trees, wanted));
    count += 1;
  }
  expect(count).toBeGreaterThan(10);
});

describe("data files", () => {
  const data = async (name: string, base: string, head: string) => {
    const pieces = await dataPieces({
      basePath: name,
      headPath: name,
      base,
      head,
    });
    if (pieces !== null) expect(applyEdits(base, editsOf(pieces))).toBe(head);
    return (
      pieces?.map(({ text, head: place }) => `${text} ${place?.line}`) ?? null
    );
  };

  test("YAML", async () => {
    const yaml = "# sizes\nmodel:\n  hidden: 64\n  widths: [1, 2]\nname: 'a'\n";
    expect(await data("c.yaml", yaml, yaml.replace("64", "128"))).toEqual([
      "model.hidden: 64 → 128 3",
    ]);
    expect(await data("c.yml", yaml, yaml.replace("[1, 2]", "[1, 3]"))).toEqual(
      ["model.widths.1: 2 → 3 4"],
    );
    expect(
      await data("c.yml", yaml, yaml.replace("[1, 2]", "[1, 2, 3]")),
    ).toEqual(["model.widths: [1, 2] → [1, 2, 3] 4"]);
    expect(await data("c.yml", yaml, yaml.replace("'a'", "b"))).toEqual([
      "name: 'a' → b 5",
    ]);
    expect(await data("c.yml", yaml, `${yaml}more: 1\n`)).toBeNull();
    expect(await data("c.yml", yaml, "a: [")).toBeNull();
    expect(
      await data("c.yml", "# one\na: 1\n", "# two\na: 1\n").catch(
        () => "differs",
      ),
    ).toBe("differs");
  });

  test("JSON and TOML", async () => {
    const json = '{\n  "a": { "b": 1 },\n  "c": [1]\n}\n';
    expect(
      await data("c.json", json, json.replace('"b": 1', '"b": 2')),
    ).toEqual(["a.b: 1 → 2 2"]);
    expect(
      await data(
        "c.json",
        json,
        json.replace('{ "b": 1 }', '{ "b": 1, "d": 2 }'),
      ),
    ).toEqual(['a: {"b": 1} → {"b": 1, "d": 2} 2']);
    const toml = '[a.b]\nc = 1\nd.e = "x"\n\n[[f]]\ng = 1\n';
    expect(await data("c.toml", toml, toml.replace("c = 1", "c = 2"))).toEqual([
      "a.b.c: 1 → 2 2",
    ]);
    expect(await data("c.toml", toml, toml.replace("g = 1", "g = 2"))).toEqual([
      "f.0.g: 1 → 2 6",
    ]);
    expect(await data("c.txt", "1\n", "2\n")).toBeNull();
  });
});
