/** Operations that put tensors together or take them apart: cat, stack, split, chunk, meshgrid, … */
import { result } from "../make.js";
import { raiseRuntime } from "../raiseTorch.js";
import { intOf } from "../read/numbers.js";
import { broadcastShapes } from "../read/sizes.js";
import { tensorListOf, tensorOf, variadicTensors } from "../read/tensors.js";
import { PyTensor } from "../tensor.js";
import { PyTuple } from "../../values/containers.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { concatenated, stacked, tensorsDType } from "./concatenated.js";
import { cartesianProduct, meshgrid } from "./meshgrid.js";
import { atLeastDims } from "./reshape.js";
import { expanded } from "./expanded.js";
import { reshaped } from "./reshaped.js";
import type { Family } from "./rows.js";
import { axisSplit, chunk, split, tensorSplit, unbound } from "./split.js";

function stackedAs(dims: 1 | 2 | 3, axis: (rank: number) => number) {
  return (vm: Vm, argument: Value): PyTensor => {
    const tensors = tensorListOf(vm, argument).map((tensor) =>
      atLeastDims[dims](vm, tensor),
    );
    if (tensors.length === 0) raiseRuntime("expects a non-empty TensorList");
    return concatenated(vm, tensors, axis((tensors[0] as PyTensor).rank));
  };
}

const horizontal = stackedAs(1, (rank) => (rank === 1 ? 0 : 1));

const vertical = stackedAs(2, () => 0);

const deep = stackedAs(3, () => 2);

function columnStack(vm: Vm, argument: Value): PyTensor {
  const tensors = tensorListOf(vm, argument).map((tensor) =>
    tensor.rank <= 1 ? reshaped(vm, tensor, [tensor.count, 1]) : tensor,
  );
  return concatenated(vm, tensors, 1);
}

/** `torch.block_diag(*tensors)` */
function blockDiagonal(vm: Vm, rest: PyTuple): PyTensor {
  const blocks = variadicTensors(vm, rest).map((tensor) =>
    atLeastDims[2](vm, tensor),
  );
  if (blocks.some((block) => block.rank > 2))
    raiseRuntime(
      "torch.block_diag: Input tensors must have 2 or fewer dimensions.",
    );
  const sum = (dim: number) =>
    blocks.reduce((total, block) => total + (block.shape[dim] as number), 0);
  return result(vm, blocks, [sum(0), sum(1)], tensorsDType(blocks));
}

const concatenate = (vm: Vm, tensors: Value, dim: Value) =>
  concatenated(vm, tensorListOf(vm, tensors), intOf(vm, dim, "dim"));

function atLeastRow(rank: 1 | 2 | 3) {
  return (vm: Vm, rest: PyTuple): Value => {
    const [only] = rest.items;
    if (rest.items.length === 1 && only instanceof PyTensor)
      return atLeastDims[rank](vm, only);
    return new PyTuple(
      variadicTensors(vm, rest).map((tensor) => atLeastDims[rank](vm, tensor)),
    );
  };
}

export const join: Family = {
  takesOut: true,
  both: {
    "split(input, split_size_or_sections, dim=0)": split,
    "split_with_sizes(input, split_sizes, dim=0)": split,
    "unsafe_split(input, split_size, dim=0)": split,
    "chunk(input, chunks, dim=0)": chunk,
    "unsafe_chunk(input, chunks, dim=0)": chunk,
    "tensor_split(input, indices_or_sections, dim=0)": tensorSplit,
    "hsplit(input, indices_or_sections)": axisSplit(
      "hsplit",
      (rank) => (rank === 1 ? 0 : 1),
      1,
    ),
    "vsplit(input, indices_or_sections)": axisSplit("vsplit", () => 0, 2),
    "dsplit(input, indices_or_sections)": axisSplit("dsplit", () => 2, 3),
    "unbind(input, dim=0)": (vm, input, dim) =>
      new PyTuple(unbound(vm, tensorOf(input), intOf(vm, dim, "dim"))),
  },
  functions: {
    "cat(tensors, dim=0)": concatenate,
    "concat(tensors, dim=0)": concatenate,
    "concatenate(tensors, dim=0)": concatenate,
    "stack(tensors, dim=0)": (vm, tensors, dim) =>
      stacked(vm, tensorListOf(vm, tensors), intOf(vm, dim, "dim")),
    "hstack(tensors)": horizontal,
    "vstack(tensors)": vertical,
    "row_stack(tensors)": vertical,
    "dstack(tensors)": deep,
    "column_stack(tensors)": columnStack,
    "block_diag(*tensors)": blockDiagonal,
    "meshgrid(*tensors, indexing=None)": meshgrid,
    "cartesian_prod(*tensors)": cartesianProduct,
    "atleast_1d(*tensors)": atLeastRow(1),
    "atleast_2d(*tensors)": atLeastRow(2),
    "atleast_3d(*tensors)": atLeastRow(3),
    "broadcast_tensors(*tensors)": (vm, rest: PyTuple) => {
      const tensors = variadicTensors(vm, rest);
      const shape = broadcastShapes(...tensors.map((tensor) => tensor.shape));
      return new PyTuple(tensors.map((tensor) => expanded(vm, tensor, shape)));
    },
  },
};
