/** Syntax newer than the CPython that cpython/record.py runs on: expected trees are written by hand from the PEPs. */
import { describe, expect, it } from "vitest";
import type { ClassDef, FunctionDef } from "../../src/1-parse/ast.js";
import { comparableModule } from "./comparable.js";
import { parse, parseAll } from "./parse.js";

const name = (id: string) => ["Name", id];

describe("f-strings of Python 3.12 (PEP 701)", () => {
  const value = (text: string) =>
    (comparableModule(parse(text)) as [null, [["Expr", unknown]]])[1][0][1];
  it("reuse their quotes inside", () => {
    expect(value('f"{a["b"]}"')).toEqual([
      "JoinedStr",
      [["Field", ["Subscript", name("a"), ["String", "b"]], null, null]],
    ]);
    expect(value('f"{f"{f"{1}"}"}"')).toEqual(value(`f"{f'{f'''{1}'''}'}"`));
  });
  it("hold backslashes, comments and line breaks inside", () => {
    expect(value('f"{"\\n".join(a)}"')).toEqual([
      "JoinedStr",
      [
        [
          "Field",
          ["Call", ["Attribute", ["String", "\n"], "join"], [name("a")], []],
          null,
          null,
        ],
      ],
    ]);
    expect(value('f"{\n  a  # comment\n}"')).toEqual([
      "JoinedStr",
      [["Field", name("a"), null, null]],
    ]);
  });
});

describe("type parameters (PEP 695)", () => {
  const make = (factory: string, id: string, owner: string) => [
    ["ImportFrom", "typing", 0, [[factory, `<${factory}>`]]],
    [
      "Assign",
      [name(`<${id} of ${owner}>`)],
      ["Call", name(`<${factory}>`), [["String", id]], []],
    ],
  ];

  it("are made before a class, and seen in its bases, body and methods", () => {
    const source =
      "class C[T, *Ts, **P](Base[T]):\n  x: T\n  def f(self, y: P) -> T: return T, Ts\n";
    const tree = comparableModule(parse(source)) as [null, unknown[]];
    const T = name("<T of C>");
    expect(tree[1]).toEqual([
      ...make("TypeVar", "T", "C"),
      ...make("TypeVarTuple", "Ts", "C"),
      ...make("ParamSpec", "P", "C"),
      [
        "ClassDef",
        "C",
        [],
        [["Subscript", name("Base"), T]],
        [],
        [
          null,
          [
            ["AnnAssign", name("x"), T, null],
            [
              "FunctionDef",
              "f",
              [],
              [
                ["self", "positional", null, null],
                ["y", "positional", null, name("<P of C>")],
              ],
              T,
              false,
              [null, [["Return", ["Tuple", [T, name("<Ts of C>")]]]]],
            ],
          ],
        ],
      ],
    ]);
    const [, , , , , , definition] = parse(source).body as ClassDef[];
    expect(definition?.typeParameters).toEqual(["T", "Ts", "P"]);
  });

  it("of a function are seen in its annotations and body, and hidden from others", () => {
    const tree = comparableModule(
      parse("def f[T: (int, str)](x: T) -> T: return T\ndef g(): return T\n"),
    );
    const T = name("<T of f>");
    expect(tree).toEqual([
      null,
      [
        ...make("TypeVar", "T", "f"),
        [
          "FunctionDef",
          "f",
          [],
          [["x", "positional", null, T]],
          T,
          false,
          [null, [["Return", T]]],
        ],
        [
          "FunctionDef",
          "g",
          [],
          [],
          null,
          false,
          [null, [["Return", name("T")]]],
        ],
      ],
    ]);
  });

  it("are the function's own where it holds the class", () => {
    const [outer] = parse(
      "def outer():\n  class B[T]:\n    def m(self): return T\n",
    ).body as [FunctionDef];
    const code = outer.code();
    const m = (code.body.at(-1) as ClassDef).body()[0] as FunctionDef;
    const slot = code.locals.indexOf("<T of B>");
    expect(slot).toBeGreaterThanOrEqual(0);
    expect(m.code().body[0]).toMatchObject({
      value: { scope: "outer", hops: 1, slot },
    });
  });

  it("are the module's where a class holds the class, for its methods to see", () => {
    const [outer] = parse(
      "def outer():\n  class A:\n    class B[T](C[T]):\n      def m(self): return T\n",
    ).body as [FunctionDef];
    const b = (outer.code().body[0] as ClassDef).body().at(-1) as ClassDef;
    expect(b.bases[0]).toMatchObject({
      index: { id: "<T of B>", scope: "global" },
    });
    expect((b.body()[0] as FunctionDef).code().body[0]).toMatchObject({
      value: { id: "<T of B>", scope: "global" },
    });
  });

  it("come with type aliases", () => {
    expect(
      comparableModule(parse("type X = int\ntype Y[T] = list[T] | None\n")),
    ).toEqual([
      null,
      [
        ["TypeAlias", "X", [], name("int")],
        ...make("TypeVar", "T", "Y"),
        [
          "TypeAlias",
          "Y",
          ["T"],
          [
            "BinOp",
            "|",
            ["Subscript", name("list"), name("<T of Y>")],
            ["Literal", null],
          ],
        ],
      ],
    ]);
  });
});

it("except* and star expressions in subscripts parse with the rest", () => {
  expect(() =>
    parseAll("try: pass\nexcept* A: pass\nx[*a, b]\nfor x in *a, *b: pass\n"),
  ).not.toThrow();
});
