/** Which two states are compared, and that each is read as git has it, without a touch on the work tree. */
import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "../support/cli.js";
import { importing, linear, told } from "./models.js";
import {
  diffIn,
  gitEnvironment,
  repositoryWith,
  TestRepository,
} from "./repository.js";

describe("the sides", () => {
  test("by default HEAD and the working tree, untracked files included and ignored ones not", async () => {
    const one = repositoryWith({
      "a.py": linear(1, 2),
      ".gitignore": "c.py\n",
    });
    one.write({
      "a.py": linear(1, 3),
      "b.py": linear(2, 2),
      "c.py": linear(9, 9),
    });
    const report = await one.diff();
    expect(told(report)).toEqual([
      "b.py::Net new –→6",
      "a.py::Net changed 4→6",
    ]);
    expect(report.base).toMatchObject({ kind: "revision", name: "HEAD" });
    expect(report.base.commit).toBe(one.git("rev-parse", "HEAD").trim());
    expect(report.head).toEqual({
      kind: "working tree",
      name: "working tree",
      commit: null,
    });
    expect(report.exitCode).toBe(0);
  });

  test("--staged: what is in the index, whatever the working tree says", async () => {
    const one = repositoryWith({ "a.py": linear(1, 2) });
    one.write({ "a.py": linear(1, 3) }).git("add", "a.py");
    one.write({ "a.py": linear(1, 9), "b.py": linear(1, 1) });
    expect(told(await one.diff([], { staged: true }))).toEqual([
      "a.py::Net changed 4→6",
    ]);
    expect(told(await one.diff())).toEqual([
      "a.py::Net changed 4→18",
      "b.py::Net new –→2",
    ]);
  });

  test("A, A B, A..B, A.., A...B and --merge-base as git has them", async () => {
    const one = repositoryWith({ "a.py": linear(1, 2), "b.py": linear(1, 2) });
    one.git("branch", "feature");
    one.write({ "b.py": linear(1, 5) }).commit("main goes on");
    one.git("checkout", "-q", "feature");
    one.write({ "a.py": linear(1, 3) }).commit("the feature");
    const both = ["b.py::Net changed 10→4", "a.py::Net changed 4→6"];
    expect(told(await one.diff(["main"]))).toEqual(both);
    expect(told(await one.diff(["main", "feature"]))).toEqual(both);
    expect(told(await one.diff(["main..feature"]))).toEqual(both);
    expect(told(await one.diff(["main.."]))).toEqual(both);
    const own = ["a.py::Net changed 4→6"];
    expect(told(await one.diff(["main...feature"]))).toEqual(own);
    expect(told(await one.diff(["main..."]))).toEqual(own);
    expect(told(await one.diff(["main"], { mergeBase: true }))).toEqual(own);
    one.git("checkout", "-q", "--detach");
    expect(told(await one.diff(["main...HEAD"]))).toEqual(own);
  });

  test("what makes no sense is refused", async () => {
    const one = repositoryWith({ "a.py": linear(1, 2) });
    await expect(one.diff(["a", "b", "c"])).rejects.toThrow(
      "at most two revisions",
    );
    await expect(one.diff(["HEAD..HEAD", "HEAD"])).rejects.toThrow(
      "is a range already",
    );
    await expect(one.diff(["HEAD", "HEAD"], { staged: true })).rejects.toThrow(
      "--staged",
    );
    await expect(one.diff(["nowhere"])).rejects.toThrow(
      "no revision 'nowhere' in this repository",
    );
  });
});

