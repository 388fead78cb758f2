/** Operations that move, repeat or blank out elements: flip, roll, repeat, tril, pad-like, diag, … */
import { fresh, result, tracked } from "../make.js";
import { reasons } from "../../../messages.js";
import { unknown } from "../../operations/unknown.js";
import { raiseRuntime, shapeText } from "../raiseTorch.js";
import { intOf } from "../read/numbers.js";
import { dimsOf, intsOf, variadicInts, wrapDim } from "../read/sizes.js";
import { tensorOf } from "../read/tensors.js";
import { PyTensor, countOf } from "../tensor.js";
import { UnknownOperand } from "../unknownOperand.js";
import type { PyTuple } from "../../values/containers.js";
import type { Native } from "../../values/functions.js";
import type { Value } from "../../values/value.js";
import type { Vm } from "../../vm.js";
import { moved, movedByIndex } from "./moved.js";
import { repeatInterleave, repeated, tiled } from "./repeat.js";
import { reshaped } from "./reshaped.js";
import type { Family } from "./rows.js";
import { diag, embedded, triangleInplace, triangleRow } from "./triangle.js";

function flipped(vm: Vm, input: PyTensor, dims: readonly number[]): PyTensor {
  return movedByIndex(vm, input, input.shape, (index) =>
    index.map((i, d) =>
      dims.includes(d) ? (input.shape[d] as number) - 1 - i : i,
    ),
  );
}

function roll(vm: Vm, argument: Value, shifts: Value, dims: Value): PyTensor {
  const input = tensorOf(argument);
  const by = intsOf(vm, shifts, "shifts");
  const list = dims === null ? [] : intsOf(vm, dims, "dims");
  if (list.length === 0) {
    if (by.length !== 1)
      raiseRuntime(
        `shifts and dimensions must align. shifts: ${by.length}, dims:0`,
      );
    const count = Math.max(input.count, 1);
    return moved(vm, input, input.shape, (i) =>
      modulo(i - (by[0] as number), count),
    );
  }
  if (by.length !== list.length)
    raiseRuntime(
      `shifts and dimensions must align. shifts: ${by.length}, dims:${list.length}`,
    );
  const offsets = new Array<number>(input.rank).fill(0);
  list.forEach((dim, i) => {
    const at = wrapDim(dim, input.rank);
    offsets[at] = (offsets[at] as number) + (by[i] as number);
  });
  return movedByIndex(vm, input, input.shape, (index) =>
    index.map((i, d) =>
      modulo(i - (offsets[d] as number), input.shape[d] as number),
    ),
  );
}

const modulo = (x: number, n: number) => ((x % n) + n) % n;

const rot90: Native = (vm, argument, k: Value, dims: Value) => {
  let input = tensorOf(argument);
  const [a = 0, b = 1] = (
    dims === undefined ? [0, 1] : intsOf(vm, dims, "dims")
  ).map((dim) => wrapDim(dim, input.rank));
  for (let turns = modulo(intOf(vm, k, "k"), 4); turns > 0; turns--) {
    const source = input;
    const shape = source.shape
      .with(a, source.shape[b] as number)
      .with(b, source.shape[a] as number);
    input = movedByIndex(vm, source, shape, (index) =>
      index
        .with(a, index[b] as number)
        .with(b, (source.shape[b] as number) - 1 - (index[a] as number)),
    );
  }
  return input;
};

/** `constant_pad_nd(input, pad, value)`: pairs of (before, after), last dimension first; negative ones cut. */
const constantPad: Native = (vm, argument, pad: Value, value: Value) => {
  const input = tensorOf(argument);
  const pads = intsOf(vm, pad, "pad");
  if (pads.length % 2 !== 0)
    raiseRuntime(
      "Length of pad must be even but instead it equals " + String(pads.length),
    );
  if (pads.length / 2 > input.rank)
    raiseRuntime(
      "Length of pad should be no more than twice the number of dimensions of the input.",
    );
  const before = input.shape.map((_, d) => pads[2 * (input.rank - 1 - d)] ?? 0);
  const after = input.shape.map(
    (_, d) => pads[2 * (input.rank - 1 - d) + 1] ?? 0,
  );
  const shape = input.shape.map(
    (size, d) => size + (before[d] as number) + (after[d] as number),
  );
  if (shape.some((size) => size < 0))
    raiseRuntime(
      `The input size ${shapeText(input.shape)}, plus negative padding, resulted in a negative output size`,
    );
  if (value !== 0) return result(vm, [input], shape, input.dtype);
  return movedByIndex(vm, input, shape, (index) => {
    const from = index.map((i, d) => i - (before[d] as number));
    return from.every((i, d) => i >= 0 && i < (input.shape[d] as number))
      ? from
      : null;
  });
};

