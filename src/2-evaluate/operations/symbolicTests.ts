/** Comparisons of numbers that depend on symbols: answered where algebra can prove it, else tests that say what follows. */
import { compare } from "../../algebra/compare.js";
import { Formula } from "../../algebra/expression.js";
import { atLeast, divides, equal, type Fact } from "../../algebra/facts.js";
import {
  add,
  integer,
  isConstant,
  subtract,
} from "../../algebra/polynomial.js";
import { PyNamed, PyTest } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { isLiteral } from "./literals.js";
import { markNumbers, numericOf } from "./symbolic.js";
import { unknownsAmong, unknownTest } from "./unknownTests.js";

type NumberOperator = "==" | "!=" | "<" | "<=" | ">" | ">=";

const opposite: Record<NumberOperator, NumberOperator> = {
  "==": "!=",
  "!=": "==",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
};

/** What each relation says of an operator; missing: nothing. */
const answers: Record<string, Partial<Record<NumberOperator, boolean>>> = {
  equal: {
    "==": true,
    "!=": false,
    "<": false,
    "<=": true,
    ">": false,
    ">=": true,
  },
  less: {
    "==": false,
    "!=": true,
    "<": true,
    "<=": true,
    ">": false,
    ">=": false,
  },
  greater: {
    "==": false,
    "!=": true,
    "<": false,
    "<=": false,
    ">": true,
    ">=": true,
  },
  lessOrEqual: { "<=": true, ">": false },
  greaterOrEqual: { ">=": true, "<": false },
  unequal: { "==": false, "!=": true },
};

/** `a operator b` of two numbers, at least one of them with symbols; undefined where one is no number. */
export function symbolicComparison(
  vm: Vm,
  operator: NumberOperator,
  a: Value,
  b: Value,
): boolean | PyTest | undefined {
  // A name compared with a constant may be anything (None, a string): that test is about its value.
  const isNameTest =
    (operator === "==" || operator === "!=") &&
    ((a instanceof PyNamed && isLiteral(b)) ||
      (b instanceof PyNamed && isLiteral(a)));
  const left = numericOf(a)?.quantity;
  const right = numericOf(b)?.quantity;
  if (left === undefined || right === undefined) return undefined;
  if (!(left instanceof Formula && right instanceof Formula)) {
    return unknownTest(operator, a, b, unknownsAmong(a, b));
  }
  if (operator !== "==" && operator !== "!=") markNumbers(a, b);
  const relation = compare(left, right, vm.choices.facts);
  const answer = relation && answers[relation]?.[operator];
  if (answer !== undefined) return answer;
  const test = unknownTest(operator, a, b, unknownsAmong(a, b));
  return new PyTest({
    ...test,
    expression: test.expression,
    reasons: test.reasons,
    key: isNameTest ? test.key : keyOf(operator, left, right),
    facts: factsOf(operator, left, right),
    oppositeFacts: factsOf(opposite[operator], left, right),
  });
}

/** The same for `a < b`, `b > a` and the negations of both. */
function keyOf(operator: NumberOperator, a: Formula, b: Formula): string {
  const isOrder = operator !== "==" && operator !== "!=";
  const isSwapped = operator === ">" || operator === "<=";
  const [left, right] = isSwapped ? [b, a] : [a, b];
  const keys = [subtract(left, right).key, subtract(right, left).key];
  return isOrder ? `${keys[0]} < 0` : `${keys.sort()[0]} == 0`;
}

/** What algebra may build on where `a operator b` holds. */
function factsOf(operator: NumberOperator, a: Formula, b: Formula): Fact[] {
  switch (operator) {
    case "==":
      return [divisibility(a, b) ?? divisibility(b, a) ?? equal(a, b)];
    case "!=":
      return [];
    case "<":
      return [atLeast(b, add(a, integer(1)))];
    case "<=":
      return [atLeast(b, a)];
    case ">":
      return [atLeast(a, add(b, integer(1)))];
    case ">=":
      return [atLeast(a, b)];
  }
}

/** `x % y == 0` */
function divisibility(a: Formula, b: Formula): Fact | undefined {
  if (isConstant(b) !== 0n || a.terms.size !== 1) return undefined;
  const [term] = a.terms.values();
  const [factor] = term?.monomial.factors ?? [];
  if (term?.monomial.factors.length !== 1 || factor?.atom.kind !== "call") {
    return undefined;
  }
  const [dividend, divisor] = factor.atom.args;
  return factor.atom.function === "mod" &&
    dividend instanceof Formula &&
    divisor instanceof Formula
    ? divides(divisor, dividend)
    : undefined;
}
