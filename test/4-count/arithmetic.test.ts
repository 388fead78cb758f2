/** The arithmetic written beside a row: its form, and that its value is the count, whatever the kind and the shapes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arithmetic } from "../../src/4-count/arithmetic/arithmetic.js";
import { numel } from "../../src/4-count/numel.js";
import { evaluateText } from "./evaluateText.js";

type Shapes = Record<string, number[]>;

const written = (kind: string | null, shapes: Shapes) =>
  arithmetic(
    kind && `torch.nn.${kind}`,
    Object.entries(shapes).map(([name, shape]) => ({ name, shape })),
  );

describe("the form", () => {
  const lstm = (suffix: string, input: number, proj: number | null) => ({
    [`weight_ih_${suffix}`]: [128, input],
    [`weight_hh_${suffix}`]: [128, proj ?? 32],
    [`bias_ih_${suffix}`]: [128],
    [`bias_hh_${suffix}`]: [128],
    ...(proj !== null && { [`weight_hr_${suffix}`]: [proj, 32] }),
  });
  const cases: [string, string | null, Shapes, string][] = [
    [
      "kernel, inputs, bias, outputs",
      "Conv2d",
      { weight: [6, 1, 5, 5], bias: [6] },
      "(5·5·1 + 1)·6",
    ],
    ["no bias", "Conv2d", { weight: [6, 1, 5, 5] }, "5·5·1·6"],
    [
      "groups: inputs per group",
      "Conv2d",
      { weight: [16, 2, 3, 3], bias: [16] },
      "(3·3·2 + 1)·16",
    ],
    ["one dimension", "Conv1d", { weight: [8, 4, 3] }, "3·4·8"],
    // ConvTranspose2d(8, 16, 3, groups=4): weight [8, 4, 3, 3], bias [16]; 3·3·2·16 + 16 = 304
    [
      "transposed, groups",
      "ConvTranspose2d",
      { weight: [8, 4, 3, 3], bias: [16] },
      "(3·3·2 + 1)·16",
    ],
    [
      "transposed, no bias",
      "ConvTranspose2d",
      { weight: [8, 4, 3, 3] },
      "3·3·8·4",
    ],
    [
      "pruned",
      "Conv2d",
      { bias: [6], weight_orig: [6, 1, 5, 5] },
      "(5·5·1 + 1)·6",
    ],
    [
      "weight-normalised: + size of dim 0",
      "Conv1d",
      { bias: [8], weight_g: [8, 1, 1], weight_v: [8, 4, 3] },
      "(3·4 + 1)·8 + 8",
    ],
    [
      "inputs first",
      "Linear",
      { weight: [120, 400], bias: [120] },
      "400·120 + 120",
    ],
    ["no bias", "Linear", { weight: [120, 400] }, "400·120"],
    ["a bias alone (weight tied)", "Linear", { bias: [120] }, "120"],
    [
      "a subclass with one more",
      "Linear",
      { weight: [120, 400], bias: [120], scale: [1] },
      "400·120 + 120 + 1",
    ],
    [
      "somebody's own linear",
      null,
      { weight: [120, 400], bias: [120] },
      "400·120 + 120",
    ],
    ["vocabulary first", "Embedding", { weight: [50304, 768] }, "50304·768"],
    [
      "weight and bias",
      "LayerNorm",
      { weight: [768], bias: [768] },
      "768 + 768",
    ],
    [
      "two dimensions",
      "LayerNorm",
      { weight: [3, 4], bias: [3, 4] },
      "3·4 + 3·4",
    ],
    ["one alone", "RMSNorm", { weight: [8] }, "8"],
    ["of one channel", "BatchNorm2d", { weight: [1], bias: [1] }, "1 + 1"],
    ["slopes", "PReLU", { weight: [1] }, "1"],
    ["both inputs", "Bilinear", { weight: [5, 3, 4], bias: [5] }, "3·4·5 + 5"],
    // G·H·(in + R) + 2·G·H, G = 4, H = 32
    ["an LSTM", "LSTM", lstm("l0", 16, null), "4·32·(16 + 32 + 2)"],
    [
      "LSTM(16, 32, 2, bidirectional, proj_size=8)",
      "LSTM",
      {
        ...lstm("l0", 16, 8),
        ...lstm("l0_reverse", 16, 8),
        ...lstm("l1", 16, 8),
        ...lstm("l1_reverse", 16, 8),
      },
      "4·(4·32·(16 + 8 + 2) + 8·32)",
    ],
    [
      "LSTM(16, 32, 2, bidirectional): the second layer reads both directions",
      "LSTM",
      {
        ...lstm("l0", 16, null),
        ...lstm("l0_reverse", 16, null),
        ...lstm("l1", 64, null),
        ...lstm("l1_reverse", 64, null),
      },
      "2·4·32·(16 + 32 + 2) + 2·4·32·(64 + 32 + 2)",
    ],
    [
      "GRU(16, 32, bias=False)",
      "GRU",
      { weight_ih_l0: [96, 16], weight_hh_l0: [96, 32] },
      "3·32·(16 + 32)",
    ],
    [
      "an RNN has one gate",
      "RNN",
      {
        weight_ih_l0: [32, 16],
        weight_hh_l0: [32, 32],
        bias_ih_l0: [32],
        bias_hh_l0: [32],
      },
      "32·(16 + 32 + 2)",
    ],
    [
      "a cell",
      "GRUCell",
      {
        weight_ih: [96, 16],
        weight_hh: [96, 32],
        bias_ih: [96],
        bias_hh: [96],
      },
      "3·32·(16 + 32 + 2)",
    ],
    [
      "attention",
      "MultiheadAttention",
      { in_proj_weight: [1536, 512], in_proj_bias: [1536] },
      "3·(512·512 + 512)",
    ],
    [
      "attention, no bias",
      "MultiheadAttention",
      { in_proj_weight: [1536, 512] },
      "3·512·512",
    ],
    [
      "attention, add_bias_kv",
      "MultiheadAttention",
      {
        in_proj_weight: [1536, 512],
        in_proj_bias: [1536],
        bias_k: [1, 1, 512],
        bias_v: [1, 1, 512],
      },
      "3·(512·512 + 512) + 512 + 512",
    ],
    [
      "attention, kdim 256 and vdim 128",
      "MultiheadAttention",
      {
        q_proj_weight: [512, 512],
        k_proj_weight: [512, 256],
        v_proj_weight: [512, 128],
        in_proj_bias: [1536],
      },
      "512·512 + 256·512 + 128·512 + 3·512",
    ],
    [
      "bare parameters",
      null,
      { cls: [1, 1, 768], pos: [1, 197, 768] },
      "768 + 197·768",
    ],
    ["a scalar", null, { scale: [] }, "1"],
    [
      "three equal ones",
      "ParameterList",
      { 0: [64], 1: [64], 2: [64] },
      "3·64",
    ],
    ["three equal scalars", "ParameterList", { 0: [], 1: [1], 2: [1, 1] }, "3"],
    [
      "a list of tables",
      "ParameterList",
      { 0: [3, 4], 1: [7], 2: [3, 4], 3: [3, 4] },
      "3·3·4 + 7",
    ],
    ["an empty one", "Linear", { weight: [0, 5], bias: [0] }, "5·0 + 0"],
  ];
  test.each(cases)("%s: %s", (_, kind, shapes, expected) => {
    const text = written(kind, shapes);
    expect(text).toBe(expected);
    const sizes = Object.values(shapes).map(numel);
    expect(evaluateText(text)).toBe(sizes.reduce((a, b) => a + b, 0n));
  });
});

describe("the value is the count", () => {
  const size = fc.oneof(
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 1, max: 2000 }),
    fc.bigInt(0n, 10n ** 20n),
  );
  const kinds = [
    ...[
      "Conv1d",
      "Conv2d",
      "ConvTranspose2d",
      "Linear",
      "Bilinear",
      "Embedding",
      "LayerNorm",
      "PReLU",
    ],
    ...[
      "RNN",
      "LSTM",
      "GRU",
      "RNNBase",
      "LSTMCell",
      "MultiheadAttention",
      "ParameterList",
      null,
    ],
  ];
  const names = fc.constantFrom(
    ...[
      "weight",
      "bias",
      "weight_orig",
      "weight_g",
      "weight_v",
      "in_proj_weight",
      "in_proj_bias",
      "bias_k",
      "bias_v",
    ],
    ...[
      "q_proj_weight",
      "k_proj_weight",
      "v_proj_weight",
      "weight_ih_l0",
      "weight_hh_l0",
      "bias_ih_l0",
      "bias_hh_l0",
    ],
    ...[
      "weight_hr_l0",
      "weight_ih",
      "weight_hh",
      "bias_ih",
      "bias_hh",
      "cls_token",
      "0",
      "1",
    ],
  );
  const anything = fc.uniqueArray(
    fc.record({ name: names, shape: fc.array(size, { maxLength: 5 }) }),
    { selector: ({ name }) => name, minLength: 1, maxLength: 8 },
  );

  const holds = (
    kind: string | null,
    parameters: { name: string; shape: (number | bigint)[] }[],
  ) => {
    const total = parameters.reduce((sum, { shape }) => sum + numel(shape), 0n);
    expect(evaluateText(arithmetic(kind, parameters))).toBe(total);
  };

  test("for any names and shapes under any kind", () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), anything, (kind, parameters) =>
        holds(kind && `torch.nn.${kind}`, parameters),
      ),
      { numRuns: 2000 },
    );
  });

  test("for layers as PyTorch shapes them", () => {
    const n = fc.integer({ min: 1, max: 99 });
    const recurrent = fc
      .record({
        G: fc.constantFrom(1, 3, 4),
        H: n,
        input: n,
        P: fc.option(n),
        layers: fc.integer({ min: 1, max: 3 }),
        both: fc.boolean(),
        bias: fc.boolean(),
      })
      .map(({ G, H, input, P, layers, both, bias }) => {
        const shapes: Shapes = {};
        const R = P ?? H;
        for (let l = 0; l < layers; l++) {
          for (const end of both ? ["", "_reverse"] : [""]) {
            shapes[`weight_ih_l${l}${end}`] = [
              G * H,
              l === 0 ? input : R * (both ? 2 : 1),
            ];
            shapes[`weight_hh_l${l}${end}`] = [G * H, R];
            if (bias) shapes[`bias_ih_l${l}${end}`] = [G * H];
            if (bias) shapes[`bias_hh_l${l}${end}`] = [G * H];
            if (P !== null) shapes[`weight_hr_l${l}${end}`] = [P, H];
          }
        }
        return { kind: "LSTM", shapes };
      });
    const transposed = fc
      .record({
        groups: n,
        i: n,
        o: n,
        k: fc.array(n, { minLength: 1, maxLength: 3 }),
        bias: fc.boolean(),
      })
      .map(({ groups, i, o, k, bias }) => ({
        kind: "ConvTranspose3d",
        shapes: {
          weight: [i * groups, o, ...k],
          ...(bias && { bias: [o * groups] }),
        } as Shapes,
      }));
    const attention = fc
      .record({
        E: n,
        k: n,
        v: n,
        same: fc.boolean(),
        bias: fc.boolean(),
        kv: fc.boolean(),
      })
      .map(({ E, k, v, same, bias, kv }) => ({
        kind: "MultiheadAttention",
        shapes: {
          ...(same
            ? { in_proj_weight: [3 * E, E] }
            : {
                q_proj_weight: [E, E],
                k_proj_weight: [E, k],
                v_proj_weight: [E, v],
              }),
          ...(bias && { in_proj_bias: [3 * E] }),
          ...(kv && { bias_k: [1, 1, E], bias_v: [1, 1, E] }),
        } as Shapes,
      }));
    fc.assert(
      fc.property(
        fc.oneof(recurrent, transposed, attention),
        ({ kind, shapes }) => {
          holds(
            `torch.nn.${kind}`,
            Object.entries(shapes).map(([name, shape]) => ({ name, shape })),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});
