/** `numel explain`, on the built command line. */
import { expect, test } from "vitest";
import { folderWith, numel } from "../support/cli.js";

const model = `import torch.nn as nn


class Config:
    hidden = 512


class Mlp(nn.Module):
    def __init__(self, hidden, ratio=4, *, bias=True):
        super().__init__()
        self.up = nn.Linear(hidden, hidden * ratio, bias=bias)
        self.down = nn.Linear(hidden * ratio, hidden)


class Net(nn.Module):
    def __init__(self, cfg=Config(), depth=2):
        super().__init__()
        self.blocks = nn.Sequential(*[Mlp(cfg.hidden) for _ in range(depth)])


class Deep(nn.Module):
    def __init__(self, depth, aux):
        super().__init__()
        self.blocks = nn.Sequential(*[Mlp(8) for _ in range(depth)])
        if aux:
            self.head = nn.Linear(8, 3)
`;
const env = { COLUMNS: "80" };

test("a layer: its chain of parents, and where each of its factors was written", () => {
  const cwd = folderWith({ "model.py": model });
  const explain = (target: string) => numel(["explain", target], { cwd, env });
  const { code, stdout } = explain("model.py::Net::blocks.1.up");
  expect(code).toBe(0);
  // 512·2048 + 2048 = 1,050,624; 2048·512 + 512 = 1,049,088; together 2,099,712
  expect(stdout).toBe(`Net  model.py:15

  (the model)   Net()   model.py:15
    cfg = <Config>, by default
    depth = 2, by default
    4,199,424

  blocks   Sequential(*[Mlp(cfg.hidden) for _ in range(depth)])   model.py:18
    4,199,424

  blocks.1   Mlp(cfg.hidden)   model.py:18
    hidden = 512 ← cfg.hidden, model.py:18
    by default: ratio=4, bias=True
    2,099,712

  blocks.1.up   Linear(hidden, hidden * ratio, bias=bias)   model.py:11
    in_features = 512 ← hidden, model.py:11
    out_features = 2048 ← hidden * ratio, model.py:11
    bias = True ← bias, model.py:11
    by default: device=None, dtype=None
    weight [2048, 512]   bias [2048]
    512·2048 + 2048 = 1,050,624
`);
  // As the reports draw it, and as Python writes it.
  const drawn = explain("model.py::Net::blocks[0..1].up").stdout;
  expect(drawn).toContain("blocks.0.up   Linear");
  expect(explain("model.py::Net::blocks[1].up").stdout).toBe(stdout);
});

test("what holds layers adds up from them", () => {
  const cwd = folderWith({ "model.py": model });
  const { stdout } = numel(["explain", "model.py::Net::blocks.0"], {
    cwd,
    env,
  });
  expect(stdout).toContain(`
    up    1,050,624   Linear
    down  1,049,088   Linear
    sum   2,099,712
`);
});

test("the layers of a loop by any number, with the tests that were undecided", () => {
  const cwd = folderWith({ "model.py": model });
  const { code, stdout } = numel(
    ["explain", "model.py::Deep::blocks.7", "--ascii"],
    { cwd, env },
  );
  expect(code).toBe(0);
  // 8·32 + 32 = 288, 32·8 + 8 = 264; both ways the same
  expect(stdout).toContain(
    "where aux (model.py:25)\nor not aux (model.py:25)\n",
  );
  expect(stdout).toContain("depth has no value: a symbol, model.py:22\n");
  expect(stdout).toContain("hidden = 8, model.py:24\n");
  expect(stdout).toContain("sum   552   552*depth for all of them\n");
  expect(stdout).toContain("symbols  depth (argument, model.py:22)");
  const head = numel(["explain", "model.py::Deep::head"], { cwd, env }).stdout;
  expect(head).toContain("8·3 + 3 = 27\n");
  expect(head).toMatch(/where not aux \(model\.py:25\)\n\n {2}no layer head\n/);
});

test("an unknown path gives the nearest name; without a path all is explained", () => {
  const cwd = folderWith({ "model.py": model });
  expect(numel(["explain", "model.py::Net::blocks.1.upp"], { cwd })).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "numel: no layer 'blocks.1.upp' in model.py::Net; did you mean 'blocks.1.up'?\n",
  });
  const deep = numel(["explain", "model.py::Deep::blocks.3.dwn"], { cwd });
  expect(deep.stderr).toContain("did you mean 'blocks.3.down'?");
  const all = numel(["explain", "model.py::Net"], { cwd, env });
  const flag = numel(["model.py::Net", "--explain"], { cwd, env });
  expect(all).toEqual(flag);
  expect(numel(["explain", "model.py::Nett"], { cwd }).code).toBe(2);
});
