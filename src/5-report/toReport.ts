/** From counted models to the report that `analyze` returns and JSON prints. */
import type { CountedLayer, CountedModel } from "../4-count/counted.js";
import type { CountedReport } from "./options.js";
import type { Integer, Layer, Model, Report } from "./report.js";
import { writtenArithmetic } from "./writtenArithmetic.js";

/** The typed form of `--format json`: nothing but plain data, fields in CONTRACT's order. */
export function toReport({
  version,
  models,
  findings = [],
}: CountedReport): Report {
  return {
    schemaVersion: 1,
    numel: version,
    models: models.map(toModel),
    findings: [...findings],
  };
}

/** A number where it is exact, else the bigint. */
export function toInteger(value: bigint): Integer {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** One model of `Report`. */
export function toModel(model: CountedModel): Model {
  const { target, file, line, call, status, counts, stored, digest } = model;
  const exact = (value: bigint | null): Integer | null =>
    status === "exact" && value !== null ? toInteger(value) : null;
  return {
    target,
    file,
    line,
    call,
    status,
    total: exact(counts.total),
    trainable: exact(counts.trainable),
    buffers: exact(counts.buffers),
    modules: exact(model.modules === null ? null : BigInt(model.modules)),
    stored: exact(stored && stored.parameters + stored.buffers),
    atLeast: status === "partial" ? toInteger(counts.total) : null,
    formula: status === "exact" ? String(counts.total) : null,
    symbols: [],
    variants: model.variants.map(({ when, model: { status, counts } }) => ({
      when,
      formula: status === "exact" ? String(counts.total) : null,
      total: status === "exact" ? toInteger(counts.total) : null,
    })),
    reasons: model.reasons.map(({ reason }) => ({
      code: reason.code,
      message: reason.message,
      file: reason.file,
      line: reason.line,
    })),
    digest,
    alias: model.alias ?? null,
    budgets: (model.budgets ?? []).map(
      ({ of, written, limit, state, over, file, line }) => ({
        of,
        written,
        limit: limit === null ? null : toInteger(limit),
        state,
        over: over === null ? null : toInteger(over),
        file,
        line,
      }),
    ),
    parameters: model.parameters.map(
      ({ path, shape, numel, trainable, dtype }) => ({
        name: path,
        shape:
          numel === null
            ? null
            : shape.map((size) =>
                typeof size === "number" ? size : toInteger(size),
              ),
        numel: numel === null ? null : toInteger(numel),
        trainable,
        dtype,
      }),
    ),
    layers: model.root?.layers.map(toLayer) ?? [],
  };
}

function toLayer(layer: CountedLayer): Layer {
  return {
    path: layer.path,
    type: layer.type,
    call: layer.call,
    total: layer.isComplete ? toInteger(layer.subtree.total) : null,
    arithmetic: writtenArithmetic(layer),
    file: layer.file,
    line: layer.line,
    sharedWith: layer.sharedWith,
    layers: layer.layers.map(toLayer),
  };
}
