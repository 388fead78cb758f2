/** The Python classes of tensors. Their methods are attached from `ops/`. */
import { addMethods } from "../builtins/table.js";
import {
  builtinType,
  objectType,
  tupleType,
  typeType,
} from "../values/basicTypes.js";
import { PyType } from "../values/type.js";

/** `torch.Tensor`; its instances take attributes of any name, as in PyTorch. */
export const tensorType = builtinType("Tensor", [objectType], "torch");
tensorType.givesDict = true;

/** `isinstance(x, Parameter)` also asks for the mark on tensors of other classes (metatype of Parameter and Buffer). */
export const parameterMetaType = builtinType(
  "_ParameterMeta",
  [typeType],
  "torch.nn.parameter",
);
export const bufferMetaType = builtinType(
  "_BufferMeta",
  [typeType],
  "torch.nn.parameter",
);

function tensorSubtype(
  name: string,
  bases: PyType[],
  metatype: PyType,
): PyType {
  return new PyType(name, bases, new Map(), {
    metatype,
    module: "torch.nn.parameter",
  });
}

export const parameterType = tensorSubtype(
  "Parameter",
  [tensorType],
  parameterMetaType,
);
export const bufferType = tensorSubtype("Buffer", [tensorType], bufferMetaType);
export const uninitializedParameterType = tensorSubtype(
  "UninitializedParameter",
  [parameterType],
  parameterMetaType,
);
export const uninitializedBufferType = tensorSubtype(
  "UninitializedBuffer",
  [tensorType],
  typeType,
);

export const sizeType = builtinType("Size", [tupleType], "torch");
export const deviceType = builtinType("device", [objectType], "torch");
export const layoutType = builtinType("layout", [objectType], "torch");
export const memoryFormatType = builtinType(
  "memory_format",
  [objectType],
  "torch",
);
export const finfoType = builtinType("finfo", [objectType], "torch");
export const iinfoType = builtinType("iinfo", [objectType], "torch");
/** What `tensor.grad_fn` shows for the result of a differentiable operation. */
export const nodeType = builtinType(
  "Node",
  [objectType],
  "torch.autograd.graph",
);
/** What `tensor.register_hook` gives: nothing happens, now or when it is removed. */
export const handleType = builtinType(
  "RemovableHandle",
  [objectType],
  "torch.utils.hooks",
);
addMethods(handleType, { "remove(self)": () => null });
