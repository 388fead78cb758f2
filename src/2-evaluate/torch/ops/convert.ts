/** From tensors to other tensors and to Python: to, float, item, tolist, int(t), … */
import type { Table } from "../../builtins/table.js";
import { Device, cpu } from "../device.js";
import {
  DType,
  bfloat16,
  bool,
  complex128,
  complex32,
  complex64,
  float16,
  float32,
  float64,
  int16,
  int32,
  int64,
  int8,
  uint8,
} from "../dtype.js";
import { optionalDevice } from "../read/options.js";
import { tensorOf } from "../read/tensors.js";
import { allclose, equal } from "./compare.js";
import { converted, detached, to, toDType, type } from "./converted.js";
import type { Family } from "./rows.js";
import {
  formatted,
  item,
  iterate,
  length,
  toBool,
  toFloat,
  toIndex,
  toInt,
  toList,
  toNumpy,
} from "./toPython.js";

const methods: Table = {
  "to(self, *args, dtype=None, device=None, other=None, copy=False, non_blocking=False, memory_format=None)":
    to,
  "type(self, dtype=None, non_blocking=False)": type,
  "type_as(self, other)": (vm, self, other) =>
    converted(
      vm,
      tensorOf(self),
      tensorOf(other).dtype,
      tensorOf(other).device,
    ),
  "cpu(self, memory_format=None)": (vm, self) =>
    converted(vm, tensorOf(self), null, cpu),
  "cuda(self, device=None, non_blocking=False, memory_format=None)": (
    vm,
    self,
    device,
  ) =>
    converted(
      vm,
      tensorOf(self),
      null,
      optionalDevice(device) ?? new Device("cuda", 0),
    ),
  "item(self)": (vm, self) => item(vm, tensorOf(self, "self")),
  "tolist(self)": toList,
  "numpy(self, *, force=False)": toNumpy,
  "detach(self)": (vm, self) => detached(vm, tensorOf(self, "self")),
  "__int__(self)": toInt,
  "__float__(self)": toFloat,
  "__bool__(self)": toBool,
  "__index__(self)": toIndex,
  "__len__(self)": length,
  "__iter__(self)": iterate,
  "__format__(self, format_spec)": formatted,
  "allclose(self, other, rtol=1e-05, atol=1e-08, equal_nan=False)": allclose,
  "equal(self, other)": equal,
  "is_nonzero(self)": toBool,
};

const conversions: Record<string, DType> = {
  float: float32,
  double: float64,
  half: float16,
  bfloat16,
  long: int64,
  int: int32,
  short: int16,
  char: int8,
  byte: uint8,
  bool,
  cfloat: complex64,
  cdouble: complex128,
  chalf: complex32,
};

for (const [name, dtype] of Object.entries(conversions))
  methods[`${name}(self, memory_format=None)`] = toDType(dtype);

export const convert: Family = {
  methods,
  functions: {
    "allclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False)": allclose,
    "equal(input, other)": equal,
    "is_nonzero(input)": toBool,
    "detach(input)": (vm, input) => detached(vm, tensorOf(input)),
  },
};
