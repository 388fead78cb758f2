/**
 * A second look at formulas: the model is built with numbers for its symbols, counted as any other, and the formulas must give
 * just that. What is wrong in how a formula came about would have to be wrong for every number to pass.
 */
import { AlgebraError } from "./algebra/errors.js";
import { evaluate } from "./algebra/evaluate.js";
import type { Formula } from "./algebra/expression.js";
import { symbolsOf } from "./algebra/symbols.js";
import type { Built } from "./2-evaluate/models/buildModel.js";
import { PyNamed } from "./2-evaluate/values/unknown.js";
import { countPath } from "./4-count/count.js";
import type { CountedModel, ModelFormulas } from "./4-count/counted.js";
import type { LayerIr, ModelIr, PathIr } from "./3-layers/ir.js";
import { extractedFrom } from "./modelIr.js";
import { reasons } from "./messages.js";

/** Ways through a constructor that are looked at. */
const MOST_PATHS = 8;
/** Agreements that are enough. */
const ENOUGH = 2;

/** Numbers to put in: for sizes, for numbers of rounds, and for what only divides or is compared. */
const trials: readonly {
  size: (i: number) => bigint;
  rounds: (i: number) => bigint;
  other: bigint;
}[] = [
  {
    size: (i) => 48n * BigInt(i + 1),
    rounds: (i) => BigInt(2 + (i % 2)),
    other: 4n,
  },
  { size: () => 24n, rounds: () => 3n, other: 2n },
  { size: (i) => 12n * BigInt(2 * i + 1), rounds: () => 1n, other: 3n },
  {
    size: (i) => BigInt([7, 5, 11, 13, 17][i % 5] as number),
    rounds: () => 4n,
    other: 1n,
  },
];

/** Takes back what does not agree: a path whose formulas are wrong becomes one that could not be counted. */
export function confirmFormulas(built: Built, ir: ModelIr): void {
  if (built.rebuild === null) return;
  for (const [i, path] of ir.paths.slice(0, MOST_PATHS).entries()) {
    if (path.root === null) continue;
    const model = countPath(ir, path);
    if (model.formulas === null) continue;
    const told = disagreement(built, ir, path, model, model.formulas);
    if (told === null) continue;
    const reason = { ...reasons.unconfirmed(told), file: null, line: null };
    ir.paths[i] = { ...path, root: null, symbols: [], reasons: [reason] };
  }
}

function disagreement(
  built: Built,
  ir: ModelIr,
  path: PathIr,
  model: CountedModel,
  formulas: ModelFormulas,
): string | null {
  const roundsIn = new Set<string>();
  collectRounds(path.root as LayerIr, roundsIn);
  const answers = new Map(path.decisions.map(({ text }) => [text, true]));
  let agreed = 0;
  for (const trial of trials) {
    if (agreed === ENOUGH) break;
    const values = new Map<string, bigint>();
    for (const [i, { name }] of formulas.symbols.entries()) {
      values.set(name, roundsIn.has(name) ? trial.rounds(i) : trial.size(i));
    }
    const expected = expectedCounts(formulas, values);
    const counted =
      expected && concrete(built, ir, values, trial.other, answers);
    if (!expected || !counted) continue;
    const isAlike =
      model.status === "partial"
        ? counted.counts.total >= expected.total
        : counted.counts.total === expected.total &&
          counted.counts.trainable === expected.trainable &&
          counted.counts.buffers === expected.buffers;
    if (!isAlike) {
      const numbers = [...values].map(([name, value]) => `${name}=${value}`);
      return `${numbers.join(", ")}: the formula gives ${expected.total}, the model has ${counted.counts.total}`;
    }
    agreed++;
  }
  return null;
}

function collectRounds(layer: LayerIr, names: Set<string>): void {
  const add = (formula: Formula) => {
    for (const name of symbolsOf(formula)) names.add(name);
  };
  for (const { count } of layer.repeats) add(count);
  for (const { repeats } of [...layer.parameters, ...layer.buffers]) {
    for (const { count } of repeats) add(count);
  }
  for (const child of layer.layers) collectRounds(child, names);
}

interface Expected {
  total: bigint;
  trainable: bigint;
  buffers: bigint;
}

function expectedCounts(
  { total, trainable, buffers }: ModelFormulas,
  values: ReadonlyMap<string, bigint>,
): Expected | null {
  try {
    return {
      total: evaluate(total, values),
      trainable: evaluate(trainable, values),
      buffers: evaluate(buffers, values),
    };
  } catch (error) {
    // Numbers that a condition forbids.
    if (error instanceof AlgebraError) return null;
    throw error;
  }
}

/** The model with these numbers; null where it does not build with them, or is still not all known. */
function concrete(
  built: Built,
  ir: ModelIr,
  values: ReadonlyMap<string, bigint>,
  other: bigint,
  answers: ReadonlyMap<string, boolean>,
): CountedModel | null {
  const bound = new Map<string, PyNamed | number>();
  for (const [name, named] of built.named) {
    bound.set(name, boundName(named, name, values, other));
  }
  const again = built.rebuild?.(bound, answers);
  if (again?.value === undefined) return null;
  const path = extractedFrom(again, null, (file) => file, {});
  const counted = countPath(ir, { ...path, decisions: [] });
  return counted.formulas === null ? counted : null;
}

/** The argument with numbers for what of it is a symbol; the rest of it stays unknown. */
function boundName(
  named: PyNamed,
  name: string,
  values: ReadonlyMap<string, bigint>,
  other: bigint,
): PyNamed | number {
  const value = values.get(name) ?? (named.isNumber ? other : undefined);
  if (value !== undefined) return Number(value);
  const copy = new PyNamed(name, named.reasons, named.kind);
  for (const [suffix, part] of named.parts) {
    const bound =
      part instanceof PyNamed
        ? boundName(part, `${name}${suffix}`, values, other)
        : part;
    copy.parts.set(suffix, bound);
  }
  return copy;
}
