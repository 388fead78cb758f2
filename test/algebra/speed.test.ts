/** Models have thousands of rows: adding up their formulas takes time in proportion to them. */
import { expect, test } from "vitest";
import { parse } from "../../src/algebra/parse.js";
import { add, total, ZERO } from "../../src/algebra/polynomial.js";

function cpuMilliseconds(action: () => void): number {
  const start = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

test("twenty thousand rows are added up in a moment", () => {
  const rows = Array.from({ length: 200 }, (_, i) =>
    parse(`${i + 1}*in_${i % 40}*d**2 + ${i}*d + d*(d//heads)`),
  );
  const many = Array.from({ length: 20_000 }, (_, i) => rows[i % 200]!);
  let sum = ZERO;
  const together = cpuMilliseconds(() => (sum = total(many)));
  expect(together).toBeLessThan(500);
  let one = ZERO;
  const oneByOne = cpuMilliseconds(() => {
    for (const row of many) one = add(one, row);
  });
  expect(oneByOne).toBeLessThan(1500);
  expect(one.key).toBe(sum.key);
});
