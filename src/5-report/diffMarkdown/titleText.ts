/** The verdict in one line, for the title of a comment. */
import type { DiffReport, ModelDiff } from "../../4-count/diff/diffReport.js";
import { code } from "../markdownText.js";
import { grouped } from "../text/numbers.js";
import { signed } from "../diff/deltaText.js";
import { percentText } from "./percentText.js";
import { nameOf } from "./nameOf.js";

/** `+28,351,488 parameters (+22.78 %) in `GPT` — over budget by 22,827,392` */
export function titleText(diff: DiffReport): string {
  const verdict = verdictText(diff);
  const change = changeText(diff);
  return verdict === "" ? change : `${change} — ${verdict}`;
}

function changeText({ models }: DiffReport): string {
  const changed = models.filter(
    ({ status, changes }) =>
      changes.length > 0 || status === "new" || status === "removed",
  );
  const [first] = changed;
  if (first === undefined) {
    const moved = models.filter(
      ({ status }) => status === "moved" || status === "renamed",
    ).length;
    if (moved > 0) {
      return `no change in parameters, ${counted(moved, "model")} moved or renamed`;
    }
    return "no change in parameters";
  }
  const names = new Set(changed.map(nameOf));
  const others = names.size - 1;
  const more = others === 0 ? "" : ` and ${counted(others, "other model")}`;
  return `${firstText(first)}${more}`;
}

function firstText(model: ModelDiff): string {
  const { status, base, head, delta } = model;
  const name = code(nameOf(model));
  if (status === "new") {
    const total = head?.total ?? null;
    return total === null
      ? `${name} is new`
      : `${name} is new, ${grouped(total)} parameters`;
  }
  if (status === "removed") return `${name} is removed`;
  if (delta.total === null) {
    const isFormula = base?.formula != null && head?.formula != null;
    return isFormula
      ? `another formula for ${name}`
      : `${name} is not counted in full`;
  }
  if (delta.total !== 0n) {
    const percent = percentText(base?.total ?? null, delta.total);
    const share = percent === "" ? "" : ` (${percent})`;
    return `${signed(delta.total)} parameters${share} in ${name}`;
  }
  if (delta.trainable !== null && delta.trainable !== 0n) {
    return `${signed(delta.trainable)} trainable parameters in ${name}`;
  }
  if (delta.buffers !== null && delta.buffers !== 0n) {
    return `${signed(delta.buffers)} elements in buffers of ${name}`;
  }
  const isBytes = model.changes.includes("bytes");
  return isBytes
    ? `as many parameters, other dtypes in ${name}`
    : `as many parameters, other names or shapes in ${name}`;
}

function verdictText({ models, findings, failures }: DiffReport): string {
  const over = models.filter(({ budget }) => budget?.state === "over");
  const others = findings.filter(
    ({ code: kind, level }) => level === "error" && kind !== "over-budget",
  );
  const excess = over[0]?.budget?.over ?? null;
  return [
    over.length === 0
      ? ""
      : over.length === 1 && excess !== null
        ? `over budget by ${grouped(excess)}`
        : `${counted(over.length, "model")} over budget`,
    others.length === 0 ? "" : counted(others.length, "finding"),
    failures.length === 0 ? "" : `${failures.length} not read`,
  ]
    .filter(Boolean)
    .join(", ");
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
