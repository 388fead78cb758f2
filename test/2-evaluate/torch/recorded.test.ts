/** Several hundred operations on tensors, held against what real PyTorch answered (`record_torch.py`). */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { agreeing, type Recorded } from "./agreeing.js";
import { answering } from "./answers.js";

const answerTo = answering();

function recorded(name: string): [string, Recorded][] {
  const url = new URL(`${name}.expected.json`, import.meta.url);
  return Object.entries(JSON.parse(readFileSync(url, "utf8")));
}

/** Functions whose last bit depends on the machine: their values agree to seven digits. */
const inexact =
  /exp|log|sin|cos|sigmoid|tanh|\*\* 0\.5|decimals|69\.86|bfloat16/;

describe.each([
  ["values", true],
  ["shapes", false],
] as const)("%s", (name, need) => {
  test.each(recorded(name))("%s", (line, theirs) => {
    const options = { isInexact: inexact.test(line), needsValues: need };
    expect(agreeing(answerTo(line), theirs, options)).toEqual(theirs);
  });
});
