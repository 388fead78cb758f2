/** A tensor in another dtype or on another device; `to`, `type`, `detach`. */
import { mayBeInteger } from "../exactness.js";
import { Device } from "../device.js";
import { DType } from "../dtype.js";
import { blank, fresh, tracked, viewOf } from "../make.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { typeName } from "../../operations/typeOf.js";
import { optionalDType, optionalDevice } from "../read/options.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor } from "../tensor.js";
import { dtypeOfTypeName, typeNameOf } from "../typeNames.js";
import { PyTuple } from "../../values/containers.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";

/** The tensor in another dtype or on another device; itself where nothing changes. */
export function converted(
  vm: Vm,
  input: PyTensor,
  dtype: DType | null,
  device: Device | null,
  copies = false,
): PyTensor {
  const to = dtype ?? input.dtype;
  if (input.pending === "lazy") return lazyAs(input, to, device);
  tensorOf(input, "self");
  const place = device ?? input.device;
  if (!copies && to === input.dtype && place.equals(input.device)) return input;
  const made = tracked(
    vm,
    [input],
    fresh(
      input.shape,
      to,
      convertedValues(input, to),
      to.kind === "float" ? input.error : 0,
    ),
  );
  made.device = place;
  if (place.kind === "meta") made.view.storage.forget();
  return made;
}

/** A lazy tensor of another dtype is lazy, too. */
function lazyAs(
  input: PyTensor,
  dtype: DType,
  device: Device | null,
): PyTensor {
  const made = blank([0], dtype);
  made.pending = "lazy";
  made.device = device ?? input.device;
  return made;
}

function convertedValues(input: PyTensor, to: DType): Float64Array | null {
  const values = input.values();
  if (values === null) return null;
  const jumps = !input.isExact && to.kind !== "float";
  if (jumps && values.some((x) => mayBeInteger(x, input.error))) return null;
  return values.slice();
}

/** `to(dtype)`, `to(device, dtype)`, `to(other)`, each followed by `non_blocking` and `copy`. */
export const to: Native = (
  vm,
  argument,
  rest: PyTuple,
  dtypeName: Value,
  deviceName: Value,
  other: Value,
  copies: Value,
) => {
  let dtype = optionalDType(dtypeName);
  let device = optionalDevice(deviceName);
  const flags: boolean[] = [];
  for (const each of [...rest.items, other]) {
    if (each instanceof DType) dtype = each;
    else if (each instanceof PyTensor) {
      dtype = each.dtype;
      device = each.device;
    } else if (typeof each === "boolean") flags.push(each);
    else if (each instanceof Device || typeof each !== "object") {
      device = optionalDevice(each);
    } else if (each !== null) {
      raiseTypeError(
        `to() received an invalid combination of arguments - got (${typeName(each)})`,
      );
    }
  }
  const copy = copies === true || flags[1] === true;
  return converted(vm, argument as PyTensor, dtype, device, copy);
};

export const toDType =
  (dtype: DType): Native =>
  (vm, self) =>
    converted(vm, self as PyTensor, dtype, null);

/** `type()`: its name; `type(dtype)`: converted. */
export const type: Native = (vm, argument, dtype: Value) => {
  const self = tensorOf(argument, "self");
  if (dtype === null) return typeNameOf(self);
  const wanted =
    typeof dtype === "string"
      ? dtypeOfTypeName(dtype)
      : (dtypeOfTypeName(dtype) ?? optionalDType(dtype));
  if (wanted === null)
    raise(valueErrorType, `invalid type: '${String(dtype)}'`);
  return converted(vm, self, wanted, null);
};

/** A tensor over the same elements that no gradient flows through. */
export function detached(vm: Vm, self: PyTensor): PyTensor {
  const made = viewOf(vm, self, self.shape, self.view.strides);
  made.requiresGrad = false;
  made.isLeaf = true;
  made.base = null;
  return made;
}
