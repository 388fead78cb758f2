/** What holds for any model at any width: rows add up, nothing is wider than the terminal, no number is cut. */
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ModelIr } from "../../src/3-layers/ir.js";
import { countModel } from "../../src/4-count/count.js";
import { fold } from "../../src/4-count/fold.js";
import { csv } from "../../src/5-report/csv.js";
import { countText } from "../../src/5-report/countText.js";
import { json } from "../../src/5-report/json.js";
import { defaultOptions } from "../../src/5-report/options.js";
import { reporters } from "../../src/5-report/registry.js";
import { rowsOf } from "../../src/5-report/rows.js";
import type { Row } from "../../src/5-report/row.js";
import { schema } from "../../src/5-report/schema.js";
import { textWidth } from "../../src/5-report/text/textWidth.js";
import { evaluateText } from "../4-count/evaluateText.js";
import { build, layer, nn, relu, type L } from "../4-count/build.js";
import { say } from "./models.js";

const size = fc.integer({ min: 0, max: 5000 });
const reason = {
  code: "external" as const,
  message:
    "module 'a_module_with_a_long_name' is not here, and this sentence goes on for a while",
  fix: "install it",
  file: "some/folder/model.py",
  line: 3,
};

/** A pool of layers from which the tree takes, so that some are shared or hold the same Parameter. */
const single: fc.Arbitrary<L> = fc.oneof(
  fc.constant(null).map(() => relu()),
  fc
    .tuple(size, size, fc.boolean(), fc.boolean())
    .map(([i, o, bias, trainable]) => {
      const one = nn("Linear", `Linear(${i}, ${o})`, [o, i], bias ? [o] : null);
      for (const parameter of one.parameters) parameter.trainable = trainable;
      return one;
    }),
  fc
    .tuple(size, size, fc.integer({ min: 1, max: 7 }))
    .map(([i, o, k]) =>
      nn("Conv2d", `Conv2d(${i}, ${o}, ${k})`, [o, i, k, k], [o]),
    ),
  fc.array(fc.array(size, { maxLength: 4 }), { maxLength: 12 }).map((shapes) =>
    layer("my.Own", {
      parameters: shapes.map((shape, i) => ({ name: `p${i}`, shape })),
    }),
  ),
  fc.constant(null).map(() =>
    nn("LazyLinear", "LazyLinear(8)", null, null, {
      parameters: [{ name: "weight", shape: [], isLazy: true }],
    }),
  ),
);

const name = fc.constantFrom(
  "0",
  "1",
  "2",
  "3",
  "block1",
  "block2",
  "fc",
  "名前",
  "a_rather_long_name_of_a_layer_in_a_model",
);

const { tree: trees } = fc.letrec<{ tree: L }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    single,
    fc
      .record({
        type: fc.constantFrom(
          "torch.nn.Sequential",
          "torch.nn.ModuleList",
          "my.Block",
          "torch.nn.MultiheadAttention",
        ),
        names: fc.uniqueArray(name, { minLength: 1, maxLength: 5 }),
        children: fc.array(tie("tree"), { minLength: 5, maxLength: 5 }),
        isRepeated: fc.boolean(),
        isUnknown: fc.integer({ min: 0, max: 19 }),
        bare: fc.option(fc.array(size, { maxLength: 3 })),
      })
      .map(({ type, names, children, isRepeated, isUnknown, bare }) =>
        layer(type, {
          layers: Object.fromEntries(
            names
              .sort()
              .map((key, i) => [
                ` ${key}`,
                isRepeated ? clone(children[0]!) : children[i]!,
              ]),
          ),
          parameters: bare ? [{ name: "bare", shape: bare }] : [],
          unknowns:
            isUnknown === 0
              ? [
                  {
                    name: names.length > 2 ? "mystery" : "",
                    expression: "make_it(some, arguments)",
                    reasons: [reason],
                  },
                ]
              : [],
        }),
      ),
  ),
}));

function clone(one: L): L {
  return {
    ...one,
    parameters: one.parameters.map((parameter) => ({ ...parameter })),
    layers: Object.fromEntries(
      Object.entries(one.layers).map(([key, child]) => [key, clone(child)]),
    ),
  };
}

/** Makes some later layers the same as earlier ones, as a module or by their first parameter. */
function tie(root: L, choices: number[]): void {
  const seen: L[] = [];
  let turn = 0;
  const visit = (one: L, above: L[]) => {
    for (const [key, child] of Object.entries(one.layers)) {
      const choice = choices[turn++ % choices.length] ?? 0;
      const other = seen[choice % Math.max(1, seen.length)];
      const [first] = other?.parameters ?? [];
      if (choice % 7 === 0 && other && !above.includes(other)) {
        one.layers[key] = other;
        continue;
      }
      if (choice % 5 === 0 && first && child.parameters[0]) {
        child.parameters[0] = first;
      }
      seen.push(child);
      visit(child, [...above, one, child]);
    }
  };
  visit(root, [root]);
}

const models: fc.Arbitrary<ModelIr> = fc
  .tuple(trees, fc.array(fc.nat(1000), { minLength: 7, maxLength: 7 }))
  .map(([root, choices]) => {
    const whole = layer("my.Net", { layers: { net: root, tail: clone(root) } });
    tie(whole, choices);
    return build(whole);
  });

