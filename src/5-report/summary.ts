/** Many models: one row each, then how many there are of which kind and what is in the way of the others. */
import type {
  CountedModel,
  GroupedReason,
  Status,
} from "../4-count/counted.js";
import { worstBudget } from "./budgetText.js";
import { nameOf, placeOf } from "./heading.js";
import { reasonFix, reasonHead } from "./reasonsText.js";
import { sumText, variantsText } from "./sumText.js";
import {
  fitWidths,
  layOutRow,
  naturalWidths,
  type Cell,
  type Column,
  type Plan,
} from "./text/columns.js";
import type { Look } from "./text/look.js";
import { grouped } from "./text/numbers.js";
import { oneLine } from "./text/printable.js";
import { wrap } from "./text/wrap.js";

const columns: readonly Column[] = [
  { align: "left", fit: "middle" },
  { align: "right", fit: "keep" },
  { align: "right", fit: "keep" },
  { align: "left", fit: "end" },
  { align: "left", fit: "keep" },
];

/** With the reason; with the status alone; without the trainable ones; without the status. */
const plans: readonly Plan[] = [
  {
    columns: [0, 1, 2, 3],
    shrinks: [
      [3, 40],
      [0, 28],
      [3, 28],
      [0, 20],
    ],
  },
  { columns: [0, 1, 2, 4], shrinks: [[0, 20]] },
  { columns: [0, 1, 4], shrinks: [[0, 12]] },
  { columns: [0, 1], shrinks: [[0, 4]] },
];

const statuses: readonly Status[] = [
  "exact",
  "symbolic",
  "variants",
  "partial",
  "failed",
];

/** More root reasons than this are counted. */
const mostReasons = 8;

export function summaryLines(
  models: readonly CountedModel[],
  look: Look,
): string[] {
  const header = ["model", "params", "trainable", "", ""].map((text): Cell => ({
    text,
    style: "dim",
  }));
  const rows = [header, ...models.map((model) => summaryRow(model, look))];
  const room = look.width - 2;
  const widths = fitWidths(naturalWidths(rows), room, plans);
  const lines = rows.flatMap((row) => layOutRow(row, widths, columns, look));
  return [
    ...lines.map((line) => `  ${line}`.trimEnd()),
    "",
    ...wrap(look.signs(modelsLine(models, look)), room).map((one) =>
      look.paint("bold", `  ${one}`),
    ),
    ...reasonSection(models, look),
  ];
}

/** `12 models · 10 exact · 2 partial` */
export function modelsLine(
  models: readonly CountedModel[],
  { separator }: Pick<Look, "separator">,
): string {
  const counts = statuses.map((status) => ({
    status,
    count: models.filter((model) => model.status === status).length,
  }));
  const all = `${grouped(models.length)} ${models.length === 1 ? "model" : "models"}`;
  return [
    all,
    ...counts
      .filter(({ count }) => count > 0)
      .map(({ status, count }) => `${grouped(count)} ${status}`),
  ].join(separator);
}

/** The budget, and why the count is not exact: `partial: module 'timm' is not here (model.py:3)`; "" where there is neither. */
export function statusText(model: CountedModel): string {
  return [worstBudget(model), whyNotExact(model)]
    .filter((text) => text !== "")
    .join("; ");
}

function whyNotExact(model: CountedModel): string {
  if (model.status === "exact") return "";
  if (model.status === "variants") return `variants: ${variantsText(model)}`;
  const [first, ...others] = model.reasons;
  if (!first) return model.status;
  const place = placeOf(first.reason);
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  const where = place === "" ? "" : ` (${place})`;
  return `${model.status}: ${oneLine(first.reason.message)}${where}${more}`;
}

/** Whether that is known. */
export function isAllTrained(model: CountedModel): boolean {
  const { status, counts, formulas, variants } = model;
  if (variants.length > 0) {
    return variants.every(({ model: one }) => isAllTrained(one));
  }
  if (status === "symbolic") {
    return formulas?.total.key === formulas?.trainable.key;
  }
  return status === "exact" && counts.total === counts.trainable;
}

function summaryRow(model: CountedModel, look: Look): Cell[] {
  const isBuilt = model.status !== "failed";
  const isOver = model.budgets?.[0]?.state === "over";
  const style =
    model.status === "failed" || isOver
      ? "red"
      : model.status === "partial"
        ? "yellow"
        : undefined;
  return [
    { text: look.signs(nameOf(model)) },
    {
      text: isBuilt ? look.signs(sumText(model, "total")) : look.signs("–"),
      style,
    },
    {
      text: !isBuilt
        ? ""
        : isAllTrained(model)
          ? "all"
          : look.signs(sumText(model, "trainable")),
    },
    { text: look.signs(statusText(model)), style },
    { text: model.status === "exact" ? "" : model.status, style },
  ];
}

/** Root reasons of all models together, each once. */
function reasonSection(models: readonly CountedModel[], look: Look): string[] {
  const byText = new Map<string, { one: GroupedReason; models: number }>();
  for (const model of models) {
    for (const one of model.reasons) {
      const { code, message, file, line } = one.reason;
      const key = JSON.stringify([code, message, file, line]);
      const known = byText.get(key) ?? { one, models: 0 };
      byText.set(key, { ...known, models: known.models + 1 });
    }
  }
  if (byText.size === 0) return [];
  const groups = [...byText.values()].sort((a, b) => b.models - a.models);
  const lines = groups
    .slice(0, mostReasons)
    .flatMap(({ one, models: count }) => [
      ...reasonHead(one, look, "    "),
      ...(count > 1 ? [look.paint("dim", `      in ${count} models`)] : []),
      ...reasonFix(one, look, "    "),
    ]);
  const more = groups.length - mostReasons;
  if (more > 0) lines.push(`    and ${more} more reasons`);
  return ["", look.paint("bold", "  reasons"), ...lines];
}
