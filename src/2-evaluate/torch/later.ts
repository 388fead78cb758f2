/**
 * Operations on many elements, put off until somebody wants the values: constructors compute tables (positions, masks) that
 * nobody reads while the model is built. What can be said at once is: an operation runs twice, first on operands without
 * values, which gives the shape, the flags and every error, and, when it is asked for, on the operands as they were.
 */
import { PyList, PyTuple } from "../values/containers.js";
import type { Native } from "../values/functions.js";
import {
  ellipsis,
  notImplemented,
  PyFloat,
  PySlice,
} from "../values/simple.js";
import { PyObject, type Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { Device } from "./device.js";
import { DType } from "./dtype.js";
import { torchState } from "./state.js";
import { Storage, VALUE_LIMIT } from "./storage.js";
import { PyTensor } from "./tensor.js";
import { UnknownOperand } from "./unknownOperand.js";

/** From so many elements on. */
const MANY = 64;

type Argument = Value | undefined;

/** An operation that makes a new tensor, whose shape depends on no value, and which no value can make fail. */
export function later(native: Native): Native {
  return (vm: Vm, ...args: Argument[]) => {
    if (!args.some(isLarge) || !args.every(canWait)) {
      return native(vm, ...args);
    }
    const blanks = args.map((each) => replaced(each, withoutValues));
    const made = attempt(vm, native, blanks);
    if (made === null || !isWhole(made)) return native(vm, ...args);
    const { storage } = made.view;
    if (tensorsIn(blanks).some(({ view }) => view.storage === storage)) {
      return native(vm, ...args);
    }
    const isNeeded = storage.isCertainlyUnknown && storage.size <= VALUE_LIMIT;
    if (!isNeeded) return made;
    const frozen = args.map((each) => replaced(each, asItIs));
    putOff(vm, storage, tensorsIn(frozen), () =>
      elementsOf(native(vm, ...frozen) as PyTensor),
    );
    return made;
  };
}

/**
 * An operation that changes its first argument, likewise.
 * @param canBePutOff what more must be true of the others
 */
export function laterInPlace(
  native: Native,
  canBePutOff: (rest: readonly Argument[]) => boolean = () => true,
): Native {
  return (vm: Vm, self: Argument, ...rest: Argument[]) => {
    const waits =
      self instanceof PyTensor &&
      self.pending === null &&
      self.view.storage.size >= MANY &&
      [self, ...rest].some(isLarge) &&
      rest.every(canWait) &&
      canBePutOff(rest);
    if (!waits) return native(vm, self, ...rest);
    const { shape, dtype, type, view } = self;
    const { storage, offset, strides } = view;
    const frozen = rest.map((each) => replaced(each, asItIs));
    const before = storage.copy();
    // Without values it checks everything, and marks what becomes the result of an operation.
    storage.forget();
    const answer = undoing(storage, before, () =>
      native(vm, self, ...rest.map((each) => replaced(each, withoutValues))),
    );
    const isDone = self.view !== view || !storage.isCertainlyUnknown;
    if (isDone || answer === notImplemented) {
      if (answer === notImplemented) storage.become(before);
      return answer;
    }
    putOff(vm, storage, [self, ...tensorsIn(frozen)], () => {
      const copy = { storage: before.copy(), offset, strides };
      native(vm, new PyTensor(shape, dtype, copy, type), ...frozen);
      return copy.storage;
    });
    return answer;
  };
}

/** What goes wrong leaves the storage as it was. */
function undoing<Result>(
  storage: Storage,
  before: Storage,
  run: () => Result,
): Result {
  try {
    return run();
  } catch (error) {
    storage.become(before);
    throw error;
  }
}

/** The tensor that an operation makes of operands without values; null where it makes none. */
function attempt(
  vm: Vm,
  native: Native,
  blanks: readonly Argument[],
): PyTensor | null {
  try {
    const made = native(vm, ...blanks);
    return made instanceof PyTensor && made.pending === null ? made : null;
  } catch (error) {
    if (error instanceof UnknownOperand) return null;
    throw error;
  }
}

/** Puts off `work`, to be done under the defaults of now. */
function putOff(
  vm: Vm,
  storage: Storage,
  inputs: readonly PyTensor[],
  work: () => Storage,
): void {
  const state = torchState(vm);
  const { defaultDType, defaultDevice } = state;
  storage.defer(
    () => {
      const meanwhile = { ...state };
      Object.assign(state, { defaultDType, defaultDevice });
      try {
        return work();
      } finally {
        Object.assign(state, meanwhile);
      }
    },
    inputs.map(({ view }) => view.storage),
  );
}

function elementsOf(made: PyTensor): Storage {
  if (isWhole(made)) return made.view.storage;
  const values = made.values();
  return values === null
    ? Storage.unknown(made.count)
    : Storage.of(values.slice(), made.error);
}

/** Whether its elements are those of its storage, in order. */
function isWhole({ view, count }: PyTensor): boolean {
  return (
    view.strides === null && view.offset === 0 && view.storage.size === count
  );
}

/** Whether an argument is, or holds, a tensor with so many elements behind it that may be known. */
function isLarge(argument: Argument): boolean {
  if (argument instanceof PyTensor) {
    const { pending, view } = argument;
    if (pending !== null || view.storage.isCertainlyUnknown) return false;
    return Math.max(view.storage.size, argument.count) >= MANY;
  }
  return isSequence(argument) && argument.items.some(isLarge);
}

function isSequence(argument: Argument): argument is PyTuple | PyList {
  return argument instanceof PyTuple || argument instanceof PyList;
}

/** Whether an argument is the same later on, once it was copied. */
function canWait(argument: Argument): boolean {
  if (argument instanceof PyTensor) return argument.pending === null;
  if (isSequence(argument)) return argument.items.every(canWait);
  if (argument instanceof PySlice) {
    const { start, stop, step } = argument;
    return [start, stop, step].every((each) => !(each instanceof PyObject));
  }
  return (
    !(argument instanceof PyObject) ||
    argument instanceof PyFloat ||
    argument instanceof DType ||
    argument instanceof Device ||
    argument === ellipsis
  );
}

function replaced(
  argument: Argument,
  by: (tensor: PyTensor) => PyTensor,
): Argument {
  if (argument instanceof PyTensor) return by(argument);
  if (!isSequence(argument)) return argument;
  const items = argument.items.map((each) => replaced(each, by) as Value);
  return argument instanceof PyTuple
    ? new PyTuple(items, argument.type, argument.attributes)
    : new PyList(items, argument.type, argument.attributes);
}

function tensorsIn(args: readonly Argument[]): PyTensor[] {
  return args.flatMap((each) => {
    if (each instanceof PyTensor) return [each];
    return isSequence(each) ? tensorsIn(each.items) : [];
  });
}

/** The same tensor as far as an operation asks, over another storage. */
function over(tensor: PyTensor, storage: Storage): PyTensor {
  const { shape, dtype, type, view } = tensor;
  const made = new PyTensor(shape, dtype, { ...view, storage }, type);
  made.attributes = tensor.attributes;
  made.device = tensor.device;
  return made;
}

function withoutValues(tensor: PyTensor): PyTensor {
  const made = over(tensor, Storage.unknown(tensor.view.storage.size));
  made.requiresGrad = tensor.requiresGrad;
  made.isLeaf = tensor.isLeaf;
  made.base = tensor.base;
  return made;
}

function asItIs(tensor: PyTensor): PyTensor {
  return over(tensor, tensor.view.storage.copy());
}
