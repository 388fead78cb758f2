/** The configuration as a person meets it: `numel` in a project. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyze, ConfigError } from "../../src/index.js";
import { folderWith, numel } from "../support/cli.js";

/** `Net(width)` has (10·width + width) + (2·width + 2) parameters: 834 for 64, 6,658 for 512. */
const model = `import torch.nn as nn


class Net(nn.Module):
    def __init__(self, width=64):
        super().__init__()
        self.fc = nn.Linear(10, width)
        self.out = nn.Linear(width, 2)
`;
const project = (toml: string, more: Record<string, string> = {}) =>
  folderWith({ "model.py": model, "numel.toml": toml, ...more });
const targets = (stdout: string) =>
  (JSON.parse(stdout).models as Record<string, unknown>[]).map(
    ({ target, alias, total }) => [target, alias, total],
  );
const json = (args: string[], cwd: string) => {
  const result = numel([...args, "--format", "json"], { cwd });
  return { ...result, targets: targets(result.stdout) };
};

describe("which models", () => {
  const toml = `models = ["model.py::Net", { target = "model.py::Net", alias = "wide", set = { width = 512 } }]\n`;

  test("without a target: those of the configuration", () => {
    expect(json([], project(toml)).targets).toEqual([
      ["model.py::Net", null, 834],
      ["model.py::Net", "wide", 6658],
    ]);
  });

  test("from a folder below, seen from there", () => {
    const cwd = join(project(toml, { "sub/x.txt": "" }), "sub");
    expect(json([], cwd).targets).toEqual([
      ["../model.py::Net", null, 834],
      ["../model.py::Net", "wide", 6658],
    ]);
  });

  test("an alias is a target", () => {
    expect(json(["wide"], project(toml)).targets).toEqual([
      ["model.py::Net", "wide", 6658],
    ]);
  });

  test("--set comes before the configuration's", () => {
    expect(json(["wide", "--set", "width=64"], project(toml)).targets).toEqual([
      ["model.py::Net", "wide", 834],
    ]);
  });

  test("without models: the folder, less what is excluded", () => {
    const cwd = project('exclude = ["old/"]\n', {
      "old/net.py": model,
      "new/net.py": model,
    });
    expect(json([], cwd).targets.map(([target]) => target)).toEqual([
      "model.py::Net",
      "new/net.py::Net",
    ]);
    expect(json(["old/net.py"], cwd).targets).toHaveLength(1);
  });

  test("one that is not there: exit code 2", () => {
    const result = numel([], { cwd: project('models = ["modle.py"]\n') });
    expect(result.code).toBe(2);
    expect(result.stderr).toBe(
      "numel: no such file or folder: modle.py; did you mean 'model.py'?\n",
    );
  });

  test("an empty folder", () => {
    const result = numel([], { cwd: folderWith({}) });
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toBe("numel: no Python files in .\n");
  });
});

