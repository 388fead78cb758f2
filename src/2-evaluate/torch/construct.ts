/** Calling `torch.Tensor`, `torch.FloatTensor`, … (https://docs.pytorch.org/docs/stable/tensors.html). */
import { raiseTypeError } from "../operations/raise.js";
import { typeName } from "../operations/typeOf.js";
import { PyList, PyTuple } from "../values/containers.js";
import type { PyType } from "../values/type.js";
import { derived, PyNamed, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import type { DType } from "./dtype.js";
import { tensorFrom } from "./fromData.js";
import { blank } from "./make.js";
import { deviceOr } from "./read/options.js";
import { checkShape, variadicInts } from "./read/sizes.js";
import { readDimensions, symbolicTensor } from "./symbolicShape.js";
import { torchState } from "./state.js";
import { PyTensor } from "./tensor.js";
import { sizeType, tensorType } from "./types.js";
import { subclassed } from "./parameterRows.js";

/** Sizes one by one or as a torch.Size make an uninitialised tensor; a sequence or a tensor is data. */
export function legacyTensor(
  vm: Vm,
  cls: PyType,
  rest: PyTuple,
  device: Value,
  dtype: DType | null,
): Value {
  const wanted = dtype ?? torchState(vm).defaultDType;
  const [only] = rest.items;
  if (device instanceof PyUnknown) return derived("torch.Tensor(…)", device);
  if (rest.items.some((item) => item instanceof PyUnknown)) {
    return sizedBySymbols(vm, cls, rest, device, wanted);
  }
  let made: PyTensor;
  if (rest.items.length === 0) made = blank([0], wanted);
  else if (only instanceof PyTensor)
    made =
      only.dtype === wanted
        ? subclassed(tensorType, only, false)
        : tensorFrom(vm, only, wanted);
  else if (rest.items.length === 1 && isData(only))
    made = tensorFrom(vm, only as Value, wanted);
  else {
    if (rest.items.some((item) => typeof item === "string" || item === null)) {
      raiseTypeError(
        `new(): invalid data type '${typeName(rest.items.find((item) => typeof item === "string" || item === null) as Value)}'`,
      );
    }
    made = blank(checkShape(variadicInts(vm, rest)), wanted);
  }
  made.device = deviceOr(vm, device);
  made.type = cls;
  return made;
}

/** A single argument that nobody gave may as well be data; what was worked out from numbers is a size. */
function sizedBySymbols(
  vm: Vm,
  cls: PyType,
  { items }: PyTuple,
  device: Value,
  dtype: DType,
): Value {
  const [only] = items;
  const areSizes =
    items.length > 1 ||
    !(only instanceof PyNamed) ||
    only.kind === "int" ||
    only.isNumber;
  const read = areSizes ? readDimensions(new PyTuple([...items])) : undefined;
  if (read === undefined || items.some((item) => item instanceof PyTuple)) {
    const unknowns = items.filter((item) => item instanceof PyUnknown);
    return derived("torch.Tensor(…)", ...unknowns);
  }
  const made = symbolicTensor(read.dimensions, read.from, dtype);
  made.device = deviceOr(vm, device);
  made.type = cls;
  return made;
}

function isData(value: Value | undefined): boolean {
  if (value instanceof PyTuple) return value.type !== sizeType;
  if (value instanceof PyList) return true;
  return (
    typeof value === "object" &&
    value !== null &&
    value.type.lookup("__len__") !== undefined
  );
}
