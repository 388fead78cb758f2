/** repeat, tile, repeat_interleave. */
import { fresh, result } from "../make.js";
import { reasons } from "../../../messages.js";
import { unknown } from "../../operations/unknown.js";
import { raiseIndex, raiseRuntime, shapeText } from "../raiseTorch.js";
import { intOf } from "../read/numbers.js";
import { dimOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor } from "../tensor.js";
import { UnknownOperand } from "../unknownOperand.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { movedByIndex } from "./moved.js";
import { reshaped } from "./reshaped.js";

/** `tensor.repeat(*sizes)`, `torch.tile` */
export function repeated(
  vm: Vm,
  input: PyTensor,
  sizes: readonly number[],
): PyTensor {
  const extra = sizes.length - input.rank;
  if (extra < 0) {
    raiseRuntime(
      "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor",
    );
  }
  if (sizes.some((size) => size < 0))
    raiseRuntime(
      `Trying to create tensor with negative dimension ${shapeText(sizes)}`,
    );
  const own = [...new Array<number>(extra).fill(1), ...input.shape];
  const shape = own.map((size, d) => size * (sizes[d] as number));
  return movedByIndex(vm, input, shape, (index) =>
    index.slice(extra).map((i, d) => i % (input.shape[d] as number)),
  );
}

export function tiled(
  vm: Vm,
  argument: Value,
  sizes: readonly number[],
): PyTensor {
  const input = tensorOf(argument);
  const missing = Math.max(input.rank - sizes.length, 0);
  return repeated(vm, input, [...new Array<number>(missing).fill(1), ...sizes]);
}

/** `repeat_interleave(input, repeats, dim)`: `repeats` an int, or one for each element along `dim`. */
export const repeatInterleave: Native = (
  vm,
  argument,
  repeats: Value | undefined,
  dim: Value,
  outputSize: Value,
) => {
  let input = tensorOf(argument);
  if (repeats === undefined) return repeatPlaces(vm, input);
  if (dim === null) input = reshaped(vm, input, [-1]);
  const place = dim === null ? 0 : dimOf(vm, dim, input.rank);
  const size = input.shape[place];
  if (size === undefined)
    raiseIndex("Dimension specified as 0 but tensor has no dimensions");
  const counts = countsOf(vm, repeats, size, outputSize);
  if (counts === null)
    return result(
      vm,
      [input],
      input.shape.with(place, intOf(vm, outputSize, "output_size")),
      input.dtype,
    );
  const sources = counts.flatMap((count, i) =>
    new Array<number>(count).fill(i),
  );
  return movedByIndex(
    vm,
    input,
    input.shape.with(place, sources.length),
    (index) => index.with(place, sources[index[place] as number] as number),
  );
};

function countsOf(
  vm: Vm,
  repeats: Value,
  size: number,
  outputSize: Value,
): number[] | null {
  if (!(repeats instanceof PyTensor)) {
    const each = intOf(vm, repeats, "repeats");
    if (each < 0) raiseRuntime("repeats can not be negative");
    vm.budget.size(each * size, "a tensor");
    return new Array<number>(size).fill(each);
  }
  const values = tensorOf(repeats).values();
  if (values === null) {
    if (outputSize !== null) return null;
    throw new UnknownOperand(
      unknown(
        vm,
        reasons.tensorData("repeat_interleave()"),
        "repeat_interleave(…)",
      ),
    );
  }
  if (values.length === 1)
    return new Array<number>(size).fill(values[0] as number);
  if (values.length !== size)
    raiseRuntime("repeats must have the same size as input along dim");
  return [...values];
}

/** `repeat_interleave(repeats)`: each place as often as told. */
function repeatPlaces(vm: Vm, repeats: PyTensor): PyTensor {
  const values = repeats.values();
  if (values === null) {
    throw new UnknownOperand(
      unknown(
        vm,
        reasons.tensorData("repeat_interleave()"),
        "repeat_interleave(…)",
      ),
    );
  }
  const places = [...values].flatMap((count, i) =>
    new Array<number>(count).fill(i),
  );
  return fresh([places.length], repeats.dtype, Float64Array.from(places));
}
