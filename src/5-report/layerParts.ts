/** What a row says about one layer or one run of equal layers, whatever the format. */
import type { Formula } from "../algebra/expression.js";
import {
  integer,
  isConstant,
  multiply,
  subtract,
} from "../algebra/polynomial.js";
import { symbolsOf } from "../algebra/symbols.js";
import type { RepeatIr } from "../3-layers/ir.js";
import { isContainer, kindName, shortType } from "../4-count/byType.js";
import type { CountedLayer } from "../4-count/counted.js";
import type { FoldedLayer } from "../4-count/fold.js";
import type { WriteFormula } from "./formulaText.js";
import { isOpen } from "../4-count/unknowns.js";
import { grouped } from "./text/numbers.js";

/** What stands in a count column: a number or formula, a lower bound, or why there is none. */
export type RowCount =
  | { is: "exact" | "atLeast"; value: bigint }
  | { is: "formula" | "formulaAtLeast"; formula: Formula }
  | { is: "tied" | "shared" | "unknown" };

/** Sums with more parts than this are left out: they help nobody. */
const mostParts = 3;

/** `Block ×12`, `Block ×L` */
export function typeText(folded: FoldedLayer, write: WriteFormula): string {
  return typeName(folded.layer) + copiesText(folded, write);
}

/** ` ×12`, ` ×L`, or nothing for one. */
export function copiesText(
  { layer, times }: FoldedLayer,
  write: WriteFormula,
): string {
  const repeats = copiesOf(layer).map(
    ({ count }) => ` ×${factor(count, write)}`,
  );
  return timesText(times) + repeats.join("");
}

/** The loops that made one of it each in their rounds; none where all rounds registered the same module. */
function copiesOf({ formulas }: CountedLayer): readonly RepeatIr[] {
  if (formulas === null || formulas.all.key === formulas.subtree.key) return [];
  return formulas.repeats;
}

/** In parentheses where it is more than a name or a number. */
function factor(formula: Formula, write: WriteFormula): string {
  const text = write(formula);
  return /[ ·/−]/.test(text) ? `(${text})` : text;
}

/** `Conv2d`. torch's private subclasses (of Linear in MultiheadAttention) go by the name that its users know. */
export function typeName(layer: CountedLayer): string {
  const { type, kind } = layer;
  const isTorch = type.startsWith("torch.") && kind !== null;
  return isTorch && !isContainer(layer) ? kindName(layer) : shortType(type);
}

/** ` ×12`, or nothing for one. */
export function timesText(times: number): string {
  return times > 1 ? ` ×${times}` : "";
}

/** What `times` such layers count themselves. */
export function ownCount(layer: CountedLayer, times: number): RowCount {
  if (layer.sharedWith !== null) return { is: "shared" };
  const isBound = layer.isLazy || isOpen(layer);
  if (layer.arithmetic === null) {
    if (isBound) return { is: "unknown" };
    if (layer.parameters.length > 0) return { is: "tied" };
  }
  const { formulas, own } = layer;
  return known(isBound, formulas?.allOwn ?? null, own.total, times);
}

/** A number or formula that some of may be missing from. */
function known(
  isBound: boolean,
  formula: Formula | null,
  value: bigint,
  times: number,
): RowCount {
  const constant = formula === null ? value : isConstant(formula);
  if (formula !== null && constant === undefined) {
    return {
      is: isBound ? "formulaAtLeast" : "formula",
      formula: timesFormula(formula, times),
    };
  }
  return {
    is: isBound ? "atLeast" : "exact",
    value: BigInt(times) * (constant ?? value),
  };
}

/** Several times a count that is known. */
export function timesCount(count: RowCount, times: number): RowCount {
  if ("value" in count) {
    return { is: count.is, value: count.value * BigInt(times) };
  }
  if ("formula" in count) {
    return { is: count.is, formula: timesFormula(count.formula, times) };
  }
  return count;
}

function timesFormula(formula: Formula, times: number): Formula {
  return multiply(integer(times), formula);
}

