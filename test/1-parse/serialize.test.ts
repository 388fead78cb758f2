import { describe, expect, it } from "vitest";
import { deserializeModule } from "../../src/1-parse/deserialize.js";
import { serializeModule } from "../../src/1-parse/serialize.js";
import type { FunctionDef } from "../../src/1-parse/ast.js";
import { parse } from "./parse.js";
import { recorded } from "./recorded.js";

/** The tree as plain data, every thunk called. */
function plain(value: unknown): unknown {
  if (typeof value === "function") return plain(value());
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, plain(part)]),
  );
}

describe("a serialized module is read back as it was", () => {
  const sources = recorded<{ source: string }>("trees").map(
    (row) => row.source,
  );
  const generics =
    "class A[T](B[T]):\n  type X = T\n  def f[*Ts](self): return lambda: Ts\n";
  for (const source of [...sources, generics]) {
    it(source.split("\n", 2).join(" ⏎ "), () => {
      const tree = parse(source);
      expect(plain(deserializeModule(serializeModule(tree)))).toEqual(
        plain(tree),
      );
    });
  }
});

describe("bodies", () => {
  const text = serializeModule(
    parse(
      "class A:\n  def f(self):\n    def g(): return [lambda: 1]\n    return g\n",
    ),
  );

  it("have a line each, and none is read before it is called", () => {
    expect(text.split("\n")).toHaveLength(5);
    const [first, ...bodies] = text.split("\n");
    const tree = deserializeModule(
      [first, ...bodies.map(() => "not JSON")].join("\n"),
    );
    expect(tree.body[0]).toMatchObject({ kind: "ClassDef", name: { id: "A" } });
    expect(() => plain(tree)).toThrow(SyntaxError);
  });

  it("are the same object at every call", () => {
    const [f] = deserializeModule(serializeModule(parse("def f(): pass")))
      .body as [FunctionDef];
    expect(f.code()).toBe(f.code());
  });
});
