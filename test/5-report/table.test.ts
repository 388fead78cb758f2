/** The default report, drawn by hand; numbers from paper and from OUTPUT.md. */
import { describe, expect, test } from "vitest";
import { table } from "../../src/5-report/table.js";
import { build, layer, linear, moduleList, pathOf } from "../4-count/build.js";
import {
  empty,
  failed,
  gpt,
  lenet,
  partial,
  resnet50,
} from "../4-count/models.js";
import { odd, say, vit } from "./models.js";

/** Drawn lines without the indentation of the test file's own text. */
const drawn = (text: string) => text.replace(/^\n/, "").replace(/ +$/, "");

describe("one model", () => {
  test("LeNet: the arithmetic of all five layers, 2,572 and 59,134 and 61,706", () => {
    expect(say(table, lenet())).toBe(
      drawn(`
Net  fixtures/lenet.py:4

  path   type    params     %  arithmetic
  conv1  Conv2d     156   0.3  (5·5·1 + 1)·6
  conv2  Conv2d   2,416   3.9  (5·5·6 + 1)·16
  fc1    Linear  48,120  78.0  400·120 + 120
  fc2    Linear  10,164  16.5  120·84 + 84
  fc3    Linear     850   1.4  84·10 + 10

  Conv2d          2,572   4.2  2 layers
  Linear         59,134  95.8  3 layers
  total          61,706        all trainable · 246.8 kB fp32
`),
    );
  });

  test("a GPT: equal blocks once, the tied head, what state_dict() saves", () => {
    expect(say(table, gpt(), { width: 88 })).toBe(
      drawn(`
GPT  model.py:118   config = GPTConfig() (defaults, model.py:109)

  path                  type            params     %  arithmetic
  transformer.wte       Embedding   38,633,472  31.0  50304·768
  transformer.wpe       Embedding      786,432   0.6  1024·768
  transformer.h[0..11]  Block ×12   85,054,464  68.3  12 · 7,087,872
    ln_1, ln_2          LayerNorm        3,072        2·(768 + 768)
    attn.c_attn         Linear       1,771,776        768·2304 + 2304
    attn.c_proj         Linear         590,592        768·768 + 768
    mlp.c_fc            Linear       2,362,368        768·3072 + 3072
    mlp.c_proj          Linear       2,360,064        3072·768 + 768
  transformer.ln_f      LayerNorm        1,536   0.0  768 + 768
  lm_head               Linear            tied        = transformer.wte.weight

  Embedding                         39,419,904  31.7  2 layers
  LayerNorm                             38,400   0.0  25 layers
  Linear                            85,017,600  68.3  48 layers
  total                            124,475,904        all trainable · 497.9 MB fp32
  without any embedding             85,056,000
  stored in state_dict             163,109,376        +38,633,472 tied
`),
    );
  });

  test("at 60 columns the share goes, the path is cut in its middle, remarks stand below each other", () => {
    expect(say(table, gpt(), { width: 60 })).toBe(
      drawn(`
GPT  model.py:118
  config = GPTConfig() (defaults, model.py:109)

  path              type            params  arithmetic
  transformer.wte   Embedding   38,633,472  50304·768
  transformer.wpe   Embedding      786,432  1024·768
  transf….h[0..11]  Block ×12   85,054,464  12 · 7,087,872
    ln_1, ln_2      LayerNorm        3,072  2·(768 + 768)
    attn.c_attn     Linear       1,771,776  768·2304 + 2304
    attn.c_proj     Linear         590,592  768·768 + 768
    mlp.c_fc        Linear       2,362,368  768·3072 + 3072
    mlp.c_proj      Linear       2,360,064  3072·768 + 768
  transformer.ln_f  LayerNorm        1,536  768 + 768
  lm_head           Linear            tied  = tran…te.weight

  Embedding                     39,419,904  2 layers
  LayerNorm                         38,400  25 layers
  Linear                        85,017,600  48 layers
  total                        124,475,904  all trainable
                                            497.9 MB fp32
  without any embedding         85,056,000
  stored in state_dict         163,109,376  +38,633,472 tied
`),
    );
  });

  test("partial: never a plain number for the whole; each root reason with its place and what to do", () => {
    expect(say(table, partial())).toBe(
      drawn(`
Net  partial.py:12   partial: some of it is not known

  path      type         params  arithmetic
  backbone  ?                 ?  timm.create_model("resnet50", num_classes=0)
  neck      LazyLinear        ?  lazy
  fc        Linear        5,130  512·10 + 10

  total                 ≥ 5,130  lower bound · ≥ 20.5 kB fp32

  not known
    module 'timm' is not here  (partial.py:3, external)
      backbone = timm.create_model("resnet50", num_classes=0)
      fix: install timm and pass --site-packages, or pass --python-path to the
           folder that holds it
    \`neck\` is lazy: PyTorch knows its size only after the first input
      (partial.py:15, runtime)
      fix: write its input size out, as in nn.Linear(400, 120) for
           nn.LazyLinear(120)
`),
    );
  });

  test("failed: Python's exception and the user's line", () => {
    expect(say(table, failed())).toBe(
      drawn(`
Broken  broken.py:5   failed: it could not be built

  AttributeError: cannot assign module before Module.__init__() call
    (broken.py:7)
`),
    );
  });

  test("a model that holds nothing", () => {
    expect(say(table, empty())).toBe(
      drawn(`
Nothing  empty.py:3

  total  0  no parameters
`),
    );
  });

  test("parameters beside layers, attention with its projection, named blocks, frozen ones", () => {
    // patch (4·4·3+1)·8 = 392; per block 2·16 + 3·72 + 72 = 320; head 8·10+10 = 90; 8 + 392 + 136 + 640 + 90 = 1,266
    expect(say(table, vit())).toBe(
      drawn(`
ViT  vit.py:1

  path                type                params     %  arithmetic
  class_token         Parameter                8   0.6  8
  patch               Conv2d                 392  31.0  (4·4·3 + 1)·8
  encoder.position    Parameter              136  10.7  17·8  frozen
  encoder.layer_0..1  Block ×2               640  50.6  2 · 320
    ln_1, ln_2        LayerNorm               32        2·(8 + 8)
    attn              MultiheadAttention     216        3·(8·8 + 8)
    attn.out_proj     Linear                  72        8·8 + 8
  head                Linear                  90   7.1  8·10 + 10

  Parameter                                  144  11.4  beside the layers
  Conv2d                                     392  31.0  1 layer
  LayerNorm                                   64   5.1  4 layers
  MultiheadAttention                         432  34.1  2 layers
  Linear                                     234  18.5  3 layers
  total                                    1,266        1,130 trainable
                                                        136 frozen · 5.1 kB fp32
`),
    );
  });

  test("ties in part, a shared module, merged leaves, lints", () => {
    // emb 800, backbone (3·3·3+1)·8 = 224, half 72, a 72, head 100, 名前 12, blocks 3·72 + 64 + 4·36 = 424: 1,704
    // stored: 800 again for head.weight, 72 for b
    expect(say(table, odd())).toBe(
      drawn(`
Net  odd.py:1

  path             type        params     %  arithmetic
  emb              Embedding      800  46.9  100·8
  backbone         Conv2d         224  13.1  (3·3·3 + 1)·8  frozen
  half             Linear          72   4.2  8·8 + 8  bias frozen
  a.0              Linear          72   4.2  8·8 + 8
  b                Sequential  shared        = a
  head             Linear         100   5.9  100, weight = emb.weight
  名前             Linear          12   0.7  3·3 + 3
  blocks.0         Attention      424  24.9
    q, k, v        Linear         216        3·(8·8 + 8)
    o              Linear          64        8·8
    deep.w1 … .w4  Linear ×4      144        4·(8·4 + 4)

  Embedding                       800  46.9  1 layer
  Conv2d                          224  13.1  1 layer
  Linear                          680  39.9  12 layers
  total                         1,704        1,472 trainable · 232 frozen
                                             6.8 kB fp32
  without any embedding           904
  stored in state_dict          2,576        +872 tied

  note
    \`extra\` is a plain list: its 3 modules are not registered  (odd.py:12)
`),
    );
  });

  test("a resnet50's blocks: 16 of them in 8 rows of their own", () => {
    const text = say(table, resnet50());
    expect(text).toContain(
      "  layer3[1..5]    Bottleneck ×5   5,585,920  21.9  5 · 1,117,184\n",
    );
    expect(text).toContain(
      "    bn1, bn2      BatchNorm2d         1,024        2·(256 + 256)\n",
    );
    expect(text).toContain(
      "  total                          25,557,032        all trainable · 102.2 MB fp32\n",
    );
    expect(text).toContain(
      "  buffers                            53,173        not parameters\n",
    );
    expect(text).not.toContain("ReLU");
  });
});

