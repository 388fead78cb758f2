/** `dtype=`, `device=`, `requires_grad=` of the functions that make tensors. */
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import type { DType } from "./dtype.js";
import { chargeElements } from "./make.js";
import { raiseRuntime } from "./raiseTorch.js";
import { boolOf } from "./read/numbers.js";
import { deviceOr, dtypeOr, optionalDevice } from "./read/options.js";
import { torchState } from "./state.js";
import type { PyTensor } from "./tensor.js";

/** The keyword arguments that every factory takes, for its signature. */
export const FACTORY_OPTIONS =
  "dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False, memory_format=None, generator=None, names=None, out=None";

/** Their values, in that order. */
export type FactoryOptions = (Value | undefined)[];

/** The dtype asked for, else `otherwise`, else the default one. */
export function optionDType(
  vm: Vm,
  options: FactoryOptions,
  otherwise: DType | null = null,
): DType {
  return dtypeOr(options[0], otherwise ?? torchState(vm).defaultDType);
}

/** Puts a fresh tensor on its device and marks it as requiring grad. `like`: whose device is taken where none is given. */
export function withOptions(
  vm: Vm,
  made: PyTensor,
  options: FactoryOptions,
  like?: PyTensor,
): PyTensor {
  const { storage } = made.view;
  const hasElements = storage.isKnown && storage.fill === null;
  chargeElements(vm, hasElements ? made.count : 0);
  made.device =
    like === undefined
      ? deviceOr(vm, options[2])
      : (optionalDevice(options[2]) ?? like.device);
  if (made.device.kind === "meta") made.view.storage.forget();
  const requiresGrad = options[3];
  if (requiresGrad !== undefined && boolOf(requiresGrad, "requires_grad"))
    setRequiresGrad(made, true);
  return made;
}

/** @throws RuntimeError (Python) for dtypes without gradients */
export function setRequiresGrad(tensor: PyTensor, requiresGrad: boolean): void {
  if (requiresGrad && !tensor.dtype.isDifferentiable) {
    raiseRuntime(
      "Only Tensors of floating point and complex dtype can require gradients",
    );
  }
  tensor.requiresGrad = requiresGrad;
}
