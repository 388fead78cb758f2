/** median, and (values, indices) of which the places are not modelled. */
import { int64 } from "../dtype.js";
import { result } from "../make.js";
import { boolOf } from "../read/numbers.js";
import { dimOf, dimsOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { named } from "../returnTypes.js";
import { PyTensor } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { reduceValues, reducedShape } from "./reduceValues.js";

/** The place of the lower median. */
function medianPlace(group: Float64Array): number {
  const order = Array.from(group.keys()).sort(
    (i, j) => (group[i] as number) - (group[j] as number) || i - j,
  );
  return order[Math.floor((group.length - 1) / 2)] ?? 0;
}

export const median: Native = (vm, argument, dim: Value, keepdim: Value) => {
  const input = tensorOf(argument);
  if (dim === null) {
    return result(
      vm,
      [input],
      [],
      input.dtype,
      reduceValues(
        input,
        dimsOf(vm, null, input.rank),
        (group) => group[medianPlace(group)] ?? NaN,
      ),
    );
  }
  return withoutPlaces(
    vm,
    "median",
    input,
    dim,
    keepdim,
    (group) => group[medianPlace(group)] as number,
  );
};

/** `(values, indices)` where equal elements leave open which place PyTorch reports. */
export function withoutPlaces(
  vm: Vm,
  name: "median" | "mode" | "kthvalue",
  input: PyTensor,
  dim: Value,
  keepdim: Value,
  f: ((group: Float64Array) => number) | null,
): Value {
  const along = dimOf(vm, dim, input.rank);
  const dims = input.rank === 0 ? [] : [along];
  const shape = reducedShape(input.shape, dims, boolOf(keepdim, "keepdim"));
  const values = f === null ? null : reduceValues(input, dims, f);
  return named(
    name,
    result(vm, [input], shape, input.dtype, values),
    result(vm, [input], shape, int64),
  );
}
