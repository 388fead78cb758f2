/** The native module `_numel`: what the stubs of torch are built on (stubs/README.md). */
import { reasons } from "../../messages.js";
import type { NativeModule } from "../builtins/nativeModule.js";
import type { Table } from "../builtins/table.js";
import { truthy } from "../operations/truth.js";
import { unknown } from "../operations/unknown.js";
import { PyList, PyTuple } from "../values/containers.js";
import { derived, PyUnknown } from "../values/unknown.js";
import { PyObject, type Value } from "../values/value.js";
import type { Repeat } from "../loops/repeats.js";
import { addSegments } from "./module/openNames.js";
import { registry } from "./module/registries.js";
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

/** The loops over symbolic ranges that are running and that the module was there before. */
function loopsAround(vm: Vm, module: PyObject): Repeat[] {
  return vm.choices.loops.active
    .filter(({ outside }) => outside.has(module))
    .map(({ repeat }) => repeat);
}

/** Whether a container is one that a loop over a symbolic range fills, or filled: its length has a formula at most. */
function isFilled(vm: Vm, module: Value): boolean {
  if (!vm.choices.loops.isUsed || !(module instanceof PyObject)) return false;
  return (
    vm.open.length(vm, module) !== undefined ||
    loopsAround(vm, module).length > 0
  );
}

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
  "is_open(modules)": (vm, modules: Value) =>
    vm.choices.loops.isUsed && vm.open.length(vm, modules) !== undefined,
  "is_filled(module)": isFilled,
  "add_open(module, modules)": (vm, module: PyObject, modules: Value) => {
    const children = registry(module, "_modules");
    const segments = vm.open.segments(vm, modules);
    if (children !== undefined && segments !== undefined) {
      addSegments(children, segments);
    }
    return null;
  },
  "append_open(module, child)": (vm, module: PyObject, child: Value) => {
    const children = registry(module, "_modules");
    const repeats = loopsAround(vm, module);
    if (children !== undefined) {
      addSegments(children, [{ kind: "one", value: child }], repeats);
    }
    return null;
  },
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
