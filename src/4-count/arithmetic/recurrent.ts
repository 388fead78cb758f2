/**
 * RNN, LSTM, GRU and their cells: `4·32·(16 + 32 + 2)` per layer and direction: gates, hidden size, inputs, recurrent
 * inputs, and the two biases; with a projection `+ 8·32`. Equal ones together.
 */
import { gatherEqual, type Sum, type Term } from "./expression.js";
import type { Rule, Written } from "./rule.js";

const parts = /^(weight_ih|weight_hh|weight_hr|bias_ih|bias_hh)(.*)$/;

/**
 * `weight_ih_l0 [G·H, in]`, `weight_hh_l0 [G·H, R]`, `bias_ih_l0`, `bias_hh_l0 [G·H]`, `weight_hr_l0 [R, H]`:
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.LSTM.html. Without a projection R is H.
 */
export const recurrent: Rule = (parameters) => {
  const runs = new Map<string, Map<string, Written>>();
  const names: string[] = [];
  for (const parameter of parameters.values()) {
    const [, part, suffix] = parts.exec(parameter.name) ?? [];
    if (part === undefined || suffix === undefined) continue;
    const run = runs.get(suffix) ?? new Map<string, Written>();
    runs.set(suffix, run.set(part, parameter));
    names.push(parameter.name);
  }
  const sums: Sum[] = [];
  for (const run of runs.values()) {
    const sum = oneRun(run);
    if (sum === null) return null;
    sums.push(sum);
  }
  const terms = sums.map((sum): Term => (sum.length === 1 ? sum[0]! : [sum]));
  return { sum: gatherEqual(terms, 2n).flatMap(unwrap), names };
};

/** A sum that stands alone needs no parentheses. */
function unwrap(term: Term): Sum {
  const [only] = term;
  return term.length === 1 && typeof only === "object" ? only : [term];
}

/** One layer in one direction. */
function oneRun(run: ReadonlyMap<string, Written>): Sum | null {
  const [rows, input] = run.get("weight_ih")?.shape ?? [];
  const [sameRows, recurrentInput] = run.get("weight_hh")?.shape ?? [];
  const projection = run.get("weight_hr")?.shape;
  const hidden = projection ? projection[1] : recurrentInput;
  if (rows === undefined || input === undefined || rows !== sameRows)
    return null;
  if (!hidden || recurrentInput === undefined || rows % hidden !== 0n)
    return null;
  const biases = ["bias_ih", "bias_hh"].flatMap((name) => run.get(name) ?? []);
  if (biases.length === 1 || biases.some(({ shape }) => shape[0] !== rows)) {
    return null;
  }
  const inputs: Sum = [[input], [recurrentInput]];
  const gates = rows / hidden;
  const cell: Term = [
    ...(gates === 1n ? [] : [gates]),
    hidden,
    biases.length === 0 ? inputs : [...inputs, [2n]],
  ];
  return projection ? [cell, projection.slice()] : [cell];
}
