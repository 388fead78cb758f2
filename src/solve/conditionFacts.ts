/** The conditions under which a model can be built, as facts that the solver can look at. */
import { AlgebraError } from "../algebra/errors.js";
import { divides, equal, type Fact } from "../algebra/facts.js";
import type { Formula } from "../algebra/expression.js";
import { parse } from "../algebra/parse.js";
import { symbolsOf } from "../algebra/symbols.js";

const name = "[\\p{L}_][\\p{L}\\p{N}_.]*";
const divisibility = new RegExp(`^(${name}) % (${name}|\\d+) == 0$`, "u");

/**
 * @param conditions as a model lists them: `dim % heads == 0 (model.py:31)`
 * @param unknown the only name that a fact may have
 * @returns facts, and the conditions that are none of the unknown alone
 */
export function conditionFacts(
  conditions: readonly string[],
  unknown: string,
): { facts: Fact[]; unchecked: string[] } {
  const facts: Fact[] = [];
  const unchecked: string[] = [];
  for (const condition of conditions) {
    const sides = sidesOf(condition.replace(/ \([^()]*\)$/, ""));
    const names = new Set(
      sides?.formulas.flatMap((one) => [...symbolsOf(one)]),
    );
    names.delete(unknown);
    if (sides && names.size === 0) facts.push(sides.fact);
    else unchecked.push(condition);
  }
  return { facts, unchecked };
}

/** Only equalities: what else a condition says is confirmed by building the model that was found. */
function sidesOf(text: string): { formulas: Formula[]; fact: Fact } | null {
  try {
    const [, dividend, divisor] = divisibility.exec(text) ?? [];
    if (dividend !== undefined && divisor !== undefined) {
      const [whole, part] = [parse(dividend), parse(divisor)];
      return { formulas: [whole, part], fact: divides(part, whole) };
    }
    const [left, right, ...more] = text.split(" == ");
    if (left === undefined || right === undefined || more.length > 0) {
      return null;
    }
    const [a, b] = [parse(left), parse(right)];
    return { formulas: [a, b], fact: equal(a, b) };
  } catch (error) {
    if (error instanceof AlgebraError) return null;
    throw error;
  }
}
