/** `numel diff` as a shell runs it: what it prints, where, and its exit codes. */
import { beforeAll, describe, expect, test } from "vitest";
import { linear } from "../git/models.js";
import {
  gitEnvironment,
  repositoryWith,
  type TestRepository,
} from "../git/repository.js";
import { folderWith, numel } from "../support/cli.js";

const gpt = (
  layers: number,
  bias = "True",
) => `from dataclasses import dataclass
import torch.nn as nn

@dataclass
class Config:
    n_layer: int = ${layers}
    width: int = 8
    bias: bool = ${bias}

class GPT(nn.Module):
    def __init__(self, config: Config):
        super().__init__()
        c = config
        self.h = nn.ModuleList([nn.Linear(c.width, c.width, bias=c.bias) for _ in range(c.n_layer)])
`;

const run = (one: TestRepository, ...args: string[]) =>
  numel(["diff", ...args], { cwd: one.folder, env: gitEnvironment });

let one: TestRepository;
beforeAll(() => {
  one = repositoryWith({
    "model.py": gpt(12),
    "numel.toml": '[budgets]\n"model.py::GPT" = 1_000\n',
  });
  one.write({ "model.py": gpt(16) });
});

describe("a model over its budget", () => {
  test("for a terminal", () => {
    const commit = one.git("rev-parse", "--short=7", "HEAD").trim();
    const { code, stdout } = run(one);
    expect(stdout)
      .toBe(`numel  HEAD ${commit} → working tree   1 model read, 1 changed, 0 unresolved

  model          HEAD   here  delta        %  budget
  model.py::GPT   864  1,152   +288  +33.33%  1,000  OVER by 152

  why  n_layer 12 → 16   model.py:6
       + h[12..15]   4 · 72 = +288

  error  model.py::GPT is over its budget (numel.toml:2) by 152: 1,152 parameters, allowed
         1_000
`);
    expect(code).toBe(1);
  });

  test("for a hook: one line a model", () => {
    const { code, stdout } = run(one, "--format", "short");
    expect(stdout.split("\n")[0]).toBe(
      "model.py::GPT  864 → 1,152  +288 (+33.33%)  n_layer 12 → 16  model.py:6",
    );
    expect(code).toBe(1);
  });

  test("as data, integers exact", () => {
    const { stdout } = run(one, "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      base: { kind: "revision", name: "HEAD" },
      head: { kind: "working tree", commit: null },
      summary: { read: 1, changed: 1, unresolved: 0, unchanged: 0 },
      models: [
        {
          target: "model.py::GPT",
          status: "changed",
          base: { total: 864 },
          head: { total: 1152 },
          delta: { total: 288, trainable: 288, buffers: 0, bytes: 1152 },
          budget: { limit: 1000, state: "over", over: 152 },
        },
      ],
      causes: [{ kind: "change", text: "n_layer 12 → 16" }],
      exitCode: 1,
    });
  });

  test("in plain characters, and nowhere wider than it may be", () => {
    const { stdout } = numel(["diff", "--ascii"], {
      cwd: one.folder,
      env: { ...gitEnvironment, COLUMNS: "60" },
    });
    expect(stdout).toMatch(/^[\x20-\x7e\n]*$/);
    for (const line of stdout.split("\n"))
      expect(line.length).toBeLessThanOrEqual(60);
  });
});

test("nothing changed: said in a line, and with --quiet not at all; in a hook neither", () => {
  const still = repositoryWith({ "a.py": linear(1, 2) });
  expect(run(still)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("no model is affected") as string,
  });
  expect(run(still, "--quiet")).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(run(still, "--staged", "--format", "short")).toMatchObject({
    code: 0,
    stdout: "",
  });
});

test("trainable, bytes, moves and what is not known have their own words", () => {
  const words = repositoryWith({
    "a.py": linear(3, 3),
    "b.py": linear(3, 3),
    "c.py": linear(3, 3),
    "d.py": linear(3, 4, "Moving"),
  });
  words.write({
    "a.py": `${linear(3, 3)}        self.fc.requires_grad_(False)\n`,
    "b.py": `${linear(3, 3)}        self.half()\n`,
    "c.py": "import torch.nn as nn\nclass Net(nn.Module:\n",
    "d.py": null,
    "e.py": linear(3, 4, "Moving"),
  });
  const { code, stdout, stderr } = run(words);
  expect(stdout).toMatch(/^ {4}trainable +12 +0 +−12 +−100\.00%$/m);
  expect(stdout).toMatch(
    /^ {4}bytes +48 bytes +24 bytes +−24 bytes +−50\.00% +fp32 → fp16$/m,
  );
  expect(stdout).toMatch(/e\.py::Moving +16 +16 +0 +moved from d\.py::Moving/);
  expect(stdout).toMatch(/c\.py::Net +12 +\? +unresolved/);
  expect(stdout).toContain(
    "not counted: c.py:2:10: SyntaxError: '(' was never closed (here)",
  );
  expect(stderr).toContain("c.py:2:10: SyntaxError");
  expect(code).toBe(2);
});

test("what cannot be compared: the reason on standard error, exit code 2", () => {
  const folder = folderWith({ "a.py": linear(1, 2) });
  expect(numel(["diff"], { cwd: folder, env: gitEnvironment })).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "numel: not in a git repository: numel diff compares states that git knows\n",
  });
  expect(run(one, "nowhere").stderr).toBe(
    "numel: no revision 'nowhere' in this repository\n",
  );
  expect(run(one, "a", "b", "c").code).toBe(2);
  expect(run(one, "--nonsense").code).toBe(2);
  const { code, stderr } = numel(["diff"], {
    cwd: one.folder,
    env: { ...gitEnvironment, PATH: folder },
  });
  expect([code, stderr]).toEqual([
    2,
    "numel: git is not installed, or not on PATH\n",
  ]);
});

test("paths behind -- are relative to where one is", () => {
  const two = repositoryWith({
    "pkg/a.py": linear(1, 2),
    "b.py": linear(1, 2),
  });
  two.write({ "pkg/a.py": linear(1, 3), "b.py": linear(1, 3) });
  const { stdout } = numel(["diff", "HEAD", "--", "a.py"], {
    cwd: `${two.folder}/pkg`,
    env: gitEnvironment,
  });
  expect(stdout).toContain("pkg/a.py::Net");
  expect(stdout).not.toContain("b.py::Net");
});
