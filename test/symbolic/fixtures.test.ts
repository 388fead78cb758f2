/** Models with arguments left open: at every recorded binding the formula that applies gives what PyTorch counts. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/algebra/evaluate.js";
import { parse } from "../../src/algebra/parse.js";
import type { Formula } from "../../src/algebra/expression.js";
import type { CountedModel } from "../../src/4-count/counted.js";
import { analyze } from "../../src/index.js";
import { conditionHolds, numbers } from "./conditionHolds.js";
import {
  folder,
  pythonText,
  recorded,
  type Bound,
  type Recorded,
} from "./recorded.js";
import { shapesOf } from "./shapesOf.js";
import { symbolicModel, type SymbolicModel } from "./symbolicModel.js";

/** Models that numel says it does not know in full, and why. */
/** `n − 1 >= 1 (a.py:7)` */
const ROUNDS = / >= [0-9] /u;

const PARTIAL: Record<string, string> = {
  "dense.py::RNNModel": "a class of torch.nn by a name that is not known",
  "convolutional.py::Discriminator":
    "min(2**n, 8) of the round, kept for the next",
};

const models = new Map<string, Promise<SymbolicModel>>();

/** Read once, for all of its bindings. */
function openModel(target: string): Promise<SymbolicModel> {
  let model = models.get(target);
  if (model === undefined)
    models.set(target, (model = symbolicModel(`${folder}${target}`)));
  return model;
}

/** The model, or the one variant of it whose condition holds. */
function variantFor(
  { variants, ...model }: CountedModel,
  set: Recorded["set"],
): Pick<CountedModel, "formulas" | "counts" | "status" | "conditions"> {
  if (variants.length === 0) return model;
  const fitting = variants.filter(({ when }) => conditionHolds(when, set));
  expect(fitting.map(({ when }) => when)).toHaveLength(1);
  return (fitting[0] as (typeof fitting)[0]).model;
}

function valueOf(formula: Formula | bigint, set: Recorded["set"]): number {
  return Number(
    typeof formula === "bigint" ? formula : evaluate(formula, numbers(set)),
  );
}

const bindings = Object.entries(recorded).flatMap(([target, each]) =>
  each.map((one) => ({ target, text: JSON.stringify(one.set), one })),
);

test("there are models of many kinds", () => {
  expect(Object.keys(recorded).length).toBeGreaterThan(20);
});

describe("left open", () => {
  test.each(Object.keys(recorded).filter((target) => !(target in PARTIAL)))(
    "%s is known in full",
    async (target) => {
      const { counted } = await openModel(target);
      expect(counted.reasons.map(({ reason }) => reason.message)).toEqual([]);
      expect(["symbolic", "variants"]).toContain(counted.status);
    },
  );

  test.each(bindings)("$target at $text", async ({ target, one }) => {
    const { counted, ir } = await openModel(target);
    const { formulas, counts, conditions, status } = variantFor(
      counted,
      one.set,
    );
    const broken = [...counted.conditions, ...conditions].filter(
      (text) => !conditionHolds(text, one.set),
    );
    // The formula is for as many rounds as a loop has: the one condition that PyTorch does without.
    expect(broken.filter((text) => !ROUNDS.test(text))).toEqual([]);
    if (broken.length > 0) return;
    if (target in PARTIAL) {
      if (status === "exact" || status === "symbolic") return;
      expect(
        valueOf(formulas?.total ?? counts.total, one.set),
      ).toBeLessThanOrEqual(one.total);
      return;
    }
    const { total, trainable, buffers, shapes } = one;
    expect({
      total: valueOf(formulas?.total ?? counts.total, one.set),
      trainable: valueOf(formulas?.trainable ?? counts.trainable, one.set),
      buffers: valueOf(formulas?.buffers ?? counts.buffers, one.set),
    }).toEqual({ total, trainable, buffers });

    const paths = ir.paths.filter(({ decisions }) =>
      decisions.every(({ text }) => conditionHolds(text, one.set)),
    );
    expect(paths).toHaveLength(1);
    const root = paths[0]?.root;
    expect(root && shapesOf(root, numbers(one.set))).toEqual(shapes);
  });
});

describe("given values", () => {
  test.each(bindings)("$target at $text", async ({ target, one }) => {
    const { models } = await analyze(...asked(target, one.set));
    expect(models).toHaveLength(1);
    const { status, total, trainable, buffers, digest, reasons } =
      models[0] as (typeof models)[0];
    expect({ status, total, trainable, buffers, digest, reasons }).toEqual({
      status: "exact",
      total: one.total,
      trainable: one.trainable,
      buffers: one.buffers,
      digest: one.digest,
      reasons: [],
    });
  });
});

/** A config object is made by an expression, anything else set by name. */
function asked(
  target: string,
  set: Record<string, Bound>,
): Parameters<typeof analyze> {
  const given = Object.entries(set);
  if (given.every(([name]) => !name.startsWith("config."))) {
    return [
      [`${folder}${target}`],
      {
        set: Object.fromEntries(
          given.map(([name, value]) => [name, pythonText(value)]),
        ),
      },
    ];
  }
  const values = given.map(
    ([name, value]) => `${name.replace("config.", "")}=${pythonText(value)}`,
  );
  return [[`${folder}${target}(${"GPTConfig"}(${values.join(", ")}))`]];
}

describe("the shape of nanoGPT", () => {
  test("gives the formula that people know", async () => {
    const { counted } = await openModel("gpt.py::GPT");
    const [biased] = counted.variants.filter(({ when }) =>
      conditionHolds(when, { "config.bias": true }),
    );
    const known = "V*d + T*d + L*(12*d**2 + 13*d) + 2*d"
      .replaceAll("V", "config.vocab_size")
      .replaceAll("T", "config.block_size")
      .replaceAll("L", "config.n_layer")
      .replaceAll(/\bd\b/gu, "config.n_embd");
    expect(biased?.model.formulas?.total.key).toBe(parse(known).key);
    expect(
      valueOf(biased?.model.formulas?.total as Formula, {
        "config.vocab_size": 50_304,
        "config.block_size": 1024,
        "config.n_layer": 12,
        "config.n_embd": 768,
      }),
    ).toBe(124_475_904);
  });
});
