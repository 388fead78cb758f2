/** bisect (https://docs.python.org/3.11/library/bisect.html). */
import { lessThan } from "../../operations/equality.js";
import { asIndex } from "../../operations/index.js";
import { getAttribute } from "../../operations/attribute.js";
import { raise } from "../../operations/raise.js";
import { getItem } from "../../operations/subscript.js";
import { PyList } from "../../values/containers.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { length } from "../functions/objects.js";
import type { NativeModule } from "../nativeModule.js";

type Side = "left" | "right";

/** Where `x` goes so that the order stays: before (left) or behind (right) what equals it. */
function search(
  vm: Vm,
  side: Side,
  sequence: Value,
  x: Value,
  lo: Value,
  hi: Value,
  key: Value,
): number {
  let low = asIndex(vm, lo);
  if (low < 0) raise(valueErrorType, "lo must be non-negative");
  let high = hi === null ? asIndex(vm, length(vm, sequence)) : asIndex(vm, hi);
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = getItem(vm, sequence, middle);
    const itemKey = key === null ? item : vm.call(key, [item]);
    const goesRight =
      side === "left" ? lessThan(vm, itemKey, x) : !lessThan(vm, x, itemKey);
    if (goesRight) low = middle + 1;
    else high = middle;
  }
  return low;
}

const find =
  (side: Side) =>
  (vm: Vm, a: Value, x: Value, lo: Value, hi: Value, key: Value) =>
    search(vm, side, a, x, lo, hi, key);

const insert =
  (side: Side) =>
  (vm: Vm, a: Value, x: Value, lo: Value, hi: Value, key: Value): Value => {
    const wanted = key === null ? x : vm.call(key, [x]);
    const at = search(vm, side, a, wanted, lo, hi, key);
    if (a instanceof PyList && !a.type.isHeapType) a.items.splice(at, 0, x);
    else vm.call(getAttribute(vm, a, "insert"), [at, x]);
    return null;
  };

const signature = "(a, x, lo=0, hi=None, *, key=None)";

export const bisect: NativeModule = {
  name: "bisect",
  functions: {
    [`bisect${signature}`]: find("right"),
    [`bisect_left${signature}`]: find("left"),
    [`bisect_right${signature}`]: find("right"),
    [`insort${signature}`]: insert("right"),
    [`insort_left${signature}`]: insert("left"),
    [`insort_right${signature}`]: insert("right"),
  },
};
