import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { NODE_KINDS } from "../../grammars/python/nodeKinds.js";
import { HANDLERS, type Handling } from "../../src/1-parse/lower/handlers.js";
// @ts-expect-error: a plain script without types
import { nodeKindsSource } from "../../scripts/generate-node-kinds.js";

const require = createRequire(import.meta.url);

interface NodeType {
  type: string;
  named: boolean;
  subtypes?: unknown[];
}
const nodeTypes = JSON.parse(
  readFileSync(
    require.resolve("tree-sitter-python/src/node-types.json"),
    "utf8",
  ),
) as NodeType[];
const kinds = nodeTypes
  .filter((type) => type.named && !type.subtypes)
  .map((type) => type.type);

it("every kind of the grammar is lowered, read by another node's handler, or refused by name", () => {
  const handlers = HANDLERS as Readonly<Record<string, Handling>>;
  expect(kinds.filter((kind) => handlers[kind] === undefined)).toEqual([]);
  for (const [kind, handling] of Object.entries(handlers)) {
    const [way, ...others] = Object.keys(handling);
    expect(["expression", "statement", "within", "refused"], kind).toContain(
      way,
    );
    expect(others, kind).toEqual([]);
  }
});

it("has no handler for a kind that the grammar does not have", () => {
  const known = new Set([...kinds, "as_pattern_target"]);
  expect(Object.keys(HANDLERS).filter((kind) => !known.has(kind))).toEqual([]);
});

it("the generated list of kinds is that of the grammar installed (run scripts/generate-node-kinds.js)", () => {
  const generated = new URL(
    "../../grammars/python/nodeKinds.ts",
    import.meta.url,
  );
  expect(readFileSync(generated, "utf8")).toBe(nodeKindsSource());
  expect(new Set(NODE_KINDS)).toEqual(new Set(kinds));
});
