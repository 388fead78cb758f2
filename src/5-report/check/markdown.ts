/** `numel check --format markdown`: for job summaries and comments; what does not hold first, budgets below. */
import type { CheckReport } from "../../4-count/checkReport.js";
import { budgetState } from "../budgetText.js";
import {
  type Block,
  fitBlocks,
  joinBlocks,
  marker,
  moreItems,
  moreRows,
} from "../comment.js";
import { cell, code, plain } from "../markdownText.js";
import { grouped } from "../text/numbers.js";
import { lookOf } from "../text/look.js";
import { sumText } from "../sumText.js";
import type { CheckReporter } from "./reporter.js";

export const checkMarkdown: CheckReporter = ({ report }, options) => {
  const { commentKey } = options;
  const head = commentKey === null ? [] : [marker(commentKey)];
  const blocks = [
    { before: [...head, `### numel: ${titleText(report)}`] },
    ...messageBlocks(report),
    ...budgetBlocks(report),
  ];
  return commentKey === null
    ? lookOf(options).signs(joinBlocks(blocks))
    : fitBlocks(blocks);
};

/** `2 findings`, `all hold: 3 budgets, 12 claims` */
function titleText({
  models,
  claims,
  findings,
  failures,
}: CheckReport): string {
  const bad = [
    findings.length === 0 ? "" : counted(findings.length, "finding"),
    failures.length === 0 ? "" : `${failures.length} not read`,
  ].filter(Boolean);
  if (bad.length > 0) return bad.join(", ");
  const budgets = models.flatMap((model) => model.budgets ?? []).length;
  const checked = [
    budgets === 0 ? "" : counted(budgets, "budget"),
    claims.length === 0 ? "" : counted(claims.length, "claim"),
  ].filter(Boolean);
  return checked.length === 0
    ? "no budgets and no claims"
    : `all hold: ${checked.join(", ")}`;
}

function messageBlocks({ findings, failures, written }: CheckReport): Block[] {
  const rows = [
    ...failures.map(({ message }) => `- not read: ${plain(message)}`),
    ...findings.map(
      ({ level, message }) => `- **${level}**: ${plain(message)}`,
    ),
    ...written.map((text) => `- ${plain(text)}`),
  ];
  return rows.length === 0 ? [] : [{ before: [""], rows, more: moreItems }];
}

function budgetBlocks({ models }: CheckReport): Block[] {
  const rows = models.flatMap((model) =>
    (model.budgets ?? []).map((budget) => {
      const name = code(model.alias ?? model.target);
      const set = model.setting === undefined ? "" : ` ${code(model.setting)}`;
      const isTotal = budget.of === "total";
      const limit =
        budget.limit === null ? budget.written : grouped(budget.limit);
      const cells = [
        name + set,
        model.root === null ? "–" : sumText(model, budget.of),
        isTotal ? limit : `${limit} ${budget.of}`,
        budgetState(model, budget) + (budget.over === null ? "" : " ✗"),
      ];
      return `| ${cells.map(cell).join(" | ")} |`;
    }),
  );
  if (rows.length === 0) return [];
  const before = ["", "| Model | Parameters | Budget | |", "|:--|--:|--:|:--|"];
  return [{ before, rows, more: moreRows(4) }];
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${grouped(count)} ${what}s`;
}
