/** The JSON is CONTRACT's, field by field and in its order; every report keeps to the published schema. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { ModelIr } from "../../src/3-layers/ir.js";
import { countModel } from "../../src/4-count/count.js";
import { json, stringify } from "../../src/5-report/json.js";
import type { Report } from "../../src/5-report/report.js";
import { schema } from "../../src/5-report/schema.js";
import { toReport } from "../../src/5-report/toReport.js";
import { build, linear, nn } from "../4-count/build.js";
import {
  empty,
  failed,
  gpt,
  lenet,
  partial,
  resnet50,
} from "../4-count/models.js";
import { odd, say, vit } from "./models.js";

const parsed = (models: ModelIr | ModelIr[]) =>
  JSON.parse(say(json, models)) as Report;
const validate = new Ajv2020({
  strict: true,
  allowUnionTypes: true,
  allErrors: true,
}).compile(schema);
const valid = (report: unknown) => {
  const isValid = validate(report);
  return isValid ? [] : validate.errors;
};

test("LeNet, as CONTRACT draws it", () => {
  const report = parsed(lenet());
  expect(Object.keys(report)).toEqual([
    "schemaVersion",
    "numel",
    "models",
    "findings",
  ]);
  expect([report.schemaVersion, report.numel]).toEqual([1, "0.1.0"]);
  const [model] = report.models;
  const { parameters, layers, ...rest } = model!;
  expect(Object.entries(rest)).toEqual([
    ["target", "fixtures/lenet.py::Net"],
    ["file", "fixtures/lenet.py"],
    ["line", 4],
    ["call", "Net()"],
    ["status", "exact"],
    ["total", 61706],
    ["trainable", 61706],
    ["buffers", 0],
    ["modules", 6],
    ["stored", 61706],
    ["atLeast", null],
    ["formula", "61706"],
    ["symbols", []],
    ["assumptions", []],
    ["conditions", []],
    ["variants", []],
    ["reasons", []],
    ["digest", "c56bdd6d968ac3a2"],
    ["alias", null],
    ["budgets", []],
  ]);
  expect(Object.keys(model!).slice(-2)).toEqual(["parameters", "layers"]);
  expect(parameters).toHaveLength(10);
  expect(Object.entries(parameters[0]!)).toEqual([
    ["name", "conv1.weight"],
    ["shape", [6, 1, 5, 5]],
    ["numel", 150],
    ["trainable", true],
    ["dtype", "float32"],
  ]);
  expect(layers).toHaveLength(5);
  expect(Object.entries(layers[0]!)).toEqual([
    ["path", "conv1"],
    ["type", "torch.nn.Conv2d"],
    ["call", "Conv2d(1, 6, 5)"],
    ["total", 156],
    ["arithmetic", "(5·5·1 + 1)·6"],
    ["file", "fixtures/lenet.py"],
    ["line", 7],
    ["sharedWith", null],
    ["layers", []],
  ]);
});

describe("every status", () => {
  const models = [
    lenet(),
    gpt(),
    resnet50(),
    partial(),
    failed(),
    empty(),
    vit(),
    odd(),
  ];

  test("keeps to the schema", () => {
    expect(valid(parsed(models))).toEqual([]);
    expect(valid(parsed([]))).toEqual([]);
  });

  test("partial: null for what is not known, the lower bound beside it", () => {
    const [model] = parsed(partial()).models;
    expect(model).toMatchObject({
      status: "partial",
      total: null,
      trainable: null,
      buffers: null,
      modules: null,
      stored: null,
      atLeast: 5130,
      formula: null,
      digest: null,
      reasons: [
        {
          code: "external",
          message: "module 'timm' is not here",
          file: "partial.py",
          line: 3,
        },
        { code: "runtime", file: "partial.py", line: 15 },
      ],
    });
    expect(model?.parameters[0]).toEqual({
      name: "neck.weight",
      shape: null,
      numel: null,
      trainable: true,
      dtype: "float32",
    });
    expect(model?.layers.map(({ total }) => total)).toEqual([null, 5130]);
  });

  test("failed: the exception is its reason", () => {
    const [model] = parsed(failed()).models;
    expect(model).toMatchObject({
      status: "failed",
      total: null,
      atLeast: null,
      parameters: [],
      layers: [],
    });
    expect(model?.reasons).toEqual([
      {
        code: "raised",
        message:
          "AttributeError: cannot assign module before Module.__init__() call",
        file: "broken.py",
        line: 7,
      },
    ]);
  });

  test("ties: once among the parameters, named at the layer", () => {
    const [model] = parsed(gpt()).models;
    expect(
      model?.parameters.filter(({ name }) => name === "lm_head.weight"),
    ).toEqual([]);
    expect(model?.layers[1]).toMatchObject({
      path: "lm_head",
      total: 0,
      arithmetic: "= transformer.wte.weight",
    });
    expect(model?.layers[0]?.layers[3]?.layers).toHaveLength(12);
    const [mixed] = parsed(odd()).models;
    expect(mixed?.layers[5]?.arithmetic).toBe("100, weight = emb.weight");
    expect(mixed?.layers[4]).toMatchObject({
      path: "b",
      total: 0,
      sharedWith: "a",
      arithmetic: "= a",
      layers: [],
    });
  });
});

describe("integers", () => {
  const side = 3037000507n; // its square is beyond 2^63: 9223372079518257049, from Python
  const big = build(
    nn("Linear", "Linear(3037000507, 3037000507, bias=False)", null, null, {
      parameters: [{ name: "weight", shape: [side, side] }],
    }),
  );

  test("are digits in the JSON at any size", () => {
    const text = say(json, big);
    expect(text).toContain('"total": 9223372079518257049,');
    expect(text).toContain('"numel": 9223372079518257049,');
    expect(text).toContain('"formula": "9223372079518257049"');
    expect(valid(JSON.parse(text))).toEqual([]);
  });

  test("are numbers in the typed report while these are exact, else bigints", () => {
    const report = toReport({
      version: "0.1.0",
      models: [countModel(big), countModel(lenet())],
    });
    expect(report.models[0]?.total).toBe(9223372079518257049n);
    expect(report.models[0]?.parameters[0]?.shape).toEqual([
      3037000507, 3037000507,
    ]);
    expect(report.models[1]?.total).toBe(61706);
  });
});

test("the schema refuses what is not a report", () => {
  const report = parsed(build(linear(2, 2)));
  const model = report.models[0]!;
  const broken: unknown[] = [
    { ...report, schemaVersion: 2 },
    { ...report, models: [{ ...model, total: -1 }] },
    { ...report, models: [{ ...model, total: 1.5 }] },
    { ...report, models: [{ ...model, status: "fine" }] },
    { ...report, models: [{ ...model, digest: "xyz" }] },
    { ...report, models: [{ ...model, layers: [{ path: "a" }] }] },
    { numel: "0.1.0" },
  ];
  for (const one of broken) expect(valid(one)).not.toEqual([]);
  expect(valid({ ...report, added: "later" })).toEqual([]);
});

test("laid out for reading, and equal to what JSON.stringify would say", () => {
  const value = {
    a: [1, 2],
    b: { c: null, d: "x\ny" },
    e: [{ f: [] }, {}],
    g: [["h"]],
    long: "x".repeat(130),
  };
  const text = stringify(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(text.split("\n").slice(0, 3)).toEqual([
    "{",
    '  "a": [1, 2],',
    '  "b": { "c": null, "d": "x\\ny" },',
  ]);
  expect(say(json, lenet()).endsWith("}\n")).toBe(true);
});
