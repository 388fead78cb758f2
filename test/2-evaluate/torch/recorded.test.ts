/** Several hundred operations on tensors, held against what real PyTorch answered (`record_torch.py`). */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Answer, answering } from "./answers.js";

const answerTo = answering();

function recorded(name: string): [string, Answer][] {
  const url = new URL(`${name}.expected.json`, import.meta.url);
  return Object.entries(JSON.parse(readFileSync(url, "utf8")));
}

/** Functions whose last bit depends on the machine: their values agree to seven digits. */
const inexact =
  /exp|log|sin|cos|sigmoid|tanh|\*\* 0\.5|decimals|69\.86|bfloat16/;

/** Brings what may differ into agreement: last bits, and values that are not known but need not be. */
function aligned(
  line: string,
  ours: Answer,
  theirs: Answer,
  need: boolean,
): Answer {
  if ("items" in ours && "items" in theirs) {
    return {
      items: ours.items.map((each, i) =>
        aligned(line, each, theirs.items[i] as Answer, need),
      ),
    };
  }
  if (!("values" in ours && "values" in theirs)) return ours;
  if (theirs.values === null) return { ...ours, values: null };
  if (ours.values === null)
    return need ? ours : { ...ours, values: theirs.values };
  if (!inexact.test(line)) return ours;
  const values = ours.values.map((x, i) => {
    const y = theirs.values?.[i];
    const isNear =
      typeof x === "number" &&
      typeof y === "number" &&
      Math.abs(x - y) <= 1e-6 * Math.max(1, Math.abs(y));
    return isNear ? y : x;
  });
  return { ...ours, values };
}

describe.each([
  ["values", true],
  ["shapes", false],
] as const)("%s", (name, need) => {
  test.each(recorded(name))("%s", (line, theirs) => {
    expect(aligned(line, answerTo(line), theirs, need)).toEqual(theirs);
  });
});
