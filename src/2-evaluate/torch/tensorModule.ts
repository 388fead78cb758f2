/** The native module `_numel.tensor`: what of the torch namespace is a tensor, a type or an operation on tensors. */
import type { Table } from "../builtins/table.js";
import { PyList } from "../values/containers.js";
import { PyModule } from "../values/module.js";
import { PyFloat } from "../values/simple.js";
import { dtypes, dtypeType } from "./dtype.js";
import { marks } from "./layouts.js";
import { families } from "./ops/families.js";
import { addRows } from "./ops/rows.js";
import { returnTypes } from "./returnTypes.js";
import { legacyTypes } from "./typeNames.js";
import {
  bufferType,
  deviceType,
  finfoType,
  iinfoType,
  layoutType,
  memoryFormatType,
  parameterType,
  sizeType,
  tensorType,
  uninitializedBufferType,
  uninitializedParameterType,
} from "./types.js";

/** A new module: one per evaluation, because programs may assign to it. */
export function makeTensorModule(): PyModule {
  const module = new PyModule("_numel.tensor", null);
  const { namespace } = module;
  namespace.set("__name__", module.name);
  const options = { owner: "torch", isMethod: false };
  for (const family of families) {
    const { both = {}, functions = {}, inplace = {}, takesOut } = family;
    addRows(namespace, both, { ...options, takesOut });
    addRows(namespace, functions, { ...options, takesOut });
    const offered = { ...options, changes: true };
    addRows(namespace, functionsOf(inplace), offered);
  }
  for (const [name, dtype] of dtypes) namespace.set(name, dtype);
  for (const mark of marks) namespace.set(mark.name, mark);
  for (const type of [
    tensorType,
    sizeType,
    deviceType,
    layoutType,
    memoryFormatType,
    finfoType,
    iinfoType,
    dtypeType,
  ]) {
    namespace.set(type.name, type);
  }
  for (const type of legacyTypes.keys()) namespace.set(type.name, type);
  const numbers = { inf: Infinity, nan: NaN, pi: Math.PI, e: Math.E };
  for (const [name, value] of Object.entries(numbers))
    namespace.set(name, new PyFloat(value));
  namespace.set("newaxis", null);
  namespace.set("return_types", returnTypesModule());
  namespace.set(
    "__all__",
    new PyList([...namespace.keys()].filter((name) => !name.startsWith("__"))),
  );
  for (const type of [
    parameterType,
    bufferType,
    uninitializedParameterType,
    uninitializedBufferType,
  ]) {
    namespace.set(type.name, type);
  }
  return module;
}

/** The changing operations that the torch namespace has too: those of one tensor, `torch.relu_(x)`. */
function functionsOf(inplace: Table): Table {
  const isOffered = (text: string) =>
    /^[a-z]\w*_\((input|self)\)$/.test(text) ||
    /^(clamp|fill|clip|dropout)/.test(text);
  return Object.fromEntries(
    Object.entries(inplace).filter(([text]) => isOffered(text)),
  );
}

function returnTypesModule(): PyModule {
  const module = new PyModule("torch.return_types", null);
  for (const [name, type] of returnTypes) module.namespace.set(name, type);
  return module;
}
