/** `_functools`: the native part of functools; the rest is stubs/functools.py. */
import { iterator } from "../../../operations/iterate.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { typeOf } from "../../../operations/typeOf.js";
import { PyTuple } from "../../../values/containers.js";
import { derived, PyUnknown } from "../../../values/unknown.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import type { NativeModule } from "../../nativeModule.js";
import { cache, lruCache } from "./lruCache.js";
import { partialType } from "./partial.js";
import {
  assignedByDefault,
  updatedByDefault,
  updateWrapper,
  wraps,
} from "./wraps.js";

export const functools: NativeModule = {
  name: "_functools",
  types: [partialType],
  constants: {
    WRAPPER_ASSIGNMENTS: new PyTuple([...assignedByDefault]),
    WRAPPER_UPDATES: new PyTuple([...updatedByDefault]),
  },
  functionsAcceptingUnknown: {
    "cache(user_function, /)": cache,
    "lru_cache(maxsize=128, typed=False)": lruCache,
    "reduce(function, iterable, initial=..., /)": reduce,
    "update_wrapper(wrapper, wrapped, assigned=..., updated=...)":
      updateWrapper,
    "wraps(wrapped, assigned=..., updated=...)": wraps,
  },
};

function reduce(
  vm: Vm,
  callee: Value,
  iterable: Value,
  initial: Value | undefined,
): Value {
  if (iterable instanceof PyUnknown) {
    return derived(`reduce(…, ${iterable.expression})`, iterable);
  }
  if (
    typeOf(iterable).lookup("__iter__") === undefined &&
    typeOf(iterable).lookup("__getitem__") === undefined
  ) {
    raiseTypeError("reduce() arg 2 must support iteration");
  }
  const next = iterator(vm, iterable);
  // None is an initial value like any other.
  let total = initial === undefined ? next() : initial;
  if (total === undefined) {
    raiseTypeError("reduce() of empty iterable with no initial value");
  }
  for (let item = next(); item !== undefined; item = next()) {
    vm.budget.step();
    total = vm.call(callee, [total, item]);
  }
  return total;
}
