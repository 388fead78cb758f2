/** What PyTorch keeps globally, kept per evaluation: grad mode, default dtype and device. */
import type { Vm } from "../vm.js";
import { cpu, type Device } from "./device.js";
import {
  complex128,
  complex64,
  type DType,
  float32,
  float64,
  int64,
  bool,
} from "./dtype.js";

interface TorchState {
  /** `torch.is_grad_enabled()` */
  isGradEnabled: boolean;
  /** `torch.is_inference_mode_enabled()` */
  isInferenceMode: boolean;
  /** `torch.get_default_dtype()` */
  defaultDType: DType;
  /** `torch.get_default_device()` */
  defaultDevice: Device;
}

const key = {};

/** The evaluation's own state, made when first asked for. */
export function torchState(vm: Vm): TorchState {
  let state = vm.state.get(key) as TorchState | undefined;
  if (state === undefined) {
    state = {
      isGradEnabled: true,
      isInferenceMode: false,
      defaultDType: float32,
      defaultDevice: cpu,
    };
    vm.state.set(key, state);
  }
  return state;
}

/** The dtype that `torch.tensor` gives a Python number of this kind. */
export function numberDType(
  vm: Vm,
  kind: "bool" | "int" | "float" | "complex",
): DType {
  switch (kind) {
    case "bool":
      return bool;
    case "int":
      return int64;
    case "float":
      return torchState(vm).defaultDType;
    case "complex":
      return torchState(vm).defaultDType === float64 ? complex128 : complex64;
  }
}
