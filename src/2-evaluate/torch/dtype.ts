/** torch.dtype: every element type by name (https://docs.pytorch.org/docs/stable/tensor_attributes.html#torch-dtype). */
import { builtinType } from "../values/basicTypes.js";
import { PyObject } from "../values/value.js";

export const dtypeType = builtinType("dtype", undefined, "torch");

/** What arithmetic an element takes part in; `opaque` ones (quantised, bits, sub-byte) take part in none here. */
type DTypeKind = "bool" | "int" | "float" | "complex" | "opaque";

/** One of the immutable dtype objects; compared by identity, as in PyTorch. */
export class DType extends PyObject {
  constructor(
    /** Without `torch.`: `float32`. */
    readonly name: string,
    readonly kind: DTypeKind,
    /** Bytes per element. */
    readonly itemsize: number,
    /** null where asking raises. */
    readonly isSigned: boolean | null,
  ) {
    super(dtypeType);
  }

  /** `dtype.is_floating_point`: float8 and float4 count, complex does not. */
  get isFloatingPoint(): boolean {
    return this.kind === "float" || this.name.startsWith("float");
  }

  get isComplex(): boolean {
    return this.kind === "complex";
  }

  /** May `requires_grad`. */
  get isDifferentiable(): boolean {
    return this.isFloatingPoint || this.isComplex;
  }
}

/** Each row: kind, bytes, signed, names (the first one is its own, the others are aliases). */
const rows = `
bool 1 unsigned bool
int 1 unsigned uint8
int 1 signed int8
int 2 signed int16 short
int 4 signed int32 int
int 8 signed int64 long
int 2 unsigned uint16
int 4 unsigned uint32
int 8 unsigned uint64
float 2 signed float16 half
float 2 signed bfloat16
float 4 signed float32 float
float 8 signed float64 double
complex 4 signed complex32 chalf
complex 8 signed complex64 cfloat
complex 16 signed complex128 cdouble
opaque 1 signed float8_e5m2
opaque 1 signed float8_e4m3fn
opaque 1 signed float8_e5m2fnuz
opaque 1 signed float8_e4m3fnuz
opaque 1 unsigned float8_e8m0fnu
opaque 1 signed float4_e2m1fn_x2
opaque 1 unknown quint8
opaque 1 unknown qint8
opaque 4 unknown qint32
opaque 1 unknown quint4x2
opaque 1 unknown quint2x4
opaque 1 unknown bits8
opaque 2 unknown bits16
opaque 1 unknown bits1x8
opaque 1 unknown bits2x4
opaque 1 unknown bits4x2
opaque 1 unsigned uint1 bit
opaque 1 unsigned uint2
opaque 1 unsigned uint3
opaque 1 unsigned uint4
opaque 1 unsigned uint5
opaque 1 unsigned uint6
opaque 1 unsigned uint7
opaque 1 signed int1
opaque 1 signed int2
opaque 1 signed int3
opaque 1 signed int4
opaque 1 signed int5
opaque 1 signed int6
opaque 1 signed int7
`;

/** Every dtype by every name that `torch` gives it. */
export const dtypes: ReadonlyMap<string, DType> = makeDTypes();

function makeDTypes(): Map<string, DType> {
  const made = new Map<string, DType>();
  for (const line of rows.trim().split("\n")) {
    const [kind, itemsize, sign, name, ...aliases] = line.split(" ") as [
      DTypeKind,
      string,
      string,
      string,
      ...string[],
    ];
    const isSigned = sign === "unknown" ? null : sign === "signed";
    const dtype = new DType(name, kind, Number(itemsize), isSigned);
    for (const each of [name, ...aliases]) made.set(each, dtype);
  }
  return made;
}

const named = (name: string) => dtypes.get(name) as DType;

export const bool = named("bool");
export const uint8 = named("uint8");
export const int8 = named("int8");
export const int16 = named("int16");
export const int32 = named("int32");
export const int64 = named("int64");
export const float16 = named("float16");
export const bfloat16 = named("bfloat16");
export const float32 = named("float32");
export const float64 = named("float64");
export const complex32 = named("complex32");
export const complex64 = named("complex64");
export const complex128 = named("complex128");
