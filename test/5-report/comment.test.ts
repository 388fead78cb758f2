/** Comments are short enough for the forge, and lose whole rows only. */
import { expect, test } from "vitest";
import {
  type Block,
  fitBlocks,
  joinBlocks,
  moreRows,
  mostCharacters,
} from "../../src/5-report/comment.js";
import { markdown } from "../../src/5-report/markdown.js";
import { lenet } from "../4-count/models.js";
import { say } from "./models.js";

const rows = (count: number, text: string) =>
  Array.from({ length: count }, (_, i) => `| ${text} ${i} | ${i} |`);

test("rows of the last table go first, and are counted", () => {
  const blocks: Block[] = [
    { before: ["head"], rows: rows(5, "first"), more: moreRows(2) },
    {
      before: ["<details>"],
      rows: rows(50, "second"),
      after: ["</details>"],
      more: moreRows(2),
    },
  ];
  expect(fitBlocks(blocks, 10_000)).toBe(joinBlocks(blocks));
  const cut = fitBlocks(blocks, 400);
  expect(cut.length).toBeLessThanOrEqual(400);
  expect(cut).toContain("| first 4 | 4 |\n");
  const [, kept, missing] =
    /\| second (\d+) \| \d+ \|\n\| … (\d+) more rows in the artifact \| \|\n<\/details>\n$/.exec(
      cut,
    ) ?? [];
  expect(Number(kept) + 1 + Number(missing)).toBe(50);
  const short = fitBlocks(blocks, 130);
  expect(short.length).toBeLessThanOrEqual(130);
  expect(short).toContain("| … 50 more rows in the artifact | |\n</details>");
  expect(short).toMatch(
    /first 0 \| 0 \|\n.*\| … \d more rows? in the artifact/s,
  );
});

test("a comment about a thousand models fits", () => {
  const models = Array.from({ length: 1000 }, (_, i) => ({
    ...lenet(),
    target: `models/${"x".repeat(60)}${i}.py::Net`,
  }));
  const whole = say(markdown, models);
  expect(whole.length).toBeGreaterThan(mostCharacters);
  const comment = say(markdown, models, { commentKey: "default" });
  expect(comment.length).toBeLessThanOrEqual(mostCharacters);
  expect(comment).toMatch(/^<!-- numel:default -->\n### 1,000 models/);
  expect(comment).toMatch(
    /\n\| … \d+ more rows in the artifact \| \| \| \|\n$/,
  );
});
