/** Comparisons of unknown values, as tests that a replay may answer. */
import type { CompareOperator } from "../../1-parse/ast.js";
import { derived, PyTest, PyUnknown, shorten } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import { isLiteral, literalText } from "./literals.js";

/** Every comparison as one of four, possibly denied: `a >= b` is `not a < b`. */
const canonical: Record<
  CompareOperator,
  { operator: string; isSwapped: boolean; isNegated: boolean }
> = {
  "==": { operator: "==", isSwapped: false, isNegated: false },
  "!=": { operator: "==", isSwapped: false, isNegated: true },
  "<": { operator: "<", isSwapped: false, isNegated: false },
  ">": { operator: "<", isSwapped: true, isNegated: false },
  ">=": { operator: "<", isSwapped: false, isNegated: true },
  "<=": { operator: "<", isSwapped: true, isNegated: true },
  is: { operator: "is", isSwapped: false, isNegated: false },
  "is not": { operator: "is", isSwapped: false, isNegated: true },
  in: { operator: "in", isSwapped: false, isNegated: false },
  "not in": { operator: "in", isSwapped: false, isNegated: true },
};

const opposites: Record<CompareOperator, CompareOperator> = {
  "==": "!=",
  "!=": "==",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
  is: "is not",
  "is not": "is",
  in: "not in",
  "not in": "in",
};

/** `a operator b`, where at least one of them (or, for `in`, of what `b` holds) is unknown. */
export function unknownTest(
  operator: CompareOperator,
  a: Value,
  b: Value,
  from: readonly PyUnknown[],
): PyTest {
  const form = canonical[operator];
  const [left, right] = form.isSwapped ? [b, a] : [a, b];
  const { reasons } = derived("", ...from);
  return new PyTest({
    expression: shorten(`${written(a)} ${operator} ${written(b)}`),
    opposite: shorten(`${written(a)} ${opposites[operator]} ${written(b)}`),
    reasons,
    key: keyOf(form.operator, left, right),
    isNegated: form.isNegated,
    equality: equalityOf(form.operator, left, right),
  });
}

/** `item in (a, b)`, where the item or some of the elements are unknown. */
export function memberTest(
  item: Value,
  elements: readonly Value[],
  from: readonly PyUnknown[],
): PyTest {
  const container = `(${elements.map(written).join(", ")})`;
  return new PyTest({
    expression: shorten(`${written(item)} in ${container}`),
    opposite: shorten(`${written(item)} not in ${container}`),
    reasons: derived("", ...from).reasons,
    key: `${written(item)} in ${container}`,
    isNegated: false,
    equality: null,
  });
}

/** `not value` */
export function negated(value: PyUnknown): PyTest {
  const { expression, reasons } = value;
  if (value instanceof PyTest) {
    return new PyTest({
      expression: value.opposite,
      opposite: expression,
      reasons,
      key: value.key,
      isNegated: !value.isNegated,
      equality: value.equality,
      facts: value.oppositeFacts,
      oppositeFacts: value.facts,
    });
  }
  return new PyTest({
    expression: `not ${expression}`,
    opposite: expression,
    reasons,
    key: expression,
    isNegated: true,
    equality: null,
  });
}

/** Equality is the same test from both sides. */
function keyOf(operator: string, a: Value, b: Value): string {
  const sides = [written(a), written(b)];
  if (operator !== "in" && operator !== "<") sides.sort();
  return sides.join(` ${operator} `);
}

function equalityOf(operator: string, a: Value, b: Value): PyTest["equality"] {
  if (operator !== "==" && operator !== "is") return null;
  if (a instanceof PyUnknown && isLiteral(b)) {
    return { subject: a, literal: b };
  }
  return b instanceof PyUnknown && isLiteral(a)
    ? { subject: b, literal: a }
    : null;
}

/** A value as it may stand in the expression of an unknown one. */
export function written(value: Value): string {
  if (value instanceof PyUnknown) return value.expression;
  return literalText(value) ?? "…";
}

export function unknownsAmong(...values: Value[]): PyUnknown[] {
  return values.filter((value) => value instanceof PyUnknown);
}
