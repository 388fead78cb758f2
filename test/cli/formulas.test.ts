/** Formulas and variants in every format, on the built command line. Expected texts from paper arithmetic. */
import { expect, test } from "vitest";
import { folderWith, numel } from "../support/cli.js";

const gpt = `import torch.nn as nn


class Block(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.ln_1 = nn.LayerNorm(d)
        self.attn = nn.Linear(d, 3 * d)
        self.proj = nn.Linear(d, d)
        self.ln_2 = nn.LayerNorm(d)
        self.fc = nn.Linear(d, 4 * d)
        self.out = nn.Linear(4 * d, d)


class GPT(nn.Module):
    def __init__(self, V, T, L, d):
        super().__init__()
        self.wte = nn.Embedding(V, d)
        self.wpe = nn.Embedding(T, d)
        self.h = nn.ModuleList([Block(d) for _ in range(L)])
        self.ln_f = nn.LayerNorm(d)
        self.lm_head = nn.Linear(d, V, bias=False)
        self.lm_head.weight = self.wte.weight
`;

const narrow = { COLUMNS: "80" };

test("a symbolic model as a table: rows, totals and symbols are formulas", () => {
  const cwd = folderWith({ "model.py": gpt });
  const { code, stdout } = numel(["model.py::GPT"], { cwd, env: narrow });
  expect(code).toBe(0);
  expect(stdout).toBe(`GPT  model.py:15

  path          type                 params  arithmetic
  wte           Embedding               V·d
  wpe           Embedding               T·d
  h.[0..L − 1]  Block ×L   L·(12·d² + 13·d)  L · (12·d² + 13·d)
    ln_1, ln_2  LayerNorm               4·d  2·(d + d)
    attn        Linear           3·d² + 3·d  d·(3·d) + 3·d
    proj        Linear               d² + d  d·d + d
    fc          Linear           4·d² + 4·d  d·(4·d) + 4·d
    out         Linear             4·d² + d  (4·d)·d + d
  ln_f          LayerNorm               2·d  d + d
  lm_head       Linear                 tied  = wte.weight

  total                 V·d + T·d + L·(12·d² + 13·d) + 2·d   all trainable
  stored in state_dict  2·V·d + T·d + L·(12·d² + 13·d) + 2·d
  symbols               V, T, L, d (arguments, model.py:16): bind with --set V=…
`);
});

test("no line of a symbolic model is wider than the terminal, and no formula is cut", () => {
  const cwd = folderWith({ "model.py": gpt });
  for (const width of [40, 60, 80, 100]) {
    for (const format of ["table", "tree"]) {
      const { stdout } = numel(["model.py::GPT", "--format", format], {
        cwd,
        env: { COLUMNS: String(width) },
      });
      for (const line of stdout.split("\n")) {
        expect(line.length, line).toBeLessThanOrEqual(width);
      }
      expect(stdout.replace(/\s+/g, " ")).toContain(
        "total V·d + T·d + L·(12·d² + 13·d) + 2·d",
      );
    }
  }
});

test("Markdown, CSV, tree and a summary of many models give the formula", () => {
  const cwd = folderWith({ "model.py": gpt });
  const say = (...more: string[]) =>
    numel(["model.py::GPT", ...more], { cwd, env: narrow }).stdout;
  expect(say("--format", "markdown")).toContain(
    "### `GPT`: `V·d + T·d + L·(12·d² + 13·d) + 2·d` parameters\n",
  );
  // Each line of all it stands for: they add up to the total.
  expect(say("--format", "csv")).toContain(
    "h.[0..L − 1].proj,torch.nn.Linear,L*(d**2 + d),L*(d**2 + d),0,L*(d**2 + d),d·d + d,",
  );
  expect(say("--format", "tree")).toMatch(
    /│ {3}└?├?.*\[0\.\.L − 1\] +Block ×L +L·\(12·d² \+ 13·d\)/u,
  );
  const many = say(...["model.py::Block", "model.py::GPT", "model.py::Block"]);
  expect(many).toContain("V·d + T·d + L·(12·d² + 13·d) + 2·d");
  expect(many).toMatch(/model\.py::Block +12·d² \+ 13·d/);
  expect(many).not.toContain("≥");
});

