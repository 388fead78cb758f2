/** A parameter that has a row of its own: one that a module holds beside its layers. */
import { arithmetic } from "../4-count/arithmetic/arithmetic.js";
import { symbolicArithmetic } from "../4-count/arithmetic/symbolicArithmetic.js";
import { isConstant } from "../algebra/polynomial.js";
import type { CountedModel, CountedParameter } from "../4-count/counted.js";
import { marksFrozen } from "./remarkOf.js";
import { relativePath, type RowCount } from "./layerParts.js";

/** Its path and ties as they are written below `base`. */
export function parameterRow(
  parameter: CountedParameter,
  model: CountedModel,
  base: string,
) {
  const { name, path, shape, numel, tiedTo, trainable } = parameter;
  const own = { path: relativePath(path, base), type: "Parameter" };
  if (tiedTo !== null) {
    const count: RowCount = { is: "tied" };
    const owner = `= ${relativePath(tiedTo, base)}`;
    return { ...own, count, arithmetic: owner, remark: "", ties: [path] };
  }
  const { formulas } = model;
  const formula =
    formulas?.repeatedParameters.get(path) ?? formulas?.parameters.get(path);
  const isMarked = !trainable && marksFrozen(model);
  const remark = isMarked ? "frozen" : "";
  if (formula !== undefined && isConstant(formula) === undefined) {
    const count: RowCount = { is: "formula", formula };
    const order = formulas?.symbols.map((symbol) => symbol.name) ?? [];
    const text = symbolicArithmetic(null, [{ name, shape }], order);
    return { ...own, count, arithmetic: text, remark, ties: [] };
  }
  if (numel === null) {
    const count: RowCount = { is: "unknown" };
    return { ...own, count, arithmetic: "", remark: "lazy", ties: [] };
  }
  const count: RowCount = { is: "exact", value: numel };
  return {
    ...own,
    count,
    arithmetic: arithmetic(null, [{ name, shape }]),
    remark,
    ties: [],
  };
}
