/** The head's models held against the head's budgets; relative ones against the base. */
import { judgeModel } from "../4-count/budgets/judgeModel.js";
import type { ModelDiff } from "../4-count/diff/diffReport.js";
import type { Match } from "../4-count/diff/matchModels.js";
import type { Finding } from "../4-count/finding.js";
import type { Project } from "../config/project.js";
import type { SideModel } from "./countSide.js";

/** Notes the worst verdict on each model. */
export async function judgeBudgets(
  matches: readonly { match: Match<SideModel>; diff: ModelDiff }[],
  project: Project,
): Promise<Finding[]> {
  if (!project.config?.budgets.length) return [];
  const { budgetEntryOf, recordedCount } =
    await import("../config/judgeModels.js");
  return matches.flatMap(({ match: { head }, diff }) => {
    const entry = head && budgetEntryOf(head.model, project);
    if (!head || !entry) return [];
    const base = diff.base?.total ?? recordedCount(head.model, project);
    const { verdicts, findings } = judgeModel(head.model, entry.budgets, base);
    diff.budget = verdicts[0] ?? null;
    // A model that is new has nothing to be relative to.
    return findings.filter(({ code }) => code !== "budget-without-base");
  });
}
