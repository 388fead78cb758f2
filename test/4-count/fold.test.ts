/** Which blocks fold, and that folded rows still add up. */
import { describe, expect, test } from "vitest";
import { countModel } from "../../src/4-count/count.js";
import { fold, foldedPath, type FoldedLayer } from "../../src/4-count/fold.js";
import type { ModelIr } from "../../src/3-layers/ir.js";
import {
  build,
  conv2d,
  layer,
  linear,
  moduleList,
  relu,
  repeat,
  sequential,
  type L,
} from "./build.js";
import { gpt, lenet, resnet50 } from "./models.js";

const folded = (ir: ModelIr, isOn = true) => fold(countModel(ir).root!, isOn);
const net = (layers: Record<string, L>) => build(layer("m.Net", { layers }));

/** Names of the children, folded. */
const names = (one: FoldedLayer) =>
  one.layers.map((child) => foldedPath(child, "") + ` ×${child.times}`);

const sum = (one: FoldedLayer): bigint =>
  one.layer.own.total +
  one.layers.reduce((all, child) => all + BigInt(child.times) * sum(child), 0n);

test("twelve equal blocks", () => {
  const h = folded(gpt()).layers[0]!.layers[3]!;
  expect(h.layers).toHaveLength(1);
  expect(foldedPath(h.layers[0]!, "transformer.h")).toBe(
    "transformer.h[0..11]",
  );
  expect(h.layers[0]!.times).toBe(12);
  // 12 · 7,087,872
  expect(12n * sum(h.layers[0]!)).toBe(85_054_464n);
});

test("a first block that differs stands alone", () => {
  const layer3 = folded(resnet50()).layers[6]!;
  expect(names(layer3)).toEqual(["0 ×1", "[1..5] ×5"]);
});

test("folded rows add up", () => {
  for (const ir of [lenet(), gpt(), resnet50()]) {
    const total = countModel(ir).counts.total;
    expect(sum(folded(ir))).toBe(total);
    expect(sum(folded(ir, false))).toBe(total);
  }
});

test("off: nothing folds", () => {
  expect(folded(gpt(), false).layers[0]!.layers[3]!.layers).toHaveLength(12);
});

describe("does not fold", () => {
  const pair = (a: L, b: L) =>
    folded(net({ list: moduleList([a, b]) })).layers[0]!.layers.length;
  const frozen = linear(4, 4);
  frozen.parameters[1]!.trainable = false;
  const half = linear(4, 4);
  half.parameters[0]!.dtype = "float16";

  test.each([
    ["another shape", linear(4, 5)],
    ["no bias", linear(4, 4, false)],
    ["frozen", frozen],
    ["another dtype", half],
    ["another type", { ...linear(4, 4), type: "m.Linear" }],
    ["a buffer", { ...linear(4, 4), buffers: [{ name: "b", shape: [1] }] }],
    [
      "something unknown",
      {
        ...linear(4, 4),
        unknowns: [{ name: "u", expression: "f()", reasons: [] }],
      },
    ],
  ])("%s", (_, other) => {
    expect(pair(linear(4, 4), linear(4, 4))).toBe(1);
    expect(pair(linear(4, 4), other)).toBe(2);
  });

  test("named single layers, and what does not stand side by side", () => {
    expect(
      folded(net({ fc1: linear(4, 4), fc2: linear(4, 4) })).layers,
    ).toHaveLength(2);
    const between = sequential(linear(4, 4), relu(), linear(4, 4));
    expect(names(folded(net({ between })).layers[0]!)).toEqual([
      "0 ×1",
      "1 ×1",
      "2 ×1",
    ]);
    const gap = moduleList([]);
    gap.layers = { " 0": linear(4, 4), " 2": linear(4, 4) };
    expect(names(folded(net({ gap })).layers[0]!)).toEqual(["0 ×1", "2 ×1"]);
  });
});

test("named blocks fold by the number that ends the name", () => {
  const block = () => sequential(conv2d(2, 2, 1), relu());
  const root = folded(
    net({ block1: block(), block2: block(), block3: block(), block5: block() }),
  );
  expect(names(root)).toEqual(["block1..3 ×3", "block5 ×1"]);
});

describe("ties", () => {
  test("to the block's own parts fold, to the first block fold from the second", () => {
    const inside = () => {
      const a = linear(4, 4, false);
      const b = linear(4, 4);
      b.parameters[0] = a.parameters[0]!;
      return sequential(a, b);
    };
    expect(
      names(folded(net({ h: moduleList(repeat(3, inside)) })).layers[0]!),
    ).toEqual(["[0..2] ×3"]);

    const first = linear(4, 4);
    const tied = () => ({ ...linear(4, 4), parameters: first.parameters });
    expect(
      names(folded(net({ h: moduleList([first, tied(), tied()]) })).layers[0]!),
    ).toEqual(["0 ×1", "[1..2] ×2"]);
  });

  test("to different places do not fold", () => {
    const a = moduleList(repeat(2, () => linear(4, 4)));
    const tied = moduleList(
      Object.values(a.layers).map((one) => ({
        ...linear(4, 4),
        parameters: one.parameters,
      })),
    );
    expect(names(folded(net({ a, tied })).layers[1]!)).toEqual([
      "0 ×1",
      "1 ×1",
    ]);
  });

  test("one module three times", () => {
    const one = linear(4, 4);
    expect(
      names(folded(net({ h: moduleList([one, one, one]) })).layers[0]!),
    ).toEqual(["0 ×1", "[1..2] ×2"]);
  });
});
