/** Making Parameters, Buffers and their lazy forms (https://docs.pytorch.org/docs/stable/generated/torch.nn.parameter.Parameter.html). */
import { addMethods, addStaticMethods } from "../builtins/table.js";
import { setAttribute } from "../operations/attribute.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { truthy } from "../operations/truth.js";
import { typeName } from "../operations/typeOf.js";
import { attributeErrorType } from "../values/exceptionTypes.js";
import type { PyType } from "../values/type.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { setRequiresGrad } from "./factoryOptions.js";
import { blank } from "./make.js";
import { intsOf } from "./read/sizes.js";
import { deviceOr, optionalDevice, optionalDType } from "./read/options.js";
import { Storage } from "./storage.js";
import { torchState } from "./state.js";
import { countOf, PyTensor } from "./tensor.js";
import {
  parameterType,
  tensorType,
  uninitializedBufferType,
  uninitializedParameterType,
} from "./types.js";
import { detached } from "./ops/converted.js";
import { guard } from "./ops/rows.js";

/** A tensor of class `type` over the elements of `data`, a leaf of its own. */
export function subclassed(
  type: PyType,
  data: PyTensor,
  requiresGrad: boolean,
): PyTensor {
  const made = new PyTensor(
    data.pending === null ? data.shape : [],
    data.dtype,
    data.view,
    type,
  );
  made.pending = data.pending;
  made.device = data.device;
  setRequiresGrad(made, requiresGrad);
  return made;
}

/** A flag that may be unknown is decided by the evaluation. */
function flag(vm: Vm, value: Value): boolean {
  if (typeof value === "boolean") return value;
  if (value instanceof PyUnknown) return truthy(vm, value);
  return raiseTypeError(
    `_make_subclass(): argument 'require_grad' (position 3) must be bool, not ${typeName(value)}`,
  );
}

export function newParameter(
  vm: Vm,
  cls: PyType,
  data: Value,
  requiresGrad: Value,
): Value {
  if (data instanceof PyUnknown)
    return derived(`Parameter(${data.expression})`, data);
  if (data === null)
    return subclassed(
      cls,
      blank([0], torchState(vm).defaultDType),
      flag(vm, requiresGrad),
    );
  if (!(data instanceof PyTensor)) {
    raise(
      attributeErrorType,
      `'${typeName(data)}' object has no attribute 'detach'`,
    );
  }
  const isPlain = data.type === tensorType || data.type === parameterType;
  if (isPlain || data.type.isSubtypeOf(parameterType))
    return subclassed(cls, data, flag(vm, requiresGrad));
  // A tensor of another class keeps its class and is marked.
  const made = subclassed(data.type, data, flag(vm, requiresGrad));
  setAttribute(vm, made, "_is_param", true);
  return made;
}

function newBuffer(
  vm: Vm,
  _cls: PyType,
  data: Value,
  persistent: Value,
): Value {
  if (data instanceof PyUnknown)
    return derived(`Buffer(${data.expression})`, data);
  if (data !== null && !(data instanceof PyTensor)) {
    raise(
      attributeErrorType,
      `'${typeName(data)}' object has no attribute 'detach'`,
    );
  }
  const made =
    data === null
      ? blank([0], torchState(vm).defaultDType)
      : detached(vm, data);
  if (data !== null) made.requiresGrad = data.requiresGrad;
  setAttribute(vm, made, "persistent", persistent);
  setAttribute(vm, made, "_is_buffer", true);
  return made;
}

function lazy(
  vm: Vm,
  cls: PyType,
  requiresGrad: Value,
  device: Value,
  dtype: Value,
): PyTensor {
  const made = blank(
    [0],
    optionalDType(dtype) ?? torchState(vm).defaultDType,
    cls,
  );
  made.pending = "lazy";
  made.device = deviceOr(vm, device);
  setRequiresGrad(made, flag(vm, requiresGrad));
  return made;
}

/** `materialize(shape)`: the same object gets a shape and becomes an ordinary Parameter or Tensor. */
function materialize(becomes: PyType) {
  return (
    vm: Vm,
    self: PyTensor,
    shape: Value,
    device: Value,
    dtype: Value,
  ): Value => {
    if (shape instanceof PyUnknown) {
      self.pending = shape;
      self.type = becomes;
      return null;
    }
    const sizes = intsOf(vm, shape, "shape");
    self.pending = null;
    self.shape = sizes;
    self.dtype = optionalDType(dtype) ?? self.dtype;
    self.device = optionalDevice(device) ?? self.device;
    self.view = {
      storage: Storage.unknown(countOf(sizes)),
      offset: 0,
      strides: null,
    };
    self.type = becomes;
    return null;
  };
}

/** Puts the rows on the types. */
export function installParameters(): void {
  const accepts = { acceptsUnknown: true };
  addStaticMethods(
    parameterType,
    { "__new__(cls, data=None, requires_grad=True)": newParameter },
    accepts,
  );
  addStaticMethods(
    uninitializedParameterType,
    { "__new__(cls, requires_grad=True, device=None, dtype=None)": lazy },
    accepts,
  );
  addStaticMethods(
    uninitializedBufferType,
    {
      "__new__(cls, requires_grad=False, device=None, dtype=None, persistent=True)":
        (vm, cls, requiresGrad, device, dtype, persistent) => {
          const made = lazy(vm, cls, requiresGrad, device, dtype);
          setAttribute(vm, made, "persistent", persistent);
          setAttribute(vm, made, "_is_buffer", true);
          return made;
        },
    },
    accepts,
  );
  const row = "materialize(self, shape, device=None, dtype=None)";
  addMethods(
    uninitializedParameterType,
    { [row]: guard("materialize", materialize(parameterType)) },
    accepts,
  );
  addMethods(
    uninitializedBufferType,
    { [row]: guard("materialize", materialize(tensorType)) },
    accepts,
  );
}

export const bufferConstruction = {
  "__new__(cls, data=None, *, persistent=True)": newBuffer,
};
