/** `numel check` as a person meets it. */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { schema } from "../src/5-report/schema.js";
import { folderWith, numel } from "./support/cli.js";

/** (10·width + width) + (2·width + 2) parameters: 834 for 64, 6,658 for 512; of BatchNorm1d(2) 4, and 5 buffers. */
const model = `import torch.nn as nn


class Net(nn.Module):
    def __init__(self, width=64):
        super().__init__()
        self.fc = nn.Linear(10, width)
        self.out = nn.Linear(width, 2)
        self.norm = nn.BatchNorm1d(2)
        self.norm.requires_grad_(False)
`;
const claim = (number: string, body = "model.py::Net") =>
  `<!-- numel: ${body} -->${number}<!-- /numel -->`;
const project = (files: Record<string, string | Uint8Array>) =>
  folderWith({ "model.py": model, ...files });
const json = (cwd: string, ...args: string[]) => {
  const { code, stdout, stderr } = numel(
    ["check", ...args, "--format", "json"],
    {
      cwd,
    },
  );
  return { code, stderr, ...JSON.parse(stdout) };
};
const messages = (cwd: string, ...args: string[]) =>
  (json(cwd, ...args).findings as Record<string, unknown>[]).map(
    ({ level, file, line, message }) => `${level} ${file}:${line} ${message}`,
  );
const read = (cwd: string, name: string) =>
  readFileSync(join(cwd, name), "utf8");

