/** Tensors of which some sizes depend on symbols: a shape of formulas, and never values. */
import type { Formula } from "../../algebra/expression.js";
import { integer, isConstant } from "../../algebra/polynomial.js";
import { integerFormulaOf, valueOfFormula } from "../operations/symbolic.js";
import { PyList, PyTuple } from "../values/containers.js";
import type { PyType } from "../values/type.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { DType } from "./dtype.js";
import { blank } from "./make.js";
import { PyTensor } from "./tensor.js";
import { sizeType, tensorType } from "./types.js";

/**
 * What stands for the shape of such a tensor (`PyTensor.pending`): an unknown to every operation that does not know better, and
 * formulas to those that do.
 */
export class PySymbolicShape extends PyUnknown {
  constructor(
    readonly dimensions: readonly Formula[],
    from: readonly PyUnknown[],
  ) {
    super("…", derived("", ...from).reasons);
  }
}

/** The sizes of a tensor, as formulas; undefined where they are not known. */
export function dimensionsOf(tensor: PyTensor): readonly Formula[] | undefined {
  if (tensor.pending === null) return tensor.shape.map(integer);
  return tensor.pending instanceof PySymbolicShape
    ? tensor.pending.dimensions
    : undefined;
}

/** Sizes given as ints one by one or as one sequence, some of them symbols; undefined where one has no form. */
export function readDimensions(
  argument: Value,
): { dimensions: Formula[]; from: PyUnknown[] } | undefined {
  const items =
    argument instanceof PyTuple || argument instanceof PyList
      ? argument.items
      : [argument];
  const [only] = items;
  if (items.length === 1 && only !== argument && isSequence(only)) {
    return readDimensions(only as Value);
  }
  const dimensions: Formula[] = [];
  for (const item of items) {
    const formula = integerFormulaOf(item);
    if (formula === undefined) return undefined;
    dimensions.push(formula);
  }
  const from = items.filter((item) => item instanceof PyUnknown);
  return { dimensions, from };
}

function isSequence(value: Value | undefined): boolean {
  return value instanceof PyTuple || value instanceof PyList;
}

/** A tensor of those sizes; an ordinary one where no symbol is left in them. */
export function symbolicTensor(
  dimensions: readonly Formula[],
  from: readonly PyUnknown[],
  dtype: DType,
  type: PyType = tensorType,
): PyTensor {
  const sizes = dimensions.map(isConstant);
  if (sizes.every((size) => size !== undefined)) {
    return blank(sizes.map(Number), dtype, type);
  }
  const made = blank([0], dtype, type);
  made.pending = new PySymbolicShape(dimensions, from);
  return made;
}

/** `torch.Size` of formulas. */
export function symbolicSize(shape: PySymbolicShape): PyTuple {
  return new PyTuple(
    shape.dimensions.map((size) => valueOfFormula(size, [shape])),
    sizeType,
  );
}
