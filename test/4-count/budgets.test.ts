/** Budgets and the numbers that people write. */
import { describe, expect, test } from "vitest";
import { type Budget, parseLimit } from "../../src/4-count/budgets/budget.js";
import { judgeBudget } from "../../src/4-count/budgets/judgeBudget.js";
import {
  findQuantities,
  floorOf,
  readQuantity,
  roundedDigits,
} from "../../src/4-count/quantity.js";

describe("numbers as people write them", () => {
  test.each<[string, bigint]>([
    ["124475904", 124_475_904n],
    ["124,475,904", 124_475_904n],
    ["124_475_904", 124_475_904n],
    ["124 475 904", 124_475_904n],
    ["124\u202f475\u202f904", 124_475_904n],
    ["124'475'904", 124_475_904n],
    ["130M", 130_000_000n],
    ["124.5M", 124_500_000n],
    ["124.5 M", 124_500_000n],
    ["1.2B", 1_200_000_000n],
    ["1.2 billion", 1_200_000_000n],
    ["3T", 3_000_000_000_000n],
    ["500k", 500_000n],
    ["1,234K", 1_234_000n],
    ["0.5K", 500n],
    ["0", 0n],
  ])("%s", (text, value) => {
    expect(floorOf(readQuantity(text)!)).toBe(value);
  });

  test.each([
    "",
    "M",
    "1.3G",
    "12,34",
    "1.2.3",
    "130MB",
    "130 M parameters",
    "1e6",
    "-3",
    "conv2",
    "1,234_567",
  ])("'%s' is no number", (text) => {
    expect(readQuantity(text)).toBeUndefined();
  });

  test("found in a text, not in words or versions", () => {
    const found = findQuantities("**124.5 M** of conv2d in 1.2.3 and 7,000.");
    expect(found.map(({ text }) => text)).toEqual(["124.5 M", "7,000"]);
  });

  test.each<[bigint, string, bigint]>([
    [124_475_904n, "1M", 124n],
    [124_475_904n, "1.0M", 1245n],
    [124_475_904n, "1.00M", 12448n],
    [124_475_904n, "1", 124_475_904n],
    [124_475_904n, "0.0B", 1n],
    [2_500_000n, "1M", 3n],
    [2_499_999n, "1M", 2n],
  ])("%s shown as in %s", (count, style, digits) => {
    expect(roundedDigits(count, readQuantity(style)!)).toBe(digits);
  });
});

describe("limits", () => {
  test.each<[string, object]>([
    ["130M", { kind: "absolute", limit: 130_000_000n }],
    ["124_475_904", { kind: "absolute", limit: 124_475_904n }],
    ["+1M", { kind: "growth", by: 1_000_000n }],
    ["+0", { kind: "growth", by: 0n }],
    ["+2%", { kind: "percent", part: 2n, whole: 100n }],
    ["+ 2.5 %", { kind: "percent", part: 25n, whole: 1000n }],
  ])("%s", (text, limit) => {
    expect(parseLimit(text)).toEqual(limit);
  });

  test.each<[string, RegExp]>([
    ["1.3G", /write 1\.3B/],
    ["2%", /relative to what\? write "\+2%"/],
    ["-2%", /is no budget/],
    ["lots", /is no budget: write "130M"/],
    ["+2M%", /is no budget/],
  ])("%s is none", (text, problem) => {
    expect(parseLimit(text)).toEqual({
      problem: expect.stringMatching(problem),
    });
  });
});

describe("judging", () => {
  const judge = (
    written: string,
    now: bigint | [bigint, bigint | null] | null,
    base?: bigint,
  ) => {
    const limit = parseLimit(written);
    if ("problem" in limit) throw new Error(limit.problem);
    const budget: Budget = {
      of: "total",
      limit,
      written,
      file: "numel.toml",
      line: 4,
    };
    const known =
      now === null
        ? null
        : typeof now === "bigint"
          ? { least: now, most: now }
          : { least: now[0], most: now[1] };
    const verdict = judgeBudget(budget, { base, now: known });
    return [verdict.state, verdict.limit, verdict.over];
  };

  test.each<
    [
      string,
      bigint | [bigint, bigint | null] | null,
      bigint | undefined,
      unknown[],
    ]
  >([
    ["100", 100n, undefined, ["within", 100n, null]],
    ["100", 101n, undefined, ["over", 100n, 1n]],
    // A lower bound over the budget is over; one within it tells nothing.
    ["100", [101n, null], undefined, ["over", 100n, 1n]],
    ["100", [100n, null], undefined, ["unknown", 100n, null]],
    ["100", [90n, 110n], undefined, ["unknown", 100n, null]],
    ["100", [90n, 100n], undefined, ["within", 100n, null]],
    ["100", null, undefined, ["unknown", 100n, null]],
    ["+10", 110n, 100n, ["within", 110n, null]],
    ["+10", 111n, 100n, ["over", 110n, 1n]],
    ["+10", 111n, undefined, ["unknown", null, null]],
    ["+2%", 102n, 100n, ["within", 102n, null]],
    ["+2%", 103n, 100n, ["over", 102n, 1n]],
    // 2% of 149 are 2.98: three more would be more than that.
    ["+2%", 151n, 149n, ["within", 151n, null]],
    ["+2%", 152n, 149n, ["over", 151n, 1n]],
    ["+0%", 99n, 100n, ["within", 100n, null]],
    ["+0%", 101n, 100n, ["over", 100n, 1n]],
  ])("%s, now %s, base %s", (written, now, base, expected) => {
    expect(judge(written, now, base)).toEqual(expected);
  });
});
