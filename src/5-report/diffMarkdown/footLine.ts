/** The small print: how it was read, what else is worth knowing, and of which commits it speaks. */
import type {
  DiffReport,
  DiffSide,
  ModelDiff,
} from "../../4-count/diff/diffReport.js";
import { dtypeLabel } from "../../4-count/dtypes.js";
import { plain } from "../markdownText.js";
import { byteSize } from "../text/numbers.js";
import { shortId } from "./shortId.js";

/** `<sub>Read from source, nothing executed · trainable = total · fp32 497.9 → 611.3 MB · … </sub>` */
export function footLine(diff: DiffReport, version: string): string {
  const parts = [
    "Read from source, nothing executed",
    trainedText(diff.models),
    bytesText(diff.models),
    `numel ${version}`,
    `${sideText(diff.base)} → ${sideText(diff.head)}`,
  ];
  return `<sub>${parts.filter(Boolean).map(plain).join(" · ")}</sub>`;
}

function trainedText(models: readonly ModelDiff[]): string {
  const heads = models.flatMap(({ head }) => (head === null ? [] : [head]));
  const isAll =
    heads.length > 0 &&
    heads.every(
      ({ total, trainable }) => total !== null && total === trainable,
    );
  return isAll ? "trainable = total" : "";
}

/** Of the model that changed most, where it has one dtype. */
function bytesText([first]: readonly ModelDiff[]): string {
  const { base, head } = first ?? {};
  if (!base || !head) return "";
  const [before, after] = [base.dtypes[0], head.dtypes[0]];
  if (before === undefined || after === undefined) return "";
  if (base.dtypes.length + head.dtypes.length > 2) return "";
  if (base.bytes === null || head.bytes === null) return "";
  const [from, to] = [byteSize(base.bytes), byteSize(head.bytes)];
  if (from === to && before.dtype === after.dtype) return "";
  const [label, other] = [dtypeLabel(before.dtype), dtypeLabel(after.dtype)];
  if (label !== other) return `${label} ${from} → ${other} ${to}`;
  const unit = from.slice(from.lastIndexOf(" "));
  return to.endsWith(unit)
    ? `${label} ${from.slice(0, -unit.length)} → ${to}`
    : `${label} ${from} → ${to}`;
}

function sideText({ kind, name, commit }: DiffSide): string {
  if (commit !== null) return shortId(commit);
  return kind === "revision" ? name : kind;
}
