/** The reports of `numel diff` for CI, from real commits. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { numel } from "../support/cli.js";
import { repository } from "../support/repository.js";
import { sarifErrors } from "../support/sarifSchema.js";

const net = (width: number) => `import torch.nn as nn


class Net(nn.Module):
    def __init__(self, width=${width}):
        super().__init__()
        self.fc1 = nn.Linear(4, width)
        self.fc2 = nn.Linear(width, 2)
`;

test("all formats in one run", () => {
  const { folder, commit } = repository();
  const base = commit({ "net.py": net(8) });
  commit({ "net.py": net(16) });
  const formats = ["json", "markdown", "sarif", "gitlab", "github"];
  const { code, stdout, stderr } = numel(
    [
      ...["diff", base, "HEAD", "--comment-key", "default"],
      ...formats.flatMap((format) => ["--report", `${format}=out/${format}`]),
    ],
    { cwd: folder, env: { GITHUB_SHA: "", CI_PROJECT_URL: "" } },
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const read = (name: string) =>
    readFileSync(join(folder, "out", name), "utf8");
  // 4·8 + 8 + 8·2 + 2 = 58 and 4·16 + 16 + 16·2 + 2 = 114
  expect(stdout).toContain("+56");
  expect(JSON.parse(read("json")).models[0].delta.total).toBe(56);
  expect(read("markdown")).toMatch(
    /^<!-- numel:default -->\n### numel: \+56 parameters \(\+96\.55 %\) in `Net`\n/,
  );
  expect(read("markdown")).toContain(
    `| Model | ${base.slice(0, 7)} | this PR | Δ | Δ % | Budget |`,
  );
  expect(read("github")).toMatch(/^::notice file=net\.py,line=\d,/);
  expect(read("github")).toContain("net.py::Net +56 parameters (+96.55%25)");
  expect(sarifErrors(JSON.parse(read("sarif")))).toEqual([]);
  expect(JSON.parse(read("gitlab"))[0]).toMatchObject({
    check_name: "numel/count-changed",
    severity: "info",
    location: { path: "net.py" },
  });
});

test("nothing changed", () => {
  const { folder, commit } = repository();
  commit({ "net.py": net(8) });
  const markdown = numel(["diff", "--format", "markdown"], { cwd: folder });
  expect(markdown.stdout).toMatch(/^### numel: no change in parameters\n/);
  const quality = numel(["diff", "--format", "gitlab"], { cwd: folder });
  expect(quality.stdout).toBe("[]\n");
});

test("a syntax error is an error at its line, and the comment says so", () => {
  const { folder, commit, write } = repository();
  commit({ "net.py": net(8) });
  write({
    "net.py": net(8).replace("def __init__(self", "def __init__(self(("),
  });
  const { code, stdout } = numel(
    ["diff", "--format", "github", "--report", "markdown=-"],
    { cwd: folder },
  );
  expect(code).toBe(2);
  expect(stdout).toMatch(/^::error file=net\.py,line=5,/m);
  expect(stdout).toMatch(/^### numel: .* not read$/m);
});