const growing = `import torch.nn as nn


class Net(nn.Module):
    def __init__(self, n, c):
        super().__init__()
        self.stages = nn.ModuleList(
            [nn.Linear(c * (i + 1), c, bias=False) for i in range(n)]
        )
        for p in self.stages.parameters():
            p.requires_grad = False
        self.head = nn.Linear(c, 1000)
`;

test("a sum over rounds that differ, what is frozen, and numbers with their separators", () => {
  const cwd = folderWith({ "net.py": growing });
  const { stdout } = numel(["net.py::Net"], { cwd });
  // c²·(1 + 2 + … + n) frozen, 1000·c + 1000 trained
  expect(stdout).toMatch(/Σ\[i = 0 … n − 1\]\(/);
  expect(stdout).toContain("trainable  1,000·(c + 1)\n");
  expect(stdout).toMatch(/frozen +n·c²·\(n \+ 1\)\/2\n/);
});

const flags = `import torch.nn as nn


class Net(nn.Module):
    def __init__(self, aux, width):
        super().__init__()
        assert width % 4 == 0
        self.fc = nn.Linear(8, 4)
        if aux:
            self.aux = nn.Linear(8, 2)


class Wide(nn.Module):
    def __init__(self, aux, width):
        super().__init__()
        assert width % 4 == 0
        self.fc = nn.Linear(8, width)
        if aux:
            self.aux = nn.Linear(width, 2)
`;

test("variants: the range in the title, a row for each, and what was taken for granted", () => {
  const cwd = folderWith({ "net.py": flags });
  const { stdout } = numel(["net.py::Net"], { cwd, env: narrow });
  // 8·4 + 4 = 36, and 8·2 + 2 = 18 more
  expect(stdout).toBe(`Net  net.py:4   36 (not aux) … 54 (aux)

  params  trainable  where
      54        all  aux (net.py:9)
      36        all  not aux (net.py:9)

  where  width % 4 == 0 (net.py:7)
`);
  const all = numel(["net.py::Net", "--all"], { cwd, env: narrow }).stdout;
  expect(all).toContain("where aux (net.py:9)\n");
  expect(all).toContain("where not aux (net.py:9)\n");
  expect(all).toMatch(/aux +Linear +18 +33\.3 +8·2 \+ 2/);
});

test("variants that are formulas, in the formats", () => {
  const cwd = folderWith({ "net.py": flags });
  const say = (format: string) =>
    numel(["net.py::Wide", "--format", format], { cwd, env: narrow }).stdout;
  expect(say("table")).toContain("Wide  net.py:13   2 variants\n");
  expect(say("table")).toMatch(/11·width \+ 2 +all +aux \(net\.py:18\)/);
  expect(say("table")).toMatch(/9·width +all +not aux \(net\.py:18\)/);
  expect(say("markdown")).toContain(
    "| 11·width + 2 | all | `aux (net.py:18)` |\n",
  );
  expect(say("csv")).toMatch(
    /^net\.py::Wide \[not aux \(net\.py:18\)\],symbolic,fc,torch\.nn\.Linear,9\*width,/m,
  );
  expect(say("tree")).toMatch(/where not aux \(net\.py:18\)\n└── fc/);
});

const partial = `import torch.nn as nn
import elsewhere


class Net(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.fc = nn.Linear(d, 1000)
        self.more = elsewhere.make()
`;

test("a partial model with formulas is a lower bound", () => {
  const cwd = folderWith({ "net.py": partial });
  const { stdout } = numel(["net.py::Net"], { cwd });
  expect(stdout).toMatch(/total +≥ 1,000·\(d \+ 1\) +lower bound\n/);
});
