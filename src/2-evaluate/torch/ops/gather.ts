/** Elements at given places: gather, index_select, take, combinations. */
import { int32, int64 } from "../dtype.js";
import { result } from "../make.js";
import { raiseIndex, raiseRuntime, shapeText } from "../raiseTorch.js";
import { broadcastShapes, dimOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { coordinates, moved, movedByIndex, place } from "./moved.js";
import { reshaped } from "./reshaped.js";

function indexTensor(argument: Value): PyTensor {
  const index = tensorOf(argument, "index");
  if (index.dtype !== int64 && index.dtype !== int32)
    raiseRuntime("Expected dtype int32/int64 for index");
  return index;
}

/** `gather(input, dim, index)` */
export const gather: Native = (vm, argument, dim: Value, index: Value) => {
  const input = tensorOf(argument);
  const places = indexTensor(index);
  const along = dimOf(vm, dim, input.rank);
  if (places.rank !== input.rank)
    raiseRuntime(
      "Index tensor must have the same number of dimensions as input tensor",
    );
  places.shape.forEach((size, d) => {
    if (d !== along && size > (input.shape[d] as number)) {
      raiseRuntime(
        `Size does not match at dimension ${d} expected index ${shapeText(places.shape)} to be no larger than self ${shapeText(input.shape)} apart from dimension ${along}`,
      );
    }
  });
  const chosenAt = places.values();
  if (chosenAt === null) return result(vm, [input], places.shape, input.dtype);
  const size = input.shape[along] ?? 1;
  for (const each of chosenAt)
    if (each < 0 || each >= size)
      raiseRuntime(
        `index ${each} is out of bounds for dimension ${along} with size ${size}`,
      );
  return moved(vm, input, places.shape, (i) =>
    place(
      coordinates(i, places.shape).with(along, chosenAt[i] as number),
      input.shape,
    ),
  );
};

/** `index_select(input, dim, index)` */
export const indexSelect: Native = (vm, argument, dim: Value, index: Value) => {
  const input = tensorOf(argument);
  const places = indexTensor(index);
  if (places.rank > 1)
    raiseIndex("index_select(): Index is supposed to be a vector");
  const along = dimOf(vm, dim, input.rank);
  const shape = input.rank === 0 ? [] : input.shape.with(along, places.count);
  const chosenAt = places.values();
  if (chosenAt === null) return result(vm, [input], shape, input.dtype);
  const size = input.shape[along] ?? 1;
  for (const each of chosenAt)
    if (each < 0 || each >= size) raiseIndex("index out of range in self");
  return movedByIndex(vm, input, shape, (at) =>
    input.rank === 0
      ? at
      : at.with(along, chosenAt[at[along] as number] as number),
  );
};

/** `take(input, index)`: as if the input were flat. */
export const take: Native = (vm, argument, index: Value) => {
  const input = tensorOf(argument);
  const places = indexTensor(index);
  const chosenAt = places.values();
  if (chosenAt === null) return result(vm, [input], places.shape, input.dtype);
  const { count } = input;
  for (const each of chosenAt)
    if (each < -count || each >= count)
      raiseIndex("out of range: tried to access index");
  return moved(vm, input, places.shape, (i) => {
    const each = chosenAt[i] as number;
    return each < 0 ? each + count : each;
  });
};

export const takeAlongDim: Native = (
  vm,
  argument,
  index: Value,
  dim: Value,
) => {
  const input = tensorOf(argument);
  if (dim === null)
    return take(
      vm,
      reshaped(vm, input, [-1]),
      reshaped(vm, indexTensor(index), [-1]),
    );
  const along = dimOf(vm, dim, input.rank);
  const places = indexTensor(index);
  const shape = broadcastShapes(
    input.shape.with(along, 1),
    places.shape.with(along, 1),
  ).with(along, places.shape[along] as number);
  return result(vm, [input], shape, input.dtype);
};

/** `torch.combinations(input, r)`: rows of `r` elements each. */
export function combinations(
  vm: Vm,
  input: PyTensor,
  r: number,
  repeats: boolean,
): PyTensor {
  if (input.rank !== 1)
    raiseRuntime("Expect a 1D vector, but got shape " + shapeText(input.shape));
  const rows: number[][] = [];
  const extend = (row: number[], from: number) => {
    vm.budget.step();
    if (row.length === r) {
      rows.push(row);
      return;
    }
    for (let i = from; i < (input.shape[0] as number); i++)
      extend([...row, i], repeats ? i : i + 1);
  };
  extend([], 0);
  return moved(
    vm,
    input,
    [rows.length, r],
    (i) => rows[Math.floor(i / r)]?.[i % r] as number,
  );
}
