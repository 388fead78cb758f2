/** sum, min, max, any, all, sorted (https://docs.python.org/3.11/library/functions.html#sum). */
import { extremeQuantity } from "../../../algebra/operate.js";
import { binary } from "../../operations/binary.js";
import { compare } from "../../operations/equality.js";
import { iterator, toArray } from "../../operations/iterate.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { symbolicPick } from "../../operations/symbolic.js";
import { truthy } from "../../operations/truth.js";
import { unbox } from "../../operations/unbox.js";
import { PyList } from "../../values/containers.js";
import type { PyDict } from "../../values/dict.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import { PyBytes } from "../../values/simple.js";
import { derived, PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { sortItems } from "../sort.js";
import type { Table } from "../table.js";

export const aggregateFunctions: Table = {
  "sum(iterable, /, start=0)": sum,
  "min(*args, key=None, default=...)": (vm, args, key, fallback) =>
    extreme(vm, "min", args.items, key, fallback),
  "max(*args, key=None, default=...)": (vm, args, key, fallback) =>
    extreme(vm, "max", args.items, key, fallback),
  "any(iterable, /)": (vm, iterable: Value) => decide(vm, iterable, true),
  "all(iterable, /)": (vm, iterable: Value) => decide(vm, iterable, false),
  "sorted(iterable, /, **keywords)": (
    vm,
    iterable: Value,
    keywords: PyDict,
  ) => {
    const {
      key = null,
      reverse = false,
      ...others
    } = Object.fromEntries(keywords.map as Map<string, Value>);
    for (const name of Object.keys(others)) {
      raiseTypeError(`'${name}' is an invalid keyword argument for sort()`);
    }
    const sorted = sortItems(vm, toArray(vm, iterable), key, reverse);
    return sorted instanceof PyUnknown ? sorted : new PyList(sorted);
  },
};

/** CPython 3.11 adds from left to right, floats included. */
function sum(vm: Vm, iterable: Value, start: Value): Value {
  const plain = unbox(start);
  if (typeof plain === "string") {
    raiseTypeError("sum() can't sum strings [use ''.join(seq) instead]");
  }
  if (plain instanceof PyBytes) {
    raiseTypeError(
      plain.type.name === "bytes"
        ? "sum() can't sum bytes [use b''.join(seq) instead]"
        : "sum() can't sum bytearray [use b''.join(seq) instead]",
    );
  }
  if (vm.choices.loops.isUsed) {
    const open = vm.open.total(vm, iterable, start);
    if (open !== undefined) return open;
  }
  let total = start;
  const next = iterator(vm, iterable);
  for (let item = next(); item !== undefined; item = next()) {
    vm.budget.step();
    total = binary(vm, "+", total, item);
  }
  return total;
}

/** min and max: the first of equal items wins; unknown where the answer depends on an unknown item. */
export function extreme(
  vm: Vm,
  name: "min" | "max",
  args: readonly Value[],
  key: Value,
  fallback: Value | undefined,
): Value {
  if (args.length === 0) {
    raiseTypeError(`${name} expected at least 1 argument, got 0`);
  }
  if (args.length > 1 && fallback !== undefined) {
    raiseTypeError(
      `Cannot specify a default for ${name}() with multiple positional arguments`,
    );
  }
  const items = args.length === 1 ? toArray(vm, args[0] as Value) : args;
  if (items.length === 0) {
    if (fallback !== undefined) return fallback;
    raise(valueErrorType, `${name}() arg is an empty sequence`);
  }
  if (key === null && items.some((item) => item instanceof PyUnknown)) {
    const symbolic = symbolicPick(items, (quantities) =>
      extremeQuantity(name, quantities, vm.choices.facts),
    );
    if (symbolic !== undefined) return symbolic;
  }
  const operator = name === "max" ? ">" : "<";
  let best = items[0] as Value;
  let bestKey = key === null ? best : vm.call(key, [best]);
  for (let i = 1; i < items.length; i++) {
    const item = items[i] as Value;
    const itemKey = key === null ? item : vm.call(key, [item]);
    const isBetter = compare(vm, operator, itemKey, bestKey);
    if (isBetter instanceof PyUnknown) return derived(`${name}(…)`, isBetter);
    if (truthy(vm, isBetter)) [best, bestKey] = [item, itemKey];
  }
  return best;
}

/** any (`wanted` true) and all (false): an unknown item leaves the answer open unless another one settles it. */
function decide(vm: Vm, iterable: Value, wanted: boolean): Value {
  let open: PyUnknown | undefined;
  const next = iterator(vm, iterable);
  for (let item = next(); item !== undefined; item = next()) {
    vm.budget.step();
    if (item instanceof PyUnknown) open = item;
    else if (truthy(vm, item) === wanted) return wanted;
  }
  return open === undefined
    ? !wanted
    : derived(wanted ? "any(…)" : "all(…)", open);
}
