/** Which files of a folder are read, held against git itself where the rules are git's. */
import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { discover } from "../src/discover.js";
import { diskFiles } from "../src/files.js";
import { folderWith, numel } from "./support/cli.js";

const model = `import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)
`;
const withFiles = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, model]));
const found = (folder: string, exclude: string[] = [], inside = "") =>
  discover(join(folder, inside), diskFiles, { folder, patterns: exclude })
    .found;
const git = (cwd: string, ...args: string[]) =>
  execFileSync("git", args, { cwd, encoding: "utf8" });

describe("left out without being told", () => {
  test("tests, virtual environments, builds, hidden and installed files", () => {
    const folder = folderWith({
      ...withFiles(
        "model.py",
        "pkg/net.py",
        "tests/net.py",
        "pkg/test/net.py",
        "test_net.py",
        "net_test.py",
        "conftest.py",
        "testing.py",
        "latest.py",
        ".hidden/net.py",
        ".venv/net.py",
        "venv/net.py",
        "env/net.py",
        "my-env/lib/net.py",
        "conda/lib/net.py",
        "build/lib/net.py",
        "dist/net.py",
        "node_modules/x/net.py",
        "lib/site-packages/x/net.py",
        "x.egg-info/net.py",
      ),
      "my-env/pyvenv.cfg": "",
      "conda/conda-meta/history": "",
    });
    expect(found(folder)).toEqual([
      "latest.py",
      "model.py",
      "pkg/net.py",
      "testing.py",
    ]);
  });

  test("packages of the project may be called env and build, and a module of one test_time_pool", () => {
    const folder = folderWith({
      ...withFiles(
        "env/__init__.py",
        "env/net.py",
        "pkg/build/__init__.py",
        "pkg/__init__.py",
        "pkg/test_time_pool.py",
      ),
      "pkg/test_net.py": "def test_it():\n    pass\n",
      "pkg/net_test.py": "import unittest\n",
    });
    expect(found(folder)).toEqual([
      "env/__init__.py",
      "env/net.py",
      "pkg/__init__.py",
      "pkg/build/__init__.py",
      "pkg/test_time_pool.py",
    ]);
  });

  test("what is named is counted, whatever it is called", () => {
    const folder = folderWith({
      ...withFiles("tests/net.py", "tests/test_net.py", "build/net.py"),
      ".gitignore": "build/\n",
    });
    expect(found(folder, [], "tests")).toEqual(["net.py", "test_net.py"]);
    expect(found(folder, [], "build")).toEqual(["net.py"]);
    const result = numel(["tests/test_net.py", "--format", "csv"], {
      cwd: folder,
    });
    expect(result.code).toBe(0);
  });

  test("a folder of nothing else says so", () => {
    const folder = folderWith(withFiles("src/tests/net.py"));
    const result = numel(["src"], { cwd: folder });
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toBe(
      "numel: no Python files in src but tests and what .gitignore or 'exclude' leaves out; a file that is named is always counted\n",
    );
  });

  test("a link to a folder above is no endless path", () => {
    const folder = folderWith(withFiles("pkg/net.py"));
    symlinkSync("..", join(folder, "pkg/up"));
    expect(found(folder)).toEqual(["pkg/net.py"]);
  });
});

describe("git's rules, as git applies them", () => {
  const names = [
    "a.py",
    "gen_a.py",
    "out/a.py",
    "pkg/a.py",
    "pkg/gen_a.py",
    "pkg/gen_keep.py",
    "pkg/sub/a.py",
    "pkg/sub/deep/a.py",
    "pkg/local/a.py",
    "data/a.py",
    "data/keep/a.py",
    "private/a.py",
    "sp ace/a.py",
    "ö/a.py",
  ];
  const ignoring = () => {
    const folder = folderWith({
      ...withFiles(...names),
      ".gitignore":
        "# a comment\ngen_*.py\nout/\n/data/*\n!/data/keep/\nsp\\ ace/\nö/\n",
      "pkg/.gitignore": "!gen_keep.py\n/local\nsub/**/a.py\n!sub/a.py\n",
    });
    git(folder, "init", "-q");
    execFileSync("sh", ["-c", "echo private/ >> .git/info/exclude"], {
      cwd: folder,
    });
    return folder;
  };
  const untracked = (cwd: string, inside = ".") =>
    git(
      cwd,
      "-c",
      "core.quotePath=false",
      "-c",
      "core.excludesFile=",
      "ls-files",
      "-co",
      "--exclude-standard",
      "--",
      inside,
    )
      .split("\n")
      .filter((name) => name.endsWith(".py"))
      .sort();

  test("nested files, negations, anchors, .git/info/exclude", () => {
    const folder = ignoring();
    expect(found(folder)).toEqual(untracked(folder));
    expect(found(folder)).toEqual([
      "a.py",
      "data/keep/a.py",
      "pkg/a.py",
      "pkg/gen_keep.py",
      "pkg/sub/a.py",
    ]);
  });

  test("the rules above a folder hold in it", () => {
    const folder = ignoring();
    const inPkg = untracked(folder, "pkg").map((name) => name.slice(4));
    expect(found(folder, [], "pkg")).toEqual(inPkg);
  });

  test("but one that is named although it is ignored is read", () => {
    const folder = ignoring();
    expect(found(folder, [], "out")).toEqual(["a.py"]);
    expect(found(folder, [], "pkg/local")).toEqual(["a.py"]);
  });
});

describe("exclude", () => {
  test("leaves out, and lets in what is left out otherwise", () => {
    const folder = folderWith({
      ...withFiles(
        "a.py",
        "legacy/a.py",
        "tests/nets.py",
        "gen/a.py",
        "pkg/old_a.py",
      ),
      ".gitignore": "gen/\n",
    });
    expect(found(folder, ["legacy/", "old_*"])).toEqual(["a.py"]);
    expect(found(folder, ["!tests/", "!gen/"])).toEqual([
      "a.py",
      "gen/a.py",
      "legacy/a.py",
      "pkg/old_a.py",
      "tests/nets.py",
    ]);
  });
});
