/** Whatever numel is given: a message a person can act on, the contract's exit code, never a JavaScript stack trace. */
import { symlinkSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { folderWith, numel, type Result } from "./support/cli.js";

const head = "import torch\nimport torch.nn as nn\n\n\n";
const good = `${head}class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)
`;
/** A model whose constructor runs the given lines after a layer that is known. */
const withBody = (...lines: string[]) =>
  `${good}${lines.map((line) => `        ${line}\n`).join("")}`;

function noStackTrace({ stderr, stdout }: Result): void {
  expect(stderr + stdout).not.toMatch(/\n\s+at .*(\.js|node:)|internal error/);
}

function jsonOf(files: Record<string, string | Uint8Array>, target: string) {
  const cwd = folderWith(files);
  const started = performance.now();
  const result = numel([target, "--format", "json"], { cwd });
  noStackTrace(result);
  return {
    ...result,
    seconds: (performance.now() - started) / 1000,
    models: JSON.parse(result.stdout).models,
  };
}

describe("what cannot be read or found: exit code 2 and one message", () => {
  test("no such file, with the nearest name", () => {
    const cwd = folderWith({ "model.py": good });
    const result = numel(["modle.py"], { cwd });
    noStackTrace(result);
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toBe(
      "numel: no such file or folder: modle.py; did you mean 'model.py'?\n",
    );
  });

  test("a folder without models", () => {
    const cwd = folderWith({ "pkg/util.py": "x = 1\n" });
    const result = numel(["pkg"], { cwd });
    noStackTrace(result);
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toContain("no models in pkg");
  });

  test("a folder without Python files", () => {
    const result = numel(["."], { cwd: folderWith({ "readme.txt": "" }) });
    expect(result.code).toBe(2);
    expect(result.stderr).toContain("no Python files in .");
  });

  test("a binary file", () => {
    const cwd = folderWith({
      "model.py": new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]),
    });
    const result = numel(["model.py"], { cwd });
    noStackTrace(result);
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toContain("model.py:1:");
    expect(result.stderr).toContain("null bytes");
  });

  test("a file that is not UTF-8", () => {
    const cwd = folderWith({
      "model.py": Buffer.from("x = 1\ny = '\xe9'\n", "latin1"),
    });
    const result = numel(["model.py"], { cwd });
    noStackTrace(result);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain("model.py:2:");
    expect(result.stderr).toContain("'utf-8' codec can't decode byte 0xe9");
  });

  test("… unless its coding line says so", () => {
    const text = `# -*- coding: latin-1 -*-\nname = 'caf\xe9'\n${good}`;
    const cwd = folderWith({ "model.py": Buffer.from(text, "latin1") });
    expect(numel(["model.py"], { cwd })).toMatchObject({ code: 0, stderr: "" });
  });

  test("a syntax error gives file, line, column and the line; the other files go on", () => {
    const cwd = folderWith({
      "pkg/bad.py": "x = 1\ndef f(:\n    pass\n",
      "pkg/good.py": good,
    });
    const result = numel(["pkg"], { cwd });
    noStackTrace(result);
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(
      /pkg\/bad\.py:2:\d: SyntaxError: .+\n {4}def f\(:\n/,
    );
    expect(result.stdout).toContain("10");
    expect(result.stdout).toContain("Net");
  });

  test("a class that is not there, with the nearest name", () => {
    const cwd = folderWith({ "model.py": good });
    const result = numel(["model.py::Ne"], { cwd });
    expect(result).toMatchObject({
      code: 2,
      stdout: "",
      stderr: "numel: no 'Ne' in model.py; did you mean 'Net'?\n",
    });
  });

  test("an expression that does not parse", () => {
    const cwd = folderWith({ "model.py": good });
    const result = numel(["model.py::Net("], { cwd });
    noStackTrace(result);
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toContain("'Net(' is no Python expression");
  });

  test("10,000 nested parentheses", () => {
    const cwd = folderWith({
      "model.py": `x = ${"(".repeat(10_000)}1${")".repeat(10_000)}\n`,
    });
    const result = numel(["model.py"], { cwd });
    noStackTrace(result);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain("too many nested parentheses");
  });

  test("a wrong option, a wrong format, nothing to count", () => {
    for (const args of [
      ["--fromat", "json", "x.py"],
      ["x.py", "--format", "jsno"],
      [],
    ]) {
      const result = numel(args, { cwd: folderWith({}) });
      noStackTrace(result);
      expect(result).toMatchObject({ code: 2, stdout: "" });
      expect(result.stderr).not.toBe("");
    }
    expect(numel(["x.py", "--format", "jsno"]).stderr).toContain(
      "did you mean 'json'?",
    );
  });

  test("a symlink loop is read once", () => {
    const cwd = folderWith({ "pkg/model.py": good });
    symlinkSync("..", `${cwd}/pkg/self`);
    const result = numel(["pkg", "--format", "json"], { cwd });
    noStackTrace(result);
    expect(result.code).toBe(0);
    expect(JSON.parse(result.stdout).models).toHaveLength(1);
  });
});

