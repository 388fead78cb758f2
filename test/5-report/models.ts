/** More models as IR: what the reports have to draw beside the ones of test/4-count/models.ts. */
import type { ModelIr } from "../../src/3-layers/ir.js";
import { defaultOptions } from "../../src/5-report/options.js";
import type { Reporter, ReportOptions } from "../../src/5-report/options.js";
import { countModel } from "../../src/4-count/count.js";
import {
  build,
  conv2d,
  embedding,
  layer,
  layerNorm,
  linear,
  nn,
  relu,
  sequential,
  type L,
} from "../4-count/build.js";

/** What a reporter says of some models. */
export function say(
  reporter: Reporter,
  models: ModelIr | ModelIr[],
  options: Partial<ReportOptions> = {},
): string {
  const all = Array.isArray(models) ? models : [models];
  const report = { version: "0.1.0", models: all.map(countModel) };
  return reporter(report, { ...defaultOptions, ...options });
}

/** `nn.MultiheadAttention(d, heads)`: 3·(d·d + d) of its own, d·d + d in `out_proj`. */
export function attention(d: number): L {
  return nn("MultiheadAttention", `MultiheadAttention(${d}, 8)`, null, null, {
    parameters: [
      { name: "in_proj_weight", shape: [3 * d, d] },
      { name: "in_proj_bias", shape: [3 * d] },
    ],
    layers: {
      out_proj: {
        ...linear(d, d),
        type: "torch.nn.NonDynamicallyQuantizableLinear",
        kind: "torch.nn.NonDynamicallyQuantizableLinear",
      },
    },
  });
}

/** A vision transformer of two blocks, d = 8: parameters beside layers, one of them frozen, and named blocks. */
export function vit(): ModelIr {
  const block = () =>
    layer("vit.Block", {
      layers: { ln_1: layerNorm(8), attn: attention(8), ln_2: layerNorm(8) },
    });
  const root = layer("vit.ViT", {
    parameters: [{ name: "class_token", shape: [1, 1, 8] }],
    layers: {
      patch: conv2d(3, 8, 4),
      encoder: layer("vit.Encoder", {
        parameters: [{ name: "position", shape: [1, 17, 8], trainable: false }],
        layers: { layer_0: block(), layer_1: block() },
      }),
      head: linear(8, 10),
    },
  });
  return build(root, { file: "vit.py" });
}

/** Ties in part, a shared module, frozen parts, several equal layers in a block, a name of wide characters. */
export function odd(): ModelIr {
  const emb = embedding(100, 8);
  const head = linear(8, 100);
  head.parameters[0] = emb.parameters[0]!;
  const backbone = conv2d(3, 8, 3);
  for (const parameter of backbone.parameters) parameter.trainable = false;
  const half = linear(8, 8);
  half.parameters[1]!.trainable = false;
  const shared = sequential(linear(8, 8), relu());
  const block = layer("odd.Attention", {
    layers: {
      q: linear(8, 8),
      k: linear(8, 8),
      v: linear(8, 8),
      o: linear(8, 8, false),
      deep: layer("odd.Deep", {
        layers: {
          w1: linear(8, 4),
          w2: linear(8, 4),
          w3: linear(8, 4),
          w4: linear(8, 4),
        },
      }),
    },
  });
  const root = layer("odd.Net", {
    layers: {
      emb,
      backbone,
      half,
      a: shared,
      b: shared,
      head,
      名前: linear(3, 3),
      blocks: sequential(block),
    },
  });
  const lint = {
    message: "`extra` is a plain list: its 3 modules are not registered",
    file: "odd.py",
    line: 12,
  };
  return build(root, { file: "odd.py", lints: [lint] });
}
