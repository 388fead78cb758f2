/** Models whose numbers are known from paper or from PyTorch, as IR. */
import type { ModelIr } from "../../src/3-layers/ir.js";
import {
  batchNorm,
  build,
  conv2d,
  embedding,
  layer,
  linear,
  moduleList,
  nn,
  relu,
  repeat,
  sequential,
  type L,
} from "./build.js";

const at = (line: number, one: L): L => ({ ...one, line });

/** The network of fixtures/lenet.py: 61,706 parameters, digest c56bdd6d968ac3a2. */
export function lenet(): ModelIr {
  const conv1 = at(7, conv2d(1, 6, 5));
  conv1.arguments = [
    { name: "in_channels", value: "1" },
    { name: "out_channels", value: "6" },
    { name: "kernel_size", value: "5" },
  ];
  const root = layer("lenet.Net", {
    layers: {
      conv1,
      conv2: at(8, conv2d(6, 16, 5)),
      fc1: at(9, linear(400, 120)),
      fc2: at(10, linear(120, 84)),
      fc3: at(11, linear(84, 10)),
    },
  });
  return build(root, { file: "fixtures/lenet.py", line: 4 });
}

/** nanoGPT's shape at its defaults: 124,475,904 parameters, the embedding tied to the head. */
export function gpt(): ModelIr {
  const wte = embedding(50304, 768);
  const block = () =>
    layer("model.Block", {
      layers: {
        ln_1: layer("model.LayerNorm", { parameters: norm(768) }),
        attn: layer("model.CausalSelfAttention", {
          layers: {
            c_attn: at(35, linear(768, 2304)),
            c_proj: at(37, linear(768, 768)),
            attn_dropout: nn("Dropout", "Dropout(0.0)", null, null),
          },
        }),
        ln_2: layer("model.LayerNorm", { parameters: norm(768) }),
        mlp: layer("model.MLP", {
          layers: {
            c_fc: at(82, linear(768, 3072)),
            gelu: nn("GELU", "GELU()", null, null),
            c_proj: at(84, linear(3072, 768)),
          },
        }),
      },
    });
  const root = layer("model.GPT", {
    layers: {
      transformer: layer("torch.nn.ModuleDict", {
        layers: {
          wte: at(127, wte),
          wpe: at(128, embedding(1024, 768)),
          drop: nn("Dropout", "Dropout(0.0)", null, null),
          h: moduleList(repeat(12, block)),
          ln_f: layer("model.LayerNorm", { parameters: norm(768), line: 131 }),
        },
      }),
      lm_head: nn("Linear", "Linear(768, 50304, bias=False)", null, null, {
        parameters: wte.parameters,
        line: 133,
      }),
    },
  });
  return build(root, {
    line: 118,
    call: "GPT(GPTConfig())",
    assumptions: ["config = GPTConfig() (defaults, model.py:109)"],
  });
}

const norm = (size: number) => [
  { name: "weight", shape: [size] },
  { name: "bias", shape: [size] },
];

/** torchvision's resnet50 in structure: 25,557,032 parameters. */
export function resnet50(): ModelIr {
  const block = (input: number, width: number, isFirst: boolean) =>
    layer("resnet.Bottleneck", {
      layers: {
        conv1: conv2d(input, width, 1, false),
        bn1: batchNorm(width),
        conv2: conv2d(width, width, 3, false),
        bn2: batchNorm(width),
        conv3: conv2d(width, 4 * width, 1, false),
        bn3: batchNorm(4 * width),
        relu: relu(),
        ...(isFirst && {
          downsample: sequential(
            conv2d(input, 4 * width, 1, false),
            batchNorm(4 * width),
          ),
        }),
      },
    });
  const stage = (input: number, width: number, blocks: number) =>
    sequential(
      block(input, width, true),
      ...repeat(blocks - 1, () => block(4 * width, width, false)),
    );
  const root = layer("resnet.ResNet", {
    layers: {
      conv1: conv2d(3, 64, 7, false),
      bn1: batchNorm(64),
      relu: relu(),
      maxpool: nn("MaxPool2d", "MaxPool2d(3, 2, 1)", null, null),
      layer1: stage(64, 64, 3),
      layer2: stage(256, 128, 4),
      layer3: stage(512, 256, 6),
      layer4: stage(1024, 512, 3),
      avgpool: nn("AdaptiveAvgPool2d", "AdaptiveAvgPool2d((1, 1))", null, null),
      fc: linear(2048, 1000),
    },
  });
  return build(root, { file: "resnet.py", line: 164 }, "resnet50");
}

/** A backbone from a module that is not here, a lazy head, and a known layer of 512·10 + 10 = 5,130. */
export function partial(): ModelIr {
  const reason = {
    code: "external" as const,
    message: "module 'timm' is not here",
    fix: "install timm and pass --site-packages, or pass --python-path to the folder that holds it",
    file: "partial.py",
    line: 3,
  };
  const root = layer("partial.Net", {
    unknowns: [
      {
        name: "backbone",
        expression: 'timm.create_model("resnet50", num_classes=0)',
        reasons: [reason],
      },
    ],
    layers: {
      neck: nn("LazyLinear", "LazyLinear(512)", null, null, {
        line: 15,
        parameters: [
          { name: "weight", shape: [], isLazy: true },
          { name: "bias", shape: [], isLazy: true },
        ],
      }),
      fc: at(16, linear(512, 10)),
    },
  });
  return build(root, { file: "partial.py", line: 12, reasons: [reason] });
}

/** A constructor that raises. */
export function failed(): ModelIr {
  return build(null, {
    file: "broken.py",
    line: 5,
    target: "broken.py::Broken",
    call: "Broken()",
    reasons: [
      {
        code: "raised",
        message:
          "AttributeError: cannot assign module before Module.__init__() call",
        fix: "",
        file: "broken.py",
        line: 7,
      },
    ],
  });
}

/** A module that holds nothing. */
export function empty(): ModelIr {
  return build(layer("empty.Nothing"), { file: "empty.py", line: 3 });
}
