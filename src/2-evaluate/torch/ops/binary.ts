/** Elementwise operations on two operands: arithmetic, comparison, logic; as functions, methods, in place and reflected. */
import type { Table } from "../../builtins/table.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { scalarOf } from "../read/numbers.js";
import { roundingError } from "../exactness.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor } from "../tensor.js";
import { runtimeErrorType } from "../../values/exceptionTypes.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { applyBinary, applyInplace } from "./binaryCompute.js";
import { inplaceOperators, operatorMethods } from "./binaryOperators.js";
import { type Binary, binaryRows } from "./binaryRows.js";
import { type Operand, operandOf, requireOperand } from "./operands.js";
import type { Family } from "./rows.js";

const functionRow =
  (row: Binary): Native =>
  (vm, input, other) =>
    applyBinary(vm, row, tensorOf(input), requireOperand(vm, other));

const inplaceRow =
  (row: Binary): Native =>
  (vm, input, other) =>
    applyInplace(vm, row, tensorOf(input, "self"), requireOperand(vm, other));

/** `add` and `sub`: `input + alpha * other` */
const scaledRow =
  (row: Binary, apply: typeof applyBinary): Native =>
  (vm, input, other, alpha: Value) => {
    const self = operandOf(vm, input);
    if (!(self instanceof PyTensor) && !(other instanceof PyTensor)) {
      raiseTypeError("argument 'input' must be Tensor, not a number");
    }
    return apply(
      vm,
      row,
      self as PyTensor,
      scaled(vm, requireOperand(vm, other), alpha),
    );
  };

function scaled(vm: Vm, other: Operand, alpha: Value): Operand {
  if (alpha === 1) return other;
  const factor =
    scalarOf(vm, alpha) ?? raiseTypeError("argument 'alpha' must be Number");
  if (other instanceof PyTensor) {
    const product = applyBinary(vm, binaryRows.mul, other, factor);
    // PyTorch multiplies and adds in one step, with one rounding.
    const values = product.dtype.kind === "float" ? product.values() : null;
    if (values !== null) {
      product.view.storage.error += roundingError(values, product.dtype);
    }
    return product;
  }
  const kind =
    other.kind === "float" || factor.kind === "float" ? "float" : "int";
  return {
    kind,
    value: other.value * factor.value,
    isKnown: other.isKnown && factor.isKnown,
  };
}

/** `div(a, b, rounding_mode=None | "trunc" | "floor")` */
const divideRow =
  (apply: typeof applyBinary): Native =>
  (vm, input, other, mode: Value) => {
    // `torch.div(48, tensor)` is taken too.
    const self = requireOperand(vm, input, "input") as PyTensor;
    const by = requireOperand(vm, other);
    if (mode === null) return apply(vm, binaryRows.div, self, by);
    if (mode === "floor") return apply(vm, binaryRows.floor_divide, self, by);
    if (mode === "trunc") return apply(vm, binaryRows.trunc_divide, self, by);
    return raise(
      runtimeErrorType,
      `div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${String(mode)}'`,
    );
  };

/** Rows whose first argument may be a number: `pow(2, x)`, `where`-like uses of `remainder(5, x)`. */
const eitherRow =
  (row: Binary): Native =>
  (vm, input, other) => {
    const a = requireOperand(vm, input, "input");
    const b = requireOperand(vm, other);
    if (!(a instanceof PyTensor) && !(b instanceof PyTensor))
      raiseTypeError("argument 'input' must be Tensor, not a number");
    return applyBinary(vm, row, a, b);
  };

const aliases: Partial<Record<string, string[]>> = {
  remainder: [],
  eq: [],
  ne: ["not_equal"],
  lt: ["less"],
  le: ["less_equal"],
  gt: ["greater"],
  ge: ["greater_equal"],
  mul: ["multiply"],
  atan2: ["arctan2"],
};

/** Rows whose signature is `(input, other)` everywhere. */
function plainRows(): [string, Binary][] {
  const others = ["add", "sub", "div", "trunc_divide", "pow", "remainder"];
  return Object.entries<Binary>(binaryRows).filter(
    ([name]) => !others.includes(name),
  );
}

const withoutInplace = new Set([
  "maximum",
  "minimum",
  "fmax",
  "fmin",
  "logaddexp",
  "logaddexp2",
]);

function makeFamily(): Family {
  const { add, sub, pow, remainder } = binaryRows;
  const both: Table = {
    "pow(input, exponent)": eitherRow(pow),
    "remainder(input, other)": eitherRow(remainder),
  };
  const inplace: Table = {
    "pow_(input, exponent)": inplaceRow(pow),
    "remainder_(input, other)": inplaceRow(remainder),
  };
  for (const [name, row] of [
    ["add", add],
    ["sub", sub],
    ["subtract", sub],
  ] as const) {
    both[`${name}(input, other, *, alpha=1)`] = scaledRow(row, applyBinary);
    inplace[`${name}_(input, other, *, alpha=1)`] = scaledRow(
      row,
      applyInplace as typeof applyBinary,
    );
  }
  for (const name of ["div", "divide", "true_divide"]) {
    both[`${name}(input, other, *, rounding_mode=None)`] =
      divideRow(applyBinary);
    inplace[`${name}_(input, other, *, rounding_mode=None)`] = divideRow(
      applyInplace as typeof applyBinary,
    );
  }
  for (const [name, row] of plainRows()) {
    for (const each of [name, ...(aliases[name] ?? [])]) {
      both[`${each}(input, other)`] = functionRow(row);
      if (!withoutInplace.has(each))
        inplace[`${each}_(input, other)`] = inplaceRow(row);
    }
  }
  return {
    both,
    inplace: { ...inplace, ...inplaceOperators() },
    methods: operatorMethods(),
    takesOut: true,
    functions: { "rsub(input, other, *, alpha=1)": reflectedSubtract },
  };
}

const reflectedSubtract: Native = (vm, input, other, alpha: Value) =>
  applyBinary(
    vm,
    binaryRows.sub,
    requireOperand(vm, other),
    scaled(vm, tensorOf(input), alpha),
  );

export const binary: Family = makeFamily();
