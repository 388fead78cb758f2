/** Numbers written anew in their writer's style. */
import { expect, test } from "vitest";
import { restyle } from "../../src/4-count/claims/restyle.js";
import { readQuantity, roundedDigits } from "../../src/4-count/quantity.js";

test.each<[string, bigint, string]>([
  ["123,000,000", 124_475_904n, "124,475,904"],
  ["123000000", 124_475_904n, "124475904"],
  ["123_000_000", 124_475_904n, "124_475_904"],
  ["123 000 000", 124_475_904n, "124 475 904"],
  ["123\u202f000\u202f000", 124_475_904n, "124\u202f475\u202f904"],
  ["999", 124_475_904n, "124,475,904"],
  ["123,000", 12n, "12"],
  ["117M", 124_475_904n, "124M"],
  ["117m", 124_475_904n, "124m"],
  ["117.0M", 124_475_904n, "124.5M"],
  ["117.00 M", 124_475_904n, "124.48 M"],
  ["117 million", 124_475_904n, "124 million"],
  ["1.2B", 1_557_611_200n, "1.6B"],
  ["1,200K", 1_557_611n, "1,558K"],
  // The unit does not fit any more.
  ["1.2B", 124_475_904n, "124M"],
  ["1.25 billion", 124_475_904n, "124 million"],
  ["1B", 1_234_567n, "1M"],
  ["999K", 12_400_000n, "12.4M"],
  ["2M", 834n, "834"],
  ["1.0K", 999_999n, "1000.0K"],
  ["0.5K", 400n, "400"],
])("%s becomes, for %s, %s", (style, count, expected) => {
  const text = restyle(readQuantity(style)!, count);
  expect(text).toBe(expected);
  // What is written holds.
  const written = readQuantity(text)!;
  expect(roundedDigits(count, written)).toBe(written.digits);
});
