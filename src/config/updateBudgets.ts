/** Writes today's counts into the configuration as budgets (`numel check --update-budgets`). */
import type { Budget } from "../4-count/budgets/budget.js";
import type { CountedModel } from "../4-count/counted.js";
import { addKeys, applyEdits, type Edit, replaceValue } from "./editToml.js";
import { budgetEntryOf, ownKeyOf } from "./judgeModels.js";
import type { Project } from "./project.js";
import { type ConfigFile, isPyproject, tableOf } from "./readConfig.js";
import type { TomlTable, TomlValue } from "./toml.js";

export interface UpdatedBudgets {
  text: string;
  /** `model.py::GPT  130M → 124_475_904` */
  changes: string[];
  /** Models whose count is not exact: nothing is recorded of them. */
  notExact: CountedModel[];
}

/**
 * - A model's own absolute budgets become its count of today.
 * - A model that is over the budget of its file, folder or glob, or that has none, gets one of its own.
 * - For relative budgets the count goes to `recorded`; they stay as they are.
 *
 * @param file the configuration, which may be empty
 */
export function updateBudgets(
  file: ConfigFile,
  models: readonly CountedModel[],
  project: Project,
): UpdatedBudgets {
  const table = tableOf(file);
  const edits: Edit[] = [];
  const added: { key: string; value: string }[] = [];
  const recorded: { key: string; value: string }[] = [];
  const changes: string[] = [];
  const notExact: CountedModel[] = [];
  for (const model of models) {
    const key = ownKeyOf(model, project);
    if (key === null) continue;
    if (model.status !== "exact") {
      notExact.push(model);
      continue;
    }
    const entry = budgetEntryOf(model, project);
    const budgets = entry?.budgets ?? [];
    const counted = (of: Budget["of"]) => underscored(model.counts[of]);
    if (entry === undefined) {
      added.push({ key, value: counted("total") });
      changes.push(`${key}  ${counted("total")}`);
    } else if (isOwn(entry.key, key)) {
      const values = limitValues(tableIn(table, "budgets"), entry.key);
      for (const [i, { limit, written, of }] of budgets.entries()) {
        const value = values[i];
        if (limit.kind !== "absolute" || value === undefined) continue;
        if (written === counted(of)) continue;
        edits.push(replaceValue(value, counted(of)));
        changes.push(`${key}  ${written} → ${counted(of)}`);
      }
    } else if (budgets.some((budget) => isOver(budget, model))) {
      added.push({ key, value: ownBudgets(budgets, counted) });
      changes.push(`${key}  ${counted("total")}`);
    }
    if (budgets.some(({ limit }) => limit.kind !== "absolute")) {
      const count = counted("total");
      const old = tableIn(table, "recorded")?.entries.get(key)?.value;
      if (old === undefined) recorded.push({ key, value: count });
      else if (!("value" in old) || old.value !== model.counts.total) {
        edits.push(replaceValue(old, count));
      } else continue;
      changes.push(`${key}  recorded ${count}`);
    }
  }
  const parent = {
    table,
    path: isPyproject(file.path) ? ["tool", "numel"] : [],
  };
  if (added.length > 0) {
    edits.push(addKeys(file.text, parent, "budgets", added));
  }
  if (recorded.length > 0) {
    edits.push(addKeys(file.text, parent, "recorded", recorded));
  }
  return { text: applyEdits(file.text, edits), changes, notExact };
}

function isOwn(key: string, own: string): boolean {
  return key.replace(/^(\.\/)+/, "") === own;
}

function isOver({ limit, of }: Budget, model: CountedModel): boolean {
  return limit.kind === "absolute" && model.counts[of] > limit.limit;
}

/** The limits of a group's budget for one of its models: absolute ones as counted, relative ones as they are. */
function ownBudgets(
  budgets: readonly Budget[],
  counted: (of: Budget["of"]) => string,
): string {
  const values = (of: Budget["of"]) => {
    const all = budgets
      .filter((budget) => budget.of === of)
      .map(({ limit, written }) =>
        limit.kind === "absolute" ? counted(of) : JSON.stringify(written),
      );
    const distinct = [...new Set(all)];
    return distinct.length === 1
      ? (distinct[0] as string)
      : `[${distinct.join(", ")}]`;
  };
  const isOnlyTotal = budgets.every(({ of }) => of === "total");
  if (isOnlyTotal) return values("total");
  const kinds = [...new Set(budgets.map(({ of }) => of))];
  return `{ ${kinds.map((of) => `${of} = ${values(of)}`).join(", ")} }`;
}

function tableIn(
  table: TomlTable | undefined,
  name: string,
): TomlTable | undefined {
  const value = table?.entries.get(name)?.value;
  return value?.kind === "table" ? value : undefined;
}

/** The values of a key's limits, in the order in which they are read (readBudgets.ts). */
function limitValues(budgets: TomlTable | undefined, key: string): TomlValue[] {
  const value = budgets?.entries.get(key)?.value;
  if (value === undefined) return [];
  const listed = (one: TomlValue | undefined) =>
    one === undefined ? [] : one.kind === "array" ? one.items : [one];
  if (value.kind !== "table") return listed(value);
  return ["total", "trainable"].flatMap((of) =>
    listed(value.entries.get(of)?.value),
  );
}

/** `124_475_904` */
function underscored(count: bigint): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, "_");
}