describe("options", () => {
  test("depth: what is below is summed up", () => {
    const text = say(table, gpt(), { depth: 2 });
    expect(text.split("\n").slice(2, 8).join("\n")).toBe(
      `
  path              type             params     %  arithmetic
  transformer.wte   Embedding    38,633,472  31.0  50304·768
  transformer.wpe   Embedding       786,432   0.6  1024·768
  transformer.h     ModuleList   85,054,464  68.3  12 · 7,087,872
  transformer.ln_f  LayerNorm         1,536   0.0  768 + 768
  lm_head           Linear             tied        = transformer.wte.weight`
        .trimStart()
        .replace(/^/, "  "),
    );
    const one = say(table, lenet(), { depth: 0 });
    expect(one).toContain("(the model)  Net   61,706  100.0");
  });

  test("every row: nothing folded, nothing left out", () => {
    const text = say(table, gpt(), { everyRow: true, width: 100 });
    expect(text).toContain("h.11");
    expect(text).not.toContain("×");
    expect(text).toMatch(/gelu\s+GELU\s+0/);
  });

  test("another dtype: 61,706·2 bytes", () => {
    expect(say(table, lenet(), { dtype: "bfloat16" })).toContain(
      "all trainable · 123.4 kB bf16",
    );
  });

  test("ASCII", () => {
    const text = say(table, [gpt(), partial(), resnet50()], {
      ascii: true,
      width: 70,
    });
    // eslint-disable-next-line no-control-regex
    expect(text).toMatch(/^[\x00-\x7f]*$/);
    expect(text).toContain("Block x12");
    expect(text).toContain(">= 5,130");
    expect(text).toContain("768*2304 + 2304");
  });

  test("colour changes nothing but colours", () => {
    const models = [gpt(), partial(), failed()];
    const colored = say(table, models, { color: true });
    expect(colored).toContain("\u001b[1mGPT\u001b[22m");
    // eslint-disable-next-line no-control-regex
    expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(say(table, models));
  });
});

