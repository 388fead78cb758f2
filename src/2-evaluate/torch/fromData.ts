/** `torch.tensor(data)`: shape, dtype and values out of nested sequences, numbers, tensors and arrays. */
import { findAttribute } from "../operations/attribute.js";
import { toArray } from "../operations/iterate.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { typeName } from "../operations/typeOf.js";
import { unbox } from "../operations/unbox.js";
import { PyList, PyTuple } from "../values/containers.js";
import { runtimeErrorType, valueErrorType } from "../values/exceptionTypes.js";
import { PyRange } from "../values/simple.js";
import { PyUnknown } from "../values/unknown.js";
import { PyObject, type Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { bool, type DType, dtypes, int64 } from "./dtype.js";
import { fresh } from "./make.js";
import { promoteTypes } from "./promotion.js";
import { scalarOf } from "./read/numbers.js";
import { tensorOf } from "./read/tensors.js";
import { numberDType, torchState } from "./state.js";
import { VALUE_LIMIT } from "./storage.js";
import { countOf, PyTensor } from "./tensor.js";
import { UnknownOperand } from "./unknownOperand.js";

/** Collects the numbers at the bottom of nested sequences. */
interface Reading {
  shape: number[];
  numbers: number[];
  /** null: none read so far. */
  dtype: DType | null;
  areKnown: boolean;
  error: number;
  unknown: PyUnknown | null;
}

/**
 * A new tensor over a copy of `data`.
 * @param dtype null: inferred
 * @throws ValueError (Python) for ragged sequences; TypeError for what is no number
 */
export function tensorFrom(vm: Vm, data: Value, dtype: DType | null): PyTensor {
  if (data instanceof PyTensor) {
    const source = tensorOf(data);
    return fresh(
      source.shape,
      dtype ?? source.dtype,
      source.values()?.slice() ?? null,
      source.error,
    );
  }
  const array = arrayOf(vm, data);
  const reading: Reading = {
    shape: [],
    numbers: [],
    dtype: null,
    areKnown: true,
    error: 0,
    unknown: null,
  };
  const content = array?.content ?? data;
  reading.shape = shapeOf(vm, content);
  read(vm, content, reading, 0);
  const inferred = dtype ?? array?.dtype ?? reading.dtype;
  // One number that is not known may make the others floats.
  if (reading.unknown !== null && dtype === null && array === null)
    throw new UnknownOperand(reading.unknown);
  const shape = array?.shape ?? reading.shape;
  const isKnown = reading.areKnown && countOf(shape) <= VALUE_LIMIT;
  return fresh(
    shape,
    inferred ?? torchState(vm).defaultDType,
    isKnown ? Float64Array.from(reading.numbers) : null,
    reading.error,
  );
}

/** An array of another library (numpy): its elements as lists, and its own dtype by name. */
function arrayOf(
  vm: Vm,
  data: Value,
): { content: Value; dtype: DType; shape: number[] } | null {
  if (
    !(data instanceof PyObject) ||
    data instanceof PyUnknown ||
    data instanceof PyTensor
  )
    return null;
  if (data instanceof PyList || data instanceof PyTuple) return null;
  const toList = data.type.lookup("tolist");
  if (toList === undefined) return null;
  const dtype = findAttribute(vm, data, "dtype");
  const name =
    dtype === undefined ? undefined : findAttribute(vm, dtype, "name");
  const shape = findAttribute(vm, data, "shape");
  if (typeof name !== "string" || !(shape instanceof PyTuple)) return null;
  const known = dtypes.get(name);
  if (known === undefined)
    raiseTypeError(`can't convert np.ndarray of type numpy.${name}_.`);
  const content = vm.call(toList, [data]);
  if (content instanceof PyUnknown) throw new UnknownOperand(content);
  return { content, dtype: known, shape: shape.items as number[] };
}

function itemsOf(vm: Vm, data: Value): readonly Value[] | null {
  if (data instanceof PyList || data instanceof PyTuple) return data.items;
  if (data instanceof PyRange) return toArray(vm, data);
  if (
    data instanceof PyObject &&
    !(data instanceof PyUnknown || data instanceof PyTensor)
  ) {
    const isSequence =
      data.type.lookup("__len__") !== undefined &&
      data.type.lookup("__getitem__") !== undefined;
    if (isSequence) return toArray(vm, data);
  }
  return null;
}

/** The shape that the first elements show. */
function shapeOf(vm: Vm, data: Value): number[] {
  const shape: number[] = [];
  for (let inner: Value | undefined = data; inner !== undefined;) {
    if (inner instanceof PyTensor) return [...shape, ...inner.shape];
    const items: readonly Value[] | null =
      typeof inner === "string" ? null : itemsOf(vm, inner);
    if (items === null) return shape;
    shape.push(items.length);
    inner = items[0];
  }
  return shape;
}

function read(vm: Vm, data: Value, into: Reading, depth: number): void {
  if (data instanceof PyTensor) return readTensor(tensorOf(data), into, depth);
  const items = typeof data === "string" ? null : itemsOf(vm, data);
  if (items === null) return readNumber(vm, data, into, depth);
  if (depth >= into.shape.length) raiseTypeError("not a sequence");
  const expected = into.shape[depth] as number;
  if (items.length !== expected) {
    raise(
      valueErrorType,
      `expected sequence of length ${expected} at dim ${depth} (got ${items.length})`,
    );
  }
  for (const item of items) {
    vm.budget.step();
    read(vm, item, into, depth + 1);
  }
}

function readTensor(tensor: PyTensor, into: Reading, depth: number): void {
  const rest = into.shape.slice(depth);
  if (
    rest.length !== tensor.rank ||
    rest.some((size, i) => size !== tensor.shape[i])
  ) {
    if (tensor.count !== 1 || rest.length > 0)
      raise(
        valueErrorType,
        "only one element tensors can be converted to Python scalars",
      );
  }
  const values = tensor.values();
  if (values === null) into.areKnown = false;
  else for (const value of values) into.numbers.push(value);
  into.error = Math.max(into.error, tensor.error);
  into.dtype =
    into.dtype === null ? tensor.dtype : promoteTypes(into.dtype, tensor.dtype);
}

function readNumber(vm: Vm, data: Value, into: Reading, depth: number): void {
  if (depth < into.shape.length) {
    raiseTypeError(`new(): data must be a sequence (got ${typeName(data)})`);
  }
  const value = unbox(data);
  if (value instanceof PyUnknown) {
    into.unknown = value;
    into.areKnown = false;
    return;
  }
  const scalar =
    typeof value === "string" || value === null
      ? undefined
      : scalarOf(vm, value);
  if (scalar === undefined) raiseNotANumber(data, depth);
  if (!scalar.isKnown) into.areKnown = false;
  into.numbers.push(scalar.value);
  const own = numberDType(vm, scalar.kind);
  into.dtype = into.dtype === null ? own : widest(into.dtype, own);
}

function widest(a: DType, b: DType): DType {
  return a === b ? a : a === bool && b === int64 ? b : promoteTypes(a, b);
}

function raiseNotANumber(data: Value, depth: number): never {
  if (depth > 0 && data === null)
    raise(runtimeErrorType, "Could not infer dtype of NoneType");
  if (typeof data === "string")
    raiseTypeError("new(): invalid data type 'str'");
  raise(runtimeErrorType, `Could not infer dtype of ${typeName(data)}`);
}
