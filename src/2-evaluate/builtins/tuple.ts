/** tuple (https://docs.python.org/3.11/library/stdtypes.html#tuples). */
import { freshAttributes } from "../operations/instances.js";
import { toArray } from "../operations/iterate.js";
import { hashOf } from "../operations/hashOf.js";
import { raise, raiseTypeError } from "../operations/raise.js";
import { sliceIndices } from "../operations/subscript.js";
import { typeName } from "../operations/typeOf.js";
import { tupleType } from "../values/basicTypes.js";
import { emptyTuple, PyTuple } from "../values/containers.js";
import { indexErrorType, valueErrorType } from "../values/exceptionTypes.js";
import { PySlice } from "../values/simple.js";
import type { PyType } from "../values/type.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { classGetItem } from "./genericAlias.js";
import { tupleIteratorType } from "./iteratorTypes.js";
import { sliceItems, unknownBound } from "./listSubscript.js";
import { reprGuarded } from "./reprGuard.js";
import {
  comparisonRows,
  countItems,
  indexOfItem,
  isIndex,
  itemsIterator,
  joinReprs,
  position,
  refuseConcatenation,
  refuseRepetition,
  repeatItems,
} from "./sequences.js";
import {
  addClassMethods,
  addMethods,
  addStaticMethods,
  type Table,
} from "./table.js";

const isTuple = (value: unknown): value is PyTuple => value instanceof PyTuple;

const construction: Table = {
  "__new__(cls, iterable=(), /)": (vm, cls: PyType, iterable: Value) => {
    if (cls === tupleType) {
      if (vm.choices.loops.isUsed) {
        const open = vm.open.copy(vm, "tuple", iterable);
        if (open !== undefined) return open;
      }
      // A tuple of a tuple is that tuple.
      if (iterable instanceof PyTuple && iterable.type === tupleType) {
        return iterable;
      }
      const items = toArray(vm, iterable);
      return items.length === 0 ? emptyTuple : new PyTuple(items);
    }
    return new PyTuple(toArray(vm, iterable), cls, freshAttributes(cls));
  },
};

const rows: Table = {
  "__len__(self, /)": (_, self: PyTuple) => self.items.length,
  "__iter__(self, /)": (_, self: PyTuple) =>
    itemsIterator(() => self.items, tupleIteratorType),
  "__repr__(self, /)": (vm, self: PyTuple) => tupleRepr(vm, self),
  "__hash__(self, /)": hashOf,
  "__getitem__(self, key, /)": getItem,
  "__add__(self, value, /)": (vm, self: PyTuple, other: Value) => {
    if (!isTuple(other)) return refuseConcatenation("tuple", other);
    vm.budget.size(self.items.length + other.items.length, "a tuple");
    return new PyTuple([...self.items, ...other.items]);
  },
  "__mul__(self, value, /)": multiply,
  "__rmul__(self, value, /)": multiply,
  "__getnewargs__(self, /)": (_, self: PyTuple) =>
    new PyTuple([new PyTuple(self.items)]),
  "index(self, value, start=0, stop=9007199254740991, /)": (
    vm,
    self: PyTuple,
    value: Value,
    start: Value,
    stop: Value,
  ) => {
    const found = indexOfItem(vm, self.items, value, start, stop);
    if (found < 0) raise(valueErrorType, "tuple.index(x): x not in tuple");
    return found;
  },
  "count(self, value, /)": (vm, self: PyTuple, value: Value) =>
    countItems(vm, self.items, value),
  "__contains__(self, key, /)": (vm, self: PyTuple, value: Value) => {
    const count = countItems(vm, self.items, value);
    return count instanceof PyUnknown ? count : count !== 0;
  },
  ...comparisonRows(isTuple, (tuple) => tuple.items),
};

function getItem(vm: Vm, self: PyTuple, key: Value): Value {
  if (key instanceof PySlice) {
    const unknown = unknownBound(key);
    if (unknown !== undefined) return derived("tuple[…]", unknown);
    const indices = sliceIndices(vm, key, self.items.length);
    return new PyTuple(sliceItems(self.items, indices));
  }
  if (!isIndex(key)) {
    raiseTypeError(
      `tuple indices must be integers or slices, not ${typeName(key)}`,
    );
  }
  const at = position(vm, key, self.items.length);
  if (at < 0) raise(indexErrorType, "tuple index out of range");
  return self.items[at] as Value;
}

function multiply(vm: Vm, self: PyTuple, count: Value): Value {
  const items = repeatItems(vm, self.items, count);
  return items === undefined ? refuseRepetition(count) : new PyTuple(items);
}

/** `(1, 2)`, `(1,)` */
function tupleRepr(vm: Vm, tuple: PyTuple): string {
  return reprGuarded(vm, tuple, "(...)", () => {
    const text = joinReprs(vm, tuple.items);
    return tuple.items.length === 1 ? `(${text},)` : `(${text})`;
  });
}

/** Puts the rows on the type. */
export function installTuple(): void {
  addStaticMethods(tupleType, construction);
  addMethods(tupleType, rows);
  addClassMethods(tupleType, classGetItem);
}