describe("claims", () => {
  test("that hold: exit code 0", () => {
    const cwd = project({
      "README.md": `${claim("838")}, ${claim("0.8K")}, ${claim("834", "model.py::Net trainable")}, ${claim("4", "model.py::Net frozen")}, ${claim("5", "model.py::Net buffers")}, ${claim("843", "model.py::Net stored")}, ${claim("6,662", "model.py::Net width=512")}, ${claim("838", "model.py")}\n`,
    });
    const result = numel(["check"], { cwd });
    expect(result).toEqual({
      code: 0,
      stderr: "",
      stdout: "  0 budgets and 8 claims checked: all hold\n",
    });
  });

  test("that do not: one finding each, exit code 1", () => {
    const cwd = project({
      "README.md": `# Net\n\nIt has ${claim("839")} or ${claim("0.9K")}.\n`,
      "docs/a.md": claim("1", "model.py::Net trainable"),
    });
    expect(messages(cwd)).toEqual([
      "error README.md:3 claims 839, but model.py::Net has 838",
      "error README.md:3 claims 0.9K, but model.py::Net has 838",
      "error docs/a.md:1 claims 1, but model.py::Net has 834 trainable",
    ]);
    const { code, findings } = json(cwd);
    expect(code).toBe(1);
    const prints = findings.map(
      (one: { fingerprint: string }) => one.fingerprint,
    );
    expect(new Set(prints).size).toBe(3);
  });

  test("as a person sees them, in 80 columns", () => {
    const cwd = project({
      "README.md": `${claim("839")}\n`,
      "numel.toml": '[budgets]\n"model.py::Net" = "1K"\n',
    });
    const { stdout } = numel(["check"], { cwd, env: { COLUMNS: "80" } });
    expect(stdout).toBe(`  model          params  budget
  model.py::Net     838   1,000  162 left  numel.toml:2

  error    README.md:1  claims 839, but model.py::Net has 838

  1 budget and 1 claim checked: 1 error
`);
  });

  test("targets: beside the file, then at the root; an alias; this very file", () => {
    const cwd = folderWith({
      "numel.toml":
        'models = [{ target = "pkg/net.py::Net", alias = "wide", set = { width = 512 } }]\n',
      "pkg/net.py": `"""Has ${claim("838", "::Net")}."""\n${model}`,
      "pkg/README.md": `${claim("838", "net.py::Net")} ${claim("838", "pkg/net.py::Net")}\n`,
      "docs/a.md": `${claim("838", "../pkg/net.py::Net")} ${claim("6,662", "wide")} ${claim("838", "pkg/net.py::Net")}\n`,
    });
    expect(messages(cwd)).toEqual([]);
    expect(json(cwd).claims).toHaveLength(6);
    // From anywhere in the project.
    expect(json(join(cwd, "docs")).code).toBe(0);
  });

  test("broken ones are findings with their place", () => {
    const cwd = project({
      "README.md": `a ${claim("1", "model.py::Nett")}\n\n${claim("1", "modle.py")}\n\nb <!-- numel: model.py::Net -->1\n`,
      "two.py": `${model}\n\nclass Other(nn.Module):\n    pass\n`,
      "b.md": claim("1", "two.py"),
      "c.md": claim("1", "model.py::Net(width='x')"),
      "d.md": claim("1", "model.py::Net nope=1"),
      "e.md": claim("1", "no.such.module::Net"),
    });
    expect(messages(cwd)).toEqual([
      "error README.md:1 a claim about model.py::Nett, which cannot be counted: no 'Nett' in model.py; did you mean 'Net'?",
      "error README.md:3 a claim about modle.py, which cannot be counted: no such file or folder: modle.py; did you mean 'model.py'?",
      "error README.md:5 a claim without an end: <!-- /numel --> is missing behind it",
      "error b.md:1 a claim about two.py, which is 2 models: name one of Net(), Other()",
      expect.stringMatching(
        /^error c\.md:1 claims 1, but model\.py::Net\(width='x'\) cannot be built: TypeError/,
      ),
      "error d.md:1 a claim about model.py::Net, which cannot be counted: nope cannot be set: no model that was asked for takes an argument of that name",
      expect.stringMatching(
        /^error e\.md:1 a claim about no\.such\.module::Net, which cannot be counted: no module 'no\.such\.module'/,
      ),
    ]);
    expect(json(cwd).code).toBe(1);
  });

  test("what is not known exactly is told, and an error with --strict; a lower bound can refute", () => {
    const cwd = folderWith({
      "net.py": `import torch.nn as nn
from elsewhere import backbone


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = backbone()
        self.fc = nn.Linear(10, 10)
`,
      "a.md": claim("1M", "net.py::Net"),
    });
    const said =
      "a.md:1 claims 1M, which is not decided: net.py::Net is partial";
    expect(messages(cwd)).toEqual([`warning ${said}`]);
    expect(json(cwd).code).toBe(0);
    expect(messages(cwd, "--strict")).toEqual([`error ${said}`]);
    writeFileSync(join(cwd, "a.md"), claim("100", "net.py::Net"));
    expect(messages(cwd)).toEqual([
      "error a.md:1 claims 100, but net.py::Net has at least 110",
    ]);
  });

  test("which files: what git ignores and the configuration leaves out is not read, tests are", () => {
    const cwd = project({
      ".gitignore": "site/\n",
      "site/a.md": claim("1"),
      "node_modules/x/a.md": claim("1"),
      "old/a.md": claim("1"),
      "tests/test_net.py": `"""${claim("1")}"""\n`,
      "notes.txt": claim("1"),
      "a.MD": claim("1"),
      "numel.toml": 'exclude = ["old/"]\n',
    });
    expect(messages(cwd).map((text) => text.split(" ")[1])).toEqual([
      "a.MD:1",
      "tests/test_net.py:1",
    ]);
  });

  test("`claims` says which files; paths say it, too", () => {
    const files = {
      "README.md": claim("1"),
      "CHANGELOG.md": claim("1"),
      "docs/a.md": claim("1"),
      "docs/deep/b.md": claim("1"),
      "net.py": `"""${claim("1")}"""\n`,
    };
    const where = (told: string, ...args: string[]) =>
      messages(project({ ...files, "numel.toml": told }), ...args).map(
        (text) => text.split(" ")[1],
      );
    expect(where('claims = ["README.md", "docs/*.md"]\n')).toEqual([
      "README.md:1",
      "docs/a.md:1",
    ]);
    expect(where('claims = ["docs"]\n')).toEqual([
      "docs/a.md:1",
      "docs/deep/b.md:1",
    ]);
    expect(where("", "docs", "CHANGELOG.md")).toEqual([
      "CHANGELOG.md:1",
      "docs/a.md:1",
      "docs/deep/b.md:1",
    ]);
    expect(where("claims = []\n")).toEqual([]);
    const missing = numel(["check"], {
      cwd: project({ "numel.toml": 'claims = ["READNE.md"]\n' }),
    });
    expect(missing.code).toBe(2);
    expect(missing.stderr).toBe(
      "numel: numel.toml: 'claims' names READNE.md, and there is no such file\n",
    );
  });
});

