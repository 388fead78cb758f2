/** `numel solve` as a shell runs it. Expected: paper arithmetic, V·d + T·d + L·(12·d² + 13·d) + 2·d with V = 50304, T = 1024. */
import { beforeAll, describe, expect, test } from "vitest";
import { folderWith, numel } from "../support/cli.js";

const model = `from dataclasses import dataclass
import torch.nn as nn

@dataclass
class GPTConfig:
    block_size: int = 1024
    vocab_size: int = 50304
    n_layer: int = 12
    n_head: int = 12
    n_embd: int = 768
    bias: bool = True

class Attention(nn.Module):
    def __init__(self, config):
        super().__init__()
        assert config.n_embd % config.n_head == 0
        self.c_attn = nn.Linear(config.n_embd, 3 * config.n_embd, bias=config.bias)
        self.c_proj = nn.Linear(config.n_embd, config.n_embd, bias=config.bias)

class MLP(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.c_fc = nn.Linear(config.n_embd, 4 * config.n_embd, bias=config.bias)
        self.c_proj = nn.Linear(4 * config.n_embd, config.n_embd, bias=config.bias)

class Block(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.ln_1 = nn.LayerNorm(config.n_embd)
        self.attn = Attention(config)
        self.ln_2 = nn.LayerNorm(config.n_embd)
        self.mlp = MLP(config)

class GPT(nn.Module):
    def __init__(self, config: GPTConfig):
        super().__init__()
        self.transformer = nn.ModuleDict(dict(
            wte=nn.Embedding(config.vocab_size, config.n_embd),
            wpe=nn.Embedding(config.block_size, config.n_embd),
            h=nn.ModuleList([Block(config) for _ in range(config.n_layer)]),
            ln_f=nn.LayerNorm(config.n_embd),
        ))
        self.lm_head = nn.Linear(config.n_embd, config.vocab_size, bias=False)
        self.transformer.wte.weight = self.lm_head.weight

class Open(GPT):
    def __init__(self, config):
        super().__init__(config)

class Frozen(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.a = nn.Linear(width, 10, bias=False)
        self.b = nn.Linear(width, 5, bias=False)
        self.b.requires_grad_(False)

class Narrow(nn.Module):
    def __init__(self, width):
        super().__init__()
        if width > 8:
            raise ValueError("too wide")
        self.a = nn.Linear(width, 10, bias=False)
`;

let folder: string;
beforeAll(() => {
  folder = folderWith({ "model.py": model });
});

const run = (...args: string[]) => numel(args, { cwd: folder });
const solve = (...args: string[]) => run("solve", ...args);

interface Report {
  solved: {
    unknown: string;
    assumptions: string[];
    exact: { value: number; count: number }[];
    below: { value: number; count: number; difference: number };
    above: { value: number; count: number; difference: number };
  }[];
}
const solved = (...args: string[]) => {
  const { stdout } = solve(...args, "--format", "json");
  return (JSON.parse(stdout) as Report).solved[0];
};

