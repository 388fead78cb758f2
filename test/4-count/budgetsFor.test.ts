/** Which budget is a model's. */
import { describe, expect, test } from "vitest";
import {
  budgetsFor,
  isFileLike,
  isGlob,
} from "../../src/4-count/budgets/budgetsFor.js";

const deciding = (
  keys: string[],
  target: string,
  alias: string | null = null,
  isPlain = true,
) =>
  budgetsFor(
    { target, alias, isPlain },
    keys.map((key) => ({ key, budgets: [] })),
  )?.key;

describe("a key names", () => {
  test.each<[string, string, boolean]>([
    ["a/m.py::Net", "a/m.py::Net", true],
    ["./a/m.py::Net", "a/m.py::Net", true],
    ["m.py::Net", "a/m.py::Net", false],
    ["a/m.py", "a/m.py::Net", true],
    ["a", "a/m.py::Net", true],
    ["a/", "a/b/m.py::Net", true],
    [".", "a/m.py::Net", true],
    ["./", "m.py::Net", true],
    ["a", "ab/m.py::Net", false],
    ["*", "a/b/m.py::Net", true],
    ["**", "a/b/m.py::Net", true],
    ["a/*", "a/m.py::Net", true],
    ["a/*", "a/b/m.py::Net", true],
    ["a/*.py", "a/b/m.py::Net", false],
    ["a/**/*.py", "a/b/c/m.py::Net", true],
    ["a/**/*.py", "a/m.py::Net", true],
    ["res*.py", "a/resnet.py::Net", true],
    ["*::Net", "a/m.py::Net", true],
    ["**::Net", "a/m.py::Net", true],
    ["a/*::Net", "a/m.py::Net", true],
    ["a/*::Net", "a/b/m.py::Net", false],
    ["*::Res*", "m.py::ResNet", true],
    ["*::Res*", "m.py::Net", false],
    ["m.py::*", "m.py::Net", true],
    ["m.py::*", "a/m.py::Net", false],
    ["m.py::Net(*)", "m.py::Net(x=1)", false],
    ["m.py::Net(x=[1])", "m.py::Net(x=[1])", true],
    ["*::Net(*", "m.py::Net(x/2)", true],
    [
      "torchvision.models.*::resnet50",
      "torchvision.models.resnet::resnet50",
      true,
    ],
    ["{a,b}/m.py", "b/m.py::Net", true],
  ])("%s: %s %s", (key, target, isNamed) => {
    expect(deciding([key], target)).toBe(isNamed ? key : undefined);
  });
});

test("the most specific decides", () => {
  const keys = ["big", "a/m.py::Net", "a", "a/m.py", "*::Net", "*"];
  const without = (...left: string[]) =>
    keys.filter((key) => !left.includes(key));
  expect(deciding(keys, "a/m.py::Net", "big")).toBe("big");
  expect(deciding(keys, "a/m.py::Net")).toBe("a/m.py::Net");
  expect(deciding(without("a/m.py::Net"), "a/m.py::Net")).toBe("a/m.py");
  expect(deciding(without("a/m.py::Net", "a/m.py"), "a/m.py::Net")).toBe("a");
  expect(deciding(keys, "b/m.py::Net")).toBe("*");
});

test("a model with other arguments goes by its alias, or by its file and globs", () => {
  const keys = ["m.py::Net", "m.py"];
  expect(deciding(keys, "m.py::Net", "wide", false)).toBe("m.py");
  expect(deciding(["wide", ...keys], "m.py::Net", "wide", false)).toBe("wide");
  expect(deciding(keys, "m.py::Net", null, false)).toBeUndefined();
});

test("what is a glob, and which files it is about", () => {
  expect(["*", "a/*", "m.py::*", "m.py::N?t", "[ab].py"].every(isGlob)).toBe(
    true,
  );
  expect(["m.py", "a/", "m.py::Net(x=[1])", "m.py::Net(*a)"].some(isGlob)).toBe(
    false,
  );
  expect(isFileLike("m.py::*", "m.py")).toBe(true);
  expect(isFileLike("m.py::*", "a/m.py")).toBe(false);
  expect(isFileLike("*::Net", "a/m.py")).toBe(true);
  expect(isFileLike("a/*::Net", "b/m.py")).toBe(false);
});
