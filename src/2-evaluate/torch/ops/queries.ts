/** Functions that ask about tensors and settings: is_tensor, numel, promote_types, get_default_dtype, … */
import { raise, raiseTypeError } from "../../operations/raise.js";
import { typeName } from "../../operations/typeOf.js";
import { PyTuple } from "../../values/containers.js";
import { typeErrorType } from "../../values/exceptionTypes.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { bool } from "../dtype.js";
import { fresh } from "../make.js";
import { promoteTypes } from "../promotion.js";
import { realOf } from "../read/numbers.js";
import { dtypeOr, optionalDevice } from "../read/options.js";
import { broadcastShapes, intsOf } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { sizeOf } from "../size.js";
import { torchState } from "../state.js";
import { countOf, elementCount, PyTensor, type Shape } from "../tensor.js";
import { dtypeOfTypeName } from "../typeNames.js";
import { typenameOf } from "../typename.js";
import { cpu } from "../device.js";
import {
  areExact,
  commonDType,
  requireOperand,
  shapeOf,
  valuesOf,
} from "./operands.js";
import { checkCast } from "./inplaceRules.js";
import type { Family } from "./rows.js";
import { Raised } from "../../values/exceptions.js";

function setDefaultDType(vm: Vm, argument: Value): Value {
  const dtype = dtypeOr(argument, torchState(vm).defaultDType);
  if (!dtype.isFloatingPoint) {
    raise(
      typeErrorType,
      "only floating-point types are supported as the default type",
    );
  }
  torchState(vm).defaultDType = dtype;
  return null;
}

function setDefaultTensorType(vm: Vm, argument: Value): Value {
  const dtype = dtypeOfTypeName(argument);
  if (dtype === null)
    raiseTypeError(`invalid type object: ${typeName(argument)}`);
  if (typeof argument === "string" && argument.includes("cuda"))
    torchState(vm).defaultDevice = optionalDevice("cuda") ?? cpu;
  return setDefaultDType(vm, dtype);
}

const canCast: Native = (_vm, from: Value, to: Value) => {
  try {
    checkCast(dtypeOr(from, bool), dtypeOr(to, bool));
    return true;
  } catch (error) {
    if (error instanceof Raised) return false;
    throw error;
  }
};

/** `isclose`: by tolerance, elementwise. */
const isClose: Native = (
  vm,
  first: Value,
  second: Value,
  relative: Value,
  absolute: Value,
  nanEqual: Value,
) => {
  const a = tensorOf(first);
  const b = requireOperand(vm, second);
  const shape = broadcastShapes(a.shape, shapeOf(b));
  const dtype = commonDType(vm, [a, b]);
  const [x, y] = [valuesOf(a, dtype, shape), valuesOf(b, dtype, shape)];
  if (x === null || y === null || !areExact([a, b]))
    return fresh(shape, bool, null);
  const [rtol, atol] = [realOf(vm, relative), realOf(vm, absolute)];
  const at = (values: Float64Array, i: number) =>
    values[values.length === 1 ? 0 : i] as number;
  return fresh(
    shape,
    bool,
    Float64Array.from({ length: countOf(shape) }, (_, i) => {
      const [p, q] = [at(x, i), at(y, i)];
      if (p === q || (nanEqual === true && Number.isNaN(p) && Number.isNaN(q)))
        return 1;
      return Math.abs(p - q) <= atol + rtol * Math.abs(q) ? 1 : 0;
    }),
  );
};

/** `isin(elements, test_elements)` */
const isIn: Native = (
  vm,
  elements: Value,
  tests: Value,
  _unique: Value,
  invert: Value,
) => {
  const a = requireOperand(vm, elements, "elements");
  const b = requireOperand(vm, tests, "test_elements");
  const dtype = commonDType(vm, [a, b]);
  const shape = shapeOf(a);
  const [x, y] = [valuesOf(a, dtype, shape), valuesOf(b, dtype, shapeOf(b))];
  if (x === null || y === null || !areExact([a, b]))
    return fresh(shape, bool, null);
  const wanted = new Set(y);
  return fresh(
    shape,
    bool,
    x.map((value) => (wanted.has(value) !== (invert === true) ? 1 : 0)),
  );
};

export const queries: Family = {
  both: {
    "is_floating_point(input)": (_vm, input: PyTensor) =>
      input.dtype.isFloatingPoint,
    "is_complex(input)": (_vm, input: PyTensor) => input.dtype.isComplex,
    "isclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False)": isClose,
    "numel(input)": (_vm, input) => elementCount(tensorOf(input).shape),
  },
  functions: {
    "is_tensor(obj)": (_vm, value) => value instanceof PyTensor,
    "is_storage(obj)": () => false,
    "is_same_size(input, other)": (_vm, a, b) =>
      String(tensorOf(a).shape) === String(tensorOf(b).shape),
    "is_signed(input)": (_vm, input: PyTensor) => input.dtype.isSigned,
    "is_conj(input)": () => false,
    "is_neg(input)": () => false,
    "is_inference(input)": () => false,
    "is_grad_enabled()": (vm) => torchState(vm).isGradEnabled,
    "is_inference_mode_enabled()": (vm) => torchState(vm).isInferenceMode,
    "is_warn_always_enabled()": () => false,
    "get_default_dtype()": (vm) => torchState(vm).defaultDType,
    "set_default_dtype(d)": setDefaultDType,
    "set_default_tensor_type(t)": setDefaultTensorType,
    "get_default_device()": (vm) => torchState(vm).defaultDevice,
    "set_default_device(device)": (vm, device) => {
      torchState(vm).defaultDevice = optionalDevice(device) ?? cpu;
      return null;
    },
    "promote_types(type1, type2)": (_vm, a, b) =>
      promoteTypes(dtypeOr(a, bool), dtypeOr(b, bool)),
    "result_type(tensor1, tensor2)": (vm, a, b) =>
      commonDType(vm, [requireOperand(vm, a), requireOperand(vm, b)]),
    "can_cast(from_, to)": canCast,
    "typename(obj)": (_vm, value) => typenameOf(value),
    "broadcast_shapes(*shapes)": (vm, rest: PyTuple) => {
      const shapes = rest.items.map((shape) => intsOf(vm, shape, "shape"));
      return sizeOf(
        shapes.length === 0 ? [] : (broadcastShapes(...shapes) as Shape),
      );
    },
    "isin(elements, test_elements, *, assume_unique=False, invert=False)": isIn,
    "get_device(input)": (_vm, input: PyTensor) =>
      input.device.kind === "cpu" ? -1 : (input.device.index ?? 0),
  },
};
