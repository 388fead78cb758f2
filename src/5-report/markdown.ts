/** `--format markdown`: for job summaries, comments and documents. */
import type { CountedModel } from "../4-count/counted.js";
import {
  type Block,
  fitBlocks,
  joinBlocks,
  marker,
  moreItems,
  moreRows,
} from "./comment.js";
import { countText } from "./countText.js";
import { factsOf } from "./factLines.js";
import { formulaWriter } from "./formulaText.js";
import { placeOf, statusNote, titleOf } from "./heading.js";
import { cell, code, plain } from "./markdownText.js";
import type { CountedReport, ReportOptions, Reporter } from "./options.js";
import type { Row } from "./row.js";
import { rowsOf } from "./rows.js";
import { isAllTrained, modelsLine, statusText } from "./summary.js";
import { sumText, variantsText } from "./sumText.js";
import { mostBlocks } from "./table.js";
import { lookOf, type Look } from "./text/look.js";
import { compact, percent } from "./text/numbers.js";
import { amount, totalsOf, type TotalLine } from "./totals.js";
import { variantCells } from "./variantLines.js";

export const markdown: Reporter = (report, options) => {
  const look = lookOf(options);
  const { models } = report;
  const blocks =
    models.length > mostBlocks
      ? [manyModels(models, look)]
      : models.flatMap((model, i) => [
          ...(i > 0 ? [{ before: [""] }] : []),
          ...oneModel(model, options, look),
        ]);
  const { commentKey } = options;
  if (commentKey === null) return joinBlocks(blocks);
  const head = { before: [marker(commentKey)] };
  return fitBlocks([head, ...blocks, ...messageBlocks(report)]);
};

/** Findings and failures: a comment has no standard error beside it. */
function messageBlocks({
  findings = [],
  failures = [],
}: CountedReport): Block[] {
  const rows = [
    ...findings.map(
      ({ level, message }) => `- **${level}**: ${plain(message)}`,
    ),
    ...failures.map(({ message }) => `- not counted: ${plain(message)}`),
  ];
  return rows.length === 0 ? [] : [{ before: [""], rows, more: moreItems }];
}

function oneModel(
  model: CountedModel,
  options: Readonly<ReportOptions>,
  look: Look,
): Block[] {
  const head = [`### ${code(titleOf(model))}: ${verdictOf(model, look)}`, ""];
  const notes = [code(placeOf(model)), ...model.assumptions.map(code)];
  const blocks: Block[] = [
    { before: [...head, look.signs(notes.join(look.separator))] },
  ];
  if (model.variants.length > 0) blocks.push(variantsBlock(model, look));
  else if (model.root) {
    blocks.push({
      before: [
        "",
        "| Module | Type | Parameters | % | Arithmetic |",
        "|:--|:--|--:|--:|:--|",
      ],
      rows: rowsOf(model, options).map((row) => rowLine(row, model, look)),
      after: totalsOf(model, options).map((line) => totalLine(line, look)),
      more: moreRows(5),
    });
  }
  const facts = factsOf(model).map(({ label, text }) =>
    look.signs(`- ${label}: ${code(text)}`),
  );
  if (facts.length > 0) {
    blocks.push({ before: [""], rows: facts, more: moreItems });
  }
  const rows = reasonLines(model, look);
  if (rows.length > 0) blocks.push({ before: [""], rows, more: moreItems });
  return blocks;
}

/** `61,706 parameters`, `at least 5,130 parameters (partial)`, `failed` */
function verdictOf(model: CountedModel, look: Look): string {
  const { total } = model.counts;
  if (!model.root) return model.status;
  if (model.variants.length > 0) {
    const known = plain(variantsText(model));
    return look.signs(model.status === "partial" ? `${known}, partial` : known);
  }
  if (model.formulas !== null) {
    const text = `${code(sumText(model, "total"))} parameters`;
    const note = statusNote(model);
    return look.signs(note === "" ? text : `${text}, ${note}`);
  }
  const rounded = total >= 1_000_000n ? ` (${compact(total)})` : "";
  const text = `${amount(model, total)} parameters${rounded}`;
  const status = statusNote(model);
  return look.signs(status === "" ? text : `${text}, ${status}`);
}

/** A row per variant. */
function variantsBlock(model: CountedModel, look: Look): Block {
  return {
    before: ["", "| Parameters | Trainable | Where |", "|--:|--:|:--|"],
    rows: variantCells(model).map(({ total, trainable, when }) =>
      cells([plain(total), plain(trainable), code(when)], look),
    ),
    more: moreRows(3),
  };
}

function rowLine(row: Row, model: CountedModel, look: Look): string {
  const { level, count, type, remark } = row;
  const isShare =
    level === 0 && count.is === "exact" && model.status === "exact";
  const total = model.counts.total;
  const share = isShare && count.value > 0n ? percent(count.value, total) : "";
  const arithmetic = row.arithmetic === "" ? "" : code(row.arithmetic);
  return cells(
    [
      "&nbsp;".repeat(3 * level) + code(row.path),
      plain(type),
      plain(countText(count, formulaWriter(model))),
      share,
      [arithmetic, remark].filter(Boolean).join(" "),
    ],
    look,
  );
}

function totalLine(line: TotalLine, look: Look): string {
  const { kind, label, count, percent: share, notes } = line;
  const strong = (text: string) => (kind === "total" ? `**${text}**` : text);
  const note = notes.map(plain).join(look.separator);
  const name = plain(label);
  return cells([strong(name), "", strong(count), share, note], look);
}

function cells(texts: readonly string[], look: Look): string {
  const row = texts.map((text) => cell(look.signs(text))).join(" | ");
  return `| ${row} |`.replace(/ {2,}/g, " ");
}

function manyModels(models: readonly CountedModel[], look: Look): Block {
  const rows = models.map((model) => {
    const isBuilt = model.status !== "failed";
    const isAll = isAllTrained(model);
    return cells(
      [
        code(model.target),
        isBuilt ? plain(sumText(model, "total")) : "–",
        isBuilt ? (isAll ? "all" : plain(sumText(model, "trainable"))) : "",
        plain(statusText(model)),
      ],
      look,
    );
  });
  return {
    before: [
      `### ${modelsLine(models, look)}`,
      "",
      "| Model | Parameters | Trainable | |",
      "|:--|--:|--:|:--|",
    ],
    rows,
    more: moreRows(4),
  };
}

function reasonLines(model: CountedModel, look: Look): string[] {
  const place = (one: { file: string | null; line: number | null }) =>
    placeOf(one) === "" ? "" : ` (${code(placeOf(one))})`;
  const reasons = model.reasons.map(({ reason, affects }) => {
    const paths = affects.map(({ path }) => code(path || "(the model)"));
    const places = paths.join(", ");
    return [
      `- **${reason.code}**: ${plain(reason.message)}${place(reason)}`,
      places === "" ? "" : `: ${places}`,
      reason.fix === "" ? "" : `. Fix: ${plain(reason.fix)}`,
    ].join("");
  });
  const lints = model.lints.map(
    (lint) => `- note: ${plain(lint.message)}${place(lint)}`,
  );
  return [...reasons, ...lints].map(look.signs);
}
