/** Type promotion (https://docs.pytorch.org/docs/stable/tensor_attributes.html#torch-dtype, and `torch.promote_types`). */
import { raise } from "../operations/raise.js";
import { runtimeErrorType } from "../values/exceptionTypes.js";
import {
  bfloat16,
  bool,
  complex128,
  complex32,
  complex64,
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

/** From narrow to wide, within each kind. */
const ints = [uint8, int8, int16, int32, int64];
const floats = [float16, bfloat16, float32, float64];
const complexes = [complex32, complex64, complex128];

/**
 * `torch.promote_types(a, b)`
 * @throws RuntimeError (Python) for pairs without a common type (float8, the wider unsigned ints)
 */
export function promoteTypes(a: DType, b: DType): DType {
  if (a === b) return a;
  if (a.kind === "opaque" || b.kind === "opaque") return refuse(a, b);
  if (a.kind === "complex" || b.kind === "complex") {
    return promoteComplex(a, b);
  }
  if (a.kind === "float" && b.kind === "float") {
    const low = floats.indexOf(a);
    const high = floats.indexOf(b);
    return low + high === 1 ? float32 : (floats[Math.max(low, high)] as DType);
  }
  if (a.kind === "float") return a;
  if (b.kind === "float") return b;
  if (isWideUnsigned(a) || isWideUnsigned(b)) return refuse(a, b);
  if (a === bool) return b;
  if (b === bool) return a;
  const low = Math.min(ints.indexOf(a), ints.indexOf(b));
  const high = Math.max(ints.indexOf(a), ints.indexOf(b));
  return low === 0 && high === 1 ? int16 : (ints[high] as DType);
}

/** uint16, uint32 and uint64 mix with floating types only. */
function isWideUnsigned(dtype: DType): boolean {
  return dtype.kind === "int" && !ints.includes(dtype);
}

function promoteComplex(a: DType, b: DType): DType {
  if (isWideUnsigned(a) || isWideUnsigned(b)) return refuse(a, b);
  const rank = (dtype: DType) =>
    dtype.kind === "complex"
      ? complexes.indexOf(dtype)
      : dtype.kind === "float"
        ? complexes.indexOf(toComplex(dtype))
        : 0;
  return complexes[Math.max(rank(a), rank(b))] as DType;
}

/** The complex type whose parts hold `dtype`. */
export function toComplex(dtype: DType): DType {
  if (dtype.kind === "complex") return dtype;
  if (dtype === float64) return complex128;
  return dtype === float16 ? complex32 : complex64;
}

/** The type of a complex type's parts. */
export function toReal(dtype: DType): DType {
  if (dtype === complex128) return float64;
  if (dtype === complex64) return float32;
  return dtype === complex32 ? float16 : dtype;
}

function refuse(a: DType, b: DType): never {
  raise(
    runtimeErrorType,
    `Promotion for ${a.name}, ${b.name} is not supported`,
  );
}

const kindRank = { bool: 0, int: 1, float: 2, complex: 3, opaque: 4 };

/** One operand's part in promotion. */
export interface Promoted {
  dtype: DType;
  /** `number`: a Python scalar, whose dtype is the default one of its kind; `zero`: a tensor without dimensions. */
  rank: "number" | "zero" | "dimensioned";
}

/**
 * The dtype in which operands meet: numbers and 0-d tensors only widen the kind, never the size within a kind that
 * something with dimensions has.
 */
export function resultType(operands: readonly Promoted[]): DType {
  let result: DType | null = null;
  for (const rank of ["dimensioned", "zero", "number"] as const) {
    let own: DType | null = null;
    for (const operand of operands) {
      if (operand.rank !== rank) continue;
      own = own === null ? operand.dtype : promoteTypes(own, operand.dtype);
    }
    if (own === null) continue;
    if (result === null) result = own;
    else if (kindRank[own.kind] > kindRank[result.kind]) {
      // A real tensor and a complex number meet in the complex type of the tensor's size.
      result =
        own.kind === "complex" && result.kind === "float" && rank === "number"
          ? toComplex(result)
          : promoteTypes(result, own);
    }
  }
  return result ?? float32;
}
