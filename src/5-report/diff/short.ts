/** `numel diff --format short`: a line for each model that changed, for hooks; nothing where nothing changed. */
import type {
  Cause,
  DiffReport,
  ModelDiff,
} from "../../4-count/diff/diffReport.js";
import { placeOf } from "../heading.js";
import { lookOf } from "../text/look.js";
import { oneLine } from "../text/printable.js";
import { aspectRows } from "./aspectRows.js";
import { signed, signedPercent } from "./deltaText.js";
import type { DiffReporter } from "./reporter.js";
import { countOf, modelTitle, originOf, unresolvedText } from "./sideText.js";

export const diffShort: DiffReporter = ({ report }, options) => {
  const look = lookOf(options);
  const lines = [
    ...report.models
      .filter(({ status }) => status !== "unchanged")
      .map((model) => line(model, report)),
    ...report.findings.map(({ message }) => `error  ${oneLine(message)}`),
  ];
  return lines.map((one) => `${look.signs(one)}\n`).join("");
};

/** `model.py::GPT  124,475,904 → 124,373,760  −102,144 (−0.08%)  bias True → False  model.py:116` */
function line(model: ModelDiff, report: DiffReport): string {
  const { base, head } = model;
  const parts = [modelTitle(model), change(model)];
  for (const { label, base: from, head: to, note } of aspectRows(model)) {
    parts.push(from === "" ? note : `${label} ${from} → ${to}`);
  }
  parts.push(originOf(model));
  parts.push(unresolvedText(head) || unresolvedText(base));
  const causes = report.causes.filter((cause) => concerns(cause, model));
  const [first, ...others] = causes;
  if (first !== undefined) {
    parts.push(oneLine(first.text), placeOf(first.head ?? first.base ?? none));
    if (others.length > 0) parts.push(`and ${others.length} more`);
  }
  return parts.filter(Boolean).join("  ");
}

const none = { file: null, line: null };

function change({ status, base, head, delta }: ModelDiff): string {
  if (status === "new") return `new  ${countOf(head)}`;
  if (status === "removed") return `removed  ${countOf(base)}`;
  const [from, to] = [countOf(base), countOf(head)];
  if (delta.total === null) return `${from} → ${to}`;
  if (delta.total === 0n) return to;
  const percent = signedPercent(base?.total ?? null, delta.total);
  const share = percent === "" ? "" : ` (${percent})`;
  return `${from} → ${to}  ${signed(delta.total)}${share}`;
}

export function concerns(cause: Cause, model: ModelDiff): boolean {
  return cause.effects.some(
    ({ target, setting }) =>
      target === model.target && setting === model.setting,
  );
}
