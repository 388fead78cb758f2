/** The tree, drawn by hand. */
import { expect, test } from "vitest";
import { tree } from "../../src/5-report/tree.js";
import {
  build,
  layer,
  linear,
  relu,
  sequential,
  pathOf,
} from "../4-count/build.js";
import { failed, gpt, lenet, partial } from "../4-count/models.js";
import { say, vit } from "./models.js";

const drawn = (text: string) => text.replace(/^\n/, "");

test("LeNet", () => {
  expect(say(tree, lenet())).toBe(
    drawn(`
Net  fixtures/lenet.py:4
├── conv1  Conv2d(1, 6, 5)      156  (5·5·1 + 1)·6
├── conv2  Conv2d(6, 16, 5)   2,416  (5·5·6 + 1)·16
├── fc1    Linear(400, 120)  48,120  400·120 + 120
├── fc2    Linear(120, 84)   10,164  120·84 + 84
└── fc3    Linear(84, 10)       850  84·10 + 10

  total                      61,706  all trainable · 246.8 kB fp32
`),
  );
});

test("what has no parameters is shown, subtrees with their sums, blocks once", () => {
  expect(say(tree, gpt(), { width: 120 })).toBe(
    drawn(`
GPT  model.py:118   config = GPTConfig() (defaults, model.py:109)
├── transformer                   ModuleDict                      124,475,904
│   ├── wte                       Embedding(50304, 768)            38,633,472  50304·768
│   ├── wpe                       Embedding(1024, 768)                786,432  1024·768
│   ├── drop                      Dropout(0.0)                              0
│   ├── h                         ModuleList                       85,054,464
│   │   └── [0..11]               Block ×12                        85,054,464  12 · 7,087,872
│   │       ├── ln_1              LayerNorm()                           1,536  768 + 768
│   │       ├── attn              CausalSelfAttention               2,362,368
│   │       │   ├── c_attn        Linear(768, 2304)                 1,771,776  768·2304 + 2304
│   │       │   ├── c_proj        Linear(768, 768)                    590,592  768·768 + 768
│   │       │   └── attn_dropout  Dropout(0.0)                              0
│   │       ├── ln_2              LayerNorm()                           1,536  768 + 768
│   │       └── mlp               MLP                               4,722,432
│   │           ├── c_fc          Linear(768, 3072)                 2,362,368  768·3072 + 3072
│   │           ├── gelu          GELU()                                    0
│   │           └── c_proj        Linear(3072, 768)                 2,360,064  3072·768 + 768
│   └── ln_f                      LayerNorm()                           1,536  768 + 768
└── lm_head                       Linear(768, 50304, bias=False)         tied  = transformer.wte.weight

  total                                                           124,475,904  all trainable · 497.9 MB fp32
  without any embedding                                            85,056,000
  stored in state_dict                                            163,109,376  +38,633,472 tied
`),
  );
});

test("parameters beside layers; attention adds up with its projection", () => {
  const text = say(tree, vit());
  expect(text).toMatch(/├── class_token +Parameter +8 {2}8\n/);
  // 3·(8·8 + 8) + 8·8 + 8 = 216 + 72
  expect(text).toMatch(
    /attn +MultiheadAttention +288 {2}3·\(8·8 \+ 8\) \+ 72\n/,
  );
  expect(text).toMatch(/position +Parameter +136 {2}17·8 {2}frozen\n/);
});

test("depth", () => {
  const text = say(tree, gpt(), { depth: 1 });
  expect(text).toMatch(/├── transformer +ModuleDict +124,475,904/);
  expect(text).not.toContain("wpe");
});

test("ASCII", () => {
  const text = say(tree, gpt(), { ascii: true, depth: 4 });
  // eslint-disable-next-line no-control-regex
  expect(text).toMatch(/^[\x00-\x7f]*$/);
  expect(text).toMatch(/^\| {3}\|-- wpe /m);
  expect(text).toMatch(/^\| {3}`-- ln_f /m);
});

test("a layer as the model", () => {
  expect(say(tree, build(linear(4, 4)))).toContain(
    "└── (the model)  Linear(4, 4)  20  4·4 + 4\n",
  );
});

test("unknown parts are lower bounds all the way up", () => {
  const text = say(tree, partial());
  expect(text).toMatch(
    /├── backbone +timm.create_model\("resnet50", num_classes=0\) +\?\n/,
  );
  const inner = layer("m.Inner", {
    layers: { fc: linear(4, 4) },
    unknowns: [
      { name: "x", expression: "f()", reasons: pathOf(partial()).reasons },
    ],
  });
  const nested = say(
    tree,
    build(layer("m.Net", { layers: { a: sequential(inner, relu()) } })),
  );
  expect(nested).toMatch(/└── a +Sequential +≥ 20\n/);
  expect(nested).toMatch(/├── 0 +Inner +≥ 20\n/);
});

test("failed", () => {
  expect(say(tree, failed())).toContain(
    "  AttributeError: cannot assign module",
  );
});