/** What a run of layers counts with all that is below. */
export function subtreeCount({ layer, times }: FoldedLayer): RowCount {
  const { formulas, subtree, isComplete } = layer;
  return known(!isComplete, formulas?.all ?? null, subtree.total, times);
}

/**
 * `12 · 7,087,872`, `L · (12·d² + 13·d)`, spaced to tell a count of blocks from a product of sizes; nothing for one block.
 *
 * @param body what one of them counts, if it is written another way
 */
export function blocksArithmetic(
  { layer, times }: FoldedLayer,
  write: WriteFormula,
  body?: string,
): string {
  const repeats = copiesOf(layer);
  const one = layer.formulas?.subtree;
  const text =
    body ?? (one === undefined ? grouped(layer.subtree.total) : write(one));
  if (repeats.length === 0) return times > 1 ? product([times], text) : text;
  const inside = repeats.map(({ index }) => index);
  const isSum = [one, ...repeats.map(({ count }) => count)].some(
    (part) => part && inside.some((index) => symbolsOf(part).has(index)),
  );
  if (!isSum) {
    const counts = repeats.map(({ count }) => factor(count, write));
    return product(times > 1 ? [times, ...counts] : counts, text);
  }
  const sums = repeats.reduceRight((inner, { index, count }) => {
    const last = write(subtract(count, integer(1)));
    return `Σ[${index} = 0 … ${last}](${inner})`;
  }, text);
  return times > 1 ? product([times], sums) : sums;
}

function product(factors: readonly (number | string)[], last: string): string {
  return [...factors, isSum(last) ? `(${last})` : last].join(" · ");
}

/** Whether there is a sign outside all parentheses. */
function isSum(text: string): boolean {
  let depth = 0;
  for (const [i, character] of [...text].entries()) {
    if ("([".includes(character)) depth += 1;
    else if (")]".includes(character)) depth -= 1;
    else if ("+−".includes(character) && depth === 0 && i > 0) return true;
  }
  return false;
}

/** Whether one row stands for several of it. */
export function isSeveral({ layer, times }: FoldedLayer): boolean {
  return times > 1 || copiesOf(layer).length > 0;
}

/** How a layer adds up with what is below: `3·(8·8 + 8) + 72`; nothing where that would be long. */
export function partsArithmetic(
  { layer, layers }: FoldedLayer,
  write: WriteFormula,
): string {
  const parts = layers
    .filter((child) => countsSomething(child.layer))
    .map((child) => blocksArithmetic(child, write));
  if (layer.arithmetic !== null) parts.unshift(layer.arithmetic);
  const { formulas } = layer;
  const whole =
    formulas === null ? grouped(layer.subtree.total) : write(formulas.subtree);
  const isPlain = parts.join("") === whole;
  return isPlain || parts.length > mostParts ? "" : parts.join(" + ");
}

/** Whether parameters are counted in it or below. */
export function countsSomething({ subtree, formulas }: CountedLayer): boolean {
  return subtree.total > 0n || (formulas?.subtree.terms.size ?? 0) > 0;
}

/** How deep a layer is: 0 for the root, 1 for its children. */
export function depthOf({ path }: CountedLayer): number {
  // `[0..L − 1]` is one name.
  return path === "" ? 0 : path.replace(/\[[^\]]*\]/g, "_").split(".").length;
}

/** Path of the layer that holds it. */
export function parentPath({ path, name }: CountedLayer): string {
  return path.slice(0, Math.max(0, path.length - name.length - 1));
}

/** A path as it is written below `base`: `h.0.attn` below `h.0` is `attn`. */
export function relativePath(path: string, base: string): string {
  if (path === base) return "";
  return base !== "" && path.startsWith(`${base}.`)
    ? path.slice(base.length + 1)
    : path;
}

/** One of the blocks that a row stands for, to draw what is in it. */
export function oneOf(folded: FoldedLayer): FoldedLayer {
  const { layer } = folded;
  const { formulas } = layer;
  const one = formulas && {
    ...formulas,
    allOwn: formulas.own,
    all: formulas.subtree,
    repeats: [],
  };
  const single = { ...layer, formulas: one };
  return { ...folded, layer: single, last: single, times: 1 };
}