const valueOf = ({ count }: Row) => ("value" in count ? count.value : 0n);
const runs = { numRuns: 100 };

describe("rows", () => {
  const options = fc.record({
    depth: fc.option(fc.integer({ min: 0, max: 4 })),
    everyRow: fc.boolean(),
  });

  test("at the top add up to the total, below a block to one block", () => {
    fc.assert(
      fc.property(models, options, (ir, { depth, everyRow }) => {
        const model = countModel(ir);
        const rows = rowsOf(model, { depth, everyRow });
        const sumOf = (some: Row[]) =>
          some.reduce((sum, row) => sum + valueOf(row), 0n);
        expect(sumOf(rows.filter(({ level }) => level === 0))).toBe(
          model.counts.total,
        );
        for (const [i, block] of rows.entries()) {
          if (!block.isBlock) continue;
          const rest = rows.slice(i + 1);
          const end = rest.findIndex(({ level }) => level <= block.level);
          const inside = (end < 0 ? rest : rest.slice(0, end)).filter(
            ({ level }) => level === block.level + 1,
          );
          const times = BigInt(/ ×(\d+)$/.exec(block.type)?.[1] ?? 1);
          expect(sumOf(inside) * times).toBe(valueOf(block));
        }
      }),
      runs,
    );
  });

  test("say what they count: the arithmetic's value is the number", () => {
    fc.assert(
      fc.property(models, (ir) => {
        for (const row of rowsOf(countModel(ir), defaultOptions)) {
          if (!("value" in row.count) || row.arithmetic === "") continue;
          const own = row.arithmetic.split(", ")[0]!.replaceAll(" · ", "·");
          const text = own.replace(/(?<=\d),(?=\d)/g, "");
          if (/^[\d·+() ]+$/.test(text))
            expect(evaluateText(text)).toBe(row.count.value);
          else expect(row.count).toEqual({ is: row.count.is, value: 0n });
        }
      }),
      runs,
    );
  });

  test("fold to what they were", () => {
    fc.assert(
      fc.property(models, (ir) => {
        const model = countModel(ir);
        const sum = (one: ReturnType<typeof fold>): bigint =>
          one.layer.own.total +
          one.layers.reduce(
            (all, child) => all + BigInt(child.times) * sum(child),
            0n,
          );
        expect(sum(fold(model.root!))).toBe(model.counts.total);
      }),
      runs,
    );
  });
});

describe("text", () => {
  const widths = fc.integer({ min: 40, max: 160 });

  test.each(["table", "tree", "explain"] as const)(
    "%s: no line is wider than the terminal",
    (format) => {
      fc.assert(
        fc.property(models, widths, fc.boolean(), (ir, width, ascii) => {
          for (const line of say(reporters[format], ir, { width, ascii }).split(
            "\n",
          )) {
            expect(textWidth(line), line).toBeLessThanOrEqual(width);
          }
        }),
        runs,
      );
    },
  );

  test("many models in one table: likewise", () => {
    fc.assert(
      fc.property(
        fc.array(models, { minLength: 4, maxLength: 6 }),
        widths,
        (irs, width) => {
          for (const line of say(reporters.table, irs, { width }).split("\n")) {
            expect(textWidth(line), line).toBeLessThanOrEqual(width);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test("every row's number stands whole in the table", () => {
    fc.assert(
      fc.property(models, widths, (ir, width) => {
        const lines = say(reporters.table, ir, { width }).split("\n");
        const numbers = rowsOf(countModel(ir), defaultOptions).map(
          ({ count }) => countText(count, String),
        );
        let at = 0;
        for (const number of numbers) {
          const ends = (line: string) => ` ${line} `.includes(` ${number} `);
          at = lines.findIndex((line, i) => i > at && ends(line));
          expect(at, number).toBeGreaterThan(0);
        }
      }),
      runs,
    );
  });

  test("a model that is not exact never has a plain number as its total", () => {
    fc.assert(
      fc.property(models, (ir) => {
        const isExact = countModel(ir).status === "exact";
        const line = say(reporters.table, ir)
          .split("\n")
          .find((one) => one.startsWith("  total "));
        expect(line?.includes("≥")).toBe(!isExact);
      }),
      runs,
    );
  });
});

describe("data", () => {
  test("JSON keeps to the schema; its layers and parameters add up", () => {
    const validate = new Ajv2020({
      strict: true,
      allowUnionTypes: true,
    }).compile(schema);
    fc.assert(
      fc.property(models, (ir) => {
        const report = JSON.parse(say(json, ir));
        expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
        const [model] = report.models;
        const known: { numel: number | null }[] = model.parameters;
        const sum = known.reduce((all, { numel }) => all + (numel ?? 0), 0);
        expect(sum).toBe(model.total ?? model.atLeast);
        const tops: { total: number | null }[] = model.layers;
        if (model.status === "exact")
          expect(tops.reduce((all, { total }) => all + total!, 0)).toBe(
            model.total,
          );
      }),
      runs,
    );
  });

  test("the CSV's numbers add up", () => {
    fc.assert(
      fc.property(models, (ir) => {
        const { total } = countModel(ir).counts;
        const lines = say(csv, ir).trimEnd().split("\n").slice(1);
        const params = lines.map((line) => BigInt(line.split(",")[4] ?? ""));
        expect(params.reduce((all, one) => all + one, 0n)).toBe(total);
      }),
      runs,
    );
  });
});
