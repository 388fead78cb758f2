/** What a configuration may say, and what is said of one that cannot be used: file, line, and the nearest key. */
import { describe, expect, test } from "vitest";
import { ConfigError } from "../../src/config/configError.js";
import { readConfig } from "../../src/config/readConfig.js";

const read = (text: string, name = "numel.toml") =>
  readConfig({ path: `/p/${name}`, name, text });

const problems = (text: string, name?: string): readonly string[] => {
  try {
    read(text, name);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

test("everything it can say", () => {
  const config = read(`models = [
  "model.py::GPT",
  { target = "model.py::GPT", alias = "gpt-xl", set = { n_layer = 48, bias = false, act = "'gelu'", p = 0.5, dims = [1, 2] } },
]
exclude = ["legacy/"]
python-path = ["lib"]
site-packages = ["/venv/lib/python3.11/site-packages"]
claims = ["README.md", "docs/**"]

[budgets]
"model.py::GPT" = "130M"
gpt-xl = ["+2%", 1_600_000_000]

[budgets."src/*.py"]
total = 1e8
trainable = "5M"

[recorded]
gpt-xl = 1_557_611_200
`);
  const at = (written: string, line: number, limit: object, of = "total") => ({
    of,
    limit,
    written,
    file: "numel.toml",
    line,
  });
  expect(config).toEqual({
    file: "numel.toml",
    folder: "/p",
    models: [
      { target: "model.py::GPT", alias: null, set: [], line: 2 },
      {
        target: "model.py::GPT",
        alias: "gpt-xl",
        set: ["n_layer=48", "bias=False", "act='gelu'", "p=0.5", "dims=[1, 2]"],
        line: 3,
      },
    ],
    exclude: ["legacy/"],
    pythonPath: ["/p/lib"],
    sitePackages: ["/venv/lib/python3.11/site-packages"],
    claims: ["README.md", "docs/**"],
    budgets: [
      {
        key: "model.py::GPT",
        line: 11,
        budgets: [at("130M", 11, { kind: "absolute", limit: 130_000_000n })],
      },
      {
        key: "gpt-xl",
        line: 12,
        budgets: [
          at("+2%", 12, { kind: "percent", part: 2n, whole: 100n }),
          at("1_600_000_000", 12, {
            kind: "absolute",
            limit: 1_600_000_000n,
          }),
        ],
      },
      {
        key: "src/*.py",
        line: 14,
        budgets: [
          at("1e8", 15, { kind: "absolute", limit: 100_000_000n }),
          at("5M", 16, { kind: "absolute", limit: 5_000_000n }, "trainable"),
        ],
      },
    ],
    recorded: new Map([["gpt-xl", 1_557_611_200n]]),
  });
});

test("[tool.numel] of a pyproject.toml, and one without", () => {
  const text = `[project]\nname = "x"\n\n[tool.numel]\nmodels = ["m.py"]\n`;
  expect(read(text, "pyproject.toml")?.models).toEqual([
    { target: "m.py", alias: null, set: [], line: 5 },
  ]);
  expect(read("[project]\nname = 'x'\n", "pyproject.toml")).toBeUndefined();
  expect(read("[tool.ruff]\n# numel\n", "pyproject.toml")).toBeUndefined();
  // Not a word of numel in it: whatever else is wrong is not numel's to say.
  expect(read("[project\n", "pyproject.toml")).toBeUndefined();
  expect(problems("[tool.numel\n", "pyproject.toml")).toHaveLength(1);
});

test("aliases as the keys of a table", () => {
  const config = read(
    `[models]\nsmall = "m.py::Net"\nbig = { target = "m.py::Net", set = { width = 512 } }\n`,
  );
  expect(config?.models).toEqual([
    { target: "m.py::Net", alias: "small", set: [], line: 2 },
    { target: "m.py::Net", alias: "big", set: ["width=512"], line: 3 },
  ]);
});

describe("what is wrong with it", () => {
  test.each<[string, string[]]>([
    [
      'modles = ["a.py"]',
      ["numel.toml:1: unknown key 'modles'; did you mean 'models'?"],
    ],
    [
      "\npython_path = []",
      ["numel.toml:2: unknown key 'python_path'; did you mean 'python-path'?"],
    ],
    [
      "colour = 1",
      [
        "numel.toml:1: unknown key 'colour'; the keys are models, exclude, python-path, site-packages, budgets, claims, recorded",
      ],
    ],
    [
      "[tool.numel]\nmodels = []",
      [
        "numel.toml:1: unknown key 'tool': in a file of numel's own the keys stand at the top, not in [tool.numel]",
      ],
    ],
    [
      "models = 3",
      [`numel.toml:1: 'models' takes a list: ["model.py::GPT"], not 3`],
    ],
    [
      'models = [{ target = "m.py", alais = "x" }]',
      ["numel.toml:1: unknown key 'alais' of a model; did you mean 'alias'?"],
    ],
    [
      'models = [\n  { alias = "x" },\n]',
      [
        `numel.toml:2: 'target' takes "model.py::GPT" or { target = "model.py::GPT" }, not a table`,
      ],
    ],
    [
      'models = [\n{target="a.py", alias="x"},\n{target="b.py", alias="x"}]',
      ["numel.toml:3: another model is called 'x' already (line 2)"],
    ],
    [
      'models = [{ target = "m.py", set = { when = 2020-01-01 } }]',
      [
        "numel.toml:1: 'when' takes a number, true, false, a list of these, or Python as a text, not 2020-01-01",
      ],
    ],
    ['exclude = ["a", 1]', ["numel.toml:1: 'exclude' takes a text, not 1"]],
    [
      '[budgets]\n"m.py" = "lots"',
      [
        `numel.toml:2: m.py: 'lots' is no budget: write "130M", 124_475_904, "+2%" or "+1M" (K, M, B and T are powers of 1000)`,
      ],
    ],
    [
      '[budgets]\n"m.py" = "1.3G"',
      [
        "numel.toml:2: m.py: '1.3G': write 1.3B (K, M, B and T are powers of 1000)",
      ],
    ],
    [
      '[budgets]\n"m.py" = -1',
      [
        `numel.toml:2: 'm.py' takes "130M", 124_475_904, "+2%" or "+1M", not -1`,
      ],
    ],
    [
      "[budgets.m]\ntotla = 1",
      [
        "numel.toml:2: unknown key 'totla' of the budget of m; did you mean 'total'?",
      ],
    ],
    // All at once, in the order of the sections.
    [
      'bugdets = 1\nmodels = [1]\n[recorded]\nx = "1"',
      [
        "numel.toml:1: unknown key 'bugdets'; did you mean 'budgets'?",
        `numel.toml:2: 'models' takes "model.py::GPT" or { target = "model.py::GPT" }, not 1`,
        `numel.toml:4: 'x' takes a count, not "1"`,
      ],
    ],
    ["models = \n", ["numel.toml:1:9: not valid TOML: a value is missing"]],
    [
      "models = []\nmodels = []",
      [
        "numel.toml:2:1: not valid TOML: Defining a key multiple times is invalid",
      ],
    ],
  ])("%s", (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});
