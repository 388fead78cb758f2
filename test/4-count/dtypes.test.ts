/** Names and sizes of dtypes; sizes are torch's `dtype.itemsize`. */
import { expect, test } from "vitest";
import {
  bytesByDtype,
  bytesOf,
  dtypeLabel,
  parseDtype,
} from "../../src/4-count/dtypes.js";
import { countModel } from "../../src/4-count/count.js";
import { lenet } from "./models.js";

test.each([
  ["float32", "float32"],
  ["torch.float16", "float16"],
  ["half", "float16"],
  ["bf16", "bfloat16"],
  ["fp64", "float64"],
  ["int8", "int8"],
  ["float12", null],
  ["", null],
  ["torch.", null],
])("%s is %s", (text, expected) => {
  expect(parseDtype(text)).toBe(expected);
});

test("labels", () => {
  expect([dtypeLabel("float32"), dtypeLabel("int8")]).toEqual(["fp32", "int8"]);
});

test("bytes as they are, and as if of another dtype", () => {
  const model = countModel(lenet());
  // 61,706·4 and 61,706·2
  expect(bytesByDtype(model, null)).toEqual([
    { dtype: "float32", elements: 61_706n, bytes: 246_824n },
  ]);
  expect(bytesByDtype(model, "float16")).toEqual([
    { dtype: "float16", elements: 61_706n, bytes: 123_412n },
  ]);
  expect(bytesOf("mystery", 5n)).toBeNull();
});
