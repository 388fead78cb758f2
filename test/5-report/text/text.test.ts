/** The parts that text is drawn with. */
import { describe, expect, test } from "vitest";
import {
  fitWidths,
  layOutRow,
  naturalWidths,
} from "../../../src/5-report/text/columns.js";
import { lookOf } from "../../../src/5-report/text/look.js";
import {
  byteSize,
  compact,
  grouped,
  percent,
} from "../../../src/5-report/text/numbers.js";
import { manyLines, oneLine } from "../../../src/5-report/text/printable.js";
import {
  shortenEnd,
  shortenMiddle,
} from "../../../src/5-report/text/shorten.js";
import { textWidth } from "../../../src/5-report/text/textWidth.js";
import { paragraph, wrap } from "../../../src/5-report/text/wrap.js";
import { defaultOptions } from "../../../src/5-report/options.js";

describe("numbers", () => {
  test.each([
    [0n, "0"],
    [999n, "999"],
    [1000n, "1,000"],
    [61706n, "61,706"],
    [9223372079518257049n, "9,223,372,079,518,257,049"],
  ])("%s is %s", (value, text) => {
    expect(grouped(value)).toBe(text);
  });

  test.each([
    [999n, "999"],
    [1000n, "1.0 K"],
    [61706n, "61.7 K"],
    [999_949n, "999.9 K"],
    [999_950n, "1.0 M"],
    [124_475_904n, "124.5 M"],
    [7_000_000_000n, "7.0 B"],
    [1_500_000_000_000n, "1.5 T"],
    [1_000_000_000_000_000n, "1,000,000,000,000,000"],
  ])("%s in short is %s", (value, text) => {
    expect(compact(value)).toBe(text);
  });

  test.each([
    [0n, "0 bytes"],
    [1n, "1 byte"],
    [999n, "999 bytes"],
    [246_824n, "246.8 kB"],
    [497_903_616n, "497.9 MB"],
    [28_000_000_000n, "28.0 GB"],
  ])("%s bytes are %s", (value, text) => {
    expect(byteSize(value)).toBe(text);
  });

  test.each([
    [1n, 3n, "33.3"],
    [2n, 3n, "66.7"],
    [1n, 2000n, "0.1"],
    [1n, 2001n, "0.0"],
    [5n, 5n, "100.0"],
    [0n, 0n, ""],
  ])("%s of %s is %s %%", (part, whole, text) => {
    expect(percent(part, whole)).toBe(text);
  });
});

describe("width", () => {
  test.each([
    ["", 0],
    ["conv1", 5],
    ["名前", 4],
    ["e\u0301", 1],
    ["ｆｕｌｌ", 8],
    ["한글", 4],
    ["12 · 7,087,872 ≥ …", 18],
    ["👍", 2],
    ["👨‍👩‍👧", 2],
    ["├── h", 5],
    ["𝒙", 1],
  ])("of %s is %i", (text, width) => {
    expect(textWidth(text)).toBe(width);
  });
});

describe("shortening", () => {
  test("keeps both ends, more of the later one", () => {
    const path = "backbone.layer4.2.downsample.0";
    expect(shortenMiddle(path, 16, "…")).toBe("backbo…nsample.0");
    expect(shortenMiddle(path, 30, "…")).toBe(path);
  });
  test("never comes out wider, wide characters included", () => {
    for (const text of ["abcdefghij", "名前の長い層", "a名b前c"]) {
      for (let width = 1; width < 14; width++) {
        expect(textWidth(shortenMiddle(text, width, "…"))).toBeLessThanOrEqual(
          width,
        );
        expect(textWidth(shortenEnd(text, width, "..."))).toBeLessThanOrEqual(
          width,
        );
      }
    }
    expect(shortenEnd("abcdef", 4, "…")).toBe("abc…");
    expect(shortenEnd("abcd", 4, "…")).toBe("abcd");
  });
});

describe("wrapping", () => {
  test("between words, and long words after a dot or a product sign", () => {
    expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
    expect(wrap("transformer.wte.weight", 16)).toEqual([
      "transformer.wte.",
      "weight",
    ]);
    expect(wrap("100·200·300", 8)).toEqual(["100·200·", "300"]);
    expect(wrap("", 5)).toEqual([""]);
    expect(wrap("a\nb", 5)).toEqual(["a", "b"]);
    expect(wrap("abcdefgh", 3)).toEqual(["abc", "def", "gh"]);
  });
  test("a paragraph hangs", () => {
    expect(paragraph("one two three", 11, "- ", "    ")).toEqual([
      "- one two",
      "    three",
    ]);
  });
});

describe("printable", () => {
  test("no control characters and no reordering get through", () => {
    expect(oneLine("a\n  b\u001b[2J\u202e")).toBe("a b\\x1b[2J\\u202e");
    expect(manyLines("a\r\nb\u0000\tc\n")).toBe("a\nb\\x00    c\n");
  });
});

describe("columns", () => {
  const look = lookOf(defaultOptions);
  const rows = [
    [{ text: "a.long.path" }, { text: "1,234" }, { text: "x" }],
    [{ text: "b", indent: 2 }, { text: "5" }, { text: "" }],
  ];
  const columns = [
    { align: "left", fit: "middle" },
    { align: "right", fit: "keep" },
    { align: "left", fit: "wrap" },
  ] as const;

  test("natural widths, alignment, no blanks at the end", () => {
    const natural = naturalWidths(rows);
    expect(natural).toEqual([11, 5, 1]);
    const lines = rows.flatMap((row) => layOutRow(row, natural, columns, look));
    expect(lines).toEqual(["a.long.path  1,234  x", "  b              5"]);
  });

  test("what gives way, and what is left out", () => {
    const natural = naturalWidths(rows);
    const plans = [
      { columns: [0, 1, 2], shrinks: [[0, 6]] },
      { columns: [0, 1], shrinks: [[0, 4]] },
    ] as const;
    expect(fitWidths(natural, 21, plans)).toEqual([11, 5, 1]);
    expect(fitWidths(natural, 18, plans)).toEqual([8, 5, 1]);
    expect(fitWidths(natural, 12, plans)).toEqual([5, 5, undefined]);
    expect(fitWidths(natural, 5, plans)).toEqual([4, 5, undefined]);
  });
});
