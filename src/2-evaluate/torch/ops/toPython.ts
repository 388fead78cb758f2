/** From tensors to Python: item, tolist, int(t), bool(t), iteration, numpy. */
import { isVague, mayBeInteger } from "../exactness.js";
import { reasons } from "../../../messages.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { format, repr } from "../../operations/text.js";
import { typeName } from "../../operations/typeOf.js";
import { unknown } from "../../operations/unknown.js";
import { raiseRuntime } from "../raiseTorch.js";
import { tensorOf } from "../read/tensors.js";
import { VALUE_LIMIT } from "../storage.js";
import { PyTensor } from "../tensor.js";
import { PyList } from "../../values/containers.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import type { Native } from "../../values/functions.js";
import { PyIterator } from "../../values/iterators.js";
import { PyFloat } from "../../values/simple.js";
import { PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { chargeTensors } from "./split.js";
import { selected } from "./selected.js";

/** One element as a Python number; unknown where it is not known, or so near to an integer that `int()` could differ. */
function pythonNumber(
  vm: Vm,
  tensor: PyTensor,
  value: number | undefined,
): Value {
  const { kind } = tensor.dtype;
  if (value === undefined) return unknownElement(vm);
  if (kind === "bool") return value !== 0;
  if (kind === "int") return value;
  const { error } = tensor;
  if (error > 0 && (mayBeInteger(value, error) || isVague(value, error)))
    return unknownElement(vm);
  return new PyFloat(value);
}

function unknownElement(vm: Vm): PyUnknown {
  return unknown(vm, reasons.tensorData("tensor.item()"), "tensor.item()");
}

/** `tensor.item()` */
export function item(vm: Vm, self: PyTensor): Value {
  if (self.count !== 1)
    raiseRuntime(
      `a Tensor with ${self.count} elements cannot be converted to Scalar`,
    );
  return pythonNumber(vm, self, self.values()?.[0]);
}

/** `tensor.tolist()`: nested lists; the elements are unknown where values are. */
export const toList: Native = (vm, argument) => {
  const self = tensorOf(argument, "self");
  if (self.rank === 0) return item(vm, self);
  if (self.count > VALUE_LIMIT)
    return unknown(
      vm,
      reasons.tensorData("tensor.tolist()"),
      "tensor.tolist()",
    );
  vm.budget.size(self.count, "a list");
  const values = self.values();
  const missing = values === null ? unknownElement(vm) : null;
  let next = 0;
  const build = (dim: number): Value => {
    if (dim === self.rank)
      return missing ?? pythonNumber(vm, self, values?.[next++]);
    return new PyList(
      Array.from({ length: self.shape[dim] as number }, () => build(dim + 1)),
    );
  };
  return build(0);
};

/** The value of a tensor of one element, for `int(t)`, `float(t)`, `range(t)`. */
function single(argument: Value): {
  tensor: PyTensor;
  value: number | undefined;
} {
  const tensor = tensorOf(argument, "self");
  if (tensor.count !== 1)
    raise(
      valueErrorType,
      "only one element tensors can be converted to Python scalars",
    );
  return { tensor, value: tensor.values()?.[0] };
}

export const toInt: Native = (vm, self) => {
  const { tensor, value } = single(self);
  const number = pythonNumber(vm, tensor, value);
  if (number instanceof PyFloat)
    return vm.call(number.type.lookup("__int__") as Value, [number]);
  return typeof number === "boolean" ? Number(number) : number;
};

export const toFloat: Native = (vm, self) => {
  const { tensor, value } = single(self);
  const number = pythonNumber(vm, tensor, value);
  return number instanceof PyFloat || number instanceof PyUnknown
    ? number
    : new PyFloat(Number(number));
};

export const toBool: Native = (vm, argument) => {
  const self = tensorOf(argument, "self");
  if (self.count === 0)
    raiseRuntime("Boolean value of Tensor with no values is ambiguous");
  if (self.count > 1)
    raiseRuntime(
      "Boolean value of Tensor with more than one value is ambiguous",
    );
  const [value] = self.values() ?? [];
  if (
    value === undefined ||
    (!self.isExact && mayBeInteger(value, self.error))
  ) {
    return unknown(vm, reasons.tensorData("bool(tensor)"), "bool(tensor)");
  }
  return value !== 0;
};

export const toIndex: Native = (vm, argument) => {
  const self = tensorOf(argument, "self");
  if (self.count !== 1 || !["int", "bool"].includes(self.dtype.kind)) {
    raiseTypeError(
      "only integer tensors of a single element can be converted to an index",
    );
  }
  const number = pythonNumber(vm, self, self.values()?.[0]);
  return typeof number === "boolean" ? Number(number) : number;
};

export const length: Native = (_vm, argument) => {
  const self = tensorOf(argument, "self");
  return self.shape[0] ?? raiseTypeError("len() of a 0-d tensor");
};

export const iterate: Native = (vm, argument) => {
  const self = tensorOf(argument, "self");
  if (self.rank === 0) raiseTypeError("iteration over a 0-d tensor");
  let next = 0;
  return new PyIterator(() => {
    if (next >= (self.shape[0] as number)) return undefined;
    chargeTensors(vm, 1);
    return selected(vm, self, 0, next++);
  });
};

export const formatted: Native = (vm, argument, spec: Value) => {
  const self = argument as PyTensor;
  if (self.pending === null && self.rank === 0)
    return format(vm, item(vm, self), String(spec));
  if (spec !== "")
    raiseTypeError(
      `unsupported format string passed to ${typeName(self)}.__format__`,
    );
  return repr(vm, self);
};

/** numpy's own array where numpy is modelled. */
export const toNumpy: Native = (vm, argument, force: Value) => {
  const self = tensorOf(argument, "self");
  if (self.requiresGrad && force !== true) {
    raiseRuntime(
      "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
    );
  }
  const numpy = vm.imports.importModule(vm, "numpy");
  const make =
    numpy instanceof PyUnknown
      ? numpy
      : numpy !== null && typeof numpy === "object"
        ? numpy.attributes?.get("array")
        : undefined;
  if (
    make === undefined ||
    make instanceof PyUnknown ||
    self.values() === null
  ) {
    return unknown(
      vm,
      self.values() === null
        ? reasons.tensorData("tensor.numpy()")
        : reasons.unsupportedCall("tensor.numpy()"),
      "tensor.numpy()",
    );
  }
  return vm.call(
    make,
    [toList(vm, self)],
    new Map([["dtype", self.dtype.name]]),
  );
};
