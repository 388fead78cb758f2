/** From counted models to the report that `analyze` returns and JSON prints. */
import { Formula } from "../algebra/expression.js";
import { isConstant } from "../algebra/polynomial.js";
import { toText } from "../algebra/toText.js";
import { symbolsOf, totalFormula } from "../4-count/totalFormula.js";
import type { CountedLayer, CountedModel } from "../4-count/counted.js";
import type { CountedReport } from "./options.js";
import type { Count, Integer, Layer, Model, Report } from "./report.js";
import { writtenArithmetic } from "./writtenArithmetic.js";

/** The typed form of `--format json`: nothing but plain data, fields in CONTRACT's order. */
export function toReport({
  version,
  models,
  findings = [],
  shard,
}: CountedReport): Report {
  return {
    schemaVersion: 1,
    numel: version,
    models: models.map(toModel),
    findings: [...findings],
    ...(shard && { shard }),
  };
}

/** A number where it is exact, else the bigint. */
export function toInteger(value: bigint): Integer {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** One model of `Report`. */
export function toModel(model: CountedModel): Model {
  const { target, file, line, call, status, counts, stored } = model;
  const { formulas } = model;
  const python = pythonWriter(model);
  /** A plain number where it is exact, a formula where the model is symbolic. */
  const known = (
    value: bigint | null,
    formula: Formula | null | undefined,
  ): Count | null => {
    if (status === "symbolic") return formula ? python(formula) : null;
    return status === "exact" && value !== null ? toInteger(value) : null;
  };
  return {
    target,
    file,
    line,
    call,
    status,
    total: known(counts.total, formulas?.total),
    trainable: known(counts.trainable, formulas?.trainable),
    buffers: known(counts.buffers, formulas?.buffers),
    modules: known(
      model.modules === null ? null : BigInt(model.modules),
      formulas?.modules,
    ),
    stored: known(
      stored && stored.parameters + stored.buffers,
      formulas?.stored,
    ),
    atLeast: status === "partial" ? toInteger(counts.total) : null,
    formula: totalFormula(model),
    symbols: symbolsOf(model).map(({ name, line: at }) => ({
      name,
      line: at,
      meaning: "argument",
    })),
    assumptions: model.assumptions,
    conditions: model.conditions,
    variants: model.variants.map(({ when, model: variant }) => ({
      when,
      formula: totalFormula(variant),
      total: toModel(variant).total,
    })),
    reasons: model.reasons.map(({ reason }) => ({
      code: reason.code,
      message: reason.message,
      file: reason.file,
      line: reason.line,
    })),
    digest: model.digest,
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
      ({ path, shape, numel, trainable, dtype }) => {
        const formula = formulas?.parameters.get(path);
        const isLazy = numel === null && formula === undefined;
        return {
          name: path,
          shape: isLazy
            ? null
            : shape.map((size) =>
                typeof size === "number"
                  ? size
                  : size instanceof Formula
                    ? python(size)
                    : toInteger(size),
              ),
          numel:
            numel !== null
              ? toInteger(numel)
              : formula
                ? python(formula)
                : null,
          trainable,
          dtype,
        };
      },
    ),
    layers: model.root?.layers.map((layer) => toLayer(layer, python)) ?? [],
  };
}

/** Formulas as Python expressions, in the order of the model's symbols; plain numbers as such. */
export function pythonWriter(model: CountedModel): (formula: Formula) => Count {
  const order = symbolsOf(model).map(({ name }) => name);
  return (formula) => {
    const constant = isConstant(formula);
    return constant === undefined
      ? toText(formula, { style: "python", order })
      : toInteger(constant);
  };
}

function toLayer(
  layer: CountedLayer,
  python: (formula: Formula) => Count,
): Layer {
  const { formulas } = layer;
  return {
    path: layer.path,
    type: layer.type,
    call: layer.call,
    total: !layer.isComplete
      ? null
      : formulas
        ? python(formulas.subtree)
        : toInteger(layer.subtree.total),
    arithmetic: writtenArithmetic(layer),
    file: layer.file,
    line: layer.line,
    sharedWith: layer.sharedWith,
    layers: layer.layers.map((child) => toLayer(child, python)),
  };
}
