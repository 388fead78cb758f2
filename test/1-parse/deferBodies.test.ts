import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { PythonSyntaxError } from "../../src/1-parse/pythonSyntaxError.js";
import { deferBodies } from "../../src/1-parse/lines/deferBodies.js";
import { serializeModule } from "../../src/1-parse/serialize.js";
import { Source } from "../../src/source.js";
import { parser } from "./parse.js";

/** The lowered tree with every body in it, as text; the file as a whole, or as one of an installed package. */
function lowered(text: string, isInstalled: boolean): string {
  return serializeModule(
    parser.parseModule(new Source("test.py", text), isInstalled),
  );
}

const long =
  "x = some_function_with_a_long_name(argument_one, argument_two, argument_three, argument_four)";

const files: Record<string, string> = {
  "a docstring stays, the rest goes": `def f():\n    """What it does."""\n    ${long}\n    return x\n\n\nclass C:\n    def g(self):\n        'doc'; y = 1\n        ${long}\n`,
  "a docstring in parentheses, and what only looks like one": `def f():\n    ("doc")\n    ${long}\n\n\ndef g():\n    (a.b).c = 1\n    ${long}\n\n\ndef h():\n    f"{a}"\n    ${long}\n`,
  "comments before, between and behind": `def f(  # why\n    a,\n):  # because\n    # first\n    ${long}\n\n    # last\n  # odd\n# margin\ndef g():\n    pass\n`,
  "nested functions and classes go with their function": `class A:\n    class B:\n        @decorator\n        async def f(self):\n            def inner():\n                ${long}\n                return x\n            return inner\n\n    z = 1\n`,
  "strings with what looks like code": `def f():\n    a = """\ndef g():\n    pass\n"""\n    b = r'\\'' + "\\\\" + '''it's \\''' '''\n    ${long}\n\n\ndef h():\n    return "#", f"{d["#"]}", f'{x!r:>{w}}'\n`,
  "brackets and backslashes over lines": `def f(a=(1,\n2), *, b={"x": [1,\n]}) -> Dict[str,\nint]:\n    y = 1 + \\\n  2\n    z = [\n1,\n    ]\n    ${long}\nw = 3\n`,
  "one-line bodies and lambdas": `def f(): return 1\ndef g(): ${long}\nh = lambda: 0\nif h:\n    def k():\n        ${long}\nelse:\n    def k(): pass\n`,
  "line breaks of Windows": `def f():\r\n    ${long}\r\n    return x\r\n\r\nclass A:\r\n    """Doc."""\r\n    def g(self):\r\n        """Doc."""\r\n        ${long}\r\n`,
  "a body at the end without a line break": `def f():\n    ${long}`,
  "names that begin with def": `define = 1\nif define:\n    defaults = ${long}\n`,
  "a body that must be repaired": `def f():\n    if a:\n        ${long}\n        y = (1 +\n2)\n    return y\n`,
};

describe("the bodies of an installed package's functions, parsed when they are called", () => {
  for (const [name, text] of Object.entries(files)) {
    it(name, () => {
      expect(lowered(text, true)).toBe(lowered(text, false));
    });
  }

  const folders = ["../../stubs/torch/nn/modules/", "../python/"];
  for (const folder of folders) {
    it(`every file of ${folder}`, () => {
      const root = fileURLToPath(new URL(folder, import.meta.url));
      let deferred = 0;
      for (const name of readdirSync(root, { recursive: true }) as string[]) {
        if (!name.endsWith(".py")) continue;
        const text = readFileSync(`${root}${name}`, "utf8");
        if (deferBodies(text) !== null) deferred++;
        expect(lowered(text, true), name).toBe(lowered(text, false));
      }
      expect(deferred).toBeGreaterThan(0);
    });
  }

  it("are not among what is parsed first", () => {
    const text = `def f():\n    ${long}\n\n\ny = 1\n`;
    const deferred = deferBodies(text);
    expect(deferred?.text).toBe("def f():\n    0\n\n\ny = 1\n");
    expect(deferred?.toSource(deferred.text.indexOf("y"))).toBe(
      text.lastIndexOf("y = 1"),
    );
  });

  it.each([
    ["tabs", `def f():\n\t${long}\n`],
    ["a bracket without its partner", `def f():\n    ${long}\n    y = (1\n`],
    ["a string without an end", `def f():\n    ${long}\n    y = "1\n`],
  ])(
    "the whole is parsed where lines do not show for certain: %s",
    (_, text) => {
      expect(deferBodies(text)).toBeNull();
    },
  );

  it("a syntax error in one is told when it is called, at its place in the file", () => {
    const text = `def f():\n    ${long}\n    return return\n`;
    const tree = parser.parseModule(new Source("test.py", text), true);
    const [f] = tree.body;
    if (f?.kind !== "FunctionDef") throw new Error("no function");
    expect(() => f.code()).toThrow(PythonSyntaxError);
    expect(() => f.code()).toThrow(/invalid syntax/);
    try {
      f.code();
    } catch (error) {
      expect((error as PythonSyntaxError).line).toBe(3);
    }
  });

  it("Python 2's statements are refused at once", () => {
    const text = `def f():\n    ${long}\n    print "x"\n`;
    expect(() => parser.parseModule(new Source("test.py", text), true)).toThrow(
      PythonSyntaxError,
    );
  });
});
