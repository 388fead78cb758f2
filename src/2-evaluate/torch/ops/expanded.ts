/** `expand`: dimensions of size 1 repeated without copies. */
import { viewOf } from "../make.js";
import { raiseRuntime, shapeText } from "../raiseTorch.js";
import type { PyTensor } from "../tensor.js";
import type { Vm } from "../../vm.js";

/** `input.expand(sizes)`: −1 keeps a size. */
export function expanded(
  vm: Vm,
  input: PyTensor,
  sizes: readonly number[],
): PyTensor {
  const extra = sizes.length - input.rank;
  if (extra < 0) {
    raiseRuntime(
      `expand(torch.FloatTensor{${shapeText(input.shape)}}, size=${shapeText(sizes)}): the number of sizes provided (${sizes.length}) must be greater or equal to the number of dimensions in the tensor (${input.rank})`,
    );
  }
  const strides = input.strides;
  const shape: number[] = [];
  const steps: number[] = [];
  sizes.forEach((size, i) => {
    const own = i < extra ? undefined : (input.shape[i - extra] as number);
    if (own === undefined) {
      if (size < 0)
        raiseRuntime(
          `The expanded size of the tensor (${size}) isn't allowed in a leading, non-existing dimension ${i}`,
        );
      shape.push(size);
      steps.push(0);
    } else if (size === -1 || size === own) {
      shape.push(own);
      steps.push(strides[i - extra] as number);
    } else if (own === 1) {
      shape.push(size);
      steps.push(0);
    } else {
      raiseRuntime(
        `The expanded size of the tensor (${size}) must match the existing size (${own}) at non-singleton dimension ${i}.  Target sizes: ${shapeText(sizes)}.  Tensor sizes: ${shapeText(input.shape)}`,
      );
    }
  });
  return viewOf(vm, input, shape, steps);
}
