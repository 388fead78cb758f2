/** Differences as data, for the reports: nanoGPT's twelve blocks become sixteen (numbers as PyTorch counts them). */
import type {
  DiffReport,
  LayerChange,
  ModelDiff,
  ModelSide,
  Quantities,
} from "../../src/4-count/diff/diffReport.js";

export function quantities(
  total: bigint | null,
  parts: Partial<Quantities> = {},
): Quantities {
  return {
    total,
    trainable: total,
    buffers: 0n,
    bytes: total === null ? null : 4n * total,
    ...parts,
  };
}

export function side(
  total: bigint | null,
  parts: Partial<ModelSide> = {},
): ModelSide {
  return {
    target: "model.py::GPT",
    file: "model.py",
    line: 118,
    call: "GPT(GPTConfig())",
    status: total === null ? "partial" : "exact",
    total,
    trainable: total,
    buffers: 0n,
    bytes: total === null ? null : 4n * total,
    dtypes:
      total === null
        ? []
        : [{ dtype: "float32", elements: total, bytes: 4n * total }],
    atLeast: null,
    formula: total === null ? null : String(total),
    digest: total === null ? null : "c56bdd6d968ac3a2",
    reasons: [],
    ...parts,
  };
}

export function modelDiff(parts: Partial<ModelDiff> = {}): ModelDiff {
  return {
    target: "model.py::GPT",
    alias: null,
    setting: null,
    status: "changed",
    changes: ["total", "trainable", "bytes", "parameters"],
    base: side(124_475_904n),
    head: side(152_827_392n),
    delta: quantities(28_351_488n),
    layers: [blocks(7_087_872n)],
    unchangedLayers: 4,
    budget: null,
    ...parts,
  };
}

/** Four more of twelve equal blocks. */
export function blocks(each: bigint): LayerChange {
  return {
    path: "transformer.h[12..15]",
    type: "Block",
    change: "added",
    times: 4,
    before: null,
    after: each,
    arithmeticBefore: null,
    arithmeticAfter: null,
    delta: quantities(4n * each),
    list: {
      path: "transformer.h",
      layersBefore: 12,
      layersAfter: 16,
      before: 12n * each,
      after: 16n * each,
    },
    file: "model.py",
    line: 129,
  };
}

export function layerChange(parts: Partial<LayerChange> = {}): LayerChange {
  return {
    path: "fc1",
    type: "Linear",
    change: "changed",
    times: 1,
    before: 48_120n,
    after: 96_240n,
    arithmeticBefore: "400·120 + 120",
    arithmeticAfter: "400·240 + 240",
    delta: quantities(48_120n),
    list: null,
    file: "model.py",
    line: 9,
    ...parts,
  };
}

/** OUTPUT's example: over budget by 22,827,392 with the bias, and without one. */
export function deeper(): DiffReport {
  const unbiased = {
    target: "model.py::GPT",
    setting: "bias=False",
  };
  return {
    base: {
      kind: "revision",
      name: "main",
      commit: `4f1c2d0${"a".repeat(33)}`,
    },
    head: {
      kind: "revision",
      name: "HEAD",
      commit: `9ab31e7${"b".repeat(33)}`,
    },
    summary: { read: 2, changed: 2, unresolved: 0, unchanged: 0 },
    models: [
      modelDiff({
        budget: {
          of: "total",
          written: "130M",
          limit: 130_000_000n,
          state: "over",
          over: 22_827_392n,
          file: "numel.toml",
          line: 4,
        },
      }),
      modelDiff({
        ...unbiased,
        base: side(124_373_760n),
        head: side(152_691_456n),
        delta: quantities(28_317_696n),
        layers: [blocks(7_079_424n)],
      }),
    ],
    causes: [
      {
        kind: "change",
        text: "n_layer 12 → 16",
        before: "12",
        after: "16",
        base: { file: "model.py", line: 112 },
        head: { file: "model.py", line: 112 },
        parts: [],
        effects: [
          {
            target: "model.py::GPT",
            setting: null,
            delta: quantities(28_351_488n),
            layers: [blocks(7_087_872n)],
          },
          {
            ...unbiased,
            delta: quantities(28_317_696n),
            layers: [blocks(7_079_424n)],
          },
        ],
      },
    ],
    findings: [
      {
        code: "over-budget",
        level: "error",
        message:
          "model.py::GPT is over its budget (numel.toml:4). Raise it there, or reduce the model.",
        file: "model.py",
        line: 118,
        column: null,
        target: "model.py::GPT",
        fingerprint: "0123456789abcdef0123456789abcdef",
      },
    ],
    failures: [],
    exitCode: 1,
  };
}

/** Two revisions that count alike. */
export function same(): DiffReport {
  return {
    ...deeper(),
    summary: { read: 3, changed: 0, unresolved: 0, unchanged: 3 },
    models: [],
    causes: [],
    findings: [],
    exitCode: 0,
  };
}