describe("several models", () => {
  test("up to three, one below the other", () => {
    const text = say(table, [lenet(), empty()]);
    expect(text).toBe(`${say(table, lenet())}\n${say(table, empty())}`);
  });

  test("more in one table, with a line that counts them and the reasons once", () => {
    const models = [
      lenet(),
      gpt(),
      partial(),
      { ...partial(), target: "partial.py::Other" },
      failed(),
    ];
    expect(say(table, models, { width: 100 })).toBe(
      drawn(`
  model                        params  trainable
  fixtures/lenet.py::Net       61,706        all
  model.py::GPT           124,475,904        all
  partial.py::Net             ≥ 5,130    ≥ 5,130  partial: module 'timm' is not here (partial.py:3)…
  partial.py::Other           ≥ 5,130    ≥ 5,130  partial: module 'timm' is not here (partial.py:3)…
  broken.py::Broken                 –             failed: AttributeError: cannot assign module befo…

  5 models · 2 exact · 2 partial · 1 failed

  reasons
    module 'timm' is not here  (partial.py:3, external)
      in 2 models
      fix: install timm and pass --site-packages, or pass --python-path to the folder that holds it
    \`neck\` is lazy: PyTorch knows its size only after the first input  (partial.py:15, runtime)
      in 2 models
      fix: write its input size out, as in nn.Linear(400, 120) for nn.LazyLinear(120)
    AttributeError: cannot assign module before Module.__init__() call  (broken.py:7)
`),
    );
  });

  test("no models", () => {
    expect(say(table, [])).toBe("");
  });
});

describe("never misleads", () => {
  test("a tie that no row shows stands below the totals", () => {
    const text = say(table, gpt(), { depth: 0 });
    expect(text).toContain(
      "  tied, counted once\n    lm_head.weight = transformer.wte.weight\n",
    );
    expect(say(table, gpt())).not.toContain("counted once");
  });

  test("all frozen is said once", () => {
    const fc = linear(4, 4);
    for (const parameter of fc.parameters) parameter.trainable = false;
    const text = say(table, build(layer("m.Net", { layers: { fc } })));
    expect(text.match(/frozen/g)).toHaveLength(1);
    expect(text).toContain("all frozen · 80 bytes fp32");
  });

  test("a block with something unknown is a lower bound, and so is its run", () => {
    const block = () =>
      layer("m.Block", {
        layers: { fc: linear(4, 4) },
        unknowns: [
          { name: "x", expression: "f()", reasons: pathOf(partial()).reasons },
        ],
      });
    const text = say(
      table,
      build(layer("m.Net", { layers: { h: moduleList([block(), block()]) } })),
    );
    expect(text).toMatch(/h\[0\.\.1\] +Block ×2 +≥ 40 +2 · 20/);
    expect(text).toMatch(/ {4}x +\? +\? +f\(\)/);
  });

  test("what a file says cannot move the cursor", () => {
    const ir = failed();
    pathOf(ir).reasons[0]!.message = "ValueError: \u001b[2J\u0007 two\nlines";
    ir.call = "Net('\u001b[31m')";
    const text = say(table, ir);
    expect(text).not.toContain("\u001b");
    expect(text).toContain("ValueError: \\x1b[2J\\x07 two\n    lines");
  });
});

describe("a layer that may hold more than what is listed", () => {
  const open = { name: "", expression: "", reasons: pathOf(partial()).reasons };

  test("a layer passed to unread code keeps its number as a lower bound", () => {
    const fc = { ...linear(4, 4), unknowns: [open] };
    const text = say(table, build(layer("m.Net", { layers: { fc } })));
    expect(text).toMatch(/ {2}fc +Linear +≥ 20 +4·4 \+ 4\n/);
    expect(text).toContain("(partial.py:3, external)\n      fc\n");
  });

  test("a base class that is not here", () => {
    const base = { ...open, expression: "timm.Base" };
    const backbone = layer("m.Backbone", { unknowns: [base] });
    const text = say(table, build(layer("m.Net", { layers: { backbone } })));
    expect(text).toMatch(/ {2}backbone +Backbone +\? +timm.Base\n/);
    expect(text).toContain("      backbone: timm.Base\n");
    const root = layer("m.Net", {
      unknowns: [base],
      layers: { fc: linear(4, 4) },
    });
    expect(say(table, build(root))).toMatch(
      / {2}\(the model\) +Net +\? +timm.Base\n {2}fc +Linear +20 +4·4 \+ 4\n/,
    );
  });
});