const clone: Native = (vm, argument) => {
  const input = tensorOf(argument);
  const copy =
    input.isContiguous && countOf(input.shape) === input.view.storage.size
      ? { storage: input.view.storage.copy(), offset: 0, strides: null }
      : null;
  if (copy === null)
    return tracked(
      vm,
      [input],
      fresh(
        input.shape,
        input.dtype,
        input.values()?.slice() ?? null,
        input.error,
      ),
    );
  return tracked(vm, [input], new PyTensor(input.shape, input.dtype, copy));
};

export const rearrange: Family = {
  both: {
    "roll(input, shifts, dims=None)": roll,
    "repeat_interleave(input, repeats=..., dim=None, *, output_size=None)":
      repeatInterleave,
    "tril(input, diagonal=0)": triangleRow(true),
    "triu(input, diagonal=0)": triangleRow(false),
    "diag(input, diagonal=0)": diag,
    "diag_embed(input, offset=0, dim1=-2, dim2=-1)": (
      vm,
      argument,
      offset,
      dim1,
      dim2,
    ) => {
      const input = tensorOf(argument);
      if (intOf(vm, dim1, "dim1") !== -2 || intOf(vm, dim2, "dim2") !== -1) {
        throw new UnknownOperand(
          unknown(
            vm,
            reasons.unsupportedCall("torch.diag_embed with dim1, dim2"),
            "torch.diag_embed(…)",
          ),
        );
      }
      return embedded(vm, input, intOf(vm, offset, "offset"));
    },
    "diagflat(input, offset=0)": (vm, input, offset) =>
      embedded(
        vm,
        reshaped(vm, tensorOf(input), [-1]),
        intOf(vm, offset, "offset"),
      ),
    "rot90(input, k=1, dims=...)": rot90,
    "fliplr(input)": (vm, argument) => {
      const input = tensorOf(argument);
      if (input.rank < 2) raiseRuntime("Input must be >= 2-d.");
      return flipped(vm, input, [1]);
    },
    "flipud(input)": (vm, argument) => {
      const input = tensorOf(argument);
      if (input.rank < 1) raiseRuntime("Input must be >= 1-d.");
      return flipped(vm, input, [0]);
    },
    "clone(input, *, memory_format=None)": clone,
  },
  functions: {
    "flip(input, dims)": (vm, argument, dims) => {
      const input = tensorOf(argument);
      return flipped(vm, input, dimsOf(vm, dims, input.rank));
    },
    "tile(input, dims)": (vm, input, dims) =>
      tiled(vm, input, intsOf(vm, dims, "dims")),
    "constant_pad_nd(input, pad, value=0)": constantPad,
  },
  methods: {
    "flip(self, *dims)": (vm, argument, rest: PyTuple) => {
      const input = tensorOf(argument, "self");
      const dims = variadicInts(vm, rest, "dims").map((dim) =>
        wrapDim(dim, input.rank),
      );
      if (new Set(dims).size < dims.length)
        raiseRuntime("dim appears multiple times in the list of dims");
      return flipped(vm, input, dims);
    },
    "repeat(self, *sizes)": (vm, self, rest: PyTuple) =>
      repeated(vm, tensorOf(self), variadicInts(vm, rest, "sizes")),
    "tile(self, *dims)": (vm, self, rest: PyTuple) =>
      tiled(vm, self, variadicInts(vm, rest, "dims")),
  },
  inplace: {
    "tril_(self, diagonal=0)": triangleInplace(true),
    "triu_(self, diagonal=0)": triangleInplace(false),
  },
};
