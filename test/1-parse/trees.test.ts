import { describe, expect, it } from "vitest";
import { comparableExpression, comparableModule } from "./comparable.js";
import { parse, parser } from "./parse.js";
import { recorded } from "./recorded.js";
import { Source } from "../../src/source.js";

describe("the tree is CPython's", () => {
  for (const { source, tree } of recorded<{ source: string; tree: unknown }>(
    "trees",
  )) {
    it(source.split("\n", 2).join(" ⏎ "), () => {
      expect(comparableModule(parse(source))).toEqual(tree);
    });
    if (!source.includes("\\\n")) {
      it(`${source.split("\n", 1)[0]} (CRLF)`, () => {
        expect(
          comparableModule(parse(source.replaceAll("\n", "\r\n"))),
        ).toEqual(tree);
      });
    }
    it(`${source.split("\n", 1)[0]} (CR)`, () => {
      expect(comparableModule(parse(source.replaceAll("\n", "\r")))).toEqual(
        tree,
      );
    });
  }
});

describe("literals have CPython's values", () => {
  for (const { source, value } of recorded<{ source: string; value: unknown }>(
    "literals",
  )) {
    it(JSON.stringify(source), () => {
      expect(
        comparableExpression(
          parser.parseExpression(new Source("<literal>", source)),
        ),
      ).toEqual(value);
    });
  }
});
