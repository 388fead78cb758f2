/** Whole constructors as people write them, held against what real PyTorch made of them (`record_torch.py`). */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { PyList } from "../../../src/2-evaluate/values/containers.js";
import { python } from "../../support/evaluate.js";
import { answer } from "./answers.js";
import { agreeing, type Recorded } from "./agreeing.js";

const folder = new URL("programs/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
const programs = readdirSync(folder).filter((name) => name.endsWith(".py"));

describe.each(programs)("%s", (program) => {
  const { vm, exec, eval: evaluate } = python();
  exec(read(program));
  const ours = (evaluate("checks") as PyList).items;
  const theirs: Recorded[] = JSON.parse(
    read(program.replace(".py", ".expected.json")),
  );

  test("has as many checks", () => expect(ours.length).toBe(theirs.length));

  test.each(theirs.map((each, i) => [i, each] as const))(
    "check %i",
    (i, recorded) => {
      const given = answer(vm, ours[i] ?? null);
      expect(
        agreeing(given, recorded, { isInexact: true, needsValues: false }),
      ).toEqual(recorded);
    },
  );
});
