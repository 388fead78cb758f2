/** `out=`: the result goes into a tensor that is there. */
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { PyTensor } from "../tensor.js";
import { blank } from "../make.js";
import { writeValues } from "../write.js";

/** A native with one more argument, last: the tensor that the result goes into, or None. */
export function withOut(native: Native): Native {
  return (vm: Vm, ...args: Value[]) => {
    const out = args.pop();
    const made = native(vm, ...args);
    return out instanceof PyTensor ? writtenTo(out, made) : made;
  };
}

/** `out` takes the result's shape and values, keeping its dtype. */
function writtenTo(out: PyTensor, made: Value): Value {
  if (!(made instanceof PyTensor)) {
    out.view.storage.forget();
    return made;
  }
  const isSame =
    out.rank === made.rank &&
    out.shape.every((size, i) => size === made.shape[i]);
  if (!isSame) {
    out.shape = made.shape;
    out.view = blank(made.shape, out.dtype).view;
  }
  writeValues(out, made.dtype === out.dtype ? made.values() : null, made.error);
  return out;
}
