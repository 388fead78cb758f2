/** Truth value testing (https://docs.python.org/3.11/library/stdtypes.html#truth-value-testing). */
import { PyList, PySet, PyTuple } from "../values/containers.js";
import { PyDict } from "../values/dict.js";
import { PyBoxed, PyFloat } from "../values/simple.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { findMethod } from "./attribute.js";
import { asIndex } from "./index.js";
import { raiseTypeError } from "./raise.js";
import { typeName } from "./typeOf.js";

/** `bool(value)`; a test on an unknown value is `vm.choices`' business. */
export function truthy(vm: Vm, value: Value): boolean {
  switch (typeof value) {
    case "boolean":
      return value;
    case "number":
      return value !== 0;
    case "string":
      return value !== "";
    case "bigint":
      return true;
  }
  if (value === null) return false;
  if (value instanceof PyUnknown) return vm.choices.decide(vm, value);
  if (vm.choices.loops.isUsed) {
    const length = vm.open.length(vm, value);
    if (length !== undefined) return truthy(vm, length);
  }
  if (!value.type.isHeapType) {
    if (value instanceof PyList || value instanceof PyTuple) {
      return value.items.length > 0;
    }
    if (value instanceof PyDict && value.rest !== null) {
      return value.map.size > 0 || vm.choices.decide(vm, value.rest);
    }
    if (value instanceof PyDict || value instanceof PySet) {
      return value.map.size > 0;
    }
    if (value instanceof PyFloat) return value.value !== 0;
  }
  const bool = findMethod(vm, value, "__bool__");
  if (bool !== undefined) {
    const result = vm.call(bool, []);
    if (result instanceof PyUnknown) return vm.choices.decide(vm, result);
    if (typeof result !== "boolean") {
      raiseTypeError(
        `__bool__ should return bool, returned ${typeName(result)}`,
      );
    }
    return result;
  }
  const length = findMethod(vm, value, "__len__");
  if (length !== undefined) {
    const result = vm.call(length, []);
    if (result instanceof PyUnknown) return vm.choices.decide(vm, result);
    return asIndex(vm, result) !== 0;
  }
  if (value instanceof PyBoxed) return truthy(vm, value.value);
  return true;
}
