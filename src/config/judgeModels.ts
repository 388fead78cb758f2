/** Which budgets hold for which models of a project, and whether they are met. */
import { budgetsFor } from "../4-count/budgets/budgetsFor.js";
import { judgeModel } from "../4-count/budgets/judgeModel.js";
import type { CountedModel } from "../4-count/counted.js";
import type { Finding } from "../4-count/finding.js";
import type { BudgetEntry } from "./config.js";
import { type Project, targetInProject } from "./project.js";

/** The entry of `budgets` that holds for a model. */
export function budgetEntryOf(
  model: Pick<CountedModel, "target" | "alias" | "setting">,
  project: Project,
): BudgetEntry | undefined {
  return budgetsFor(
    {
      target: targetInProject(model.target, project),
      alias: model.alias ?? null,
      isPlain: model.setting === undefined,
    },
    project.config?.budgets ?? [],
  );
}

/** The count that `--update-budgets` wrote down for a model. */
export function recordedCount(
  model: Pick<CountedModel, "target" | "alias" | "setting">,
  project: Project,
): bigint | null {
  const { recorded } = project.config ?? {};
  const key =
    model.alias ??
    (model.setting === undefined
      ? targetInProject(model.target, project)
      : undefined);
  return (key === undefined ? undefined : recorded?.get(key)) ?? null;
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
