/** Facts as the conditions that they are, for a report's list of assumptions. */
import type { Fact } from "./facts.js";
import { toText, type TextOptions } from "./toText.js";

/** `dim % heads == 0`, `n ≥ 1`; in Python `n >= 1`. */
export function factText(fact: Fact, options: TextOptions): string {
  const write = (formula: Parameters<typeof toText>[0]) =>
    toText(formula, options);
  const isText = options.style === "text";
  switch (fact.kind) {
    case "divides":
      return isText
        ? `${write(fact.divisor)} divides ${write(fact.dividend)}`
        : `(${write(fact.dividend)}) % (${write(fact.divisor)}) == 0`;
    case "equal":
      return `${write(fact.left)} ${isText ? "=" : "=="} ${write(fact.right)}`;
    case "atLeast":
      return `${write(fact.formula)} ${isText ? "≥" : ">="} ${write(fact.bound)}`;
  }
}
