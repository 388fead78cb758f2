/** What several machines count in parts is, put together, what one would have counted. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, numel } from "../support/cli.js";

const files: Record<string, string> = { "pyproject.toml": "" };
for (let i = 0; i < 9; i++) {
  files[`m${i}.py`] =
    `import torch.nn as nn\nclass Net${i}(nn.Module):\n    def __init__(self, n=${i + 1}):\n        super().__init__()\n        self.f = nn.Linear(n, 1)\n${"# long\n".repeat(i * 40)}`;
}
files["broken.py"] = "def f(:\n";
files["partial.py"] =
  "import torch.nn as nn\nimport missing_library\nclass P(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.f = missing_library.Layer()\n";
const cwd = folderWith(files);
const shards = ["1/3", "2/3", "3/3"].map((shard, i) => {
  const result = numel(
    [".", "nowhere.py", "--shard", shard, "--report", `json=s${i}.json`],
    { cwd },
  );
  return { file: `s${i}.json`, result };
});
const names = shards.map(({ file }) => file);

describe("--shard and merge", () => {
  test.each(["json", "table", "markdown", "csv"])("%s", (format) => {
    const whole = numel([".", "nowhere.py", "--format", format], { cwd });
    const merged = numel(["merge", ...names.toReversed(), "--format", format], {
      cwd,
    });
    expect(merged).toEqual(whole);
  });

  test("every model is in one shard, and each has something to do", () => {
    const counts = names.map((name) => {
      const text = readFileSync(join(cwd, name), "utf8");
      return (JSON.parse(text) as { models: object[] }).models.length;
    });
    expect(counts.every((count) => count > 0)).toBe(true);
    expect(counts.reduce((a, b) => a + b)).toBe(10);
  });

  test("--strict judges as the whole would", () => {
    const clean = [0, 1].map((i) => {
      const file = `strict${i}.json`;
      const shard = ["--shard", `${i + 1}/2`, "--report", `json=${file}`];
      numel(["m1.py", "partial.py", "--quiet", ...shard], { cwd });
      return file;
    });
    expect(numel(["merge", ...clean], { cwd }).code).toBe(0);
    const strict = numel(["merge", ...clean, "--strict"], { cwd });
    const whole = numel(["m1.py", "partial.py", "--strict"], { cwd });
    expect(strict).toEqual(whole);
    expect(strict.code).toBe(1);
  });

  test.each([
    ["one is missing", ["s0.json", "s2.json"], "shard 2/3 is missing"],
    [
      "one is there twice",
      ["s0.json", "s1.json", "s1.json", "s2.json"],
      "s1.json and s1.json are both shard 2/3",
    ],
    ["no report", ["m1.py"], "m1.py is no JSON report of numel's"],
    [
      "of another run",
      ["s0.json", "strict1.json"],
      "strict1.json and s0.json are no shards of the same run",
    ],
  ])("refuses: %s", (_, given, message) => {
    const { code, stderr } = numel(["merge", ...given], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test.each(["0/3", "4/3", "1", "a/b"])("--shard %s is refused", (shard) => {
    expect(numel([".", "--shard", shard], { cwd }).code).toBe(2);
  });
});
