/** The old names of tensor types: `torch.FloatTensor`, `torch.cuda.HalfTensor`. */
import { builtinType, typeType } from "../values/basicTypes.js";
import { PyType } from "../values/type.js";
import type { Value } from "../values/value.js";
import {
  bfloat16,
  bool,
  type DType,
  float16,
  float32,
  float64,
  int16,
  int32,
  int64,
  int8,
  uint8,
} from "./dtype.js";
import type { PyTensor } from "./tensor.js";

/** `isinstance(x, torch.FloatTensor)` asks for the dtype (metatype of the classes below). */
export const legacyMetaType = builtinType("tensortype", [typeType], "torch");

const names: Record<string, DType> = {
  FloatTensor: float32,
  DoubleTensor: float64,
  HalfTensor: float16,
  BFloat16Tensor: bfloat16,
  LongTensor: int64,
  IntTensor: int32,
  ShortTensor: int16,
  CharTensor: int8,
  ByteTensor: uint8,
  BoolTensor: bool,
};

/** The classes `torch.FloatTensor`, … and the dtype that each makes. */
export const legacyTypes: ReadonlyMap<PyType, DType> = new Map(
  Object.entries(names).map(([name, dtype]) => [
    new PyType(
      name,
      [builtinType("TensorBase", undefined, "torch")],
      new Map(),
      { metatype: legacyMetaType, module: "torch" },
    ),
    dtype,
  ]),
);

/** `tensor.type()` */
export function typeNameOf(tensor: PyTensor): string {
  const name =
    Object.entries(names).find(([, dtype]) => dtype === tensor.dtype)?.[0] ??
    complexName(tensor.dtype);
  const { kind } = tensor.device;
  return `torch.${kind === "cpu" || kind === "meta" ? "" : `${kind}.`}${name}`;
}

function complexName(dtype: DType): string {
  if (dtype.kind === "complex")
    return (
      { complex32: "ComplexHalfTensor", complex64: "ComplexFloatTensor" }[
        dtype.name
      ] ?? "ComplexDoubleTensor"
    );
  return `${dtype.name.charAt(0).toUpperCase()}${dtype.name.slice(1)}Tensor`;
}

/** The dtype of `"torch.cuda.FloatTensor"` or of the class of that name; null for anything else. */
export function dtypeOfTypeName(given: Value): DType | null {
  if (given instanceof PyType) return legacyTypes.get(given) ?? null;
  if (typeof given !== "string") return null;
  return names[given.replace(/^torch\.(\w+\.)?/, "")] ?? null;
}
