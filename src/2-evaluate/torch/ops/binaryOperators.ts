/** Python's binary operators on tensors: `a + b`, `2 - a`, `a += b`, `a < b`. */
import type { Table } from "../../builtins/table.js";
import { tensorOf } from "../read/tensors.js";
import type { Native } from "../../values/functions.js";
import { notImplemented } from "../../values/simple.js";
import { applyBinary, applyInplace } from "./binaryCompute.js";
import { type Binary, binaryRows } from "./binaryRows.js";
import { operandOf } from "./operands.js";

/** Operators of Python by the row they run. */
const operators: Record<string, keyof typeof binaryRows> = {
  add: "add",
  sub: "sub",
  mul: "mul",
  truediv: "div",
  floordiv: "floor_divide",
  mod: "remainder",
  pow: "pow",
  and: "bitwise_and",
  or: "bitwise_or",
  xor: "bitwise_xor",
  lshift: "bitwise_left_shift",
  rshift: "bitwise_right_shift",
};

const operatorRow =
  (row: Binary): Native =>
  (vm, self, other) => {
    const operand = operandOf(vm, other);
    return operand === undefined
      ? notImplemented
      : applyBinary(vm, row, tensorOf(self), operand);
  };

const reflectedRow =
  (row: Binary): Native =>
  (vm, self, other) => {
    const operand = operandOf(vm, other);
    return operand === undefined
      ? notImplemented
      : applyBinary(vm, row, operand, tensorOf(self));
  };

const inplaceOperatorRow =
  (row: Binary): Native =>
  (vm, self, other) => {
    const operand = operandOf(vm, other);
    return operand === undefined
      ? notImplemented
      : applyInplace(vm, row, tensorOf(self), operand);
  };

export function operatorMethods(): Table {
  const methods: Table = {};
  for (const [name, key] of Object.entries(operators)) {
    methods[`__${name}__(self, other)`] = operatorRow(binaryRows[key]);
    methods[`__r${name}__(self, other)`] = reflectedRow(binaryRows[key]);
  }
  for (const name of ["eq", "ne", "lt", "le", "gt", "ge"] as const) {
    methods[`__${name}__(self, other)`] = operatorRow(binaryRows[name]);
  }
  return methods;
}

export function inplaceOperators(): Table {
  const table: Table = {};
  for (const [name, key] of Object.entries(operators)) {
    table[`__i${name}__(self, other)`] = inplaceOperatorRow(binaryRows[key]);
  }
  return table;
}
