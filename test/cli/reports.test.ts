/** --output, --report and the formats of CI, on the built command line. */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, numel } from "../support/cli.js";
import { sarifErrors } from "../support/sarifSchema.js";

const net = `import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)
        self.others = [nn.Linear(4, 2)]
`;
const unknown = `import torch.nn as nn
import elsewhere


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(elsewhere.size(), 2)
`;

test("several reports in one run, in folders that are made", () => {
  const cwd = folderWith({ "net.py": net });
  const { code, stdout, stderr } = numel(
    [
      "net.py",
      ...["--report", "json=out/counts.json"],
      ...["--report", "sarif=out/deep/er/numel.sarif"],
      ...["--report", "gitlab=quality.json"],
      ...["--report", "github=-"],
    ],
    { cwd },
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const read = (name: string) =>
    JSON.parse(readFileSync(join(cwd, name), "utf8"));
  expect(read("out/counts.json").models[0].total).toBe(10);
  expect(sarifErrors(read("out/deep/er/numel.sarif"))).toEqual([]);
  expect(read("quality.json")[0].check_name).toBe("numel/remark");
  expect(stdout).toMatch(/^Net {2}net\.py:4\n/);
  expect(stdout).toMatch(/^::warning file=net\.py,line=\d,/m);
});

test("--output makes its folders; what cannot be written is told, and the rest is written", () => {
  const cwd = folderWith({ "net.py": net, taken: "a file, no folder" });
  const { code, stdout, stderr } = numel(
    [
      "net.py",
      ...["--format", "csv", "--output", "a/b/net.csv"],
      ...["--report", "json=taken/net.json"],
      ...["--report", "markdown=net.md"],
    ],
    { cwd },
  );
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^numel: cannot write taken\/net\.json: E\w+\n$/);
  expect(existsSync(join(cwd, "a/b/net.csv"))).toBe(true);
  expect(existsSync(join(cwd, "net.md"))).toBe(true);
});

test("a syntax error is an annotation, too", () => {
  const cwd = folderWith({ "bad.py": "x = (\n" });
  const { code, stdout, stderr } = numel(["bad.py", "--format", "github"], {
    cwd,
  });
  expect(code).toBe(2);
  expect(stdout).toMatch(
    /^::error file=bad\.py,line=\d,title=numel%3A Could not be counted::bad\.py:/,
  );
  expect(stderr).toContain("SyntaxError");
});

test("--strict: the finding is an error, its reason a note", () => {
  const cwd = folderWith({ "head.py": unknown });
  const loose = numel(["head.py", "--format", "github"], { cwd });
  expect(loose.code).toBe(0);
  expect(loose.stdout).toMatch(/^::notice file=head\.py,line=\d,[^\n]*\n$/);
  const strict = numel(["head.py", "--format", "github", "--strict"], { cwd });
  expect(strict.code).toBe(1);
  expect(strict.stdout).toMatch(/^::error file=head\.py,[^\n]*\n::notice /);
});

test("places are relative to the repository's root", () => {
  const cwd = folderWith({ "packages/a/net.py": net });
  mkdirSync(join(cwd, ".git"));
  const { stdout } = numel(["net.py", "--format", "github"], {
    cwd: join(cwd, "packages/a"),
  });
  expect(stdout).toContain("file=packages/a/net.py,");
});

test("Markdown as a comment carries its key", () => {
  const cwd = folderWith({ "net.py": net });
  const markdown = (...args: string[]) =>
    numel(["net.py", "--format", "markdown", ...args], { cwd });
  expect(markdown().stdout).toMatch(/^### `Net`: 10 parameters\n/);
  expect(markdown("--comment-key", "gpu-job").stdout).toMatch(
    /^<!-- numel:gpu-job -->\n### `Net`: 10 parameters\n/,
  );
  for (const key of ["a b", "a-->", "", "x".repeat(65)]) {
    expect(markdown("--comment-key", key).code).toBe(2);
  }
});

test("a comment on a count says what does not hold, and what could not be read", () => {
  const cwd = folderWith({ "head.py": unknown, "bad.py": "x = (\n" });
  const { code, stdout } = numel(
    [
      ...["head.py", "bad.py", "--strict"],
      ...["--format", "markdown", "--comment-key", "default"],
    ],
    { cwd },
  );
  expect(code).toBe(2);
  expect(stdout).toMatch(/^- \*\*error\*\*: head\.py::Head is partial/m);
  expect(stdout).toMatch(/^- not counted: bad\.py:1:5: SyntaxError/m);
});

test.each([
  ["json", "It takes FORMAT=FILE"],
  ["json=", "It takes FORMAT=FILE"],
  ["jsn=x.json", "did you mean 'json'?"],
])("--report %s", (value, message) => {
  const cwd = folderWith({ "net.py": net });
  const { code, stderr } = numel(["net.py", "--report", value], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
