/** Reading tensors and lists of tensors out of arguments. */
import { raise, raiseTypeError } from "../../operations/raise.js";
import { toArray } from "../../operations/iterate.js";
import { typeName } from "../../operations/typeOf.js";
import { PyList, PyTuple } from "../../values/containers.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import { PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { PyTensor } from "../tensor.js";
import { UnknownOperand } from "../unknownOperand.js";

/**
 * A tensor argument whose shape is known.
 * @throws TypeError (Python) for anything that is not a tensor; UnknownOperand for unknown ones
 */
export function tensorOf(
  argument: Value | undefined,
  name = "input",
): PyTensor {
  if (argument instanceof PyTensor) {
    if (argument.pending !== null) refuse(argument);
    return argument;
  }
  if (argument instanceof PyUnknown) throw new UnknownOperand(argument);
  return raiseTypeError(
    `argument '${name}' must be Tensor, not ${argument === undefined ? "NoneType" : typeName(argument)}`,
  );
}

/** Those of unknown shape give an unknown result; lazy ones take part in nothing. */
function refuse(tensor: PyTensor): never {
  if (tensor.pending instanceof PyUnknown)
    throw new UnknownOperand(tensor.pending);
  raise(
    valueErrorType,
    "Attempted to use an uninitialized parameter in an operation. This error happens when you are using a `LazyModule` or explicitly manipulating `torch.nn.parameter.UninitializedParameter` objects. When using LazyModules Call `forward` with a dummy batch to initialize the parameters before calling torch functions",
  );
}

/** A list or tuple of tensors (`cat`, `stack`). */
export function tensorListOf(
  vm: Vm,
  argument: Value,
  name = "tensors",
): PyTensor[] {
  if (argument instanceof PyUnknown) throw new UnknownOperand(argument);
  if (!(argument instanceof PyList || argument instanceof PyTuple)) {
    if (argument instanceof PyTensor)
      return toArray(vm, argument).map((each) => tensorOf(each, name));
    raiseTypeError(
      `argument '${name}' must be tuple of Tensors, not ${typeName(argument)}`,
    );
  }
  return argument.items.map((item) => tensorOf(item, name));
}

/** `*tensors`: one by one, or one sequence of them. */
export function variadicTensors(
  vm: Vm,
  rest: PyTuple,
  name = "tensors",
): PyTensor[] {
  const only = rest.items[0];
  if (
    rest.items.length === 1 &&
    only !== undefined &&
    (only instanceof PyList || only instanceof PyTuple)
  ) {
    return tensorListOf(vm, only, name);
  }
  return rest.items.map((item) => tensorOf(item, name));
}
