import { describe, expect, it } from "vitest";
import type { FunctionDef, Name } from "../../src/1-parse/ast.js";
import { Source } from "../../src/source.js";
import { parse, parser } from "./parse.js";
import { recorded } from "./recorded.js";
import { scopesOf } from "./scopesOf.js";

describe("names are resolved as CPython's symtable has them", () => {
  for (const { source, scopes } of recorded<{
    source: string;
    scopes: unknown;
  }>("scopes")) {
    it(source.split("\n").slice(0, 3).join(" ⏎ "), () => {
      expect(scopesOf(parse(source))).toEqual(scopes);
    });
  }
});

describe("slots", () => {
  it("begin with the parameters, in order", () => {
    const [f] = parse("def f(b, a, *args, k, **kw):\n  z = a\n  y = z\n")
      .body as [FunctionDef];
    expect(f.code().locals).toEqual(["b", "a", "args", "k", "kw", "z", "y"]);
  });

  it("are known to functions lowered before and after", () => {
    const [f] = parse("def f():\n  def g(): return x\n  x = 1\n  return g\n")
      .body as [FunctionDef];
    const g = f.code().body[0] as FunctionDef;
    const [statement] = g.code().body;
    expect(statement).toMatchObject({
      value: {
        id: "x",
        scope: "outer",
        hops: 1,
        slot: f.code().locals.indexOf("x"),
      },
    });
  });

  it("lower a body once", () => {
    const [f] = parse("def f(): return 1").body as [FunctionDef];
    expect(f.code()).toBe(f.code());
  });
});

describe("code for eval and exec", () => {
  it("has names of scope class where the namespace is given at run time", () => {
    const name = parser.parseExpression(
      new Source("<string>", "x"),
      "class",
    ) as Name;
    expect(name).toMatchObject({ scope: "class", hops: 0 });
    const [assign] = parser.parseStatements(new Source("<string>", "x = y"));
    expect(assign).toMatchObject({
      targets: [{ id: "x", scope: "class", hops: 0 }],
      value: { id: "y", scope: "class", hops: 0 },
    });
  });
  it("has global names in its functions", () => {
    const [f] = parser.parseStatements(
      new Source("<string>", "def f(): return y"),
    ) as [FunctionDef];
    expect(f.code().body[0]).toMatchObject({
      value: { id: "y", scope: "global" },
    });
  });
  it("has global names as a target", () => {
    expect(parser.parseExpression(new Source("<target>", "Net"))).toMatchObject(
      { id: "Net", scope: "global" },
    );
  });
});
