/** `meshgrid` and `cartesian_prod`. */
import { raiseRuntime } from "../raiseTorch.js";
import { variadicTensors } from "../read/tensors.js";
import { PyTensor } from "../tensor.js";
import { PyTuple } from "../../values/containers.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { stacked } from "./concatenated.js";
import { expanded } from "./expanded.js";
import { reshaped } from "./reshaped.js";

/** `torch.meshgrid(*tensors, indexing="ij" | "xy")` */
export function meshgrid(vm: Vm, rest: PyTuple, indexing: Value): PyTuple {
  const tensors = variadicTensors(vm, rest);
  if (tensors.length === 0)
    raiseRuntime("meshgrid expects a non-empty TensorList");
  if (tensors.some((tensor) => tensor.rank > 1)) {
    raiseRuntime(
      `torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: ${tensors.find((tensor) => tensor.rank > 1)?.rank}D`,
    );
  }
  if (indexing !== null && indexing !== "ij" && indexing !== "xy") {
    raiseRuntime(
      `torch.meshgrid: indexing must be one of "xy" or "ij", but received: ${String(indexing)}`,
    );
  }
  const swaps = indexing === "xy" && tensors.length >= 2;
  const ordered = swaps
    ? ([tensors[1], tensors[0], ...tensors.slice(2)] as PyTensor[])
    : tensors;
  const shape = ordered.map((tensor) => tensor.count);
  const grids = ordered.map((tensor, i) =>
    expanded(
      vm,
      reshaped(
        vm,
        tensor,
        shape.map((size, d) => (d === i ? size : 1)),
      ),
      shape,
    ),
  );
  if (!swaps) return new PyTuple(grids);
  return new PyTuple([
    grids[1] as PyTensor,
    grids[0] as PyTensor,
    ...grids.slice(2),
  ]);
}

/** `torch.cartesian_prod(*tensors)` */
export function cartesianProduct(vm: Vm, rest: PyTuple): PyTensor {
  const tensors = variadicTensors(vm, rest);
  if (tensors.some((tensor) => tensor.rank !== 1))
    raiseRuntime("Expect a 1D vector");
  if (tensors.length === 1) return tensors[0] as PyTensor;
  const grids = meshgrid(vm, rest, "ij").items as PyTensor[];
  return stacked(
    vm,
    grids.map((grid) => reshaped(vm, grid, [-1])),
    1,
  );
}