describe("places to be in", () => {
  test("outside of a repository", async () => {
    const folder = folderWith({ "a.py": linear(1, 2) });
    await expect(diffIn(folder)).rejects.toThrow("not in a git repository");
  });

  test("a folder below the top: the same models by the same names", async () => {
    const one = repositoryWith({
      "pkg/a.py": linear(1, 2),
      "b.py": linear(1, 2),
    });
    one.write({ "pkg/a.py": linear(1, 3), "b.py": linear(1, 4) });
    expect(told(await diffIn(join(one.folder, "pkg")))).toEqual([
      "b.py::Net changed 4→8",
      "pkg/a.py::Net changed 4→6",
    ]);
    expect(
      told(await diffIn(join(one.folder, "pkg"), [], { only: ["."] })),
    ).toEqual(["pkg/a.py::Net changed 4→6"]);
  });

  test("a branch without a commit: everything is new", async () => {
    const one = repositoryWith();
    one.write({ "a.py": linear(1, 2) });
    expect(told(await one.diff())).toEqual(["a.py::Net new –→4"]);
    expect(told(await one.diff([], { staged: true }))).toEqual([]);
    one.git("add", "a.py");
    const report = await one.diff([], { staged: true });
    expect(told(report)).toEqual(["a.py::Net new –→4"]);
    expect(report.base.commit).toBeNull();
  });

  test("a bare repository", async () => {
    const one = repositoryWith({ "a.py": linear(1, 2) });
    one.write({ "a.py": linear(1, 3) }).commit("second");
    const bare = folderWith({});
    one.git("clone", "-q", "--bare", one.folder, bare);
    expect(told(await diffIn(bare, ["HEAD~1", "HEAD"]))).toEqual([
      "a.py::Net changed 4→6",
    ]);
    await expect(diffIn(bare)).rejects.toThrow(
      "a bare repository has no working tree: name two revisions",
    );
  });

  test("a linked work tree, and inside .git", async () => {
    const one = repositoryWith({ "a.py": linear(1, 2) });
    const linked = join(folderWith({}), "linked");
    one.git("worktree", "add", "-q", "-b", "other", linked);
    writeFileSync(join(linked, "a.py"), linear(1, 3));
    expect(told(await diffIn(linked))).toEqual(["a.py::Net changed 4→6"]);
    expect(told(await one.diff())).toEqual([]);
    await expect(diffIn(join(one.folder, ".git"))).rejects.toThrow(
      "inside a .git folder",
    );
  });

  test("GIT_DIR and GIT_WORK_TREE, as hooks and scripts set them", async () => {
    const one = repositoryWith({ "a.py": linear(1, 2) });
    one.write({ "a.py": linear(1, 3) });
    const env = {
      ...gitEnvironment,
      GIT_DIR: join(one.folder, ".git"),
      GIT_WORK_TREE: one.folder,
    };
    const elsewhere = folderWith({});
    expect(told(await diffIn(elsewhere, [], { env }))).toEqual([
      "a.py::Net changed 4→6",
    ]);
    const hook = {
      ...gitEnvironment,
      GIT_DIR: ".git",
      GIT_INDEX_FILE: ".git/other",
    };
    execFileSync("git", ["add", "a.py"], { cwd: one.folder, env: hook });
    expect(told(await one.diff([], { staged: true, env: hook }))).toEqual([
      "a.py::Net changed 4→6",
    ]);
    expect(told(await one.diff([], { staged: true }))).toEqual([]);
  });

  test("a submodule, from inside and from around it", async () => {
    const inner = repositoryWith({ "sizes.py": "width = 3\n" });
    const outer = repositoryWith({
      "net.py": importing("from lib.sizes import width"),
    });
    outer.git("submodule", "--quiet", "add", inner.folder, "lib");
    outer.commit("with the submodule");
    const lib = new TestRepository(join(outer.folder, "lib"));
    lib
      .write({ "sizes.py": "width = 5\n", "own.py": linear(1, 2) })
      .commit("wider");
    expect(told(await lib.diff(["HEAD~1", "HEAD"]))).toEqual([
      "own.py::Net new –→4",
    ]);
    expect(told(await outer.diff())).toEqual(["net.py::Net changed 8→12"]);
    outer.commit("the wider submodule");
    expect(told(await outer.diff(["HEAD~1", "HEAD"]))).toEqual([
      "net.py::Net changed 8→12",
    ]);
  });
});

describe("shallow clones", () => {
  const clone = (depth: number) => {
    const one = repositoryWith({ "a.py": linear(1, 1) });
    for (const width of [2, 3, 4]) {
      one.write({ "a.py": linear(1, width) }).commit(String(width));
    }
    const folder = folderWith({});
    one.git("clone", "-q", `--depth=${depth}`, `file://${one.folder}`, folder);
    return new TestRepository(folder);
  };

  test("work as far as they reach", async () => {
    const shallow = clone(2);
    expect(told(await shallow.diff(["HEAD~1"]))).toEqual([
      "a.py::Net changed 6→8",
    ]);
    shallow.write({ "a.py": linear(1, 9) });
    expect(told(await shallow.diff())).toEqual(["a.py::Net changed 8→18"]);
  });

  test("say which depth is needed", async () => {
    const shallow = clone(1);
    await expect(shallow.diff(["HEAD~3"])).rejects.toThrow(
      "it needs at least 4 commits (git fetch --deepen=3; fetch-depth: 4 for actions/checkout)",
    );
    await expect(shallow.diff(["origin/topic"])).rejects.toThrow(
      "git fetch --depth=1 origin topic:refs/remotes/origin/topic",
    );
  });

  test("say that they do not reach back to where histories part", async () => {
    const one = repositoryWith({ "a.py": linear(1, 1) });
    one.git("branch", "topic");
    one.write({ "a.py": linear(1, 2) }).commit("main");
    one.git("checkout", "-q", "topic");
    one.write({ "a.py": linear(1, 3) }).commit("topic");
    const folder = folderWith({});
    one.git(
      "clone",
      "-q",
      "--depth=1",
      "--no-single-branch",
      `file://${one.folder}`,
      folder,
    );
    await expect(diffIn(folder, ["origin/main...HEAD"])).rejects.toThrow(
      "git fetch --deepen",
    );
    expect(told(await diffIn(folder, ["origin/main", "HEAD"]))).toEqual([
      "a.py::Net changed 4→6",
    ]);
  });
});

