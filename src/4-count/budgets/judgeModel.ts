/** One model held against its budgets: the verdicts, and a finding for each that is not met or cannot be told. */
import { findings as words } from "../../messages.js";
import type { CountedModel } from "../counted.js";
import { finding, type Finding } from "../finding.js";
import type { Budget } from "./budget.js";
import { type BudgetVerdict, judgeBudget } from "./judgeBudget.js";
import { knownCount } from "./knownCount.js";

export interface JudgedModel {
  /** Worst first. */
  verdicts: BudgetVerdict[];
  findings: Finding[];
}

const worstFirst = ["over", "unknown", "within"];

/**
 * @param base the total that relative budgets are relative to; null: there is none
 */
export function judgeModel(
  model: CountedModel,
  budgets: readonly Budget[],
  base: bigint | null,
): JudgedModel {
  const verdicts = budgets
    .map((budget) =>
      judgeBudget(budget, {
        // What is recorded are totals: nothing else can be relative to them.
        base: budget.of === "total" ? base : null,
        now: knownCount(model, budget.of),
      }),
    )
    .sort((a, b) => worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state));
  return {
    verdicts,
    findings: verdicts.flatMap((verdict) => budgetFinding(model, verdict)),
  };
}

function budgetFinding(model: CountedModel, verdict: BudgetVerdict): Finding[] {
  if (verdict.state === "within") return [];
  const { of, file } = verdict;
  const { target, line } = model;
  return [
    finding(
      { ...told(model, verdict), file: model.file, line, target },
      `${model.alias ?? ""} ${of} ${file}`,
    ),
  ];
}

function told(
  model: CountedModel,
  { of, written, limit, over, file, line }: BudgetVerdict,
): Pick<Finding, "code" | "level" | "message"> {
  const name = nameOf(model);
  const budget = { of, written, place: `${file}:${line}` };
  if (over !== null && limit !== null) {
    const isLowerBound = model.status === "partial";
    const count = limit + over;
    return {
      code: "over-budget",
      level: "error",
      message: words.overBudget(name, budget, { count, over, isLowerBound }),
    };
  }
  return limit === null
    ? {
        code: "budget-without-base",
        level: "note",
        message: words.budgetWithoutBase(name, budget),
      }
    : {
        code: "budget-undecided",
        level: "warning",
        message: words.budgetUndecided(name, budget, model.status),
      };
}

/** `gpt-xl (model.py::GPT)` */
function nameOf({ target, alias }: CountedModel): string {
  return alias === undefined || alias === target
    ? target
    : `${alias} (${target})`;
}
