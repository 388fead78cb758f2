/** Whether the condition of a variant (`not flag (a.py:7) and norm == 'bn' (a.py:12)`) holds for given arguments. */
import { evaluate } from "../../src/algebra/evaluate.js";
import { parse } from "../../src/algebra/parse.js";
import { pythonText, type Bound } from "./recorded.js";

const PLACE = / \([^()]*:\d+\)/gu;
const COMPARISON =
  /^(?<left>.+?) (?<sign>==|!=|<=|>=|<|>|is not|is|not in|in) (?<right>.+)$/u;

/** @param values of all arguments that it speaks of @throws Error for a form that numel does not write */
export function conditionHolds(
  when: string,
  values: Readonly<Record<string, Bound>>,
): boolean {
  return when
    .replaceAll(PLACE, "")
    .split(" and ")
    .every((test) => holds(test, values));
}

function holds(test: string, values: Readonly<Record<string, Bound>>): boolean {
  if (test.startsWith("not ")) return !holds(test.slice(4), values);
  const match = COMPARISON.exec(test);
  if (match === null) {
    const value = operand(test, values);
    if (typeof value === "boolean") return value;
    if (typeof value === "bigint") return value !== 0n;
    throw new Error(`no condition: ${test}`);
  }
  const { left, sign, right } = match.groups as Record<string, string>;
  if (sign === "in" || sign === "not in") {
    const members = [...(right as string).matchAll(/'[^']*'/gu)].map(
      ([m]) => m,
    );
    return (
      members.includes(operand(left as string, values) as string) ===
      (sign === "in")
    );
  }
  const a = operand(left as string, values);
  const b = operand(right as string, values);
  switch (sign) {
    case "==":
    case "is":
      return a === b;
    case "!=":
    case "is not":
      return a !== b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    default:
      return a >= b;
  }
}

type Operand = bigint | boolean | string;

/** Strings with their quotes, as Python writes them; `None` is a string of its own. */
function operand(
  text: string,
  values: Readonly<Record<string, Bound>>,
): Operand {
  if (text === "None" || text.startsWith("'")) return text;
  const value = values[text];
  if (typeof value === "boolean") return value;
  if (typeof value === "string") return pythonText(value).replaceAll('"', "'");
  return evaluate(parse(plain(text)), numbers(values));
}

/** A formula as a condition prints it (`n − 1`, `2·d²`), as Python writes it. */
function plain(text: string): string {
  return text
    .replaceAll("−", "-")
    .replaceAll("·", "*")
    .replaceAll(
      /[⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu,
      (digits) =>
        `**${[...digits].map((d) => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(d)).join("")}`,
    );
}

/** The numbers among arguments, by the symbols that formulas use: `layers[0]` for those of a list. */
export function numbers(
  values: Readonly<Record<string, Bound>>,
): Map<string, bigint> {
  return new Map(
    Object.entries(values).flatMap(([name, value]): [string, bigint][] => {
      if (typeof value === "number") return [[name, BigInt(value)]];
      if (Array.isArray(value))
        return value.map((each, i) => [`${name}[${i}]`, BigInt(each)]);
      return [];
    }),
  );
}
