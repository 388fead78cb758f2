/** Reading `dtype=`, `device=` and the like. */
import { raise, raiseTypeError } from "../../operations/raise.js";
import { typeName } from "../../operations/typeOf.js";
import { unbox } from "../../operations/unbox.js";
import { runtimeErrorType } from "../../values/exceptionTypes.js";
import {
  floatType,
  boolType,
  intType,
  complexType,
} from "../../values/basicTypes.js";
import { PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { cpu, Device } from "../device.js";
import { DType, complex128, float64, bool, int64 } from "../dtype.js";
import { torchState } from "../state.js";
import { UnknownOperand } from "../unknownOperand.js";

/** A dtype argument; `otherwise` for None and for one left out. Python's `float`, `int`, `bool`, `complex` are dtypes too. */
export function dtypeOr(argument: Value | undefined, otherwise: DType): DType {
  return optionalDType(argument) ?? otherwise;
}

export function optionalDType(argument: Value | undefined): DType | null {
  if (argument === null || argument === undefined) return null;
  if (argument instanceof DType) return argument;
  if (argument instanceof PyUnknown) throw new UnknownOperand(argument);
  if (argument === floatType) return float64;
  if (argument === intType) return int64;
  if (argument === boolType) return bool;
  if (argument === complexType) return complex128;
  return raiseTypeError(`dtype must be torch.dtype, not ${typeName(argument)}`);
}

const deviceKinds = new Set(
  "cpu cuda ipu xpu mkldnn opengl opencl ideep hip ve fpga maia xla lazy vulkan mps meta hpu mtia privateuseone".split(
    " ",
  ),
);

/** A device argument: a device, `"cuda:1"`, or the index of an accelerator; the default device for None. */
export function deviceOr(vm: Vm, argument: Value | undefined): Device {
  return optionalDevice(argument) ?? torchState(vm).defaultDevice;
}

export function optionalDevice(given: Value | undefined): Device | null {
  if (given === null || given === undefined) return null;
  if (given instanceof Device) return given;
  // Where a tensor lives changes nothing that is counted.
  if (given instanceof PyUnknown) return null;
  const argument = unbox(given);
  if (typeof argument === "number") return new Device("cuda", argument);
  if (typeof argument === "string") return parseDevice(argument);
  return raiseTypeError(
    `device must be torch.device, not ${typeName(argument)}`,
  );
}

/** `torch.device("cuda:1")` */
export function parseDevice(text: string): Device {
  if (text === "cpu") return cpu;
  const match = /^([a-z]+)(?::(\d+))?$/.exec(text);
  if (match === null || !deviceKinds.has(match[1] as string)) {
    const kinds = [...deviceKinds].join(", ");
    raise(
      runtimeErrorType,
      `Expected one of ${kinds} device type at start of device string: ${text.split(":")[0]}`,
    );
  }
  return new Device(
    match[1] as string,
    match[2] === undefined ? null : Number(match[2]),
  );
}
