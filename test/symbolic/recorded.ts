/** What scripts/record-symbolic.py recorded: what PyTorch builds from the models of fixtures/symbolic. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const folder = fileURLToPath(
  new URL("../../fixtures/symbolic/", import.meta.url),
);

export type Bound = boolean | number | string | number[];

export interface Recorded {
  /** By the arguments' names; `config.n_layer` is an attribute of the argument `config`. */
  set: Record<string, Bound>;
  total: number;
  trainable: number;
  buffers: number;
  /** How many parameters there are of each shape: `{ "8x4": 2 }`. */
  shapes: Record<string, number>;
  digest: string;
}

export const recorded = JSON.parse(
  readFileSync(`${folder}expected.json`, "utf8"),
) as Record<string, Recorded[]>;

/** As Python writes it. */
export function pythonText(value: Bound): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return JSON.stringify(value);
}
