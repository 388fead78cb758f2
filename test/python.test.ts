/** The evaluator against CPython: the programs in test/python/ and what test/python/record.py recorded of them. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runPython } from "./python/runPython.js";

const folder = fileURLToPath(new URL("python", import.meta.url));
const suffix = ".expected.json";
const topics = readdirSync(folder)
  .filter((name) => name.endsWith(suffix))
  .map((name) => name.slice(0, -suffix.length));

describe("Python programs", () => {
  it.each(topics)("%s.py says what CPython says", async (topic) => {
    const expected: unknown = JSON.parse(
      readFileSync(`${folder}/${topic}${suffix}`, "utf8"),
    );
    expect(await runPython(`${folder}/${topic}.py`)).toEqual(expected);
  });
});
