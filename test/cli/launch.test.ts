/** What the build does for a quick start must not be seen: not by a Node that refuses the code cache, not in a result. */
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { folderWith, numel } from "../support/cli.js";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const lenet = fileURLToPath(
  new URL("../../fixtures/lenet.py", import.meta.url),
);

/** A copy of what was built, without the files that match. */
function copyWithout(files: RegExp): string {
  const folder = folderWith({});
  cpSync(dist, folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (files.test(name)) rmSync(join(folder, name));
  }
  return join(folder, "launch.cjs");
}

const node = (...args: string[]) =>
  spawnSync(process.execPath, args, { encoding: "utf8" });

describe("the code cache", () => {
  test("is there for the pieces that a count needs", () => {
    const names = readdirSync(dist);
    expect(names).toContain("main.cjs.cache");
    expect(names.some((name) => /^count-.*\.cache$/.test(name))).toBe(true);
  });

  test("is not needed", () => {
    const { status, stdout, stderr } = node(copyWithout(/\.cache$/), lenet);
    expect(stdout).toBe(numel([lenet]).stdout);
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  test("that is another's is refused silently", () => {
    // V8 refuses a cache made under other options, as it refuses one made by another version.
    const launcher = join(dist, "launch.cjs");
    const { status, stdout, stderr } = node("--no-opt", launcher, lenet);
    expect(stdout).toBe(numel([lenet]).stdout);
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });
});

describe("pieces are loaded when they are needed", () => {
  test("help needs neither the parser nor the evaluator", () => {
    const launcher = copyWithout(/^count-|\.wasm$/);
    expect(node(launcher, "--version").status).toBe(0);
    expect(node(launcher, "--help").stdout).toContain("Examples:");
  });

  test("a count loads none of Node's slow modules", () => {
    const folder = folderWith({
      "list.cjs":
        'process.once("exit", () => console.error(process.moduleLoadList.join()));',
    });
    const { stderr } = node(
      "--require",
      join(folder, "list.cjs"),
      join(dist, "launch.cjs"),
      lenet,
    );
    for (const slow of ["crypto", "child_process", "net", "fs/promises"]) {
      expect(stderr.split(",")).not.toContain(`NativeModule ${slow}`);
    }
  });

  test("what is loaded late works as ever", () => {
    const folder = folderWith({
      "settings.yaml": "width: [3, 5]\n",
      "settings.toml": "[net]\nwidth = 7\n",
      "model.py": `
import hashlib, tomllib, yaml
import torch.nn as nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        with open("settings.yaml") as file:
            self.a = nn.Linear(*yaml.safe_load(file)["width"], bias=False)
        with open("settings.toml", "rb") as file:
            self.b = nn.Linear(1, tomllib.load(file)["net"]["width"], bias=False)
        self.c = nn.Linear(1, len(hashlib.sha256(b"numel").hexdigest()), bias=False)
`,
    });
    const { stdout } = numel(["model.py", "--format", "json"], { cwd: folder });
    const { models } = JSON.parse(stdout) as { models: { total: number }[] };
    expect(models[0]?.total).toBe(3 * 5 + 7 + 64);
  });
});

test("the licences of what is bundled come with it", () => {
  const text = readFileSync(join(dist, "THIRD_PARTY_LICENSES.txt"), "utf8");
  for (const library of [
    "commander",
    "web-tree-sitter",
    "tree-sitter-python",
    "yaml",
  ]) {
    expect(text).toMatch(new RegExp(`^${library} \\d.*\\(\\w+\\)$`, "m"));
  }
});
