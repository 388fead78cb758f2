/** The direction of imports and the absence of cycles (.dependency-cruiser.cjs) hold for all of src/. */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const { forbidden, options } = createRequire(import.meta.url)(
  "../.dependency-cruiser.cjs",
);

test("imports go down the phases only, and nothing imports in a circle", async () => {
  const result = await cruise(
    ["src"],
    { ...options, baseDir: root, validate: true, ruleSet: { forbidden } },
    {},
    { tsConfig: extractTSConfig(`${root}tsconfig.json`) },
  );
  const { summary } = result.output as ICruiseResult;
  expect(summary.totalCruised).toBeGreaterThan(100);
  expect(
    summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to}`,
    ),
  ).toEqual([]);
}, 60_000);