describe("what git has in its trees", () => {
  test("each side imports from its own revision", async () => {
    const one = repositoryWith({
      "pkg/__init__.py": "",
      "pkg/sizes.py": "width = 3\n",
      "pkg/net.py": importing("from .sizes import width"),
      "other.py": linear(1, 2),
    });
    one.write({ "pkg/sizes.py": "width = 5\n" });
    const report = await one.diff();
    expect(told(report)).toEqual(["pkg/net.py::Net changed 8→12"]);
    expect(report.causes).toMatchObject([
      { text: "width 3 → 5", head: { file: "pkg/sizes.py", line: 1 } },
    ]);
    // What cannot have changed is not read.
    expect(report.summary.read).toBe(1);
  });

  test("links are followed within the revision", async () => {
    const one = repositoryWith({ "real/sizes.py": "width = 3\n" });
    mkdirSync(join(one.folder, "net"));
    symlinkSync("../real/sizes.py", join(one.folder, "net/sizes.py"));
    one
      .write({ "net/net.py": importing("from sizes import width") })
      .commit("link");
    one.write({ "real/sizes.py": "width = 4\n" }).commit("wider");
    expect(told(await one.diff(["HEAD~1", "HEAD"]))).toEqual([
      "net/net.py::Net changed 8→10",
    ]);
  });

  test("names with blanks, line breaks, quotes and letters of any language", async () => {
    const names = [
      "a b.py",
      "q\"t'.py",
      "größe.py",
      "line\nbreak.py",
      "模型.py",
    ];
    const files = (width: number) =>
      Object.fromEntries(names.map((name) => [name, linear(1, width)]));
    const one = repositoryWith(files(2));
    one.write(files(3));
    const targets = (await one.diff()).models
      .map(({ target }) => target)
      .sort();
    expect(targets).toEqual(names.map((name) => `${name}::Net`).sort());
    one.commit("all");
    expect((await one.diff(["HEAD~1", "HEAD"])).models).toHaveLength(
      names.length,
    );
  });

  test.skipIf(process.platform !== "linux")(
    "names that are not UTF-8",
    async () => {
      const one = repositoryWith({ "a.py": linear(1, 2) });
      const path = Buffer.concat([
        Buffer.from(`${one.folder}/n`),
        Buffer.from([0xff]),
        Buffer.from(".py"),
      ]);
      writeFileSync(path, linear(1, 3));
      expect(told(await one.diff())).toEqual(["n\ufffd.py::Net new –→6"]);
      one.commit("odd");
      expect(told(await one.diff(["HEAD~1", "HEAD"]))).toEqual([
        "n\ufffd.py::Net new –→6",
      ]);
    },
  );

  test("line endings of the system and newer times are no change", async () => {
    const one = repositoryWith({
      "a.py": linear(1, 2),
      ".gitattributes": "*.py text\n",
    });
    one.write({ "a.py": linear(1, 2).replaceAll("\n", "\r\n") });
    expect((await one.diff()).summary.read).toBe(0);
    utimesSync(join(one.folder, "a.py"), 1, 1);
    expect((await one.diff()).summary.read).toBe(0);
  });

  test("a sparse checkout has its other files in the tree", async () => {
    const one = repositoryWith({
      "lib/sizes.py": "width = 3\n",
      "net/net.py": importing("from lib.sizes import width"),
    });
    one.git("sparse-checkout", "set", "--no-cone", "/net/");
    one.write({
      "net/net.py": importing("from lib.sizes import width").replace(
        ", 2)",
        ", 4)",
      ),
    });
    expect(told(await one.diff())).toEqual(["net/net.py::Net changed 8→16"]);
  });

  test("conflicts in the index: nothing is staged of such a file", async () => {
    const one = repositoryWith({ "a.py": linear(1, 2), "b.py": linear(1, 2) });
    one.git("checkout", "-q", "-b", "topic");
    one.write({ "a.py": linear(1, 3) }).commit("topic");
    one.git("checkout", "-q", "main");
    one.write({ "a.py": linear(1, 4), "b.py": linear(1, 5) }).commit("main");
    expect(() => one.git("merge", "-q", "topic")).toThrow();
    one.write({ "b.py": linear(1, 6) }).git("add", "b.py");
    const staged = await one.diff([], { staged: true });
    expect(told(staged)).toEqual([
      "b.py::Net changed 10→12",
      "a.py::Net unresolved 8→?",
    ]);
    expect(staged.failures[0]?.message).toContain("a.py has merge conflicts");
    expect(staged.exitCode).toBe(2);
    const here = await one.diff();
    expect(told(here)).toEqual([
      "b.py::Net changed 10→12",
      "a.py::Net unresolved 8→?",
    ]);
    expect(here.failures[0]).toMatchObject({ side: "head", file: "a.py" });
    one.write({ "a.py": linear(1, 7) });
    expect(told(await one.diff())).toEqual([
      "a.py::Net changed 8→14",
      "b.py::Net changed 10→12",
    ]);
  });

  test("nothing is written: neither index nor work tree", async () => {
    const one = repositoryWith({ "a.py": linear(1, 2) });
    one.write({ "a.py": linear(1, 3) });
    utimesSync(join(one.folder, "a.py"), 1, 1);
    const index = join(one.folder, ".git/index");
    const before = readFileSync(index);
    await one.diff();
    await one.diff([], { staged: true });
    expect(readFileSync(index).equals(before)).toBe(true);
    expect(one.git("status", "--porcelain")).toBe(" M a.py\n");
  });
});

