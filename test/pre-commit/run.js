#!/usr/bin/env node
// `npm run test:pre-commit`: numel's hooks in the hands of the real pre-commit. It installs them from a git repository (this
// tree as it stands, changes not committed included), runs them on commits, and refuses one.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = realpathSync(mkdtempSync(join(tmpdir(), "numel-pre-commit-")));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const preCommit = findPreCommit();
if (preCommit === null) {
  console.log(
    "SKIPPED: pre-commit cannot be installed here (python3 -m venv, pip install pre-commit). The hooks were NOT tested.",
  );
  process.exit(0);
}

const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: join(folder, "gitconfig"),
  GIT_CONFIG_SYSTEM: "/dev/null",
  PRE_COMMIT_HOME: join(folder, "pre-commit-home"),
  PATH: `${dirname(preCommit)}:${process.env.PATH}`,
};
// What `npm run` sets is not for the npm that pre-commit starts.
for (const name of Object.keys(env)) {
  if (/^npm_(?!config_(registry|cafile|.*proxy))/i.test(name)) delete env[name];
}
writeFileSync(
  env.GIT_CONFIG_GLOBAL,
  "[user]\n\tname = A\n\temail = a@example.org\n[init]\n\tdefaultBranch = main\n",
);

const hooks = presentTree();
const project = join(folder, "project");
mkdirSync(project);
git(project, "init", "-q");

const model = (width, note = "") => `import torch.nn as nn

${note}
class Net(nn.Module):
    def __init__(self, width=${width}):
        super().__init__()
        self.fc1 = nn.Linear(4, width)
        self.fc2 = nn.Linear(width, 2)
`;
const rev = git(hooks, "rev-parse", "HEAD").stdout.trim();
write({
  ".pre-commit-config.yaml": `repos:
  - repo: ${hooks}
    rev: ${rev}
    hooks:
      - id: numel
      - id: numel-check
`,
  "net.py": model(8),
});
run(preCommit, ["install"], project);

step("the first commit installs the hooks, and shows a new model", () => {
  const { code, text } = commit();
  assert.equal(code, 0, text);
  assert.match(text, /numel \(parameter delta\)\.+Passed/);
  // 4·8 + 8 + 8·2 + 2 = 58
  assert.match(text, /^net\.py::Net {2}new {2}58$/m);
});

step("a change shows its delta and its cause in one line", () => {
  write({ "net.py": model(16) });
  const { code, text } = commit();
  assert.equal(code, 0, text);
  // 4·16 + 16 + 16·2 + 2 = 114
  assert.match(text, /^net\.py::Net {2}58 → 114 {2}\+56 \(\+96\.55%\)/m);
});

step("what changes no parameter is passed in silence", () => {
  write({ "net.py": model(16, "# a comment\n") });
  const { code, text } = commit();
  assert.equal(code, 0, text);
  assert.match(text, /numel \(parameter delta\)\.+Passed/);
  assert.doesNotMatch(text, /net\.py::Net/);
});

step("a commit without Python or configuration does not run it", () => {
  write({ "notes.txt": "nothing\n" });
  const { code, text } = commit();
  assert.equal(code, 0, text);
  assert.match(text, /numel \(parameter delta\).*Skipped/);
});

step("it is what is staged that counts, also with `git commit -a`", () => {
  write({ "net.py": model(4) });
  git(project, "add", "net.py");
  write({ "net.py": model(32) });
  const staged = commit({ stage: false });
  assert.equal(staged.code, 0, staged.text);
  // 4·4 + 4 + 4·2 + 2 = 30
  assert.match(staged.text, /^net\.py::Net {2}114 → 30 {2}−84 /m);
  const all = commit({ stage: false, args: ["-a"] });
  assert.equal(all.code, 0, all.text);
  // 4·32 + 32 + 32·2 + 2 = 226
  assert.match(all.text, /^net\.py::Net {2}30 → 226 {2}\+196 /m);
});

