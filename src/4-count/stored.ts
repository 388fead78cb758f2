/** The size of `state_dict()`, which unlike `parameters()` repeats a tied tensor under each of its names. */
import type { LayerIr } from "../3-layers/ir.js";
import type { Stored } from "./counted.js";
import { isSymbolic, numel } from "./numel.js";

/**
 * Elements of `state_dict()`: every parameter and every persistent buffer at every path, shared modules at each of their
 * places (https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html#torch.nn.Module.state_dict). null: a module
 * contains itself, where PyTorch recurses without end.
 */
export function storedBy(root: LayerIr): Stored | null {
  const finished = new Map<number, Stored>();
  const visit = (layer: LayerIr): Stored | null => {
    if (layer.sharedWith !== null) return finished.get(layer.identity) ?? null;
    const sum = ownStored(layer);
    for (const child of layer.layers) {
      const below = visit(child);
      if (below === null) return null;
      sum.parameters += below.parameters;
      sum.buffers += below.buffers;
    }
    finished.set(layer.identity, sum);
    return sum;
  };
  return visit(root);
}

function ownStored(layer: LayerIr): Stored {
  const sum: Stored = { parameters: 0n, buffers: 0n };
  for (const { shape, isLazy } of layer.parameters) {
    if (!isLazy && !isSymbolic(shape)) sum.parameters += numel(shape);
  }
  for (const { shape, isPersistent, isLazy } of layer.buffers) {
    if (isPersistent && !isLazy && !isSymbolic(shape)) {
      sum.buffers += numel(shape);
    }
  }
  return sum;
}
