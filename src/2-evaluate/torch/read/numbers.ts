/** Reading Python numbers out of arguments. */
import { raiseTypeError } from "../../operations/raise.js";
import { typeName } from "../../operations/typeOf.js";
import { unbox } from "../../operations/unbox.js";
import { unknown } from "../../operations/unknown.js";
import { reasons } from "../../../messages.js";
import { PyComplex, PyFloat } from "../../values/simple.js";
import { PyUnknown } from "../../values/unknown.js";
import { PyObject, type Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { PyTensor } from "../tensor.js";
import { UnknownOperand } from "../unknownOperand.js";

/** A Python number as PyTorch's operations take it. */
export interface Scalar {
  kind: "bool" | "int" | "float" | "complex";
  /** nan where the number is known but does not fit a double exactly (large ints, complex): see `isKnown`. */
  value: number;
  isKnown: boolean;
}

/**
 * A Python number as a scalar; undefined for anything else. Tensors are not numbers here.
 * @throws UnknownOperand for an unknown value
 */
export function scalarOf(vm: Vm, argument: Value): Scalar | undefined {
  const value = unbox(argument);
  switch (typeof value) {
    case "number":
      return { kind: "int", value, isKnown: true };
    case "boolean":
      return { kind: "bool", value: value ? 1 : 0, isKnown: true };
    case "bigint":
      return { kind: "int", value: Number(value), isKnown: false };
    case "string":
      return undefined;
  }
  if (value === null) return undefined;
  if (value instanceof PyFloat)
    return { kind: "float", value: value.value, isKnown: true };
  if (value instanceof PyComplex)
    return { kind: "complex", value: NaN, isKnown: false };
  if (value instanceof PyUnknown) throw new UnknownOperand(value);
  if (value instanceof PyTensor) return undefined;
  return foreignScalar(vm, value);
}

/** Numbers of other libraries (`numpy.float64(1)`), by their conversions; sequences and arrays with dimensions are none. */
function foreignScalar(vm: Vm, value: PyObject): Scalar | undefined {
  if (value.type.lookup("__len__") !== undefined) return undefined;
  const index = value.type.lookup("__index__");
  if (index !== undefined && index !== null) {
    return scalarOf(vm, vm.call(index, [value]));
  }
  const float = value.type.lookup("__float__");
  return float === undefined || float === null
    ? undefined
    : scalarOf(vm, vm.call(float, [value]));
}

/**
 * An int argument: Python's own, or a 0-d integer tensor whose value is known.
 * @throws TypeError (Python) for anything else
 */
export function intOf(vm: Vm, argument: Value, what = "int"): number {
  if (typeof argument === "number") return argument;
  const value = unbox(argument);
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof PyUnknown) throw new UnknownOperand(value);
  if (value instanceof PyTensor) return tensorInt(vm, value, what);
  if (value instanceof PyObject && !(value instanceof PyFloat)) {
    const scalar = foreignScalar(vm, value);
    if (scalar?.kind === "int") return scalar.value;
  }
  if (typeof value === "bigint")
    raiseTypeError(`${what}: Overflow when unpacking long`);
  return raiseTypeError(`${what} must be int, not ${typeName(argument)}`);
}

function tensorInt(vm: Vm, tensor: PyTensor, what: string): number {
  if (tensor.count !== 1 || !["int", "bool"].includes(tensor.dtype.kind)) {
    raiseTypeError(
      "only integer tensors of a single element can be converted to an index",
    );
  }
  const values = tensor.values();
  if (values === null) {
    throw new UnknownOperand(
      unknown(vm, reasons.tensorData(what), "int(tensor)"),
    );
  }
  return values[0] as number;
}

/** A real number argument (int or float); a tensor of one element counts where its value is known. */
export function realOf(vm: Vm, argument: Value, what = "value"): number {
  const scalar = scalarOf(vm, argument);
  if (scalar !== undefined && scalar.kind !== "complex") return scalar.value;
  if (argument instanceof PyTensor && argument.count === 1) {
    const values = argument.values();
    if (values !== null) return values[0] as number;
    throw new UnknownOperand(
      unknown(vm, reasons.tensorData(what), "float(tensor)"),
    );
  }
  return raiseTypeError(`${what} must be float, not ${typeName(argument)}`);
}

/** A bool argument. */
export function boolOf(argument: Value, what = "argument"): boolean {
  if (typeof argument === "boolean") return argument;
  if (argument instanceof PyUnknown) throw new UnknownOperand(argument);
  return raiseTypeError(`${what} must be bool, not ${typeName(argument)}`);
}
