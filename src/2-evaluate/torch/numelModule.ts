/** The native module `_numel`: what the stubs of torch are built on (stubs/README.md). */
import { reasons } from "../../messages.js";
import type { NativeModule } from "../builtins/nativeModule.js";
import type { Table } from "../builtins/table.js";
import { truthy } from "../operations/truth.js";
import { unknown } from "../operations/unknown.js";
import { PyList, PyTuple } from "../values/containers.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { installTensorTypes } from "./install.js";
import { blank, tracked } from "./make.js";
import { fill, holds, randomize } from "./assume.js";
import { convolutionFunctions } from "./module/convolution.js";
import { addHooks } from "./module/hooks.js";
import { layerFunctions } from "./module/layers.js";
import { optionalDType } from "./read/options.js";
import { checkShape, intsOf } from "./read/sizes.js";
import { tensorOf } from "./read/tensors.js";
import { torchState } from "./state.js";
import { makeTensorModule } from "./tensorModule.js";
import { PyTensor } from "./tensor.js";

/** A plain tensor whose values nobody knows; unknown where `like` or a dimension is. */
function computed(vm: Vm, like: Value, shape: Value, dtype: Value): Value {
  const first = [like, shape, dtype, ...itemsOf(shape)].find(
    (each) => each instanceof PyUnknown,
  );
  if (first !== undefined) return derived(`tensor(${first.expression})`, first);
  const source = like as PyTensor;
  if (source.pending instanceof PyUnknown)
    return derived("tensor(…)", source.pending);
  const input = tensorOf(source, "input");
  const sizes = shape === null ? input.shape : checkShape(intsOf(vm, shape));
  return tracked(
    vm,
    [input],
    blank(sizes, optionalDType(dtype) ?? input.dtype),
  );
}

function itemsOf(value: Value): readonly Value[] {
  return value instanceof PyTuple || value instanceof PyList ? value.items : [];
}

const functions: Table = {
  ...layerFunctions,
  ...convolutionFunctions,
  "unsupported(name)": (vm, name: string) =>
    unknown(vm, reasons.unsupportedCall(name), name),
  "is_unknown(value)": (_vm, value: Value) => value instanceof PyUnknown,
  "holds(condition)": holds,
  "fill(tensor, value)": fill,
  "randomize(tensor)": randomize,
  "computed(like, shape=None, dtype=None)": computed,
  "set_grad_enabled(mode)": (vm, mode: Value) => {
    const state = torchState(vm);
    const before = state.isGradEnabled;
    state.isGradEnabled = truthy(vm, mode);
    return before;
  },
  "set_inference_mode(mode)": (vm, mode: Value) => {
    const state = torchState(vm);
    const before = state.isInferenceMode;
    state.isInferenceMode = truthy(vm, mode);
    return before;
  },
};

export const numel: NativeModule = {
  name: "_numel",
  functionsAcceptingUnknown: functions,
  install(_vm, module) {
    installTensorTypes();
    addHooks(module.namespace);
    module.namespace.set("tensor", makeTensorModule());
  },
};
