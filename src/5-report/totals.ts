/** The lines below a model's rows: subtotals by type, the total, and what people compare it with. */
import { bytesByDtype, dtypeLabel } from "../4-count/dtypes.js";
import type {
  CountedModel,
  Counts,
  ModelFormulas,
  TypeSubtotal,
} from "../4-count/counted.js";
import { budgetPlace, budgetState } from "./budgetText.js";
import { formulaWriter } from "./formulaText.js";
import type { ReportOptions } from "./options.js";
import { sumText } from "./sumText.js";
import { byteSize, grouped, percent } from "./text/numbers.js";

export interface TotalLine {
  kind: "subtotal" | "total" | "other";
  label: string;
  count: string;
  percent: string;
  /** Remarks, to be put side by side. */
  notes: string[];
}

/** More types than this end in one line for the rest. */
const mostTypes = 8;

/** What can be said about the sums of a model that was built. */
export function totalsOf(
  model: CountedModel,
  options: Readonly<ReportOptions>,
): TotalLine[] {
  if (model.formulas !== null) return formulaTotals(model, model.formulas);
  return [
    ...subtotalLines(model),
    line("total", "total", amount(model, model.counts.total), [
      ...trainedNotes(model),
      ...bytesNotes(model, options.dtype),
    ]),
    ...embeddingLines(model),
    ...bufferLines(model),
    ...storedLines(model),
    ...budgetLines(model),
  ];
}

/** The sums of a model whose sizes depend on symbols. */
function formulaTotals(
  model: CountedModel,
  formulas: ModelFormulas,
): TotalLine[] {
  const { total, trainable, buffers, stored } = formulas;
  const isBound = model.status === "partial";
  const isAll = total.key === trainable.key;
  const isNone = trainable.terms.size === 0;
  const remark = isAll ? "all trainable" : isNone ? "all frozen" : "";
  const notes = [isBound ? "lower bound" : "", isBound ? "" : remark];
  const sum = (label: string, of: keyof Counts, remarks: string[] = []) =>
    line("other", label, sumText(model, of), remarks);
  const saved = stored && formulaWriter(model)(stored);
  return [
    { ...sum("total", "total", notes.filter(Boolean)), kind: "total" },
    ...(remark === "" ? [sum("trainable", "trainable")] : []),
    ...(remark === "" ? [sum("frozen", "frozen")] : []),
    ...(buffers.terms.size > 0
      ? [sum("buffers", "buffers", ["not parameters"])]
      : []),
    ...(stored === null
      ? storedLines(model)
      : stored.key === total.key
        ? []
        : [
            line(
              "other",
              "stored in state_dict",
              (isBound ? "≥ " : "") + saved,
              [],
            ),
          ]),
    ...budgetLines(model),
  ];
}

/** A number of a model: `≥` before what is only a lower bound. */
export function amount(model: CountedModel, value: bigint): string {
  return (model.status === "exact" ? "" : "≥ ") + grouped(value);
}

/** `all trainable`, `all frozen`, or how many of each. */
export function trainedNotes(model: CountedModel): string[] {
  const { total, trainable, frozen } = model.counts;
  if (total === 0n && model.status === "exact") return ["no parameters"];
  if (model.status !== "exact") {
    return frozen === 0n
      ? ["lower bound"]
      : ["lower bound", ...split(model, trainable, frozen)];
  }
  if (frozen === 0n) return ["all trainable"];
  if (trainable === 0n) return ["all frozen"];
  return split(model, trainable, frozen);
}

function split(model: CountedModel, trainable: bigint, frozen: bigint) {
  return [
    `${amount(model, trainable)} trainable`,
    `${amount(model, frozen)} frozen`,
  ];
}

/** `497.9 MB fp32`; for several dtypes the sum, then each. */
export function bytesNotes(
  model: CountedModel,
  dtype: string | null,
): string[] {
  const parts = bytesByDtype(model, dtype).filter(
    ({ elements }) => elements > 0n,
  );
  const texts = parts.map(({ dtype: name, bytes }) =>
    bytes === null
      ? `${dtypeLabel(name)} of unknown size`
      : `${byteSize(bytes)} ${dtypeLabel(name)}`,
  );
  const bound = model.status === "exact" ? "" : "≥ ";
  if (texts.length === 1) return [bound + texts[0]];
  if (parts.length === 0) return [];
  if (parts.some(({ bytes }) => bytes === null)) return texts;
  const sum = parts.reduce((all, { bytes }) => all + (bytes ?? 0n), 0n);
  return [`${bound}${byteSize(sum)} (${texts.join(", ")})`];
}

function subtotalLines(model: CountedModel): TotalLine[] {
  const { byType } = model;
  if (byType.length < 2) return [];
  const isLong = byType.length > mostTypes;
  const largest = [...byType]
    .sort((a, b) => (a.total === b.total ? 0 : a.total < b.total ? 1 : -1))
    .slice(0, isLong ? mostTypes - 1 : mostTypes);
  const shown = byType.filter((one) => largest.includes(one));
  const rest = byType.filter((one) => !largest.includes(one));
  if (rest.length > 0) {
    shown.push({
      type: `${rest.length} other types`,
      total: rest.reduce((sum, { total }) => sum + total, 0n),
      layers: rest.reduce((sum, { layers }) => sum + layers, 0),
    });
  }
  return shown.map((one) => subtotalLine(model, one));
}

function subtotalLine(
  model: CountedModel,
  { type, total, layers }: TypeSubtotal,
): TotalLine {
  const places = layers === 1 ? "1 layer" : `${grouped(layers)} layers`;
  const notes = [type === "Parameter" ? "beside the layers" : places];
  return {
    ...line("subtotal", type, amount(model, total), notes),
    percent: model.status === "exact" ? percent(total, model.counts.total) : "",
  };
}

function embeddingLines(model: CountedModel): TotalLine[] {
  const { embedding, other } = model;
  if (embedding === 0n || other === 0n) return [];
  return [line("other", "without any embedding", amount(model, other), [])];
}

function bufferLines(model: CountedModel): TotalLine[] {
  const { buffers } = model.counts;
  if (buffers === 0n) return [];
  return [line("other", "buffers", amount(model, buffers), ["not parameters"])];
}

function storedLines(model: CountedModel): TotalLine[] {
  const { stored, counts } = model;
  if (stored === null) {
    const why = "a module contains itself: PyTorch cannot save it";
    return [line("other", "stored in state_dict", "?", [why])];
  }
  const sum = stored.parameters + stored.buffers;
  if (sum === counts.total) return [];
  const again = stored.parameters - counts.total;
  const notes = [
    ...(again > 0n ? [`+${grouped(again)} tied`] : []),
    ...(stored.buffers > 0n ? [`+${grouped(stored.buffers)} buffers`] : []),
  ];
  return [line("other", "stored in state_dict", amount(model, sum), notes)];
}

function budgetLines(model: CountedModel): TotalLine[] {
  return (model.budgets ?? []).map((verdict) => {
    const { of, limit, written } = verdict;
    const label = of === "total" ? "budget" : `budget, ${of}`;
    return line("other", label, limit === null ? written : grouped(limit), [
      budgetState(model, verdict),
      ...(limit !== null && written.startsWith("+") ? [written] : []),
      budgetPlace(verdict),
    ]);
  });
}

function line(
  kind: TotalLine["kind"],
  label: string,
  count: string,
  notes: string[],
): TotalLine {
  return { kind, label, count, percent: "", notes };
}
