/** tril, triu, diag. */
import { raiseRuntime } from "../raiseTorch.js";
import { intOf } from "../read/numbers.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor } from "../tensor.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { finishInplace } from "./inplaceRules.js";
import { coordinates, moved, movedByIndex } from "./moved.js";

/** `tril`, `triu`: elements outside the triangle become zero. */
function keepsElement(
  isLower: boolean,
  row: number,
  column: number,
  diagonal: number,
): boolean {
  return isLower ? column - row <= diagonal : column - row >= diagonal;
}

function triangle(
  vm: Vm,
  input: PyTensor,
  diagonal: number,
  isLower: boolean,
): PyTensor {
  if (input.rank < 2)
    raiseRuntime(
      `${isLower ? "tril" : "triu"}: input tensor must have at least 2 dimensions`,
    );
  const [rows, columns] = input.shape.slice(-2) as [number, number];
  return moved(vm, input, input.shape, (i) => {
    const [row, column] = coordinates(i % (rows * columns), [
      rows,
      columns,
    ]) as [number, number];
    return keepsElement(isLower, row, column, diagonal) ? i : -1;
  });
}

export const triangleRow =
  (isLower: boolean): Native =>
  (vm, input, diagonal: Value) =>
    triangle(vm, tensorOf(input), intOf(vm, diagonal, "diagonal"), isLower);

export const triangleInplace =
  (isLower: boolean): Native =>
  (vm, argument, diagonal: Value) => {
    const self = tensorOf(argument, "self");
    return finishInplace(vm, self, [self], () => {
      const made = triangle(vm, self, intOf(vm, diagonal, "diagonal"), isLower);
      return {
        dtype: self.dtype,
        values: made.values()?.slice() ?? null,
        error: self.error,
      };
    });
  };

/** `diag(input, diagonal)`: a matrix from a vector, or a diagonal of a matrix. */
export const diag: Native = (vm, argument, diagonal: Value) => {
  const input = tensorOf(argument);
  const shift = intOf(vm, diagonal, "diagonal");
  if (input.rank === 1) return embedded(vm, input, shift);
  if (input.rank !== 2)
    raiseRuntime(`diag(): Supports 1D or 2D tensors. Got ${input.rank}D`);
  const [rows, columns] = input.shape as [number, number];
  const length = Math.max(
    shift >= 0
      ? Math.min(rows, columns - shift)
      : Math.min(rows + shift, columns),
    0,
  );
  return movedByIndex(vm, input, [length], ([i = 0]) => [
    i + Math.max(-shift, 0),
    i + Math.max(shift, 0),
  ]);
};

export function embedded(vm: Vm, input: PyTensor, shift: number): PyTensor {
  const size = (input.shape[input.rank - 1] as number) + Math.abs(shift);
  return movedByIndex(
    vm,
    input,
    [...input.shape.slice(0, -1), size, size],
    (index) => {
      const [row, column] = index.slice(-2) as [number, number];
      return column - row === shift
        ? [...index.slice(0, -2), Math.min(row, column)]
        : null;
    },
  );
}
