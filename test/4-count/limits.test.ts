/** Exit codes as CONTRACT fixes them. */
import { describe, expect, test } from "vitest";
import { verdict } from "../../src/4-count/limits.js";
import type { Status } from "../../src/4-count/counted.js";

const models = (...all: Status[]) =>
  all.map((status, i) => ({
    target: `m.py::M${i}`,
    status,
    file: "m.py",
    line: i + 1,
  }));
const code = (all: Status[], errors: number, strict: boolean) =>
  verdict(models(...all), errors, { strict }).exitCode;

describe("exit code", () => {
  test.each<[Status[], number, boolean, number]>([
    [["exact"], 0, false, 0],
    [["exact", "symbolic"], 0, true, 0],
    [["exact", "partial"], 0, false, 0],
    [["exact", "failed"], 0, false, 0],
    [["exact", "partial"], 0, true, 1],
    [["failed"], 0, true, 1],
    [["variants"], 0, true, 1],
    [["exact"], 1, false, 2],
    [["partial"], 1, true, 2],
    [[], 0, false, 2],
    [[], 1, true, 2],
  ])("%j with %i errors, strict %s: %i", (all, errors, strict, expected) => {
    expect(code(all, errors, strict)).toBe(expected);
  });
});

test("strict names what it found", () => {
  expect(
    verdict(models("exact", "partial"), 0, { strict: true }).findings,
  ).toEqual([
    {
      code: "not-exact",
      level: "error",
      target: "m.py::M1",
      file: "m.py",
      line: 2,
      column: null,
      message: "m.py::M1 is partial, and --strict asks for an exact count",
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
    },
  ]);
});
