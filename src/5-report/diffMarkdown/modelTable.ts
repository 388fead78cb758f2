/** The models that changed, one row each. */
import type {
  DiffReport,
  DiffSide,
  ModelDiff,
  ModelSide,
} from "../../4-count/diff/diffReport.js";
import { type Block, moreRows } from "../comment.js";
import { cell, code, plain } from "../markdownText.js";
import { byteSize, grouped } from "../text/numbers.js";
import { shortenMiddle } from "../text/shorten.js";
import { signed } from "../diff/deltaText.js";
import { percentText } from "./percentText.js";
import { shortId } from "./shortId.js";

export function modelTable(
  models: readonly ModelDiff[],
  { base, head }: DiffReport,
  isComment: boolean,
): Block[] {
  if (models.length === 0) return [];
  const names = [sideName(base), isComment ? "this PR" : sideName(head)];
  return [
    {
      before: [
        "",
        `| Model | ${names.map(cell).join(" | ")} | Δ | Δ % | Budget |`,
        "|:--|--:|--:|--:|--:|:--|",
      ],
      rows: models.map(modelRow),
      more: moreRows(6),
    },
  ];
}

/** `main`; of a revision named by its id seven digits. */
export function sideName({ kind, name }: DiffSide): string {
  return plain(kind === "revision" ? shortId(name) : kind);
}

function modelRow(model: ModelDiff): string {
  const { base, head, delta } = model;
  const isBoth = base !== null && head !== null;
  const percent =
    isBoth && delta.total !== null && base.total !== null
      ? percentText(base.total, delta.total)
      : "";
  const cells = [
    modelCell(model),
    sideCell(base),
    sideCell(head),
    deltaCell(model),
    percent === "" ? "–" : percent,
    budgetCell(model),
  ];
  return `| ${cells.map(cell).join(" | ")} |`;
}

function modelCell({ target, setting, status, base }: ModelDiff): string {
  const from =
    (status === "moved" || status === "renamed") && base !== null
      ? `, ${status} from ${code(base.target)}`
      : "";
  return [
    code(shortenMiddle(target, 300, "…")),
    setting === null ? "" : code(setting),
  ]
    .filter(Boolean)
    .join(" ")
    .concat(from);
}

/** A number, a formula, a lower bound or `?`: never a plain number for what is not known. */
export function sideCell(side: ModelSide | null): string {
  if (side === null) return "–";
  if (side.total !== null) return grouped(side.total);
  if (side.atLeast !== null) return `≥ ${grouped(side.atLeast)}`;
  return side.formula === null ? "?" : code(side.formula);
}

function deltaCell({ status, changes, delta }: ModelDiff): string {
  if (status === "new" || status === "removed") return status;
  if (delta.total === null) return "?";
  if (delta.total !== 0n) return `**${signed(delta.total)}**`;
  const notes = [
    delta.trainable === null || delta.trainable === 0n
      ? ""
      : `**${signed(delta.trainable)}** trainable`,
    delta.buffers === null || delta.buffers === 0n
      ? ""
      : `**${signed(delta.buffers)}** in buffers`,
    delta.bytes === null || delta.bytes === 0n
      ? ""
      : `**${signedBytes(delta.bytes)}**`,
  ].filter(Boolean);
  if (notes.length > 0) return `0, ${notes.join(", ")}`;
  return changes.includes("parameters") ? "0, names or shapes" : "0";
}

function signedBytes(bytes: bigint): string {
  return bytes < 0n ? `−${byteSize(-bytes)}` : `+${byteSize(bytes)}`;
}

function budgetCell({ budget }: ModelDiff): string {
  if (budget === null) return "–";
  const size = budget.limit === null ? budget.written : grouped(budget.limit);
  const limit = budget.of === "total" ? size : `${size} ${budget.of}`;
  if (budget.state === "over") return `${limit} ✗`;
  return budget.state === "unknown" ? `${limit} ?` : limit;
}
