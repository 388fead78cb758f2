/** Small models of every shape, as source: layers in sequence, loops, carried widths, flags. */
import fc from "fast-check";

/** What `GENERATED` takes: sizes `a` and `b`, numbers of rounds `n` and `m`, flags `f` and `g`. */
export interface Arguments {
  a: number;
  b: number;
  n: number;
  m: number;
  f: boolean;
  g: boolean;
}

export const argumentsOf: fc.Arbitrary<Arguments> = fc.record({
  a: fc.integer({ min: 1, max: 9 }),
  b: fc.integer({ min: 1, max: 9 }),
  n: fc.integer({ min: 0, max: 4 }),
  m: fc.integer({ min: 0, max: 3 }),
  f: fc.boolean(),
  g: fc.boolean(),
});

const size = (names: readonly string[]): fc.Arbitrary<string> => {
  const name = fc.constantFrom(...names);
  return fc.oneof(
    { weight: 4, arbitrary: name },
    fc
      .tuple(name, fc.integer({ min: 1, max: 5 }))
      .map(([x, k]) => `${k} * ${x}`),
    fc.tuple(name, name).map(([x, y]) => `${x} + ${y}`),
    fc
      .tuple(name, fc.integer({ min: 1, max: 3 }))
      .map(([x, k]) => `${x} // ${k} + 1`),
    fc.tuple(name, name).map(([x, y]) => `max(${x}, ${y})`),
    fc.integer({ min: 1, max: 7 }).map(String),
  );
};

const layer = (names: readonly string[]): fc.Arbitrary<string> => {
  const one = size(names);
  const two = fc.tuple(one, one);
  const flag = fc.constantFrom("True", "False", "f", "g", "not f");
  return fc.oneof(
    fc
      .tuple(one, one, flag)
      .map(([x, y, z]) => `nn.Linear(${x}, ${y}, bias=${z})`),
    two.map(([x, y]) => `nn.Conv2d(${x}, ${y}, 3, bias=False)`),
    two.map(([x, y]) => `nn.Embedding(${x}, ${y})`),
    one.map((x) => `nn.LayerNorm(${x})`),
    one.map((x) => `nn.BatchNorm1d(${x})`),
    two.map(([x, y]) => `Block(${x}, ${y})`),
    two.map(
      ([x, y]) =>
        `nn.Sequential(nn.Linear(${x}, ${y}), nn.ReLU(), nn.LayerNorm(${y}))`,
    ),
  );
};

const change = fc.constantFrom(
  "c = b",
  "c = c + a",
  "c += 3",
  "c = c * 2",
  "c = a + b",
  "c = max(a, b)",
);
const rounds = fc.constantFrom("n", "m", "n + 1", "2 * m", "n - 1", "n + m");

type Lines = string[];
const indented = (lines: Lines): Lines => lines.map((line) => `    ${line}`);

/** Statements; `x` makes names of their own. */
const statement = (x: string): fc.Arbitrary<Lines> => {
  const outside = layer(["a", "b", "c"]);
  const inside = layer(["a", "b", "c", "(i + 1)"]);
  const plain = outside.map((made) => [`self.x${x} = ${made}`]);
  const loop = fc
    .tuple(
      rounds,
      fc.array(inside, { minLength: 1, maxLength: 2 }),
      fc.option(change),
      fc.constantFrom("list", "name", "set", "sequence"),
    )
    .map(([count, layers, carried, way]): Lines => {
      const target = `self.x${x}`;
      const body = layers.map((made, k) =>
        way === "name"
          ? `self.add_module(f"x${x}_${k}_{i}", ${made})`
          : way === "set"
            ? `setattr(self, "x${x}_${k}_%d" % i, ${made})`
            : way === "list"
              ? `${target}.append(${made})`
              : `layers.append(${made})`,
      );
      return [
        ...(way === "list" ? [`${target} = nn.ModuleList()`] : []),
        ...(way === "sequence" ? ["layers = []"] : []),
        `for i in range(${count}):`,
        ...indented([...body, ...(carried === null ? [] : [carried])]),
        ...(way === "sequence" ? [`${target} = nn.Sequential(*layers)`] : []),
      ];
    });
  const comprehension = fc
    .tuple(rounds, inside)
    .map(([count, made]) => [
      `self.x${x} = nn.ModuleList([${made} for i in range(${count})])`,
    ]);
  const test = fc.constantFrom("f", "g", "not g", "a == b", "n > 1");
  const branch = fc
    .tuple(test, outside, fc.option(outside), fc.option(change))
    .map(([when, yes, no, changed]): Lines => [
      `if ${when}:`,
      ...indented([
        `self.x${x} = ${yes}`,
        ...(changed === null ? [] : [changed]),
      ]),
      ...(no === null ? [] : ["else:", `    self.x${x} = ${no}`]),
    ]);
  const parameter = fc
    .tuple(size(["a", "b", "c"]), size(["a", "b"]), fc.boolean())
    .map(([p, q, isTrained]) => [
      `self.x${x} = nn.Parameter(torch.zeros(${p}, ${q}), requires_grad=${isTrained ? "True" : "False"})`,
    ]);
  return fc.oneof(
    plain,
    loop,
    loop,
    comprehension,
    branch,
    parameter,
    change.map((one) => [one]),
  );
};

/** The source of a file with a class `GENERATED`. */
export const source: fc.Arbitrary<string> = fc
  .integer({ min: 1, max: 4 })
  .chain((length) =>
    fc.tuple(...Array.from({ length }, (_, i) => statement(String(i)))),
  )
  .map((statements) =>
    [
      "import torch",
      "import torch.nn as nn",
      "",
      "",
      "class Block(nn.Module):",
      "    def __init__(self, d, e):",
      "        super().__init__()",
      "        self.norm = nn.LayerNorm(d)",
      "        self.up = nn.Linear(d, 2 * e)",
      "        self.down = nn.Linear(2 * e, d)",
      "",
      "",
      "class GENERATED(nn.Module):",
      "    def __init__(self, a, b, n, m, f, g):",
      "        super().__init__()",
      "        c = a",
      ...statements.flat().map((line) => `        ${line}`),
      "        self.last = nn.Linear(c, 1)",
      "",
    ].join("\n"),
  );
