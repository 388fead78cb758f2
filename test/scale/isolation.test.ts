/** No answer depends on what else was counted: in which order, in how many threads, from the cache or not. */
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, numel } from "../support/cli.js";

/** Models whose size depends on what was built, imported and registered before them, if anybody lets it. */
function zoo(models: number): Record<string, string> {
  const files: Record<string, string> = {
    "pyproject.toml": "",
    "zoo/__init__.py": "",
    "zoo/blocks.py": `
import itertools
import torch
import torch.nn as nn
class Conv(nn.Module):
    made = 0
    names = []
    def __init__(self, i, o):
        super().__init__()
        Conv.made += 1
        self.names.append(o)
        self.c = nn.Conv2d(i, o, 3)
`,
    "zoo/registry.py": `
MODELS = {}
def register(f):
    MODELS[f.__name__] = f
    return f
`,
    "flat.py": `
import itertools
import torch
import torch.nn as nn
numbers = itertools.count(1)
built = set()
class Numbered(nn.Module):
    def __init__(self):
        super().__init__()
        self.f = nn.Linear(next(numbers), 1, bias=False)
class Patches(nn.Module):
    def __init__(self):
        super().__init__()
        nn.Linear.extra = getattr(nn.Linear, "extra", 0) + 1
        built.add(self.__class__)
        self.f = nn.Linear(nn.Linear.extra, len(built), bias=False)
class Typed(nn.Module):
    def __init__(self):
        super().__init__()
        self.f = nn.Linear(2 if torch.get_default_dtype() == torch.float32 else 5, 1, bias=False)
        torch.set_default_dtype(torch.float64)
class TypedToo(nn.Module):
    def __init__(self):
        super().__init__()
        self.f = nn.Linear(3 if torch.get_default_dtype() == torch.float32 else 5, 1, bias=False)
        torch.set_default_dtype(torch.float64)
`,
  };
  for (let i = 0; i < models; i++) {
    files[`zoo/model_${String(i).padStart(2, "0")}.py`] = `
import torch.nn as nn
from .blocks import Conv
from .registry import register, MODELS
class Net${i}(nn.Module):
    def __init__(self, width=${8 + i}):
        super().__init__()
        self.stem = Conv(1, width)
        self.head = nn.Linear(Conv.made + len(Conv.names), len(MODELS), bias=False)
@register
def small_${i}():
    return Net${i}(2)
`;
  }
  return files;
}

/** Conv2d(1, w, 3) has 9·w + w, the head (1 made + 1 named)·(1 registered). */
const expected = (width: number) => 10 * width + 2;

const counts = (stdout: string): Record<string, number | null> =>
  Object.fromEntries(
    (
      JSON.parse(stdout) as {
        models: { target: string; total: number | null }[];
      }
    ).models.map(({ target, total }) => [target, total]),
  );

const json = ["--all", "--format", "json"];

describe("a repository whose models change what they share", () => {
  const folder = folderWith(zoo(24));
  const one = numel([".", ...json, "--jobs", "1", "--no-cache"], {
    cwd: folder,
  });

  test("every model is counted as if it were the first", () => {
    expect(one.stderr).toBe("");
    const totals = counts(one.stdout);
    for (let i = 0; i < 24; i++) {
      const file = `zoo/model_${String(i).padStart(2, "0")}.py`;
      expect(totals[`${file}::Net${i}`]).toBe(expected(8 + i));
      expect(totals[`${file}::small_${i}`]).toBe(expected(2));
    }
    expect(totals["flat.py::Numbered"]).toBe(1);
    expect(totals["flat.py::Patches"]).toBe(1);
    expect(totals["flat.py::Typed"]).toBe(2);
    expect(totals["flat.py::TypedToo"]).toBe(3);
  });

  test("in two threads the same, byte by byte", () => {
    const two = numel([".", ...json, "--jobs", "2", "--no-cache"], {
      cwd: folder,
    });
    expect(two).toEqual(one);
  });

  test("named one after the other the same, in any order", () => {
    const names = Object.keys(counts(one.stdout)).reverse();
    const { stdout } = numel(
      [...names, "--format", "json", "--jobs", "1", "--no-cache"],
      { cwd: folder },
    );
    expect(counts(stdout)).toEqual(counts(one.stdout));
  });

  test("with a cache the same, cold and warm", () => {
    expect(numel([".", ...json], { cwd: folder })).toEqual(one);
    const warm = numel([".", ...json], { cwd: folder });
    expect(warm).toEqual(one);
    expect(readdirSync(folder)).toContain(".numel_cache");
  });
});