describe("which configuration", () => {
  const says = (target: string) => `models = ["${target}"]\n`;
  const section = (target: string) => `[tool.numel]\n${says(target)}`;
  const named = (cwd: string, ...args: string[]) =>
    json(args, cwd).targets.map(([target]) => target);
  const files = { "a.py": model, "b.py": model };

  test("[tool.numel] of pyproject.toml; numel.toml beside it comes first", () => {
    const pyproject = { "pyproject.toml": section("a.py") };
    expect(named(folderWith({ ...files, ...pyproject }))).toEqual([
      "a.py::Net",
    ]);
    const both = { ...pyproject, "numel.toml": says("b.py") };
    expect(named(folderWith({ ...files, ...both }))).toEqual(["b.py::Net"]);
  });

  test("the nearest that speaks of numel, up to .git", () => {
    const folder = folderWith({
      ".git/HEAD": "",
      "numel.toml": says("a.py"),
      "a.py": model,
      "pkg/pyproject.toml": "[project]\n",
      "pkg/b.py": model,
      "own/pyproject.toml": section("b.py"),
      "own/b.py": model,
      "repo/.git/HEAD": "",
      "repo/b.py": model,
    });
    expect(named(join(folder, "pkg"))).toEqual(["../a.py::Net"]);
    expect(named(join(folder, "own"))).toEqual(["b.py::Net"]);
    // Another repository inside is a project of its own.
    expect(named(join(folder, "repo"))).toEqual(["b.py::Net"]);
  });

  test("--config and --no-config", () => {
    const folder = folderWith({
      ...files,
      "numel.toml": says("a.py"),
      "other/numel.toml": says("../b.py"),
    });
    expect(named(folder, "--config", "other/numel.toml")).toEqual([
      "b.py::Net",
    ]);
    expect(named(folder, "--no-config")).toEqual(["a.py::Net", "b.py::Net"]);
    expect(numel(["--config", "no.toml"], { cwd: folder })).toMatchObject({
      code: 2,
      stdout: "",
      stderr: "numel: cannot read the configuration no.toml\n",
    });
  });

  test("one that cannot be used: exit code 2, all that is wrong with it", () => {
    const cwd = project('modles = []\n\n[budgets]\n"m.py" = "1G"\n');
    expect(numel(["model.py"], { cwd })).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "numel: numel.toml:1: unknown key 'modles'; did you mean 'models'?\n" +
        "numel: numel.toml:4: m.py: '1G': write 1B (K, M, B and T are powers of 1000)\n",
    });
  });
});

test("python-path and site-packages are relative to the configuration", () => {
  const cwd = folderWith({
    "pyproject.toml":
      '[tool.numel]\npython-path = ["lib"]\nsite-packages = ["vendor"]\n',
    "lib/sizes.py": "width = 3\n",
    "vendor/deep.py": "depth = 5\n",
    "app/net.py":
      "import torch.nn as nn\nfrom sizes import width\nfrom deep import depth\n\n\nclass Net(nn.Linear):\n    def __init__(self):\n        super().__init__(width, depth)\n",
  });
  expect(json(["net.py"], join(cwd, "app")).targets).toEqual([
    ["net.py::Net", null, 20],
  ]);
});

