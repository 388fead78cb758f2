/** docs/ci.md: its shell recipes are run, its YAML is held against what it speaks of. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { folderWith } from "../support/cli.js";
import { repository } from "../support/repository.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (name: string) => readFileSync(join(root, name), "utf8");

/** The code blocks of a language. */
function blocks(language: string): string[] {
  return fromMarkdown(read("docs/ci.md")).children.flatMap((node) =>
    node.type === "code" && node.lang === language ? [node.value] : [],
  );
}

const net = (width: number) => `import torch.nn as nn


class Net(nn.Module):
    def __init__(self, width=${width}):
        super().__init__()
        self.fc1 = nn.Linear(4, width)
        self.fc2 = nn.Linear(width, 2)
`;

/** A branch with a wider model, beside `main`. */
function project() {
  const made = repository();
  const base = made.commit({ "src/models/net.py": net(8) });
  made.git("checkout", "-q", "-b", "topic");
  made.commit({ "src/models/net.py": net(16) });
  return { ...made, base };
}

/** Runs shell text as a CI job does, with `numel` among the programs. */
function shell(script: string, cwd: string, env: Record<string, string> = {}) {
  const bin = folderWith({
    numel: `#!/bin/sh\nexec '${process.execPath}' '${join(root, "dist/launch.cjs")}' "$@"\n`,
  });
  chmodSync(join(bin, "numel"), 0o755);
  const { status, stdout, stderr } = spawnSync("sh", ["-e", "-c", script], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, ...env },
  });
  return { code: status, stdout, stderr };
}

describe("a plain shell", () => {
  const scripts = blocks("sh");
  test("there are recipes", () => expect(scripts.length).toBeGreaterThan(4));

  test.each(scripts)("%s", (script) => {
    const { folder } = project();
    const { code, stdout, stderr } = shell(script, folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    // What a recipe writes is there, and what it prints says something.
    const files = [
      ...script.matchAll(/(?:--output |=)(\S+\.(?:json|md|sarif))/g),
    ];
    for (const [, file] of files) {
      expect(existsSync(join(folder, file as string))).toBe(true);
    }
    if (files.length === 0) expect(stdout).toMatch(/114|budget/);
  });
});

test("GitLab CI: the job's script, in the shallow clone that a runner makes", () => {
  const [job] = blocks("yaml")
    .map((text) => parse(text))
    .flatMap(({ numel }) => (numel?.script ? [numel] : []));
  const { folder, base, git } = project();
  git("config", "uploadpack.allowAnySHA1InWant", "true");
  const clone = folderWith({});
  git("clone", "-q", "--depth=1", "--branch=topic", `file://${folder}`, clone);
  const lines: string[] = job.script.filter(
    (line: string) => !line.startsWith("npm install"),
  );
  const { code, stdout } = shell(lines.join("\n"), clone, {
    CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
  });
  expect(code).toBe(0);
  expect(stdout).toContain("+56");
  const report = join(clone, job.artifacts.reports.codequality);
  expect(JSON.parse(readFileSync(report, "utf8"))).toHaveLength(1);
  for (const path of job.artifacts.paths) {
    expect(existsSync(join(clone, path))).toBe(true);
  }
});

test("pre-commit: the hooks exist", () => {
  const hooks = parse(read(".pre-commit-hooks.yaml")).map(
    ({ id }: { id: string }) => id,
  );
  const [config] = blocks("yaml")
    .map((text) => parse(text))
    .filter(({ repos }) => repos);
  const used = config.repos[0].hooks.map(({ id }: { id: string }) => id);
  expect(used).toEqual(hooks);
});

test("GitHub Actions: inputs, outputs and paths are the action's", () => {
  const action = parse(read("action.yml"));
  const workflows = blocks("yaml")
    .map((text) => [text, parse(text)] as const)
    .filter(([, { jobs }]) => jobs);
  expect(workflows).toHaveLength(4);
  for (const [text, { jobs }] of workflows) {
    for (const { steps } of Object.values(jobs) as { steps: Step[] }[]) {
      for (const { uses = "", with: inputs = {} } of steps) {
        const path = /^OWNER\/numel(.*)@v0$/.exec(uses)?.[1];
        if (path === undefined) continue;
        const file = `${path.slice(1)}/action.yml`.replace(/^\//, "");
        const used = parse(read(file));
        expect(Object.keys(used.inputs)).toEqual(
          expect.arrayContaining(Object.keys(inputs)),
        );
      }
    }
    for (const [, name] of text.matchAll(/steps\.numel\.outputs\.([\w-]+)/g)) {
      expect(Object.keys(action.outputs)).toContain(name);
    }
  }
  // The table names every input.
  for (const name of Object.keys(action.inputs)) {
    expect(read("docs/ci.md")).toContain(`\`${name}\``);
  }
});

interface Step {
  uses?: string;
  with?: Record<string, unknown>;
}
