/** Every class of torch.nn, in 593 calls: what it registers, or the exception it raises, as PyTorch says. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { extract, isModule } from "../src/3-layers/extract.js";
import type { LayerIr } from "../src/3-layers/ir.js";
import { python, PythonError } from "./support/evaluate.js";

/** What PyTorch registers for one call; shapes and flags in order of registration. */
interface Recorded {
  parameters?: [name: string, shape: number[], trainable: boolean][];
  buffers?: [name: string, shape: number[]][];
  dtypes?: string[];
  lazy?: string[];
  error?: string;
}

const recorded = JSON.parse(
  readFileSync(new URL("oracle/layers.json", import.meta.url), "utf8"),
) as Record<string, Recorded>;

const py = python();
py.exec(
  "import torch\nfrom torch import nn\nfrom collections import OrderedDict",
);

function observe(call: string): Recorded {
  let value;
  try {
    value = py.eval(call);
  } catch (error) {
    if (error instanceof PythonError) return { error: error.type };
    throw error;
  }
  if (!isModule(value)) throw new Error(`${call} is no module`);
  const { root, reasons } = extract(value);
  if (reasons.length > 0) throw new Error(reasons.map((r) => r.message).join());
  const seen = new Set<number>();
  const parameters: NonNullable<Recorded["parameters"]> = [];
  const buffers: NonNullable<Recorded["buffers"]> = [];
  const lazy: string[] = [];
  const dtypes = new Set<string>();
  const visit = (layer: LayerIr): void => {
    const path = (name: string) =>
      layer.path === "" ? name : `${layer.path}.${name}`;
    for (const parameter of layer.parameters) {
      dtypes.add(parameter.dtype);
      if (seen.has(parameter.identity)) continue;
      seen.add(parameter.identity);
      if (parameter.isLazy) lazy.push(path(parameter.name));
      else {
        const { shape, trainable } = parameter;
        parameters.push([path(parameter.name), shape as number[], trainable]);
      }
    }
    for (const { name, shape, isLazy } of layer.buffers) {
      if (!isLazy) buffers.push([path(name), shape as number[]]);
    }
    layer.layers.forEach(visit);
  };
  visit(root);
  const result: Recorded = { parameters, buffers, dtypes: [...dtypes].sort() };
  if (lazy.length > 0) result.lazy = lazy.sort();
  return result;
}

describe("torch.nn", () => {
  expect(Object.keys(recorded)).toHaveLength(593);
  test.each(Object.entries(recorded))("%s", (call, expected) => {
    const { error, ...registered } = expected;
    const seen = observe(call);
    expect(seen).toEqual(error === undefined ? registered : { error });
  });
});