describe("models on one side, and models that go by another name", () => {
  test("new, removed, moved, renamed", async () => {
    const two = linear(3, 4, "Two");
    const one = repositoryWith({
      "a.py": linear(1, 2),
      "b.py": two,
      "gone.py": linear(5, 5, "Gone"),
      "c.py": linear(7, 7, "Old"),
    });
    mkdirSync(join(one.folder, "pkg"));
    renameSync(join(one.folder, "a.py"), join(one.folder, "pkg/a.py"));
    one.write({
      "b.py": null,
      "else.py": `x = 1\n${two}\n${linear(2, 2, "Fresh")}`,
      "gone.py": null,
      "c.py": linear(7, 7, "New"),
    });
    one.commit("all");
    const report = await one.diff(["HEAD~1", "HEAD"]);
    expect(told(report).sort()).toEqual([
      "c.py::New renamed 56→56",
      "else.py::Fresh new –→6",
      "else.py::Two moved 16→16",
      "gone.py::Gone removed 30→–",
      "pkg/a.py::Net renamed 4→4",
    ]);
    expect(report.causes).toEqual([]);
  });

  test("a block that a model begins to use is not told as removed", async () => {
    const block = linear(2, 2, "Block");
    const one = repositoryWith({ "a.py": `${block}\n${linear(1, 2)}` });
    one.write({
      "a.py": `${block}\n${linear(1, 2)}        self.block = Block()\n`,
    });
    expect(told(await one.diff())).toEqual(["a.py::Net changed 4→10"]);
  });

  test("a syntax error on either side", async () => {
    const broken = linear(1, 3).replace("nn.Linear(1, 3)", "nn.Linear(1, 3");
    const one = repositoryWith({ "a.py": linear(1, 2), "b.py": linear(1, 2) });
    one.write({ "a.py": broken, "b.py": linear(1, 3) }).commit("broken");
    one.write({ "a.py": linear(1, 3) }).commit("mended");
    const into = await one.diff(["HEAD~2", "HEAD~1"]);
    expect(told(into)).toEqual([
      "b.py::Net changed 4→6",
      "a.py::Net unresolved 4→?",
    ]);
    expect(into.failures).toMatchObject([
      { side: "head", file: "a.py", line: 6 },
    ]);
    expect(into.exitCode).toBe(2);
    // The commit that mends it must pass.
    const out = await one.diff(["HEAD~1", "HEAD"]);
    expect(told(out)).toEqual(["a.py::Net unresolved ?→6"]);
    expect(out.failures).toMatchObject([
      { side: "base", file: "a.py", line: 6 },
    ]);
    expect(out.exitCode).toBe(0);
  });

  test("a model that is not exact has no difference, and no number", async () => {
    const partial = linear(1, 2).replace(
      "nn.Linear(1, 2)",
      "__import__('somewhere').thing()",
    );
    const one = repositoryWith({ "a.py": linear(1, 2), "b.py": partial });
    one.write({ "a.py": partial, "b.py": `${partial}\n# the same\n` });
    const report = await one.diff([], { strict: true, all: true });
    expect(told(report)).toEqual([
      "a.py::Net unresolved 4→?",
      "b.py::Net unchanged ?→?",
    ]);
    expect(report.models[0]?.delta.total).toBeNull();
    expect(report.summary).toEqual({
      read: 2,
      changed: 1,
      unresolved: 2,
      unchanged: 1,
    });
    expect(report.findings.map(({ code }) => code)).toEqual([
      "not-exact",
      "not-exact",
    ]);
    expect(report.exitCode).toBe(1);
  });

  test("of variants, each counts", async () => {
    const variants = (width: number) => `import somewhere
import torch.nn as nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(1, 2 if somewhere.flag else ${width})
`;
    const one = repositoryWith({ "a.py": variants(3) });
    one.write({ "a.py": variants(4) });
    const report = await one.diff();
    expect(report.models).toMatchObject([
      {
        ...{ status: "unresolved", delta: { total: null }, layers: [] },
        ...{ base: { status: "variants" }, head: { status: "variants" } },
      },
    ]);
    one.write({ "a.py": `${variants(3)}\n# the same\n` });
    expect((await one.diff()).models).toEqual([]);
  });

  test("only what is named behind --", async () => {
    const two = `${linear(1, 2)}\n${linear(2, 2, "Other")}`;
    const one = repositoryWith({ "a.py": two, "pkg/b.py": linear(1, 2) });
    one.write({ "a.py": two.replaceAll("2)", "3)"), "pkg/b.py": linear(1, 3) });
    const only = async (...names: string[]) =>
      told(await one.diff([], { only: names }));
    expect(await only("pkg")).toEqual(["pkg/b.py::Net changed 4→6"]);
    expect(await only("a.py::Other")).toEqual(["a.py::Other changed 6→9"]);
    expect(await only("pkg/", "a.py::Net")).toHaveLength(2);
    expect(await only("nothing/")).toEqual([]);
    const missing = await one.diff([], { only: ["a.py::Nobody"] });
    expect(missing.exitCode).toBe(2);
    expect(missing.failures[0]?.message).toContain("no 'Nobody' in a.py");
  });
});

