/** torch.Size: a tuple of ints that knows how many elements they make. */
import { addMethods } from "../builtins/table.js";
import { sliceIndices } from "../operations/subscript.js";
import { asIndex } from "../operations/index.js";
import { raise } from "../operations/raise.js";
import { toArray } from "../operations/iterate.js";
import { repr } from "../operations/text.js";
import { indexErrorType } from "../values/exceptionTypes.js";
import { PyTuple } from "../values/containers.js";
import { notImplemented, PySlice } from "../values/simple.js";
import type { Value } from "../values/value.js";
import { elementCount, type Shape } from "./tensor.js";
import { sizeType } from "./types.js";

/** `torch.Size(shape)` */
export function sizeOf(shape: Shape): PyTuple {
  return new PyTuple(shape, sizeType);
}

/** Puts the methods on the type. */
export function installSize(): void {
  addMethods(sizeType, {
    "numel(self)": (_vm, self: PyTuple) => elementCount(self.items as number[]),
    "__getitem__(self, key, /)": (vm, self: PyTuple, key: Value) => {
      if (key instanceof PySlice) {
        const { start, step, count } = sliceIndices(vm, key, self.items.length);
        return new PyTuple(
          Array.from(
            { length: count },
            (_, i) => self.items[start + i * step] as Value,
          ),
          sizeType,
        );
      }
      const index = asIndex(vm, key);
      return (
        self.items[index < 0 ? index + self.items.length : index] ??
        raise(indexErrorType, "tuple index out of range")
      );
    },
    "__add__(self, other, /)": (_vm, self: PyTuple, other: Value) =>
      other instanceof PyTuple
        ? new PyTuple([...self.items, ...other.items], sizeType)
        : notImplemented,
    "__radd__(self, other, /)": (_vm, self: PyTuple, other: Value) =>
      other instanceof PyTuple
        ? new PyTuple([...other.items, ...self.items], sizeType)
        : notImplemented,
    "__mul__(self, count, /)": (vm, self: PyTuple, count: Value) =>
      repeated(self, asIndex(vm, count)),
    "__rmul__(self, count, /)": (vm, self: PyTuple, count: Value) =>
      repeated(self, asIndex(vm, count)),
    "__repr__(self)": (vm, self: PyTuple) =>
      `torch.Size([${self.items.map((item) => repr(vm, item)).join(", ")}])`,
  });
}

function repeated(self: PyTuple, count: number): PyTuple {
  return new PyTuple(
    Array.from({ length: Math.max(count, 0) }, () => self.items).flat(),
    sizeType,
  );
}

/** `torch.Size(iterable)` for `__new__`. */
export function makeSize(
  vm: Parameters<typeof toArray>[0],
  iterable: Value | undefined,
): PyTuple {
  const items = iterable === undefined ? [] : toArray(vm, iterable);
  return new PyTuple(
    items.map((item) => asIndex(vm, item)),
    sizeType,
  );
}
