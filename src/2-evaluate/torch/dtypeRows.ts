/** Attributes and methods of dtypes, devices, layouts, finfo and iinfo. */
import {
  addGetters,
  addMethods,
  addStaticMethods,
  type Table,
} from "../builtins/table.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { typeName } from "../operations/typeOf.js";
import { unbox } from "../operations/unbox.js";
import { runtimeErrorType } from "../values/exceptionTypes.js";
import { notImplemented, PyFloat } from "../values/simple.js";
import type { PyType } from "../values/type.js";
import { PyObject, type Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { Device } from "./device.js";
import { DType, dtypeType, float32 } from "./dtype.js";
import { Mark } from "./layouts.js";
import { toComplex, toReal } from "./promotion.js";
import { intOf } from "./read/numbers.js";
import { dtypeOr, parseDevice } from "./read/options.js";
import { makeSize } from "./size.js";
import { torchState } from "./state.js";
import {
  deviceType,
  finfoType,
  iinfoType,
  layoutType,
  memoryFormatType,
  sizeType,
} from "./types.js";

/** `torch.finfo(dtype)`, `torch.iinfo(dtype)` */
class NumberInfo extends PyObject {
  constructor(
    type: PyType,
    readonly dtype: DType,
  ) {
    super(type);
  }
}

/** Bits of the fraction, smallest normal exponent, largest value, decimal resolution. */
const floatLimits: Record<string, [number, number, number, number]> = {
  float16: [10, -14, 65504, 1e-3],
  bfloat16: [7, -126, 3.3895313892515355e38, 1e-2],
  float32: [23, -126, 3.4028234663852886e38, 1e-6],
  float64: [52, -1022, Number.MAX_VALUE, 1e-15],
  float8_e5m2: [2, -14, 57344, 1],
  float8_e4m3fn: [3, -6, 448, 1],
  float8_e4m3fnuz: [3, -7, 240, 1],
  float8_e5m2fnuz: [2, -15, 57344, 1],
  float8_e8m0fnu: [0, -127, 2 ** 127, 1],
};

function limitsOf(self: NumberInfo): [number, number, number, number] {
  return floatLimits[toReal(self.dtype).name] as [
    number,
    number,
    number,
    number,
  ];
}

const float = (value: number) => new PyFloat(value);

function newFinfo(vm: Vm, cls: PyType, dtype: Value | undefined): Value {
  const of = dtypeOr(dtype, torchState(vm).defaultDType);
  if (floatLimits[toReal(of).name] === undefined) {
    raiseTypeError(
      "torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'",
    );
  }
  return new NumberInfo(cls, of);
}

function newIinfo(_vm: Vm, cls: PyType, dtype: Value): Value {
  const of = dtypeOr(dtype, float32);
  if (of.kind !== "int") {
    raiseTypeError(
      "torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'",
    );
  }
  return new NumberInfo(cls, of);
}

/** The least and the largest int; beyond doubles as bigint. */
function intLimits({ dtype }: NumberInfo): {
  min: number | bigint;
  max: number | bigint;
} {
  const bits = BigInt(8 * dtype.itemsize);
  const half = 1n << (bits - 1n);
  const [min, max] = dtype.isSigned ? [-half, half - 1n] : [0n, 2n * half - 1n];
  const small = (value: bigint) =>
    Number.isSafeInteger(Number(value)) ? Number(value) : value;
  return { min: small(min), max: small(max) };
}

function newDevice(_vm: Vm, cls: PyType, type: Value, index: Value): Value {
  void cls;
  const given = unbox(type);
  if (given instanceof Device) return given;
  if (typeof given === "number") return new Device("cuda", given);
  if (typeof given !== "string")
    raiseTypeError(
      `device(): argument 'type' (position 1) must be str, not ${typeName(type)}`,
    );
  const device = parseDevice(given);
  if (index === null) return device;
  if (device.index !== null) {
    raise(
      runtimeErrorType,
      `type (string) must not include an index because index was passed explicitly: ${given}`,
    );
  }
  return new Device(device.kind, intOf(_vm, index, "index"));
}

/** Immutable marks are their own copies. */
const copies: Table = {
  "__copy__(self)": (_vm, self) => self,
  "__deepcopy__(self, memo)": (_vm, self) => self,
};

/** Puts the rows on the types. */
export function installDTypes(): void {
  addMethods(dtypeType, {
    ...copies,
    "__repr__(self)": (_vm, self: DType) => `torch.${self.name}`,
    "to_complex(self)": (_vm, self: DType) => toComplex(self),
    "to_real(self)": (_vm, self: DType) => toReal(self),
    "__reduce__(self)": (_vm, self: DType) => self.name,
  });
  addGetters(dtypeType, {
    itemsize: (_vm, self: DType) => self.itemsize,
    is_floating_point: (_vm, self: DType) => self.isFloatingPoint,
    is_complex: (_vm, self: DType) => self.isComplex,
    is_signed: (_vm, self: DType) =>
      self.isSigned ??
      raise(
        runtimeErrorType,
        `${self.name} does not tell whether it is signed`,
      ),
  });
  for (const type of [layoutType, memoryFormatType]) {
    addMethods(type, {
      ...copies,
      "__repr__(self)": (_vm, self: Mark) => `torch.${self.name}`,
    });
  }
  addStaticMethods(sizeType, {
    "__new__(cls, iterable=...)": (vm, _cls, iterable) =>
      makeSize(vm, iterable),
  });
  addStaticMethods(deviceType, { "__new__(cls, type, index=None)": newDevice });
  addMethods(deviceType, {
    ...copies,
    "__repr__(self)": (_vm, self: Device) =>
      `device(type='${self.kind}'${self.index === null ? "" : `, index=${self.index}`})`,
    "__str__(self)": (_vm, self: Device) => self.text,
    "__eq__(self, other)": (_vm, self: Device, other: Value) =>
      other instanceof Device ? self.equals(other) : notImplemented,
    "__ne__(self, other)": (_vm, self: Device, other: Value) =>
      other instanceof Device ? !self.equals(other) : notImplemented,
    "__hash__(self)": (_vm, self: Device) => hashOfText(self.text),
  });
  addGetters(deviceType, {
    type: (_vm, self: Device) => self.kind,
    index: (_vm, self: Device) => self.index,
  });
  addStaticMethods(finfoType, { "__new__(cls, type=...)": newFinfo });
  addGetters(finfoType, {
    dtype: (_vm, self: NumberInfo) => toReal(self.dtype).name,
    bits: (_vm, self: NumberInfo) => 8 * toReal(self.dtype).itemsize,
    eps: (_vm, self: NumberInfo) => float(2 ** -limitsOf(self)[0]),
    max: (_vm, self: NumberInfo) => float(limitsOf(self)[2]),
    min: (_vm, self: NumberInfo) =>
      float(
        self.dtype.name === "float8_e8m0fnu" ? 2 ** -127 : -limitsOf(self)[2],
      ),
    resolution: (_vm, self: NumberInfo) => float(limitsOf(self)[3]),
    tiny: (_vm, self: NumberInfo) => float(2 ** limitsOf(self)[1]),
    smallest_normal: (_vm, self: NumberInfo) => float(2 ** limitsOf(self)[1]),
  });
  addStaticMethods(iinfoType, { "__new__(cls, type)": newIinfo });
  addGetters(iinfoType, {
    dtype: (_vm, self: NumberInfo) => self.dtype.name,
    bits: (_vm, self: NumberInfo) => 8 * self.dtype.itemsize,
    max: (_vm, self: NumberInfo) => intLimits(self).max,
    min: (_vm, self: NumberInfo) => intLimits(self).min,
  });
}

/** Equal devices hash alike; nothing else is promised. */
function hashOfText(text: string): number {
  return [...text].reduce(
    (hash, character) => (hash * 31 + character.charCodeAt(0)) % 1_000_003,
    7,
  );
}
