/** `numel diff --format markdown`: the comparison for job summaries and comments. */
import type { ModelDiff } from "../../4-count/diff/diffReport.js";
import { placeOf } from "../heading.js";
import { cell, code, plain } from "../markdownText.js";
import { lookOf } from "../text/look.js";
import { grouped } from "../text/numbers.js";
import { signed, signedPercent } from "./deltaText.js";
import { layerArithmetic, layerName } from "./layerText.js";
import type { DiffReporter } from "./reporter.js";
import {
  columnTitle,
  countOf,
  modelTitle,
  originOf,
  sideTitle,
  unresolvedText,
} from "./sideText.js";

export const diffMarkdown: DiffReporter = ({ report }, options) => {
  const look = lookOf(options);
  const { base, head, models, causes, findings, failures, summary } = report;
  const lines = [
    `### numel: ${plain(sideTitle(base))} → ${plain(sideTitle(head))}`,
    "",
  ];
  if (models.length === 0) {
    const read = summary.read === 0 ? "" : ` (${grouped(summary.read)} read)`;
    lines.push(`No model changed${read}.`, "");
  } else {
    lines.push(
      `| Model | ${cell(plain(columnTitle(base)))} | ${cell(plain(columnTitle(head)))} | Δ | Δ % | |`,
      "|:--|--:|--:|--:|--:|:--|",
      ...models.map(modelRow),
      "",
    );
  }
  for (const cause of causes) {
    const place = cause.head ?? cause.base;
    const where = place === null ? "" : ` (${code(placeOf(place))})`;
    lines.push(`- **${plain(cause.text)}**${where}`);
    for (const part of cause.parts) lines.push(`  - ${plain(part)}`);
    for (const { target, delta, layers } of cause.effects) {
      const rows = layers.map(
        (layer) => `${code(layerName(layer))} ${layerArithmetic(layer)}`,
      );
      const what = rows.length > 0 ? rows.join("; ") : signed(delta.total);
      lines.push(`  - ${code(target)}: ${what}`);
    }
  }
  if (causes.length > 0) lines.push("");
  for (const { level, message } of findings) {
    lines.push(`- **${level}**: ${plain(message)}`);
  }
  for (const { side, message } of failures) {
    lines.push(
      `- not read (${side}): ${plain(message.split("\n", 1)[0] ?? "")}`,
    );
  }
  return `${look.signs(lines.join("\n")).trimEnd()}\n`;
};

function modelRow(model: ModelDiff): string {
  const { status, base, head, delta } = model;
  const isOneSided = status === "new" || status === "removed";
  const change =
    isOneSided || delta.total === null ? status : signed(delta.total);
  const note = [
    originOf(model),
    unresolvedText(head) || unresolvedText(base),
    model.budget?.state === "over" && model.budget.over !== null
      ? `over budget by ${grouped(model.budget.over)} ✗`
      : "",
  ].filter(Boolean);
  const cells = [
    code(modelTitle(model)),
    countOf(base),
    countOf(head),
    `**${change}**`,
    isOneSided ? "" : signedPercent(base?.total ?? null, delta.total),
    plain(note.join("; ")),
  ];
  return `| ${cells.map(cell).join(" | ")} |`;
}
