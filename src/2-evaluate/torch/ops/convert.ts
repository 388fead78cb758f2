/** From tensors to other tensors and to Python: to, float, item, tolist, int(t), … */
import { reasons } from "../../../messages.js";
import type { Table } from "../../builtins/table.js";
import { raise, raiseTypeError } from "../../operations/raise.js";
import { format, repr } from "../../operations/text.js";
import { typeName } from "../../operations/typeOf.js";
import { unknown } from "../../operations/unknown.js";
import { PyList, PyTuple } from "../../values/containers.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import type { Native } from "../../values/functions.js";
import { PyIterator } from "../../values/iterators.js";
import { PyFloat } from "../../values/simple.js";
import { PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { cpu, Device } from "../device.js";
import {
  bfloat16,
  bool,
  complex128,
  complex32,
  complex64,
  DType,
  float16,
  float32,
  float64,
  int16,
  int32,
  int64,
  int8,
  uint8,
} from "../dtype.js";
import { isNearInteger } from "../exactness.js";
import { blank, fresh, tracked, viewOf } from "../make.js";
import { raiseRuntime } from "../raiseTorch.js";
import { optionalDevice, optionalDType } from "../read/options.js";
import { tensorOf } from "../read/tensors.js";
import { VALUE_LIMIT } from "../storage.js";
import { PyTensor } from "../tensor.js";
import { dtypeOfTypeName, typeNameOf } from "../typeNames.js";
import { chargeTensors } from "./join.js";
import { selected } from "./reshape.js";
import type { Family } from "./rows.js";

/** The tensor in another dtype or on another device; itself where nothing changes. */
export function converted(
  vm: Vm,
  input: PyTensor,
  dtype: DType | null,
  device: Device | null,
  copies = false,
): PyTensor {
  const to = dtype ?? input.dtype;
  if (input.pending === "lazy") return lazyAs(input, to, device);
  tensorOf(input, "self");
  const place = device ?? input.device;
  if (!copies && to === input.dtype && place.equals(input.device)) return input;
  const made = tracked(
    vm,
    [input],
    fresh(
      input.shape,
      to,
      convertedValues(input, to),
      input.isExact || to.kind === "int",
    ),
  );
  made.device = place;
  if (place.kind === "meta") made.view.storage.forget();
  return made;
}

/** A lazy tensor of another dtype is lazy, too. */
function lazyAs(
  input: PyTensor,
  dtype: DType,
  device: Device | null,
): PyTensor {
  const made = blank([0], dtype);
  made.pending = "lazy";
  made.device = device ?? input.device;
  return made;
}

function convertedValues(input: PyTensor, to: DType): Float64Array | null {
  const values = input.values();
  if (values === null) return null;
  const jumps = !input.isExact && (to.kind === "int" || to.kind === "bool");
  if (jumps && values.some((x) => isNearInteger(x, input.dtype))) return null;
  return values.slice();
}

/** `to(dtype)`, `to(device, dtype)`, `to(other)`, each followed by `non_blocking` and `copy`. */
const to: Native = (
  vm,
  argument,
  rest: PyTuple,
  dtypeName: Value,
  deviceName: Value,
  other: Value,
  copies: Value,
) => {
  let dtype = optionalDType(dtypeName);
  let device = optionalDevice(deviceName);
  const flags: boolean[] = [];
  for (const each of [...rest.items, other]) {
    if (each instanceof DType) dtype = each;
    else if (each instanceof PyTensor) {
      dtype = each.dtype;
      device = each.device;
    } else if (typeof each === "boolean") flags.push(each);
    else if (each instanceof Device || typeof each !== "object") {
      device = optionalDevice(each);
    } else if (each !== null) {
      raiseTypeError(
        `to() received an invalid combination of arguments - got (${typeName(each)})`,
      );
    }
  }
  const copy = copies === true || flags[1] === true;
  return converted(vm, argument as PyTensor, dtype, device, copy);
};

const toDType =
  (dtype: DType): Native =>
  (vm, self) =>
    converted(vm, self as PyTensor, dtype, null);

/** `type()`: its name; `type(dtype)`: converted. */
const type: Native = (vm, argument, dtype: Value) => {
  const self = tensorOf(argument, "self");
  if (dtype === null) return typeNameOf(self);
  const wanted =
    typeof dtype === "string"
      ? dtypeOfTypeName(dtype)
      : (dtypeOfTypeName(dtype) ?? optionalDType(dtype));
  if (wanted === null)
    raise(valueErrorType, `invalid type: '${String(dtype)}'`);
  return converted(vm, self, wanted, null);
};

/** One element as a Python number; unknown where it is not known, or so near to an integer that `int()` could differ. */
function pythonNumber(
  vm: Vm,
  tensor: PyTensor,
  value: number | undefined,
): Value {
  const { kind } = tensor.dtype;
  if (value === undefined) return unknownElement(vm);
  if (kind === "bool") return value !== 0;
  if (kind === "int") return value;
  if (!tensor.isExact && isNearInteger(value, tensor.dtype))
    return unknownElement(vm);
  return new PyFloat(value);
}

function unknownElement(vm: Vm): PyUnknown {
  return unknown(vm, reasons.tensorData("tensor.item()"), "tensor.item()");
}

/** `tensor.item()` */
export function item(vm: Vm, self: PyTensor): Value {
  if (self.count !== 1)
    raiseRuntime(
      `a Tensor with ${self.count} elements cannot be converted to Scalar`,
    );
  return pythonNumber(vm, self, self.values()?.[0]);
}

/** `tensor.tolist()`: nested lists; the elements are unknown where values are. */
const toList: Native = (vm, argument) => {
  const self = tensorOf(argument, "self");
  if (self.rank === 0) return item(vm, self);
  if (self.count > VALUE_LIMIT)
    return unknown(
      vm,
      reasons.tensorData("tensor.tolist()"),
      "tensor.tolist()",
    );
  vm.budget.size(self.count, "a list");
  const values = self.values();
  const missing = values === null ? unknownElement(vm) : null;
  let next = 0;
  const build = (dim: number): Value => {
    if (dim === self.rank)
      return missing ?? pythonNumber(vm, self, values?.[next++]);
    return new PyList(
      Array.from({ length: self.shape[dim] as number }, () => build(dim + 1)),
    );
  };
  return build(0);
};

/** The value of a tensor of one element, for `int(t)`, `float(t)`, `range(t)`. */
function single(argument: Value): {
  tensor: PyTensor;
  value: number | undefined;
} {
  const tensor = tensorOf(argument, "self");
  if (tensor.count !== 1)
    raise(
      valueErrorType,
      "only one element tensors can be converted to Python scalars",
    );
  return { tensor, value: tensor.values()?.[0] };
}

const toInt: Native = (vm, self) => {
  const { tensor, value } = single(self);
  const number = pythonNumber(vm, tensor, value);
  if (number instanceof PyFloat)
    return vm.call(number.type.lookup("__int__") as Value, [number]);
  return typeof number === "boolean" ? Number(number) : number;
};

const toFloat: Native = (vm, self) => {
  const { tensor, value } = single(self);
  const number = pythonNumber(vm, tensor, value);
  return number instanceof PyFloat || number instanceof PyUnknown
    ? number
    : new PyFloat(Number(number));
};

const toBool: Native = (vm, argument) => {
  const self = tensorOf(argument, "self");
  if (self.count === 0)
    raiseRuntime("Boolean value of Tensor with no values is ambiguous");
  if (self.count > 1)
    raiseRuntime(
      "Boolean value of Tensor with more than one value is ambiguous",
    );
  const [value] = self.values() ?? [];
  if (
    value === undefined ||
    (!self.isExact && isNearInteger(value, self.dtype))
  ) {
    return unknown(vm, reasons.tensorData("bool(tensor)"), "bool(tensor)");
  }
  return value !== 0;
};

const toIndex: Native = (vm, argument) => {
  const self = tensorOf(argument, "self");
  if (self.count !== 1 || !["int", "bool"].includes(self.dtype.kind)) {
    raiseTypeError(
      "only integer tensors of a single element can be converted to an index",
    );
  }
  const number = pythonNumber(vm, self, self.values()?.[0]);
  return typeof number === "boolean" ? Number(number) : number;
};

const length: Native = (_vm, argument) => {
  const self = tensorOf(argument, "self");
  return self.shape[0] ?? raiseTypeError("len() of a 0-d tensor");
};

const iterate: Native = (vm, argument) => {
  const self = tensorOf(argument, "self");
  if (self.rank === 0) raiseTypeError("iteration over a 0-d tensor");
  let next = 0;
  return new PyIterator(() => {
    if (next >= (self.shape[0] as number)) return undefined;
    chargeTensors(vm, 1);
    return selected(vm, self, 0, next++);
  });
};

const formatted: Native = (vm, argument, spec: Value) => {
  const self = argument as PyTensor;
  if (self.pending === null && self.rank === 0)
    return format(vm, item(vm, self), String(spec));
  if (spec !== "")
    raiseTypeError(
      `unsupported format string passed to ${typeName(self)}.__format__`,
    );
  return repr(vm, self);
};

/** A tensor over the same elements that no gradient flows through. */
export function detached(vm: Vm, self: PyTensor): PyTensor {
  const made = viewOf(vm, self, self.shape, self.view.strides);
  made.requiresGrad = false;
  made.isLeaf = true;
  made.base = null;
  return made;
}

/** numpy's own array where numpy is modelled. */
const toNumpy: Native = (vm, argument, force: Value) => {
  const self = tensorOf(argument, "self");
  if (self.requiresGrad && force !== true) {
    raiseRuntime(
      "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
    );
  }
  const numpy = vm.imports.importModule(vm, "numpy");
  const make =
    numpy instanceof PyUnknown
      ? numpy
      : numpy !== null && typeof numpy === "object"
        ? numpy.attributes?.get("array")
        : undefined;
  if (
    make === undefined ||
    make instanceof PyUnknown ||
    self.values() === null
  ) {
    return unknown(
      vm,
      self.values() === null
        ? reasons.tensorData("tensor.numpy()")
        : reasons.unsupportedCall("tensor.numpy()"),
      "tensor.numpy()",
    );
  }
  return vm.call(
    make,
    [toList(vm, self)],
    new Map([["dtype", self.dtype.name]]),
  );
};

const equal: Native = (vm, first: Value, second: Value) => {
  const a = tensorOf(first);
  const b = tensorOf(second, "other");
  if (a.rank !== b.rank || a.shape.some((size, i) => size !== b.shape[i]))
    return false;
  if (a === b) return true;
  const [x, y] = [a.values(), b.values()];
  if (x === null || y === null || !a.isExact || !b.isExact)
    return unknown(vm, reasons.tensorData("torch.equal()"), "torch.equal(…)");
  return x.every((value, i) => value === y[i]);
};

const allclose: Native = (
  vm,
  first: Value,
  second: Value,
  relative: Value,
  absolute: Value,
  nanEqual: Value,
) => {
  const a = tensorOf(first);
  const b = tensorOf(second, "other");
  const [x, y] = [a.values(), b.values()];
  const isComparable =
    a.rank === b.rank && a.shape.every((size, i) => size === b.shape[i]);
  if (x === null || y === null || !isComparable)
    return unknown(
      vm,
      reasons.tensorData("torch.allclose()"),
      "torch.allclose(…)",
    );
  const [rtol, atol] = [relative, absolute].map((each) =>
    each instanceof PyFloat ? each.value : Number(each),
  ) as [number, number];
  return x.every((value, i) => {
    const other = y[i] as number;
    if (
      value === other ||
      (nanEqual === true && Number.isNaN(value) && Number.isNaN(other))
    )
      return true;
    return Math.abs(value - other) <= atol + rtol * Math.abs(other);
  });
};

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
