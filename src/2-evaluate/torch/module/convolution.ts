/** What the constructors of convolutions check and work out. */
import type { Table } from "../../builtins/table.js";
import { binary } from "../../operations/binary.js";
import { compare } from "../../operations/equality.js";
import { toArray } from "../../operations/iterate.js";
import { raise } from "../../operations/raise.js";
import { str } from "../../operations/text.js";
import { typeOf } from "../../operations/typeOf.js";
import { unbox } from "../../operations/unbox.js";
import { PyList, PyTuple } from "../../values/containers.js";
import { valueErrorType } from "../../values/exceptionTypes.js";
import { PyBuiltin, type Native } from "../../values/functions.js";
import { PyUnknown } from "../../values/unknown.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { holds } from "../assume.js";

const paddingModes = ["zeros", "reflect", "circular", "replicate"];

/** @throws ValueError (Python) as PyTorch does; what is not known is taken to be right */
function checkConvolution(
  vm: Vm,
  inChannels: Value,
  outChannels: Value,
  groups: Value,
  stride: Value,
  padding: Value,
  paddingMode: Value,
): Value {
  if (!holds(vm, compare(vm, ">", groups, 0))) {
    raise(valueErrorType, "groups must be a positive integer");
  }
  if (!divides(vm, groups, inChannels)) {
    raise(valueErrorType, "in_channels must be divisible by groups");
  }
  if (!divides(vm, groups, outChannels)) {
    raise(valueErrorType, "out_channels must be divisible by groups");
  }
  const word = unbox(padding);
  if (typeof word === "string") checkWord(vm, word, stride);
  const mode = unbox(paddingMode);
  if (!(mode instanceof PyUnknown) && !paddingModes.includes(mode as string)) {
    raise(
      valueErrorType,
      `padding_mode must be one of {'zeros', 'reflect', 'circular', 'replicate'}, but got padding_mode='${str(vm, paddingMode)}'`,
    );
  }
  return null;
}

function checkWord(vm: Vm, word: string, stride: Value): void {
  if (word !== "same" && word !== "valid") {
    raise(
      valueErrorType,
      `Invalid padding string '${word}', should be one of {'same', 'valid'}`,
    );
  }
  if (word === "valid" || stride instanceof PyUnknown) return;
  for (const step of toArray(vm, stride)) {
    if (!holds(vm, compare(vm, "==", step, 1))) {
      raise(
        valueErrorType,
        "padding='same' is not supported for strided convolutions",
      );
    }
  }
}

function divides(vm: Vm, divisor: Value, size: Value): boolean {
  const rest = binary(vm, "%", size, divisor);
  return rest === 0 || holds(vm, compare(vm, "==", rest, 0));
}

/** What is padded before and after each dimension, the last one first, as `F.pad` wants it. */
function reversedPadding(
  vm: Vm,
  kernelSize: Value,
  padding: Value,
  dilation: Value,
): Value {
  if (padding instanceof PyUnknown) return padding;
  const word = unbox(padding);
  if (typeof word !== "string") return repeatedReversed(vm, padding, 2);
  if (kernelSize instanceof PyUnknown) return kernelSize;
  const sizes = toArray(vm, kernelSize);
  if (word !== "same") {
    return new PyList(new Array<Value>(2 * sizes.length).fill(0));
  }
  if (dilation instanceof PyUnknown) return dilation;
  const steps = toArray(vm, dilation);
  const pads: Value[] = [];
  for (let i = Math.min(sizes.length, steps.length) - 1; i >= 0; i--) {
    const less = binary(vm, "-", sizes[i] as Value, 1);
    const total = binary(vm, "*", steps[i] as Value, less);
    const before = binary(vm, "//", total, 2);
    pads.push(before, binary(vm, "-", total, before));
  }
  return new PyList(pads);
}

/** `(a, b), 2` → `(b, b, a, a)` */
function repeatedReversed(vm: Vm, items: Value, times: number): Value {
  if (items instanceof PyUnknown) return items;
  const repeated: Value[] = [];
  for (const item of toArray(vm, items).reverse()) {
    for (let i = 0; i < times; i++) repeated.push(item);
  }
  return new PyTuple(repeated);
}

/** A function that makes a tuple: of an iterable its items, of one value `count` copies. */
function ntuple(count: number, keepsWords: boolean): PyBuiltin {
  const spread: Native = (vm, value: Value) => {
    if (typeof value !== "number") {
      if (value instanceof PyUnknown) return value;
      if (keepsWords && typeof unbox(value) === "string") return value;
      const iterate = typeOf(value).lookup("__iter__");
      if (iterate !== undefined && iterate !== null) {
        return new PyTuple(toArray(vm, value));
      }
    }
    return new PyTuple(new Array<Value>(count).fill(value));
  };
  return new PyBuiltin("parse", "x", spread, false, "torch", true);
}

export const convolutionFunctions: Table = {
  "check_convolution(in_channels, out_channels, groups, stride, padding, padding_mode)":
    checkConvolution,
  "reversed_padding(kernel_size, padding, dilation)": reversedPadding,
  "reverse_repeat_tuple(t, n)": repeatedReversed,
  "ntuple(n, keeps_words=False)": (vm, count: number, keepsWords: Value) => {
    vm.budget.size(count, "a tuple");
    return ntuple(count, keepsWords === true);
  },
};
