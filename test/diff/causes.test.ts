/** Why: causes with their own numbers, groups that need each other, what several do together, and an honest rest. */
import { describe, expect, test } from "vitest";
import type { Cause, DiffReport } from "../../src/4-count/diff/diffReport.js";
import { repositoryWith } from "../git/repository.js";

type Files = Record<string, string | null>;

async function between(before: Files, after: Files): Promise<DiffReport> {
  const repository = repositoryWith(before as Record<string, string>);
  return repository.write(after).diff();
}

/** `kind text: total` */
const told = ({ causes }: DiffReport) =>
  causes.map(
    ({ kind, text, effects }: Cause) =>
      `${kind} ${text}: ${effects.map(({ delta }) => String(delta.total)).join(", ")}`,
  );

const net = (body: string, top = "", parameters = "") =>
  `import torch.nn as nn\n${top}\nclass Net(nn.Module):\n    def __init__(self${parameters}):\n        super().__init__()\n${body
    .trim()
    .split("\n")
    .map((line) => `        ${line}\n`)
    .join("")}`;

const one = (before: string, after: string) =>
  between({ "net.py": before }, { "net.py": after });

describe("what one change does", () => {
  test("and to which layers, with its place on both sides", async () => {
    const report = await one(
      net(
        "self.h = nn.ModuleList([nn.Linear(4, 4) for _ in range(n)])",
        "",
        ", n=2",
      ),
      `# a line more\n${net("self.h = nn.ModuleList([nn.Linear(4, 4) for _ in range(n)])", "", ", n=5")}`,
    );
    expect(report.causes).toMatchObject([
      {
        ...{ kind: "change", text: "n 2 → 5", before: "2", after: "5" },
        ...{
          base: { file: "net.py", line: 4 },
          head: { file: "net.py", line: 5 },
        },
        effects: [
          {
            target: "net.py::Net",
            delta: { total: 60n, trainable: 60n, buffers: 0n, bytes: 240n },
            layers: [
              {
                path: "h[2..4]",
                change: "added",
                times: 3,
                after: 20n,
                list: { path: "h", layersBefore: 2, layersAfter: 5 },
              },
            ],
          },
        ],
      },
    ]);
  });

  test("changes without effect are not told", async () => {
    const before = net("self.fc = nn.Linear(2, 3)\nself.p = 0.1");
    expect(
      told(await one(before, net("self.fc = nn.Linear(2, 4)\nself.p = 0.2"))),
    ).toEqual(["change Linear(2, 3) → Linear(2, 4): 3"]);
    expect(
      told(await one(before, net("self.fc = nn.Linear(2, 3)\nself.p = 0.2"))),
    ).toEqual([]);
  });

  test("many changes, few of which matter", async () => {
    const body = (width: number, rest: number) =>
      [
        `self.fc = nn.Linear(2, ${width})`,
        ...Array.from({ length: 30 }, (_, i) => `self.a${i} = ${i + rest}`),
      ].join("\n");
    expect(told(await one(net(body(3, 0)), net(body(5, 100))))).toEqual([
      "change Linear(2, 3) → Linear(2, 5): 6",
    ]);
  });

  test("on several models, told once", async () => {
    const both = (width: number) => ({
      "sizes.py": `width = ${width}\n`,
      "a.py": net("self.fc = nn.Linear(width, 1)", "from sizes import width"),
      "b.py": net("self.fc = nn.Linear(width, 2)", "from sizes import width"),
    });
    const [cause, ...others] = told(await between(both(3), both(4)));
    expect(others).toEqual([]);
    expect(cause).toMatch(/^change width 3 → 4: (1, 2|2, 1)$/);
  });

  test("in configuration files that the code reads", async () => {
    const code = (read: string) =>
      net('self.fc = nn.Linear(c["hidden"], 2)', `${read}\n`);
    const yaml =
      'import yaml\nfrom pathlib import Path\nc = yaml.safe_load((Path(__file__).parent / "c.yaml").read_text())';
    const report = await between(
      { "net.py": code(yaml), "c.yaml": "# sizes\nother: 1\nhidden: 64\n" },
      { "c.yaml": "# sizes\nother: 2\nhidden: 128\n" },
    );
    expect(told(report)).toEqual(["change hidden: 64 → 128: 128"]);
    expect(report.causes[0]?.head).toEqual({ file: "c.yaml", line: 3 });
    const json =
      'import json, os\nc = json.load(open(os.path.join(os.path.dirname(__file__), "c.json")))';
    expect(
      told(
        await between(
          { "net.py": code(json), "c.json": '{"hidden": 3}' },
          { "c.json": '{"hidden": 5, "more": 1}' },
        ),
      ),
    ).toEqual(["change c.json changed: 4"]);
  });
});

