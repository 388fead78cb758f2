/** What a stub takes to hold, and what it does to a tensor's values, whatever is known of them. */
import { truthy } from "../operations/truth.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { scalarOf } from "./read/numbers.js";
import { tensorOf } from "./read/tensors.js";
import { PyTensor } from "./tensor.js";
import { writeFill } from "./write.js";

/** False only where the condition is certainly not met: a precondition that is not known is taken to hold. */
export function holds(vm: Vm, condition: Value): boolean {
  return condition instanceof PyUnknown || truthy(vm, condition);
}

/** Such a tensor has no values to change. */
function hasOpenShape(argument: Value): boolean {
  return argument instanceof PyTensor && argument.pending instanceof PyUnknown;
}

/** `fill(tensor, value)`, whatever the grad mode. */
export function fill(vm: Vm, argument: Value, value: Value): Value {
  if (argument instanceof PyUnknown || hasOpenShape(argument)) return argument;
  const tensor = tensorOf(argument, "tensor");
  const scalar = value instanceof PyUnknown ? undefined : scalarOf(vm, value);
  if (scalar === undefined || !scalar.isKnown) tensor.view.storage.forget();
  else writeFill(tensor, scalar.value);
  return tensor;
}

export function randomize(_vm: Vm, argument: Value): Value {
  if (argument instanceof PyUnknown || hasOpenShape(argument)) return argument;
  const tensor = tensorOf(argument, "tensor");
  tensor.view.storage.forget();
  return tensor;
}
