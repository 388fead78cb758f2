/** The formats by name, and two rules of all of them. */
import { expect, test } from "vitest";
import { formats, reporters } from "../../src/5-report/registry.js";
import { failed, gpt, lenet, partial } from "../4-count/models.js";
import { say } from "./models.js";

test("CONTRACT's formats", () => {
  expect(Object.keys(formats)).toEqual([
    "table",
    "tree",
    "json",
    "markdown",
    "csv",
    "github",
    "sarif",
    "gitlab",
  ]);
});

test.each(Object.entries(reporters))(
  "%s is pure, and ends in one line break",
  (_, reporter) => {
    const models = [lenet(), gpt(), partial(), failed()];
    const text = say(reporter, models);
    expect(say(reporter, models)).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
  },
);