step("a commit over budget is refused", () => {
  write({ "numel.toml": '[budgets]\n"net.py::Net" = 300\n' });
  const within = commit();
  assert.equal(within.code, 0, within.text);
  const before = git(project, "rev-parse", "HEAD").stdout;
  write({ "net.py": model(64) });
  const { code, text } = commit();
  assert.notEqual(code, 0, text);
  assert.match(text, /numel \(parameter delta\)\.+Failed/);
  // 4·64 + 64 + 64·2 + 2 = 450
  assert.match(text, /^net\.py::Net {2}226 → 450 {2}\+224 /m);
  assert.match(text, /over its budget \(numel\.toml:2\) by 150/);
  assert.equal(git(project, "rev-parse", "HEAD").stdout, before);
  git(project, "reset", "-q", "--hard");
});

step("a claim that does not hold is refused, and a true one is not", () => {
  const claim = (count) =>
    `It has <!-- numel: net.py::Net -->${count}<!-- /numel --> parameters.\n`;
  write({ "README.md": claim(999) });
  const { code, text } = commit();
  assert.notEqual(code, 0, text);
  assert.match(text, /numel \(budgets and claims\)\.+Failed/);
  assert.match(text, /README\.md/);
  write({ "README.md": claim(226) });
  const after = commit();
  assert.equal(after.code, 0, after.text);
  assert.match(after.text, /numel \(budgets and claims\)\.+Passed/);
});

console.log("the hooks work");

/** The program; null where it is not there and cannot be installed. Installed once, beside the other caches. */
function findPreCommit() {
  const venv = join(root, "node_modules", ".cache", "pre-commit");
  const program = join(venv, "bin", "pre-commit");
  if (existsSync(program)) return program;
  const options = {
    encoding: "utf8",
    env: { ...process.env, PIP_RETRIES: "0" },
  };
  const made = spawnSync("python3", ["-m", "venv", venv], options);
  const installed =
    made.status === 0 &&
    spawnSync(
      join(venv, "bin", "pip"),
      ["install", "-q", "pre-commit"],
      options,
    );
  if (installed && installed.status === 0) return program;
  rmSync(venv, { recursive: true, force: true });
  return null;
}

/** A repository that holds this tree as it stands, as one commit. */
function presentTree() {
  const target = join(folder, "numel");
  run("git", ["clone", "-q", "--no-hardlinks", root, target], folder);
  const listed = run(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    root,
  ).stdout;
  const present = new Set(
    listed
      .split("\0")
      .filter((name) => name !== "" && existsSync(join(root, name))),
  );
  const committed = git(target, "ls-files", "-z").stdout.split("\0");
  for (const name of committed) {
    if (name !== "" && !present.has(name)) rmSync(join(target, name));
  }
  for (const name of present) cpSync(join(root, name), join(target, name));
  git(target, "add", "-A");
  git(target, "commit", "-q", "--allow-empty", "-m", "the tree as it stands");
  return target;
}

function write(files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, name)), { recursive: true });
    writeFileSync(join(project, name), text);
  }
}

/** Commits by way of the hooks. */
function commit({ stage = true, args = [] } = {}) {
  if (stage) git(project, "add", "-A");
  const { status, stdout, stderr } = spawnSync(
    "git",
    ["commit", "-m", "a change", ...args],
    { cwd: project, env, encoding: "utf8" },
  );
  return { code: status, text: stdout + stderr };
}

function git(cwd, ...args) {
  return run("git", args, cwd);
}

function run(program, args, cwd) {
  const result = spawnSync(program, args, { cwd, env, encoding: "utf8" });
  assert.equal(
    result.status,
    0,
    `${program} ${args.join(" ")}\n${result.stdout}${result.stderr}`,
  );
  return result;
}

function step(name, body) {
  body();
  console.log(`✓ ${name}`);
}
