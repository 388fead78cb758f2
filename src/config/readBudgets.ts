/** The table `budgets`: what each of its keys holds models to. */
import {
  type Budget,
  budgetOf,
  type BudgetOf,
  parseLimit,
} from "../4-count/budgets/budget.js";
import type { BudgetEntry } from "./config.js";
import type { Reading } from "./readConfig.js";
import type { TomlValue } from "./toml.js";

const example = '"130M", 124_475_904, "+2%" or "+1M"';

export function readBudgets(
  reading: Reading,
  value: TomlValue | undefined,
): BudgetEntry[] {
  if (value === undefined) return [];
  if (value.kind !== "table") {
    reading.badValue("budgets", value, 'a table: "model.py::GPT" = "130M"');
    return [];
  }
  return [...value.entries].map(([key, { key: place, value: one }]) => ({
    key,
    budgets: budgetsOf(reading, key, one),
    line: place.line,
  }));
}

/** One limit, a list of them, or a table of them by what they hold. */
function budgetsOf(reading: Reading, key: string, value: TomlValue): Budget[] {
  if (value.kind !== "table") return limits(reading, key, value, "total");
  reading.unknownKeys(value, budgetOf, `the budget of ${key}`);
  return budgetOf.flatMap((of) => {
    const entry = value.entries.get(of);
    return entry === undefined ? [] : limits(reading, of, entry.value, of);
  });
}

function limits(
  reading: Reading,
  key: string,
  value: TomlValue,
  of: BudgetOf,
): Budget[] {
  const values = value.kind === "array" ? value.items : [value];
  return values.flatMap((one) => {
    const limit = limitOf(one);
    if (limit === undefined) {
      reading.badValue(key, one, example);
      return [];
    }
    if ("problem" in limit) {
      reading.problem(one, `${key}: ${limit.problem}`);
      return [];
    }
    const written = "written" in one ? one.written : writtenText(one);
    return [{ of, limit, written, file: reading.file.name, line: one.line }];
  });
}

function limitOf(value: TomlValue) {
  switch (value.kind) {
    case "string":
      return parseLimit(value.value);
    case "integer":
      return value.value < 0n
        ? undefined
        : ({ kind: "absolute", limit: value.value } as const);
    case "float":
      // 130e6 is a float in TOML, and an integer to whoever writes it.
      return Number.isSafeInteger(value.value) && value.value >= 0
        ? ({ kind: "absolute", limit: BigInt(value.value) } as const)
        : undefined;
    default:
      return undefined;
  }
}

function writtenText(value: TomlValue): string {
  return value.kind === "string" ? value.value.trim() : "";
}