describe("what several changes do", () => {
  test("together, beyond what each does alone", async () => {
    const report = await one(
      net("self.fc = nn.Linear(a, b, bias=False)", "", ", a=2, b=3"),
      net("self.fc = nn.Linear(a, b, bias=False)", "", ", a=4, b=6"),
    );
    expect(told(report)).toEqual([
      "change a 2 → 4: 6",
      "change b 3 → 6: 6",
      "interaction both together, beyond what each does alone: 6",
    ]);
    expect(report.causes[2]?.parts).toEqual([
      "a 2 → 4   net.py:4",
      "b 3 → 6   net.py:4",
    ]);
  });

  test("only as a group: a definition and its use", async () => {
    const report = await one(
      net("self.fc = nn.Linear(2, 3)"),
      net("self.fc = nn.Linear(2, WIDTH)", "WIDTH = 7\n"),
    );
    expect(told(report)).toEqual([
      "group 2 changes that only work together: 12",
    ]);
    expect(report.causes[0]?.parts.map((part) => part.split("   ")[0])).toEqual(
      ["+ WIDTH = 7", "Linear(2, 3) → Linear(2, WIDTH)"],
    );
  });

  test("a renamed argument and its uses do nothing, its default does", async () => {
    expect(
      told(
        await one(
          net("self.fc = nn.Linear(width, 2)", "", ", width=3"),
          net("self.fc = nn.Linear(hidden, 2)", "", ", hidden=4"),
        ),
      ),
    ).toHaveLength(1);
    const config = (name: string, value: number) =>
      net(
        `self.fc = nn.Linear(c.${name}, 2)`,
        `class C:\n    ${name} = ${value}\n    more = 1\n`,
        ", c=C",
      );
    expect(told(await one(config("width", 3), config("hidden", 3)))).toEqual(
      [],
    );
    expect(
      told(await one(config("width", 3), config("hidden", 5))),
    ).toHaveLength(1);
  });

  test("a switch and what it switches", async () => {
    const body = "self.fc = nn.Linear(2, 3)";
    const report = await one(
      net(body, "", ", extra=False"),
      net(
        `${body}\nif extra:\n    self.more = nn.Linear(1, 1)`,
        "",
        ", extra=True",
      ),
    );
    expect(told(report)).toEqual([
      "group 2 changes that only work together: 2",
    ]);
  });

  test("in two files: a new module and the import of it", async () => {
    const report = await between(
      { "net.py": net("self.fc = nn.Linear(2, 3)") },
      {
        "net.py": net("self.fc = Wide(2)", "from wide import Wide"),
        "wide.py":
          "import torch.nn as nn\n\ndef Wide(n):\n    return nn.Linear(n, 10)\n",
      },
    );
    expect(told(report)).toHaveLength(1);
    expect(report.causes[0]?.kind).toBe("group");
    expect(report.causes[0]?.effects[0]?.delta.total).toBe(21n);
  });

  test("a class that moved, and changed on the way", async () => {
    const report = await between(
      { "a.py": `${net("self.fc = nn.Linear(2, 3)")}\nx = 1\n` },
      { "a.py": "x = 1\n", "b.py": net("self.fc = nn.Linear(2, 5)") },
    );
    expect(report.models[0]).toMatchObject({
      status: "moved",
      target: "b.py::Net",
    });
    expect(told(report)).toEqual(["change Linear(2, 3) → Linear(2, 5): 6"]);
  });

  test("what comes from where no piece can be made is told as a rest", async () => {
    const inner = repositoryWith({ "sizes.py": "width = 3\n" });
    const outer = repositoryWith({
      "net.py": net(
        "self.fc = nn.Linear(width, n)",
        "from lib.sizes import width",
        ", n=1",
      ),
    });
    outer.git("submodule", "--quiet", "add", inner.folder, "lib");
    outer.commit("with the submodule");
    outer.write({
      "lib/sizes.py": "width = 5\n",
      "net.py": net(
        "self.fc = nn.Linear(width, n)",
        "from lib.sizes import width",
        ", n=2",
      ),
    });
    outer.git("-C", "lib", "commit", "-qam", "wider");
    const report = await outer.diff();
    expect(told(report)).toEqual([
      "change n 1 → 2: 4",
      "remainder not explained by single changes: 4",
    ]);
  });
});

test("tied, frozen, other dtypes, buffers, other names: changes without another total", async () => {
  const base = "self.a = nn.Linear(3, 3)\nself.b = nn.Linear(3, 3)";
  const from = async (after: string) => {
    const { models, causes } = await one(net(base), net(after));
    const [model] = models;
    return [model?.changes, model?.delta, causes.length] as const;
  };
  const zero = { total: 0n, trainable: 0n, buffers: 0n, bytes: 0n };
  expect(await from(`${base}\nself.b.weight = self.a.weight`)).toEqual([
    ["total", "trainable", "bytes", "parameters"],
    { total: -9n, trainable: -9n, buffers: 0n, bytes: -36n },
    1,
  ]);
  expect(await from(`${base}\nself.a.requires_grad_(False)`)).toEqual([
    ["trainable", "parameters"],
    { ...zero, trainable: -12n },
    1,
  ]);
  expect(await from(`${base}\nself.half()`)).toEqual([
    ["bytes"],
    { ...zero, bytes: -48n },
    1,
  ]);
  expect(
    await from(`${base}\nself.c = nn.BatchNorm1d(2, affine=False)`),
  ).toEqual([["buffers"], { ...zero, buffers: 5n }, 1]);
  expect(await from(base.replace("self.b", "self.z"))).toEqual([
    ["parameters"],
    zero,
    1,
  ]);
});