describe("--write", () => {
  test("brings numbers up to date, in their style, and changes nothing else", () => {
    const before = `\ufeff# Net\r\n\r\n**${claim("**1,000**")}** (${claim("1.0 K")}) \`${claim("1")}\`\r\n${claim("838")}\r\n`;
    const cwd = project({
      "README.md": before,
      "net.py": `"""Has ${claim("900")}."""\n`,
      "latin.md": Buffer.from(`\xe9 ${claim("900")} \xe9`, "latin1"),
    });
    const result = numel(["check", "--write"], { cwd });
    expect(result.code).toBe(0);
    expect(result.stdout).toBe(`  README.md:3 1,000 → 838
  README.md:3 1.0 K → 838
  latin.md:1 900 → 838
  net.py:1 900 → 838

  0 budgets and 5 claims checked: all hold
`);
    expect(read(cwd, "README.md")).toBe(
      before.replace("1,000", "838").replace("1.0 K", "838"),
    );
    expect(readFileSync(join(cwd, "latin.md"), "latin1")).toBe(
      `\xe9 ${claim("838")} \xe9`,
    );
    expect(numel(["check", "--write"], { cwd }).stdout).toBe(
      "  0 budgets and 5 claims checked: all hold\n",
    );
  });

  test("leaves what it cannot know, and says so", () => {
    const text = `${claim("1", "model.py::Nett")} ${claim("1")}\n`;
    const cwd = project({ "README.md": text });
    expect(numel(["check", "--write"], { cwd }).code).toBe(1);
    expect(read(cwd, "README.md")).toBe(
      `${claim("1", "model.py::Nett")} ${claim("838")}\n`,
    );
  });

  test("keeps links and permissions", () => {
    const cwd = project({ "docs/a.md": claim("1") });
    symlinkSync("docs/a.md", join(cwd, "README.md"));
    chmodSync(join(cwd, "docs/a.md"), 0o640);
    numel(["check", "--write"], { cwd });
    expect(read(cwd, "README.md")).toBe(claim("838"));
    expect(statSync(join(cwd, "docs/a.md")).mode & 0o777).toBe(0o640);
  });
});

describe("budgets", () => {
  test("of what the configuration names and of what the keys name", () => {
    const cwd = project({
      "other/net.py": model,
      "numel.toml":
        'models = [{ target = "model.py::Net", alias = "wide", set = { width = 512 } }]\n\n[budgets]\nwide = 6000\n"other/*::Net" = 800\n"model.py::Net" = "+2%"\n',
    });
    expect(messages(cwd)).toEqual([
      "error model.py:4 wide (model.py::Net) is over its budget (numel.toml:4) by 662: 6,662 parameters, allowed 6000",
      "note model.py:4 model.py::Net: its budget of +2% (numel.toml:6) needs a base: numel diff, or counts recorded with numel check --update-budgets",
      "error other/net.py:4 other/net.py::Net is over its budget (numel.toml:5) by 38: 838 parameters, allowed 800",
    ]);
    expect(messages(cwd, "other")).toHaveLength(1);
  });

  test("of nothing guard nothing, and that is a finding", () => {
    const cwd = project({
      "numel.toml":
        '[budgets]\n"model.py::Nett" = 1\n"gone.py" = 1\n"*::Other" = 1\ntiny = 1\n',
    });
    expect(messages(cwd)).toEqual([
      "error numel.toml:2 the budget of model.py::Nett (numel.toml:2) is for no model: no 'Nett' in model.py; did you mean 'Net'?",
      "error numel.toml:3 the budget of gone.py (numel.toml:3) is for no model: no such file or folder: gone.py",
      "error numel.toml:4 the budget of *::Other (numel.toml:4) is for no model",
      expect.stringMatching(/numel\.toml:5 the budget of tiny/),
    ]);
  });

  test("a file that cannot be read: told in one line, and not passed over", () => {
    const toml = (key: string) => `[budgets]\n"${key}" = "1K"\n`;
    const files = {
      "broken/bad.py": "def f(:\n",
      "a.md": claim("1", "broken/bad.py::Net"),
    };
    const one = project({ ...files, "numel.toml": toml("broken/bad.py") });
    expect(messages(one)).toEqual([
      expect.stringMatching(
        /^error numel\.toml:2 the budget of broken\/bad\.py \(numel\.toml:2\) is for no model: broken\/bad\.py:1:6: SyntaxError: [^\n]*$/,
      ),
      expect.stringMatching(
        /^error a\.md:1 a claim about broken\/bad\.py::Net, which cannot be counted: broken\/bad\.py:1:6: SyntaxError: [^\n]*$/,
      ),
    ]);
    const some = project({
      ...files,
      "broken/net.py": model,
      "numel.toml": toml("broken"),
    });
    expect(json(some, "broken").code).toBe(2);
    const glob = project({ ...files, "numel.toml": toml("*") });
    expect(json(glob).stderr).toMatch(
      /^numel: broken\/bad\.py:1:6: SyntaxError/,
    );
  });

  test("a model of the configuration that is not there: exit code 2", () => {
    const cwd = project({
      "numel.toml": 'models = ["gone.py"]\n[budgets]\n"*" = "1K"\n',
    });
    expect(json(cwd)).toMatchObject({
      code: 2,
      stderr: "numel: no such file or folder: gone.py\n",
    });
  });
});

