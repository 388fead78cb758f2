/**
 * Layer IR written by hand: layers are plain objects; `build` gives them paths and identities. The same layer object in two
 * places is a shared module, the same parameter object in two places is a tied parameter.
 */
import type {
  LayerIr,
  ModelIr,
  PathIr,
  UnknownIr,
} from "../../src/3-layers/ir.js";

export interface P {
  name: string;
  shape: (number | bigint)[];
  dtype?: string;
  trainable?: boolean;
  isLazy?: boolean;
}
export interface B {
  name: string;
  shape: number[];
  dtype?: string;
  isPersistent?: boolean;
}
export interface L {
  type: string;
  kind: string | null;
  call: string | null;
  arguments: { name: string; value: string }[];
  line: number | null;
  parameters: P[];
  buffers: B[];
  unknowns: UnknownIr[];
  layers: Record<string, L>;
}

export function layer(type: string, rest: Partial<L> = {}): L {
  const kind = type.startsWith("torch.nn.") ? type : null;
  return {
    type,
    kind,
    call: `${type.slice(type.lastIndexOf(".") + 1)}()`,
    arguments: [],
    line: null,
    parameters: [],
    buffers: [],
    unknowns: [],
    layers: {},
    ...rest,
  };
}

/** A layer of torch.nn with `weight` and `bias` (null: without). */
export function nn(
  name: string,
  call: string,
  weight: number[] | null,
  bias: number[] | null,
  rest: Partial<L> = {},
): L {
  const parameters: P[] = [];
  if (weight) parameters.push({ name: "weight", shape: weight });
  if (bias) parameters.push({ name: "bias", shape: bias });
  return layer(`torch.nn.${name}`, { call, parameters, ...rest });
}

export const conv2d = (i: number, o: number, k: number, bias = true) =>
  nn("Conv2d", `Conv2d(${i}, ${o}, ${k})`, [o, i, k, k], bias ? [o] : null);
export const linear = (i: number, o: number, bias = true) =>
  nn("Linear", `Linear(${i}, ${o})`, [o, i], bias ? [o] : null);
export const embedding = (v: number, d: number) =>
  nn("Embedding", `Embedding(${v}, ${d})`, [v, d], null);
export const layerNorm = (d: number) =>
  nn("LayerNorm", `LayerNorm(${d})`, [d], [d]);
export const batchNorm = (c: number) =>
  nn("BatchNorm2d", `BatchNorm2d(${c})`, [c], [c], {
    buffers: [
      { name: "running_mean", shape: [c] },
      { name: "running_var", shape: [c] },
      { name: "num_batches_tracked", shape: [], dtype: "int64" },
    ],
  });
export const relu = () => nn("ReLU", "ReLU()", null, null);
export const sequential = (...layers: L[]) =>
  layer("torch.nn.Sequential", { layers: numbered(layers) });
export const moduleList = (layers: L[]) =>
  layer("torch.nn.ModuleList", { layers: numbered(layers) });

export function numbered(layers: L[]): Record<string, L> {
  // A leading space keeps JavaScript from sorting number-like keys; `build` takes it off.
  return Object.fromEntries(layers.map((one, i) => [` ${i}`, one]));
}

export function repeat(times: number, make: () => L): L[] {
  return Array.from({ length: times }, make);
}

/** The only way through the constructor. */
export function pathOf({ paths: [path] }: ModelIr): PathIr {
  return path!;
}

/** A model of the root layer `root`, as `file::name`. */
export function build(
  root: L | null,
  rest: Partial<ModelIr & PathIr> = {},
  name = root?.type.split(".").at(-1) ?? "Net",
): ModelIr {
  const file = rest.file ?? "model.py";
  const { reasons = [], lints = [], decisions = [], ...model } = rest;
  return {
    target: `${file}::${name}`,
    file,
    line: 1,
    call: `${name}()`,
    assumptions: [],
    paths: [
      {
        decisions,
        root: root && place(root, file),
        symbols: [],
        reasons,
        lints,
      },
    ],
    ...model,
  };
}

function place(root: L, file: string): LayerIr {
  const identities = new Map<object, number>();
  const identity = (thing: object) => {
    const known = identities.get(thing) ?? identities.size;
    identities.set(thing, known);
    return known;
  };
  const firstPath = new Map<L, string>();
  const visit = (one: L, path: string, name: string): LayerIr => {
    const first = firstPath.get(one) ?? null;
    if (first === null) firstPath.set(one, path);
    return {
      path,
      name,
      type: one.type,
      kind: one.kind,
      call: one.call,
      arguments: one.arguments,
      file: one.line === null ? null : file,
      line: one.line,
      identity: identity(one),
      repeats: [],
      sharedWith: first,
      parameters: one.parameters.map((p) => ({
        name: p.name,
        shape: p.shape,
        dtype: p.dtype ?? "float32",
        trainable: p.trainable ?? true,
        identity: identity(p),
        isLazy: p.isLazy ?? false,
        loops: [],
        repeats: [],
      })),
      buffers: one.buffers.map((b) => ({
        name: b.name,
        shape: b.shape,
        dtype: b.dtype ?? "float32",
        isPersistent: b.isPersistent ?? true,
        identity: identity(b),
        isLazy: false,
        loops: [],
        repeats: [],
      })),
      unknowns: one.unknowns,
      layers:
        first !== null
          ? []
          : Object.entries(one.layers).map(([key, child]) => {
              const childName = key.trim();
              const full = path === "" ? childName : `${path}.${childName}`;
              return visit(child, full, childName);
            }),
    };
  };
  return visit(root, "", "");
}