describe("budgets", () => {
  const judged = (toml: string, ...args: string[]) => {
    const cwd = project(toml);
    const { code, stderr, stdout } = numel([...args, "--format", "json"], {
      cwd,
    });
    const { models, findings } = JSON.parse(stdout);
    return { code, stderr, budgets: models[0].budgets, findings };
  };

  test("within: shown, exit code 0", () => {
    const { code, stderr, budgets, findings } = judged(
      '[budgets]\n"model.py::Net" = "1K"\n',
      "model.py",
    );
    expect({ code, stderr, findings }).toEqual({
      code: 0,
      stderr: "",
      findings: [],
    });
    expect(budgets).toEqual([
      {
        of: "total",
        written: "1K",
        limit: 1000,
        state: "within",
        over: null,
        file: "numel.toml",
        line: 2,
      },
    ]);
  });

  test("over: exit code 1, a finding at the model, a message that names the budget's place", () => {
    const { code, stderr, findings } = judged(
      '[budgets]\n"model.py::Net" = 800\n',
      "model.py",
    );
    expect(code).toBe(1);
    expect(stderr).toBe(
      "error  model.py::Net is over its budget (numel.toml:2) by 34: 834 parameters, allowed 800\n",
    );
    expect(findings).toEqual([
      {
        code: "over-budget",
        level: "error",
        message:
          "model.py::Net is over its budget (numel.toml:2) by 34: 834 parameters, allowed 800",
        file: "model.py",
        line: 4,
        column: null,
        target: "model.py::Net",
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
  });

  test("as a table", () => {
    const cwd = project('[budgets]\n"model.py::Net" = 800\n');
    expect(numel(["model.py"], { cwd, env: { COLUMNS: "80" } }).stdout).toBe(
      `Net  model.py:4

  path  type    params     %  arithmetic
  fc    Linear     704  84.4  10·64 + 64
  out   Linear     130  15.6  64·2 + 2

  total            834        all trainable · 3.3 kB fp32
  budget           800        OVER by 34 · numel.toml:2
`,
    );
  });

  test.each<[string, string, number]>([
    ["a file", '"model.py" = 800', 1],
    ["a folder", '"." = 900\n"model.py" = 800', 1],
    ["a glob", '"*::Net" = 800', 1],
    ["every model", '"*" = 800', 1],
    ["a glob of another name", '"*::Other" = 800', 0],
    [
      "the target before the file",
      '"model.py" = 800\n"model.py::Net" = 900',
      0,
    ],
    ["the file before a glob", '"model.py" = 900\n"*" = 800', 0],
    ["the last of two globs", '"*" = 800\n"model.*" = 900', 0],
    ["./ in a key", '"./model.py::Net" = 800', 1],
    ["several limits: all hold", '"model.py" = ["1K", 800]', 1],
    ["trainable", '"model.py" = { total = "1K", trainable = 800 }', 1],
    ["relative ones are for numel diff", '"model.py" = "+0"', 0],
    ["the suffix", '"model.py" = "0.834K"', 0],
  ])("%s", (_, budgets, code) => {
    expect(judged(`[budgets]\n${budgets}\n`, "model.py").code).toBe(code);
  });

  test("are for models as they are written, not for what --set tries out", () => {
    const toml = '[budgets]\n"model.py::Net" = 900\n';
    const cwd = project(toml);
    expect(numel(["model.py", "--set", "width=512"], { cwd }).code).toBe(0);
  });

  test("a lower bound over the budget is over, one within it is not decided", () => {
    const partial = `import torch.nn as nn
from elsewhere import backbone


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = backbone()
        self.fc = nn.Linear(10, 10)
`;
    const run = (limit: number, ...args: string[]) =>
      numel(["net.py", ...args], {
        cwd: folderWith({
          "net.py": partial,
          "numel.toml": `[budgets]\n"net.py" = ${limit}\n`,
        }),
      });
    const over = run(100);
    expect(over.code).toBe(1);
    expect(over.stderr).toBe(
      "error  net.py::Net is over its budget (numel.toml:2) by at least 10: at least 110 parameters, allowed 100\n",
    );
    const within = run(200);
    expect(within.code).toBe(0);
    expect(within.stderr).toBe(
      "warning  net.py::Net: not decided whether it is within its budget of 200 (numel.toml:2), because it is partial\n",
    );
    expect(within.stdout).toContain("not decided");
    expect(run(200, "--strict").code).toBe(1);
  });

  test("of several models, the largest counts", () => {
    const undecided = `import torch.nn as nn


class Net(nn.Module):
    def __init__(self, wide):
        super().__init__()
        self.fc = nn.Linear(10, 20 if wide else 10)
`;
    const run = (limit: number) =>
      numel(["net.py"], {
        cwd: folderWith({
          "net.py": undecided,
          "numel.toml": `[budgets]\n"net.py" = ${limit}\n`,
        }),
      }).code;
    // 10·20 + 20 or 10·10 + 10
    expect(run(219)).toBe(1);
    expect(run(220)).toBe(0);
  });
});

test("the library goes by a configuration if it is told to, and says what the command line says", async () => {
  const cwd = project(
    'models = [{ target = "model.py::Net", alias = "wide", set = { width = 512 } }]\n\n[budgets]\n"*" = 900\n',
  );
  const asked = ["model.py", "wide"];
  const said = numel([...asked, "--format", "json"], { cwd });
  expect(said.code).toBe(1);
  expect(await analyze(asked, { cwd, config: true })).toEqual(
    JSON.parse(said.stdout),
  );
  const { findings } = await analyze(["model.py"], { cwd });
  expect(findings).toEqual([]);
  await expect(
    analyze(asked, { cwd, config: join(cwd, "model.py") }),
  ).rejects.toBeInstanceOf(ConfigError);
});

test("a list of targets that cannot be read, or is empty", () => {
  const cwd = folderWith({ "list.txt": "# nothing\n" });
  expect(numel(["--targets-from", "no.txt"], { cwd })).toEqual({
    code: 2,
    stdout: "",
    stderr: "numel: cannot read no.txt\n",
  });
  expect(numel(["--targets-from", "list.txt"], { cwd }).stderr).toBe(
    "numel: no targets in list.txt: one a line\n",
  );
});