describe("--update-budgets", () => {
  const updated = (toml: string, name = "numel.toml", ...args: string[]) => {
    const cwd = project({ [name]: toml });
    const { code } = numel(["check", "--update-budgets", ...args], { cwd });
    expect(code).toBe(0);
    // Once more changes nothing.
    const text = read(cwd, name);
    numel(["check", "--update-budgets"], { cwd });
    expect(read(cwd, name)).toBe(text);
    return text;
  };

  test.each<[string, string, string]>([
    [
      "comments, order and blanks stay",
      '# models\nexclude = [ "x/" ]\n\n[budgets] # here\n"model.py::Net"   =  "500"   # tight\n\n[recorded]\n',
      '# models\nexclude = [ "x/" ]\n\n[budgets] # here\n"model.py::Net"   =  838   # tight\n\n[recorded]\n',
    ],
    [
      "a smaller model",
      '[budgets]\n"model.py::Net" = "1M"\n',
      '[budgets]\n"model.py::Net" = 838\n',
    ],
    [
      "a relative one is recorded",
      '[budgets]\n"model.py::Net" = ["500", "+2%"]\n',
      '[budgets]\n"model.py::Net" = [838, "+2%"]\n\n[recorded]\n"model.py::Net" = 838\n',
    ],
    [
      "by what it holds",
      '[budgets."model.py::Net"]\ntotal = 1\ntrainable = 1\n',
      '[budgets."model.py::Net"]\ntotal = 838\ntrainable = 834\n',
    ],
    [
      "a model over its group's gets its own",
      '[budgets]\n"*" = 800\n',
      '[budgets]\n"*" = 800\n"model.py::Net" = 838\n',
    ],
    [
      "one within its group's does not",
      '[budgets]\n"*" = 900\n',
      '[budgets]\n"*" = 900\n',
    ],
    [
      "a configured model without one",
      'models = ["model.py::Net"]\n',
      'models = ["model.py::Net"]\n\n[budgets]\n"model.py::Net" = 838\n',
    ],
    [
      "an inline table",
      'models = ["model.py::Net"]\nbudgets = { }\n',
      'models = ["model.py::Net"]\nbudgets = { "model.py::Net" = 838  }\n',
    ],
    [
      "dotted keys",
      'budgets."*" = 800\nexclude = []\n',
      'budgets."*" = 800\nbudgets."model.py::Net" = 838\nexclude = []\n',
    ],
    [
      "CRLF, and no line break at the end",
      '[budgets]\r\n"*" = 800',
      '[budgets]\r\n"*" = 800\r\n"model.py::Net" = 838',
    ],
  ])("%s", (_, before, after) => {
    expect(updated(before)).toBe(after);
  });

  test("in pyproject.toml", () => {
    expect(
      updated(
        '[project]\nname = "x"\n\n[tool.numel]\nmodels = ["model.py::Net"]\n\n[tool.ruff]\nline-length = 100\n',
        "pyproject.toml",
      ),
    ).toBe(
      '[project]\nname = "x"\n\n[tool.numel]\nmodels = ["model.py::Net"]\n\n[tool.ruff]\nline-length = 100\n\n[tool.numel.budgets]\n"model.py::Net" = 838\n',
    );
  });

  test("without a configuration there is one then", () => {
    const cwd = project({});
    const result = numel(["check", "--update-budgets"], { cwd });
    expect(result.code).toBe(0);
    expect(read(cwd, "numel.toml")).toBe('[budgets]\n"model.py::Net" = 838\n');
    expect(numel(["check"], { cwd }).code).toBe(0);
  });

  test("relative budgets are judged against what is recorded", () => {
    const run = (recorded: number) =>
      messages(
        project({
          "numel.toml": `[budgets]\n"model.py::Net" = "+2%"\n\n[recorded]\n"model.py::Net" = ${recorded}\n`,
        }),
      );
    expect(run(822)).toEqual([]);
    expect(run(821)).toEqual([
      "error model.py:4 model.py::Net is over its budget (numel.toml:2) by 1: 838 parameters, allowed +2%",
    ]);
  });

  test("nothing is recorded of what is not known exactly", () => {
    const cwd = folderWith({
      "net.py": `import torch.nn as nn\n\n\nclass Net(nn.Linear):\n    def __init__(self, n):\n        super().__init__(n, 2)\n`,
      "numel.toml": 'models = ["net.py"]\n',
    });
    const { code, stdout } = numel(["check", "--update-budgets"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("nothing is recorded of it, because it is");
    expect(read(cwd, "numel.toml")).toBe('models = ["net.py"]\n');
  });
});

test("nothing to check", () => {
  expect(numel(["check"], { cwd: project({}) })).toEqual({
    code: 0,
    stdout: "  no budgets and no claims\n",
    stderr: "",
  });
  expect(numel(["check", "--quiet"], { cwd: project({}) }).stdout).toBe("");
});

test("a path that is not there, a configuration that cannot be used: exit code 2", () => {
  const cwd = project({});
  expect(numel(["check", "modle.py"], { cwd })).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "numel: no such file or folder: modle.py; did you mean 'model.py'?\n",
  });
  writeFileSync(join(cwd, "numel.toml"), "claim = []\n");
  expect(numel(["check"], { cwd })).toMatchObject({
    code: 2,
    stderr:
      "numel: numel.toml:1: unknown key 'claim'; did you mean 'claims'?\n",
  });
});

