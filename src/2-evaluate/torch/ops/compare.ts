/** `torch.equal` and `torch.allclose`: one answer for whole tensors. */
import { reasons } from "../../../messages.js";
import { unknown } from "../../operations/unknown.js";
import { tensorOf } from "../read/tensors.js";
import type { Native } from "../../values/functions.js";
import { PyFloat } from "../../values/simple.js";
import type { Value } from "../../values/value.js";

export const equal: Native = (vm, first: Value, second: Value) => {
  const a = tensorOf(first);
  const b = tensorOf(second, "other");
  if (a.rank !== b.rank || a.shape.some((size, i) => size !== b.shape[i]))
    return false;
  if (a === b) return true;
  const [x, y] = [a.values(), b.values()];
  if (x === null || y === null || !a.isExact || !b.isExact)
    return unknown(vm, reasons.tensorData("torch.equal()"), "torch.equal(…)");
  return x.every((value, i) => value === y[i]);
};

export const allclose: Native = (
  vm,
  first: Value,
  second: Value,
  relative: Value,
  absolute: Value,
  nanEqual: Value,
) => {
  const a = tensorOf(first);
  const b = tensorOf(second, "other");
  const [x, y] = [a.values(), b.values()];
  const isComparable =
    a.rank === b.rank && a.shape.every((size, i) => size === b.shape[i]);
  const open = unknown(
    vm,
    reasons.tensorData("torch.allclose()"),
    "torch.allclose(…)",
  );
  if (x === null || y === null || !isComparable) return open;
  const [rtol, atol] = [relative, absolute].map((each) =>
    each instanceof PyFloat ? each.value : Number(each),
  ) as [number, number];
  const error = a.error + b.error;
  for (const [i, value] of x.entries()) {
    const other = y[i] as number;
    const areNan = Number.isNaN(value) && Number.isNaN(other);
    if (value === other || (nanEqual === true && areNan)) continue;
    const excess = Math.abs(value - other) - (atol + rtol * Math.abs(other));
    if (Math.abs(excess) <= error) return open;
    if (!(excess <= 0)) return false;
  }
  return true;
};
