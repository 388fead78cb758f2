/** `numel check` for a person: the budgets, what does not hold, and how much was checked. */
import type { CountedModel } from "../../4-count/counted.js";
import type { Finding, FindingLevel } from "../../4-count/finding.js";
import { budgetPlace, budgetState } from "../budgetText.js";
import { nameOf, placeOf } from "../heading.js";
import {
  type Cell,
  type Column,
  fitWidths,
  layOutRow,
  naturalWidths,
  type Plan,
} from "../text/columns.js";
import { lookOf, type Look } from "../text/look.js";
import { grouped } from "../text/numbers.js";
import { oneLine } from "../text/printable.js";
import { paragraph, wrap } from "../text/wrap.js";
import { sumText } from "../sumText.js";
import type { CheckReporter, CheckRun } from "./reporter.js";

const styles = { error: "red", warning: "yellow", note: "dim" } as const;

export const checkTable: CheckReporter = (run, options) => {
  const look = lookOf(options);
  const { models, findings, written } = run.report;
  const blocks = [
    budgetLines(models, look),
    written.map((line) => look.signs(`  ${oneLine(line)}`)),
    findings.flatMap((finding) => findingLines(finding, look)),
    wrap(look.signs(summaryOf(run)), look.width - 2).map((line) =>
      look.paint("bold", `  ${line}`),
    ),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
};

const columns: readonly Column[] = [
  { align: "left", fit: "middle" },
  { align: "right", fit: "keep" },
  { align: "right", fit: "keep" },
  { align: "left", fit: "keep" },
  { align: "left", fit: "middle" },
];

/** Without the place, if there is no room for it; then with shorter names. */
const plans: readonly Plan[] = [
  { columns: [0, 1, 2, 3, 4], shrinks: [[0, 24]] },
  { columns: [0, 1, 2, 3], shrinks: [[0, 12]] },
  { columns: [0, 1, 3], shrinks: [[0, 4]] },
];

function budgetLines(models: readonly CountedModel[], look: Look): string[] {
  const rows = models.flatMap((model) => budgetRows(model, look));
  if (rows.length === 0) return [];
  const header = ["model", "params", "budget", "", ""].map((text): Cell => ({
    text,
    style: "dim",
  }));
  const all = [header, ...rows];
  const widths = fitWidths(naturalWidths(all), look.width - 2, plans);
  return all
    .flatMap((row) => layOutRow(row, widths, columns, look))
    .map((line) => `  ${line}`.trimEnd());
}

function budgetRows(model: CountedModel, look: Look): Cell[][] {
  return (model.budgets ?? []).map((verdict, i) => {
    const { of, limit, written, state } = verdict;
    const style =
      state === "over" ? "red" : state === "unknown" ? "yellow" : undefined;
    const count = look.signs(model.root === null ? "–" : sumText(model, of));
    return [
      { text: i === 0 ? look.signs(nameOf(model)) : "" },
      { text: of === "total" ? count : `${of} ${count}` },
      { text: limit === null ? written : grouped(limit) },
      { text: look.signs(budgetState(model, verdict)), style },
      { text: budgetPlace(verdict), style: "dim" as const },
    ];
  });
}

/** `error  README.md:12  claims 124M, but model.py::GPT has 152,827,392` */
function findingLines(finding: Finding, look: Look): string[] {
  const { level, message } = finding;
  const place = placeOf(finding);
  const text = look.signs(
    `${place === "" ? "" : `${place}  `}${oneLine(message)}`,
  );
  const [first = "", ...rest] = paragraph(
    text,
    look.width,
    `  ${level.padEnd(7)}  `,
    " ".repeat(11),
  );
  const label = `  ${level.padEnd(7)}`;
  return [
    look.paint(styles[level], label) + first.slice(label.length),
    ...rest,
  ];
}

/** `3 budgets and 2 claims checked: 1 error, 1 warning`; `… hold` where they all do. */
function summaryOf({ report }: CheckRun): string {
  const { models, claims, findings, failures } = report;
  const budgets = models.reduce(
    (sum, model) => sum + (model.budgets ?? []).length,
    0,
  );
  const what = `${plural(budgets, "budget")} and ${plural(claims.length, "claim")}`;
  const count = (level: FindingLevel) =>
    findings.filter((one) => one.level === level).length;
  const counts = (["error", "warning", "note"] as const)
    .filter((level) => count(level) > 0)
    .map((level) => plural(count(level), level));
  if (failures.length > 0) counts.push(`${failures.length} not read`);
  if (counts.length > 0) return `${what} checked: ${counts.join(", ")}`;
  return budgets + claims.length === 0
    ? "no budgets and no claims"
    : `${what} checked: all hold`;
}

function plural(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}