test("JSON keeps to the schema; other formats name the places", () => {
  const cwd = project({
    "README.md": `${claim("1")} ${claim("838")}\n`,
    "numel.toml": '[budgets]\n"model.py" = 800\n',
  });
  const { code, stderr, ...report } = json(cwd);
  expect([code, stderr]).toEqual([1, ""]);
  const validate = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
  }).compile(schema);
  expect(validate(report) || validate.errors).toBe(true);
  expect(report.claims[0]).toEqual({
    target: "model.py::Net",
    set: [],
    of: "total",
    written: "1",
    count: 838,
    state: "differs",
    file: "README.md",
    line: 1,
    column: 1,
  });
  expect(report.models[0].budgets[0]).toMatchObject({
    state: "over",
    over: 38,
  });
  const github = numel(["check", "--format", "github"], { cwd });
  expect(github.stdout).toContain("file=README.md");
});

test("a file or folder called check is reached as ./check", () => {
  const cwd = folderWith({ "check/net.py": model, "check.py": model });
  expect(numel(["./check", "--format", "csv"], { cwd }).stdout).toContain(
    "./check/net.py::Net",
  );
  expect(numel(["check.py", "--format", "csv"], { cwd }).stdout).toContain(
    "check.py::Net",
  );
});

test("in a git repository, from a folder below", () => {
  const cwd = project({ "README.md": claim("1"), "docs/x.md": "" });
  execFileSync("git", ["init", "-q"], { cwd });
  expect(messages(join(cwd, "docs"))).toEqual([
    `error ${join(cwd, "README.md")}:1 claims 1, but model.py::Net has 838`,
  ]);
});