describe("the configuration", () => {
  const wide = `import torch.nn as nn

class Net(nn.Module):
    def __init__(self, width=4):
        super().__init__()
        self.fc = nn.Linear(width, 2)
`;

  test("each side's own models and settings; a changed setting is a cause", async () => {
    const toml = (width: number) => `[[models]]
target = "net.py::Net"
alias = "wide"
set = { width = ${width} }
`;
    const one = repositoryWith({
      "net.py": wide,
      "other.py": linear(1, 2),
      "numel.toml": toml(8),
    });
    one.write({ "numel.toml": toml(16), "other.py": linear(1, 3) });
    const report = await one.diff();
    expect(told(report)).toEqual(["net.py::Net changed 18→34"]);
    expect(report.models[0]).toMatchObject({
      alias: "wide",
      setting: "width=16",
    });
    expect(report.causes).toMatchObject([
      {
        kind: "change",
        text: "width=8 → width=16",
        effects: [{ delta: { total: 16n } }],
      },
    ]);
    one.write({ "numel.toml": "models = 3\n" });
    await expect(one.diff()).rejects.toThrow();
  });

  test("budgets of the head, relative ones against the base", async () => {
    const one = repositoryWith({
      "net.py": wide,
      "numel.toml": `[budgets]\n"net.py::Net" = ["+20%", "40"]\n`,
    });
    one.write({ "net.py": wide.replace("width=4", "width=5") });
    const within = await one.diff();
    expect(within.models[0]?.budget).toMatchObject({
      state: "within",
      limit: 12n,
    });
    expect(within.exitCode).toBe(0);
    one.write({ "net.py": wide.replace("width=4", "width=6") });
    const over = await one.diff();
    expect(over.models[0]?.budget).toMatchObject({
      ...{ state: "over", limit: 12n, over: 2n },
      ...{ file: "numel.toml", line: 2, written: "+20%" },
    });
    expect(over.findings).toMatchObject([
      { code: "over-budget", target: "net.py::Net" },
    ]);
    expect(over.exitCode).toBe(1);
  });
});