describe("the cache", () => {
  const files = {
    "pyproject.toml": "",
    "sizes.py": "WIDTH = 4\n",
    "model.py": `
import torch.nn as nn
from sizes import WIDTH
try:
    from extra import EXTRA
except ImportError:
    EXTRA = 0
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.f = nn.Linear(WIDTH + EXTRA, 1, bias=False)
`,
  };
  const total = (cwd: string, ...more: string[]) =>
    counts(numel([".", "--format", "json", ...more], { cwd }).stdout)[
      "model.py::Net"
    ];

  test("sees a changed import, one that appears, one that is gone, and one that comes before another", () => {
    const cwd = folderWith(files);
    expect(total(cwd)).toBe(4);
    writeFileSync(join(cwd, "sizes.py"), "WIDTH = 5\n");
    expect(total(cwd)).toBe(5);
    writeFileSync(join(cwd, "extra.py"), "EXTRA = 10\n");
    expect(total(cwd)).toBe(15);
    rmSync(join(cwd, "extra.py"));
    expect(total(cwd)).toBe(5);
    const other = folderWith({ "sizes.py": "WIDTH = 7\n" });
    expect(total(cwd, "--python-path", other)).toBe(5);
    const package_ = folderWith({ "extra.py": "EXTRA = 100\n" });
    expect(total(cwd, "--python-path", package_)).toBe(105);
    expect(total(cwd)).toBe(5);
  });

  test("one file alone is counted without: that is as quick", () => {
    const cwd = folderWith(files);
    numel(["model.py"], { cwd });
    expect(readdirSync(cwd)).not.toContain(".numel_cache");
  });

  test("is marked as one, for backup programs and for git", () => {
    const cwd = folderWith(files);
    total(cwd);
    expect(readdirSync(join(cwd, ".numel_cache"))).toEqual(
      expect.arrayContaining([".gitignore", "CACHEDIR.TAG"]),
    );
  });

  test("that is damaged is as good as none", () => {
    const cwd = folderWith(files);
    expect(total(cwd)).toBe(4);
    const cache = join(cwd, ".numel_cache");
    const damage: ((path: string) => void)[] = [
      (path) => writeFileSync(path, ""),
      (path) => writeFileSync(path, "numel cache 1 00\n[]\n"),
      (path) => writeFileSync(path, Buffer.from([0, 255, 10, 10])),
    ];
    for (const spoil of damage) {
      const names = readdirSync(cache, { recursive: true, encoding: "utf8" });
      for (const name of names) {
        if (/[0-9a-f]{38}$/.test(name)) spoil(join(cache, name));
      }
      expect(total(cwd)).toBe(4);
    }
  });

  test("is left alone where nobody wants it, and outside projects", () => {
    const cwd = folderWith(files);
    expect(total(cwd, "--no-cache")).toBe(4);
    numel(["."], { cwd, env: { NUMEL_NO_CACHE: "1" } });
    expect(readdirSync(cwd)).not.toContain(".numel_cache");
    const elsewhere = folderWith(files);
    rmSync(join(elsewhere, "pyproject.toml"));
    expect(total(elsewhere)).toBe(4);
    expect(readdirSync(elsewhere)).not.toContain(".numel_cache");
  });
});

test("what numel's own library sets up when it is first used is there for the next file, too", () => {
  const model = (name: string) => `
import torch.nn as nn
def size():
    from collections.abc import Sequence
    return 3 if isinstance((1, 2), Sequence) else 99
class ${name}(nn.Module):
    def __init__(self):
        super().__init__()
        self.f = nn.Linear(size(), 1, bias=False)
`;
  const cwd = folderWith({
    "a.py": model("A") + model("B"),
    "b.py": model("C"),
  });
  const { stdout } = numel([".", ...json, "--jobs", "1"], { cwd });
  expect(counts(stdout)).toEqual({ "a.py::A": 3, "a.py::B": 3, "b.py::C": 3 });
});
