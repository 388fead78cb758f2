/** The reports of `numel check` for CI. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, numel } from "../support/cli.js";
import { sarifErrors } from "../support/sarifSchema.js";

// 4·8 + 8 + 8·2 + 2 = 58
const net = `import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 8)
        self.fc2 = nn.Linear(8, 2)
`;

const project = (budget: number, claim: number) =>
  folderWith({
    "net.py": net,
    "numel.toml": `[budgets]\n"net.py::Net" = ${budget}\n`,
    "README.md": `# Net\n\n<!-- numel: net.py::Net -->${claim}<!-- /numel --> parameters\n`,
  });

test("all formats in one run", () => {
  const cwd = project(50, 99);
  const formats = ["json", "markdown", "sarif", "gitlab", "github"];
  const { code, stderr } = numel(
    [
      "check",
      ...formats.flatMap((format) => ["--report", `${format}=out/${format}`]),
    ],
    { cwd },
  );
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  const read = (name: string) => readFileSync(join(cwd, "out", name), "utf8");
  expect(read("markdown")).toMatch(
    /^### numel: 2 findings\n\n- \*\*error\*\*: /,
  );
  expect(read("markdown")).toContain(
    "| `net.py::Net` | 58 | 50 | OVER by 8 ✗ |\n",
  );
  const annotations = read("github").trimEnd().split("\n");
  expect(annotations).toHaveLength(2);
  expect(annotations[0]).toMatch(/^::error file=net\.py,line=4,/);
  expect(annotations[1]).toMatch(/^::error file=README\.md,line=3,col=\d+,/);
  const log = JSON.parse(read("sarif"));
  expect(sarifErrors(log)).toEqual([]);
  const issues = JSON.parse(read("gitlab")) as { fingerprint: string }[];
  const prints = issues.map(({ fingerprint }) => fingerprint);
  expect(new Set(prints).size).toBe(2);
  // What one format calls a finding by, the others do, too.
  expect(
    log.runs[0].results.map(
      (one: { partialFingerprints: Record<string, string> }) =>
        one.partialFingerprints["numel/v1"],
    ),
  ).toEqual(prints);
});

test("all hold", () => {
  const { code, stdout } = numel(
    ["check", "--format", "markdown", "--comment-key", "claims"],
    { cwd: project(58, 58) },
  );
  expect(code).toBe(0);
  expect(stdout).toBe(
    `<!-- numel:claims -->
### numel: all hold: 1 budget, 1 claim

| Model | Parameters | Budget | |
|:--|--:|--:|:--|
| \`net.py::Net\` | 58 | 58 | 0 left |
`,
  );
});
