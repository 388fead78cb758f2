/** Runs that are killed at any moment leave a cache that the next run can rely on. */
import { spawn } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { folderWith, numel } from "../support/cli.js";

const program = fileURLToPath(
  new URL("../../dist/launch.cjs", import.meta.url),
);

/** Different moments, the same ones every time. */
function* moments(seed: number): Generator<number, never, void> {
  for (let state = seed; ;) {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    yield state / 2 ** 31;
  }
}

test("fifty runs over a repository, killed at random", async () => {
  const files: Record<string, string> = { "pyproject.toml": "" };
  for (let i = 0; i < 20; i++) {
    files[`m${i}.py`] =
      `import torch.nn as nn\nfrom common import W\nclass Net${i}(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.f = nn.Linear(W, ${i + 1})\n`;
  }
  files["common.py"] = "W = 3\n";
  const cwd = folderWith(files);
  const expected = numel([".", "--no-cache"], { cwd });
  const started = performance.now();
  numel(["."], { cwd });
  const whole = performance.now() - started;
  const moment = moments(7);
  for (let run = 0; run < 50; run++) {
    if (run % 5 === 0) {
      rmSync(join(cwd, ".numel_cache"), { recursive: true, force: true });
    }
    await new Promise<void>((resolve) => {
      const child = spawn(process.execPath, [program, ".", "--jobs", "2"], {
        cwd,
        stdio: "ignore",
      });
      const timer = setTimeout(
        () => child.kill("SIGKILL"),
        moment.next().value * whole * 1.1,
      );
      child.once("exit", () => {
        clearTimeout(timer);
        resolve();
      });
    });
    if (run % 10 === 9) expect(numel(["."], { cwd })).toEqual(expected);
  }
  expect(readdirSync(cwd)).toContain(".numel_cache");
}, 300_000);
