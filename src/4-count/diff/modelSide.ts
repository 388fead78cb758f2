/** One side of a model, from what was counted: a number only where it is exact. */
import type { CountedModel } from "../counted.js";
import { totalFormula } from "../totalFormula.js";
import type { ModelSide } from "./diffReport.js";
import { modelBytes } from "./quantities.js";

export function modelSide(model: CountedModel): ModelSide {
  const { target, file, line, call, status, counts, digest } = model;
  const exact = (value: bigint | null) => (status === "exact" ? value : null);
  return {
    target,
    file,
    line,
    call,
    status,
    total: exact(counts.total),
    trainable: exact(counts.trainable),
    buffers: exact(counts.buffers),
    bytes: exact(modelBytes(model)),
    dtypes: status === "exact" ? model.bytes : [],
    atLeast: status === "partial" ? counts.total : null,
    formula: totalFormula(model),
    digest,
    reasons: model.reasons.map(({ reason }) => ({
      code: reason.code,
      message: reason.message,
      file: reason.file,
      line: reason.line,
    })),
  };
}
