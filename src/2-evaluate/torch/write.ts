/** Writing values into tensors that exist: every view of the storage sees them, or loses what it knew. */
import { roundInto } from "./rounding.js";
import { VALUE_LIMIT } from "./storage.js";
import { type PyTensor, visit } from "./tensor.js";

/**
 * Writes one value per element, row-major and already rounded to the tensor's dtype; null: not known, so that the whole
 * storage is forgotten.
 */
export function writeValues(
  tensor: PyTensor,
  values: Float64Array | null,
  error = 0,
): void {
  const { storage, offset } = tensor.view;
  const { count } = tensor;
  if (values === null) return storage.forget();
  const isWhole = tensor.isContiguous && count === storage.size;
  if (isWhole) return storage.replace(values.slice(), error);
  const data = storage.write();
  if (data === null) return storage.forget();
  if (tensor.isContiguous) data.set(values, offset);
  else {
    visit(tensor.shape, tensor.strides, offset, (at, i) => {
      data[at] = values[i] as number;
    });
  }
  storage.error = Math.max(storage.error, error);
}

/** Writes the same value to every element. */
export function writeFill(tensor: PyTensor, value: number, error = 0): void {
  const one = Float64Array.of(value);
  if (!roundInto(tensor.dtype, one)) return tensor.view.storage.forget();
  const rounded = one[0] as number;
  const { storage } = tensor.view;
  const { count } = tensor;
  if (tensor.isContiguous && count === storage.size)
    return storage.setFill(rounded, error);
  if (count > VALUE_LIMIT) return storage.forget();
  writeValues(tensor, new Float64Array(count).fill(rounded), error);
}
