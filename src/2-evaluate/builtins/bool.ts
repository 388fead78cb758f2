/** bool (https://docs.python.org/3.11/library/stdtypes.html#boolean-type-bool): an int with a repr and logic of its own. */
import type { BinaryOperator } from "../../1-parse/ast.js";
import { integerOperation } from "../operations/arithmetic.js";
import { truthy } from "../operations/truth.js";
import { boolType } from "../values/basicTypes.js";
import { notImplemented } from "../values/simple.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { integerOf } from "./numbers/conversions.js";
import { addMethods, addStaticMethods, type Table } from "./table.js";

const construction: Table = {
  "__new__(cls, x=False, /)": (vm, _cls, x) => truthy(vm, x),
};

/** Two bools give a bool, a bool and an int an int. */
const logic =
  (operator: BinaryOperator) =>
  (vm: Vm, self: Value, other: Value): Value => {
    const a = integerOf(self);
    const b = integerOf(other);
    if (a === undefined || b === undefined) return notImplemented;
    const result = integerOperation(vm.budget, operator, a, b) as Value;
    return typeof self === "boolean" && typeof other === "boolean"
      ? result === 1
      : result;
  };

const methods: Table = {
  "__repr__(self, /)": (_, self) => (self === true ? "True" : "False"),
  "__and__(self, value, /)": logic("&"),
  "__rand__(self, value, /)": logic("&"),
  "__or__(self, value, /)": logic("|"),
  "__ror__(self, value, /)": logic("|"),
  "__xor__(self, value, /)": logic("^"),
  "__rxor__(self, value, /)": logic("^"),
};

/** Puts the rows on the type. */
export function installBool(): void {
  addStaticMethods(boolType, construction);
  addMethods(boolType, methods);
}
