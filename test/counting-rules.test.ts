/** Every rule of counting that people and tools get wrong, as a fixture with PyTorch's own answer beside it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { analyze } from "../src/index.js";

const folder = fileURLToPath(new URL("../fixtures/counting/", import.meta.url));

/** Recorded by scripts/record-fixtures.py. */
type Expected =
  | { error: string }
  | (Record<
      "total" | "trainable" | "buffers" | "modules" | "stored",
      number
    > & {
      digest: string;
    });
const recorded = JSON.parse(
  readFileSync(`${folder}expected.json`, "utf8"),
) as Record<string, Expected>;

async function count(target: string) {
  const { models } = await analyze([`${folder}${target}`]);
  expect(models).toHaveLength(1);
  return models[0] as (typeof models)[0];
}

describe("counting rules", () => {
  const raising = Object.entries(recorded).filter(([, one]) => "error" in one);
  const exact = Object.entries(recorded).filter(([, one]) => !("error" in one));
  expect(exact.length).toBeGreaterThan(50);

  test.each(exact)("%s is exact", async (target, expected) => {
    const model = await count(target);
    const { total, trainable, buffers, modules, stored, digest } = model;
    expect(model.reasons).toEqual([]);
    expect({ total, trainable, buffers, modules, stored, digest }).toEqual(
      expected,
    );
    expect(model.status).toBe("exact");
  });

  test.each(raising.filter(([target]) => !target.startsWith("19_")))(
    "%s fails as in PyTorch",
    async (target, expected) => {
      const model = await count(target);
      expect(model.status).toBe("failed");
      expect(model.total).toBeNull();
      expect(model.reasons[0]?.message).toBe(
        (expected as { error: string }).error,
      );
      expect(model.reasons[0]?.line).toBeGreaterThan(0);
    },
  );

  test("19: a lazy layer gives a lower bound and a reason, not a number", async () => {
    const model = await count("19_lazy.py::Lazy");
    expect(model.status).toBe("partial");
    expect(model.total).toBeNull();
    // 32·4 + 4 of the second layer; the first holds 32·in + 32.
    expect(model.atLeast).toBe(132);
    expect(model.reasons[0]?.message).toContain("first");
  });

  test.each([
    ["01_tied.py::Tied", 24],
    ["02_shared_data.py::ByData", 48],
    ["03_repetition.py::starred", 20],
    ["04_forward.py::CalledTwice", 272],
    ["09_attention.py::different_dims", 722944],
    ["10_recurrent.py::lstm", 14336],
    ["15_weight_norm.py::linear", 576],
    ["17_transformer.py::encoder", 1686912],
    ["20_weight_tying.py::GPT2", 124439808],
    ["29_forgotten.py::adaptive", 16208],
  ])("%s has the count worked out on paper", (target, total) => {
    expect(recorded[target]).toMatchObject({ total });
  });
});
