/** Puts everything on the tensor types: once per process, since built-in types never change afterwards. */
import { reasons } from "../../messages.js";
import {
  addGetters,
  addMethods,
  addStaticMethods,
  type Table,
} from "../builtins/table.js";
import { raiseTypeError } from "../operations/raise.js";
import { unknown } from "../operations/unknown.js";
import { PyTuple } from "../values/containers.js";
import type { PyType } from "../values/type.js";
import type { Value } from "../values/value.js";
import { legacyTensor } from "./construct.js";
import { installDTypes } from "./dtypeRows.js";
import { families } from "./ops/families.js";
import { tensorGetters } from "./ops/attributes.js";
import { addRows, answeringGetters } from "./ops/rows.js";
import {
  bufferConstruction,
  installParameters,
  subclassed,
} from "./parameterRows.js";
import { installSize } from "./size.js";
import { PyTensor } from "./tensor.js";
import { legacyMetaType, legacyTypes } from "./typeNames.js";
import {
  bufferMetaType,
  bufferType,
  parameterMetaType,
  parameterType,
  tensorType,
} from "./types.js";
import { unmodelledMethods } from "./unmodelled.js";

let isInstalled = false;

/** Fills `torch.Tensor`, `Parameter`, `dtype`, … with their methods. */
export function installTensorTypes(): void {
  if (isInstalled) return;
  isInstalled = true;
  installUnmodelled();
  const { namespace } = tensorType;
  const options = { owner: "Tensor", isMethod: true };
  for (const { both = {}, methods = {}, inplace = {} } of families) {
    addRows(namespace, both, options);
    addRows(namespace, methods, options);
    addRows(namespace, inplace, { ...options, changes: true });
  }
  addGetters(tensorType, answeringGetters(tensorGetters));
  addStaticMethods(tensorType, construction, { acceptsUnknown: true });
  addStaticMethods(tensorType, subclassing);
  addMethods(
    tensorType,
    { "__init__(self, *args, **kwargs)": () => null },
    { acceptsUnknown: true },
  );
  installMetaTypes();
  addStaticMethods(bufferType, bufferConstruction, { acceptsUnknown: true });
  installParameters();
  installDTypes();
  installSize();
}

const construction: Table = {
  "__new__(cls, *args, device=None)": (
    vm,
    cls: PyType,
    rest: PyTuple,
    device: Value,
  ) => legacyTensor(vm, cls, rest, device, null),
};

const subclassing: Table = {
  "_make_subclass(cls, data, require_grad=False)": (
    _vm,
    cls: PyType,
    data: Value,
    requiresGrad: Value,
  ) => {
    if (!(data instanceof PyTensor))
      raiseTypeError(
        "_make_subclass(): argument 'data' (position 2) must be Tensor",
      );
    return subclassed(cls, data, requiresGrad === true);
  },
};

/** `isinstance` of Parameter, Buffer and the old tensor types asks more than the class. */
function installMetaTypes(): void {
  addMethods(parameterMetaType, {
    "__instancecheck__(cls, instance)": (_vm, cls: PyType, value: Value) =>
      value instanceof PyTensor &&
      (value.type.isSubtypeOf(cls) ||
        (cls === parameterType && value.attributes?.get("_is_param") === true)),
  });
  addMethods(bufferMetaType, {
    "__instancecheck__(cls, instance)": (_vm, _cls: PyType, value: Value) =>
      value instanceof PyTensor && value.isBuffer,
  });
  addMethods(legacyMetaType, {
    "__instancecheck__(cls, instance)": (_vm, cls: PyType, value: Value) =>
      value instanceof PyTensor &&
      value.dtype === legacyTypes.get(cls) &&
      value.device.kind === "cpu",
  });
  for (const [type, dtype] of legacyTypes) {
    addStaticMethods(
      type,
      {
        "__new__(cls, *args, device=None)": (
          vm,
          _cls: PyType,
          rest: PyTuple,
          device: Value,
        ) => legacyTensor(vm, tensorType, rest, device, dtype),
      },
      { acceptsUnknown: true },
    );
  }
}

/** Names that PyTorch has and numel does not model; those that are modelled take their place afterwards. */
function installUnmodelled(): void {
  const table: Table = {};
  const inplace: Table = {};
  for (const name of unmodelledMethods) {
    if (name.endsWith("_") && !name.endsWith("__")) {
      inplace[`${name}(self, *args, **kwargs)`] = (_vm, self: Value) => {
        if (self instanceof PyTensor) self.view.storage.forget();
        return self;
      };
    } else {
      table[`${name}(self, *args, **kwargs)`] = (vm) =>
        unknown(
          vm,
          reasons.unsupportedCall(`Tensor.${name}`),
          `tensor.${name}(…)`,
        );
    }
  }
  addMethods(tensorType, table);
  addMethods(tensorType, inplace, { acceptsUnknown: true });
}
