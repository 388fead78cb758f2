/** The digest's lines and their order; expected values from CPython's `sorted` and `hashlib`. */
import { expect, test } from "vitest";
import { digest } from "../../src/4-count/digest.js";

const parameter = (path: string, shape: number[], trainable: boolean) => ({
  name: path,
  path,
  shape,
  numel: 0n,
  dtype: "float32",
  trainable,
  tiedTo: null,
});

test("sorted by code point, not by UTF-16 unit; flags and scalars in the lines", () => {
  const parameters = [
    parameter("𠀀.weight", [2, 3], true),
    parameter("ｚ.weight", [4], false),
    parameter("a", [], true),
    parameter("a.b", [5], true),
  ];
  expect(digest(parameters)).toBe("b2b017d5052aeef9");
  expect(digest(parameters.toReversed())).toBe("b2b017d5052aeef9");
});
