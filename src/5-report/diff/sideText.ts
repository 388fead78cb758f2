/** The words for the two sides, for a model on one of them, and for a whole model's change. */
import type {
  DiffSide,
  ModelDiff,
  ModelSide,
} from "../../4-count/diff/diffReport.js";
import { placeOf } from "../heading.js";
import { grouped } from "../text/numbers.js";
import { oneLine } from "../text/printable.js";

/** `main 4f1c2d0`, `working tree`; a commit's own id is not said twice. */
export function sideTitle({ name, commit }: DiffSide): string {
  if (commit === null || commit.startsWith(name)) return oneLine(name);
  return `${oneLine(name)} ${commit.slice(0, 7)}`;
}

/** Over a column: `main`, `here`, `staged`. */
export function columnTitle({ kind, name, commit }: DiffSide): string {
  if (kind === "working tree") return "here";
  if (kind === "index") return "staged";
  const text = oneLine(name);
  return text.length <= 16 ? text : (commit?.slice(0, 7) ?? "base");
}

/** `61,706`; `≥ 5,130` of what is only known in part; a formula; `–` where the model is not; `?` where it is not known. */
export function countOf(side: ModelSide | null): string {
  if (side === null) return "–";
  if (side.total !== null) return grouped(side.total);
  if (side.atLeast !== null) return `≥ ${grouped(side.atLeast)}`;
  return side.status === "symbolic" && side.formula !== null
    ? side.formula
    : "?";
}

/** `model.py::GPT [bias=False]` */
export function modelTitle(model: ModelDiff): string {
  const { target, alias, setting } = model;
  const name = oneLine(alias ?? target);
  return setting === null ? name : `${name} [${oneLine(setting)}]`;
}

/** Where a moved or renamed model was; "" for others. */
export function originOf({ status, base, target }: ModelDiff): string {
  if (status !== "moved" && status !== "renamed") return "";
  if (base === null || base.target === target) return status;
  return `${status} from ${oneLine(base.target)}`;
}

/** `not counted: in_features comes from torch.load (model.py:41)`; "" for a side that is known. */
export function unresolvedText(side: ModelSide | null): string {
  if (side === null || side.status === "exact" || side.status === "symbolic") {
    return "";
  }
  const [reason] = side.reasons;
  const what = side.status === "failed" ? "not counted" : side.status;
  if (reason === undefined) return what;
  const message = oneLine(reason.message);
  const place = placeOf(reason);
  const where = place === "" || message.includes(place) ? "" : ` (${place})`;
  return `${what}: ${message}${where}`;
}
