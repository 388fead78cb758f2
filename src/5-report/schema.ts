/**
 * JSON Schema (draft 2020-12) of the JSON report, published in the package as `numel/schema.json`. Later versions of
 * schema 1 may add fields, so none are forbidden.
 */
import type { ReasonCode } from "../messages.js";
import type { Status } from "../4-count/counted.js";
import { quantities } from "../4-count/claims/claim.js";
import { findingKinds } from "../4-count/finding.js";

const statuses: Status[] = [
  "exact",
  "symbolic",
  "variants",
  "partial",
  "failed",
];
const codes: ReasonCode[] = [
  "argument",
  "external",
  "runtime",
  "unsupported",
  "undecided",
  "raised",
  "budget",
];

const text = { type: "string" };
const textOrNull = { type: ["string", "null"] };
const file = { ...textOrNull, description: "as it was asked for or found" };
const line = { type: ["integer", "null"], minimum: 1 };
const count = {
  description:
    "an exact integer of any size; in a symbolic model a Python expression in its symbols",
  type: ["integer", "string"],
  minimum: 0,
};
const countOrNull = { ...count, type: ["integer", "string", "null"] };

const described = (description: string, of: object) => ({ ...of, description });
const list = (name: string) => ({
  type: "array",
  items: { $ref: `#/$defs/${name}` },
});

/** Every property given first is required. */
const object = (
  properties: Record<string, object>,
  optional: Record<string, object> = {},
) => ({
  type: "object",
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
});

export const schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "numel report",
  description:
    "What `numel --format json` prints: the parameters of PyTorch models, counted from their source.",
  ...object(
    {
      schemaVersion: { const: 1 },
      numel: described("the version that counted", text),
      models: list("model"),
      findings: described(
        "what the run was told to insist on and does not hold",
        list("finding"),
      ),
    },
    {
      claims: described(
        "numel check only: the numbers in the documentation",
        list("claim"),
      ),
      shard: described(
        "numel --shard only: which part of the whole this is, and what numel merge needs of it",
        object({
          index: { type: "integer", minimum: 1 },
          of: { type: "integer", minimum: 1 },
          plan: text,
          outcomes: text,
        }),
      ),
    },
  ),
  $defs: {
    model: object({
      target: described("as one would ask for it: model.py::Net", text),
      file: text,
      line: { type: "integer", minimum: 1 },
      call: described("the call that built it", text),
      status: { enum: statuses },
      total: described(
        "sum(p.numel() for p in m.parameters()); null unless known exactly",
        countOrNull,
      ),
      trainable: described("those with requires_grad", countOrNull),
      buffers: described("sum(b.numel() for b in m.buffers())", countOrNull),
      modules: described("len(list(m.modules()))", countOrNull),
      stored: described("elements in state_dict()", countOrNull),
      atLeast: {
        description: "partial: a lower bound of the total",
        type: ["integer", "null"],
        minimum: 0,
      },
      formula: described(
        "the total as a Python expression in the symbols",
        textOrNull,
      ),
      symbols: list("symbol"),
      assumptions: { type: "array", items: { type: "string" } },
      conditions: { type: "array", items: { type: "string" } },
      variants: list("variant"),
      reasons: list("reason"),
      digest: {
        description:
          "first 16 hex digits of SHA-256 over the sorted lines NAME\\tD0xD1\\t1|0\\n of named_parameters(); null unless exact",
        type: ["string", "null"],
        pattern: "^[0-9a-f]{16}$",
      },
      alias: described("the name that the configuration gives it", textOrNull),
      budgets: described("what it was held to, worst first", list("budget")),
      parameters: list("parameter"),
      layers: list("layer"),
    }),
    budget: object({
      of: { enum: ["total", "trainable"] },
      written: described("as in the configuration: 130M, +2%", text),
      limit: {
        description: "null: relative to a base that is not known",
        type: ["integer", "null"],
        minimum: 0,
      },
      state: {
        description:
          "unknown: there is no base, or the count is not known well enough",
        enum: ["within", "over", "unknown"],
      },
      over: {
        description: "parameters above the limit; null unless over",
        type: ["integer", "null"],
        minimum: 1,
      },
      file: text,
      line: { type: "integer", minimum: 1 },
    }),
    claim: object({
      target: described("as in its marker", text),
      set: described("NAME=VALUE", { type: "array", items: text }),
      of: { enum: [...quantities] },
      written: described("the number in the documentation: 124.5M", text),
      count: {
        description: "in the code; null: not known exactly",
        type: ["integer", "null"],
        minimum: 0,
      },
      state: { enum: ["holds", "differs", "unknown"] },
      file: text,
      line: { type: "integer", minimum: 1 },
      column: described("from 1, in UTF-16 units", {
        type: "integer",
        minimum: 1,
      }),
    }),
    finding: object({
      code: { enum: Object.keys(findingKinds) },
      level: {
        description: "error: exit code 1",
        enum: ["error", "warning", "note"],
      },
      message: text,
      file: described("null: about no file in particular", textOrNull),
      line,
      column: described("from 1, in UTF-16 units", line),
      target: described("null: about no model in particular", textOrNull),
      fingerprint: described(
        "the same while lines move and numbers change; differs between the findings of a run",
        { type: "string", pattern: "^[0-9a-f]{32}$" },
      ),
    }),
    symbol: object({ name: text, line, meaning: text }),
    variant: object({ when: text, formula: textOrNull, total: countOrNull }),
    reason: object({ code: { enum: codes }, message: text, file, line }),
    parameter: object({
      name: described("its first name in named_parameters()", text),
      shape: {
        description: "null: not known before the first input (lazy)",
        type: ["array", "null"],
        items: count,
      },
      numel: countOrNull,
      trainable: described("requires_grad", { type: "boolean" }),
      dtype: described("without torch.: float32", text),
    }),
    layer: object({
      path: text,
      type: described("full name of its class", text),
      call: described("as written; null: not called by its name", textOrNull),
      total: described(
        "with all layers below it, each parameter counted where it is first registered; null: not all of it is known",
        countOrNull,
      ),
      arithmetic: described(
        "how the layer's own parameters add up; null: it has none",
        textOrNull,
      ),
      file,
      line,
      sharedWith: described(
        "path of the first place of the same Module object, where it counts",
        textOrNull,
      ),
      layers: list("layer"),
    }),
  },
} as const;