describe("a config built by default", () => {
  test("the width of 124,475,904 parameters, where 12 heads divide it", () => {
    const { code, stdout } = solve(
      ...["model.py::GPT", "--for", "n_embd", "--target", "124_475_904"],
    );
    expect(stdout)
      .toBe(`GPT  model.py:34   config = GPTConfig(n_embd=n_embd) (other defaults, model.py:5)

  n_embd              total  to 124,475,904       %
  n_embd = 756  121,224,600      −3,251,304  −2.61%  below
  n_embd = 768  124,475,904               0          exact
  n_embd = 780  127,768,680      +3,292,776  +2.65%  above

  total = 144·n_embd² + 51486·n_embd
  where n_embd % 12 == 0 (model.py:16)
`);
    expect(code).toBe(0);
  });

  test("only multiples", () => {
    const args = ["--for", "n_embd", "--target", "124M", "--set", "n_head=8"];
    expect(
      solved("model.py::GPT", ...args, "--multiple-of", "64"),
    ).toMatchObject({
      exact: [],
      below: { value: 704, count: 107_614_848, difference: -16_385_152 },
      above: { value: 768, count: 124_475_904, difference: 475_904 },
    });
  });

  test("the depth", () => {
    const args = ["--for", "n_layer", "--target", "124,475,904"];
    expect(solved("model.py::GPT", ...args)?.exact).toMatchObject([
      { value: 12, count: 124_475_904 },
    ]);
  });

  test("its fields can be set and taken as symbols in a count, too", () => {
    const { stdout } = run(
      ...["model.py::GPT", "--set", "n_layer=24", "--symbolic", "n_embd"],
      ...["--format", "json"],
    );
    expect(JSON.parse(stdout)).toMatchObject({
      models: [
        {
          status: "symbolic",
          total: "288*n_embd**2 + 51642*n_embd",
          symbols: [{ name: "n_embd", line: 5 }],
          assumptions: [
            "config = GPTConfig(n_layer=24, n_embd=n_embd) (other defaults, model.py:5)",
          ],
        },
      ],
    });
  });
});

describe("a config without a value", () => {
  const open = ["model.py::Open", "--for", "n_embd", "--target", "124M"];

  test("the last part of a name is enough", () => {
    const found = solved(
      ...[...open, "--set", "vocab_size=50304", "--set", "block_size=1024"],
      ...["--set", "n_layer=12", "--set", "config.bias=True"],
      ...["--set", "config.n_head=12"],
    );
    expect(found).toMatchObject({
      unknown: "config.n_embd",
      below: { value: 756, count: 121_224_600 },
      above: { value: 768, count: 124_475_904 },
    });
  });

  test("what has no value yet is asked for", () => {
    const { code, stderr, stdout } = solve(
      ...[...open, "--set", "config.bias=True", "--set", "n_layer=12"],
    );
    expect(stderr).toBe(
      "numel: model.py::Open: the count depends on config.vocab_size, config.block_size, too: give them values with --set config.vocab_size=… --set config.block_size=…\n",
    );
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });

  test("so is a test that depends on it", () => {
    const { code, stderr } = solve(...open);
    expect(stderr).toContain("config.bias (model.py:17)");
    expect(code).toBe(2);
  });

  test("an attribute can be set in a count, too", () => {
    const names = ["vocab_size=50304", "block_size=1024", "n_layer=12"];
    const set = [...names, "n_embd=768", "n_head=12", "bias=True"];
    const { stdout } = run(
      ...["model.py::Open", "--format", "json"],
      ...set.flatMap((one) => ["--set", `config.${one}`]),
    );
    expect(JSON.parse(stdout)).toMatchObject({
      models: [{ status: "exact", total: 124_475_904 }],
    });
  });
});

test("trainable parameters only", () => {
  const args = ["model.py::Frozen", "--for", "width", "--target", "150"];
  expect(solved(...args)?.exact).toMatchObject([{ value: 10, count: 150 }]);
  expect(solved(...args, "--trainable")?.exact).toMatchObject([
    { value: 15, count: 150 },
  ]);
});

test("a value with which the model does not build is no answer", () => {
  const { code, stdout } = solve(
    ...["model.py::Narrow", "--for", "width", "--target", "200"],
  );
  expect(stdout).not.toContain("width = 20");
  expect(code).toBe(2);
});

test.each([
  ["no such argument", ["--for", "wide", "--target", "1M"], "wide cannot be"],
  [
    "nothing depends on it",
    ["--for", "n_head", "--target", "1M"],
    "the count does not depend on n_head",
  ],
  ["no number", ["--for", "n_embd", "--target", "many"], "whole number"],
  ["no whole number", ["--for", "n_embd", "--target", "1.5"], "whole number"],
])("%s", (_, args, message) => {
  const { code, stderr } = solve("model.py::GPT", ...args);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});
