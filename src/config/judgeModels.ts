/** Which budgets hold for which models of a project, and whether they are met. */
import { budgetsFor, type ModelName } from "../4-count/budgets/budgetsFor.js";
import { judgeModel } from "../4-count/budgets/judgeModel.js";
import type { CountedModel } from "../4-count/counted.js";
import type { Finding } from "../4-count/finding.js";
import type { BudgetEntry } from "./config.js";
import { type Project, targetInProject } from "./project.js";

type Named = Pick<CountedModel, "target" | "alias" | "setting">;

/** What a model goes by in the configuration. */
export function nameInProject(model: Named, project: Project): ModelName {
  return {
    target: targetInProject(model.target, project),
    alias: model.alias ?? null,
    isPlain: model.setting === undefined,
  };
}

/** The entry of `budgets` that holds for a model. */
export function budgetEntryOf(
  model: Named,
  project: Project,
): BudgetEntry | undefined {
  return budgetsFor(
    nameInProject(model, project),
    project.config?.budgets ?? [],
  );
}

/** The key of a model's own in `budgets` and `recorded`; null: it is not known under any name. */
export function ownKeyOf(model: Named, project: Project): string | null {
  const { target, alias, isPlain } = nameInProject(model, project);
  return alias ?? (isPlain ? target : null);
}

/** The count that `--update-budgets` wrote down for a model. */
export function recordedCount(model: Named, project: Project): bigint | null {
  const key = ownKeyOf(model, project);
  return (key === null ? undefined : project.config?.recorded.get(key)) ?? null;
}

/**
 * Holds models against the budgets of the configuration, and notes the verdicts on them.
 * @returns what does not hold, and what cannot be told
 */
export function judgeModels(
  models: readonly CountedModel[],
  project: Project,
): Finding[] {
  return models.flatMap((model) => {
    const entry = budgetEntryOf(model, project);
    if (entry === undefined) return [];
    const judged = judgeModel(
      model,
      entry.budgets,
      recordedCount(model, project),
    );
    model.budgets = judged.verdicts;
    return judged.findings;
  });
}
