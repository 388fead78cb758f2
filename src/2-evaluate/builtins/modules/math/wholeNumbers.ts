/** ceil, floor, trunc: to ints, each with its special method. */
import { callSpecial } from "../../../operations/attribute.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { typeName } from "../../../operations/typeOf.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { asFloat } from "../../numbers/conversions.js";
import { integerFromFloat } from "../../numbers/integerFromFloat.js";
import type { Table } from "../../table.js";

const toward =
  (method: string, round: (value: number) => number) =>
  (vm: Vm, x: Value): Value =>
    callSpecial(vm, x, method) ?? integerFromFloat(round(asFloat(vm, x)));

export const wholeNumbers: Table = {
  "ceil(x, /)": toward("__ceil__", Math.ceil),
  "floor(x, /)": toward("__floor__", Math.floor),
  "trunc(x, /)": (vm, x) =>
    callSpecial(vm, x, "__trunc__") ??
    raiseTypeError(`type ${typeName(x)} doesn't define __trunc__ method`),
};