describe("a constructor that raises: status failed, Python's exception, the user's line", () => {
  test.each([
    [
      "self.x = nn.Conv2d(3, 8, 3, groups=2)",
      "ValueError: in_channels must be divisible by groups",
    ],
    ["raise RuntimeError('no weights')", "RuntimeError: no weights"],
    ["[1, 2][5]", "IndexError: list index out of range"],
    [
      "self.nope.weight",
      "AttributeError: 'Net' object has no attribute 'nope'",
    ],
  ])("%s", (line, message) => {
    const { code, models } = jsonOf(
      { "model.py": withBody(line) },
      "model.py::Net",
    );
    expect(code).toBe(0);
    expect(models[0]).toMatchObject({ status: "failed", total: null });
    expect(models[0].reasons[0]).toEqual({
      code: "raised",
      message,
      file: "model.py",
      line: 9,
    });
  });

  test("--strict makes it a finding", () => {
    const cwd = folderWith({ "model.py": withBody("raise ValueError()") });
    expect(numel(["model.py", "--strict"], { cwd }).code).toBe(1);
  });
});

describe("what would never end or never fit: a budget", () => {
  test.each([
    ["while True:\n            pass"],
    ["while True:\n            self.items = getattr(self, 'items', []) + [0]"],
    ["def again(n):\n            return again(n + 1)\n        again(0)"],
    ["self.n = sum(1 for _ in range(10**12))"],
    ["self.n = list(range(10**12))"],
    ["self.n = [0] * 10**12"],
    ["self.n = 'a' * 10**12"],
    ["self.n = 10 ** 10 ** 10"],
    ["self.n = 1 << 10**12"],
    ["self.n = 'a'\n        while True:\n            self.n += self.n"],
  ])(
    "%s",
    (line) => {
      const { code, models, seconds } = jsonOf(
        { "model.py": withBody(line) },
        "model.py::Net",
      );
      expect(code).toBe(0);
      expect(models[0].status).toMatch(/^(partial|failed)$/);
      expect(models[0].total).toBeNull();
      expect(models[0].reasons[0].code).toMatch(/^(budget|raised)$/);
      // The budget is eight seconds of the processor; other work on the machine may stretch them.
      expect(seconds).toBeLessThan(60);
    },
    90_000,
  );
});

describe("imports", () => {
  test("one that is not there: partial, a lower bound, the reason with its line", () => {
    const model = `import missing_library\n${good.replace("nn.Linear(4, 2)", "nn.Linear(4, 2)\n        self.backbone = missing_library.Backbone(3)")}`;
    const { code, models } = jsonOf({ "model.py": model }, "model.py::Net");
    expect(code).toBe(0);
    // 4·2 + 2
    expect(models[0]).toMatchObject({
      status: "partial",
      total: null,
      atLeast: 10,
    });
    expect(models[0].reasons).toEqual([
      {
        code: "external",
        message: "module 'missing_library' is not here",
        file: "model.py",
        line: 1,
      },
    ]);
  });

  test("a circular one works as in Python", () => {
    const { models } = jsonOf(
      {
        "pkg/__init__.py": "",
        "pkg/a.py": `from . import b\n${good}`,
        "pkg/b.py": "from . import a\n\ndef width():\n    return a.Net\n",
      },
      "pkg/a.py::Net",
    );
    expect(models[0]).toMatchObject({ status: "exact", total: 10 });
  });

  test("one of a name that is not ready yet raises as in Python", () => {
    const cwd = folderWith({
      "pkg/__init__.py": "",
      "pkg/a.py": `from .b import late\n${good}`,
      "pkg/b.py": "from .a import Net\nlate = 1\n",
    });
    const result = numel(["pkg/a.py::Net"], { cwd });
    noStackTrace(result);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(
      "cannot import name 'Net' from partially initialized module 'pkg.a'",
    );
  });
});

describe("arguments", () => {
  const model = `${head}class Net(nn.Module):
    def __init__(self, width=8):
        super().__init__()
        self.first = nn.Linear(4, 2)
        self.second = nn.Linear(2, width)
`;

  test("--set counts once for each value", () => {
    const cwd = folderWith({ "model.py": model });
    const { code, stdout } = numel(
      ["model.py::Net", "--set", "width=3,5", "--format", "json"],
      { cwd },
    );
    expect(code).toBe(0);
    // 4·2 + 2, and 2·width + width
    expect(
      JSON.parse(stdout).models.map((one: { total: number }) => one.total),
    ).toEqual([19, 25]);
  });

  test("--set with a name that no model takes says so", () => {
    const cwd = folderWith({ "model.py": model });
    const result = numel(["model.py::Net", "--set", "wdith=3"], { cwd });
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toContain("wdith cannot be set");
  });

  test("--symbolic turns a defaulted argument into a symbol", () => {
    const cwd = folderWith({ "model.py": model });
    const { stdout } = numel(
      ["model.py::Net", "--symbolic", "width", "--format", "json"],
      { cwd },
    );
    const [one] = JSON.parse(stdout).models;
    expect(one).toMatchObject({ status: "symbolic", reasons: [] });
    expect(one.symbols).toEqual([
      { name: "width", line: 6, meaning: "argument" },
    ]);
  });
});

test("no colours through a pipe, not even where CI asks for them", () => {
  const cwd = folderWith({ "model.py": good });
  const { stdout } = numel(["model.py"], {
    cwd,
    env: { CI: "true", FORCE_COLOR: "1" },
  });
  expect(stdout).toContain("10");
  expect(stdout).not.toContain("\u001b");
});
