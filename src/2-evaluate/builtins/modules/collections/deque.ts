/** collections.deque (https://docs.python.org/3.11/library/collections.html#collections.deque). */
import { equals } from "../../../operations/equality.js";
import { asIndex } from "../../../operations/index.js";
import { freshAttributes } from "../../../operations/instances.js";
import { iterator, toArray } from "../../../operations/iterate.js";
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { typeName } from "../../../operations/typeOf.js";
import { builtinType, iteratorType } from "../../../values/basicTypes.js";
import {
  indexErrorType,
  runtimeErrorType,
  valueErrorType,
} from "../../../values/exceptionTypes.js";
import { PyIterator } from "../../../values/iterators.js";
import type { PyType } from "../../../values/type.js";
import { type Namespace, PyObject, type Value } from "../../../values/value.js";
import { PyUnknown } from "../../../values/unknown.js";
import type { Vm } from "../../../vm.js";
import { classGetItem } from "../../genericAlias.js";
import { reprGuarded } from "../../reprGuard.js";
import {
  clampIndex,
  comparisonRows,
  countItems,
  indexOfItem,
  isIndex,
  joinReprs,
  position,
  repeatItems,
} from "../../sequences.js";
import {
  addClassMethods,
  addGetters,
  addMethods,
  addStaticMethods,
  type Table,
} from "../../table.js";

export const dequeType = builtinType("deque", undefined, "collections");
const iterators = {
  forward: builtinType("_deque_iterator", [iteratorType], "_collections"),
  backward: builtinType(
    "_deque_reverse_iterator",
    [iteratorType],
    "_collections",
  ),
};

export class PyDeque extends PyObject {
  items: Value[] = [];
  /** At most this many: adding at one end drops from the other. */
  limit: number | null = null;

  constructor(type: PyType = dequeType, attributes: Namespace | null = null) {
    super(type, attributes);
  }

  pushRight(item: Value): void {
    this.items.push(item);
    if (this.limit !== null && this.items.length > this.limit)
      this.items.shift();
  }

  pushLeft(item: Value): void {
    this.items.unshift(item);
    if (this.limit !== null && this.items.length > this.limit) this.items.pop();
  }
}

const isDeque = (value: unknown): value is PyDeque => value instanceof PyDeque;

function like(vm: Vm, self: PyDeque, items: Iterable<Value>): PyDeque {
  if (self.type.isHeapType) {
    const made = vm.call(self.type, [self, self.limit]) as PyDeque;
    made.items = [];
    for (const item of items) made.pushRight(item);
    return made;
  }
  const made = new PyDeque(self.type);
  made.limit = self.limit;
  for (const item of items) made.pushRight(item);
  return made;
}

const readers: Table = {
  "__len__(self, /)": (_, self: PyDeque) => self.items.length,
  "__bool__(self, /)": (_, self: PyDeque) => self.items.length > 0,
  "__iter__(self, /)": (_, self: PyDeque) => walk(self, false),
  "__reversed__(self, /)": (_, self: PyDeque) => walk(self, true),
  "__repr__(self, /)": (vm, self: PyDeque) => {
    const items = reprGuarded(
      vm,
      self,
      "",
      () => `[${joinReprs(vm, self.items)}]`,
    );
    if (items === "") return "[...]";
    const limit = self.limit === null ? "" : `, maxlen=${self.limit}`;
    return `${typeName(self)}(${items}${limit})`;
  },
  "__getitem__(self, key, /)": (vm, self: PyDeque, key: Value) =>
    self.items[place(vm, self, key)] as Value,
  "__add__(self, value, /)": (vm, self: PyDeque, other: Value) => {
    if (!isDeque(other)) {
      raiseTypeError(
        `can only concatenate deque (not "${typeName(other)}") to deque`,
      );
    }
    return like(vm, self, [...self.items, ...other.items]);
  },
  "__mul__(self, value, /)": multiply,
  "__rmul__(self, value, /)": multiply,
  "__contains__(self, key, /)": (vm, self: PyDeque, item: Value) => {
    const count = countItems(vm, self.items, item);
    return count instanceof PyUnknown ? count : count !== 0;
  },
  "copy(self, /)": (vm, self: PyDeque) => like(vm, self, self.items),
  "__copy__(self, /)": (vm, self: PyDeque) => like(vm, self, self.items),
  "count(self, value, /)": (vm, self: PyDeque, item: Value) =>
    countItems(vm, self.items, item),
  "index(self, value, start=0, stop=9007199254740991, /)": (
    vm,
    self: PyDeque,
    item: Value,
    start: Value,
    stop: Value,
  ) => {
    const at = indexOfItem(vm, self.items, item, start, stop);
    if (at < 0) raise(valueErrorType, `${repr(vm, item)} is not in deque`);
    return at;
  },
  ...comparisonRows(isDeque, (deque) => deque.items),
};

function multiply(vm: Vm, self: PyDeque, count: Value): Value {
  const items = repeatItems(vm, self.items, count);
  if (items === undefined) {
    raiseTypeError(
      `can't multiply sequence by non-int of type '${typeName(count)}'`,
    );
  }
  return like(vm, self, items);
}

function walk(deque: PyDeque, isBackward: boolean): PyIterator {
  const { length } = deque.items;
  let i = 0;
  return new PyIterator(
    () => {
      if (i >= length) return undefined;
      if (deque.items.length !== length) {
        raise(runtimeErrorType, "deque mutated during iteration");
      }
      i++;
      return deque.items[isBackward ? length - i : i - 1];
    },
    isBackward ? iterators.backward : iterators.forward,
    () => length - i,
  );
}

function place(vm: Vm, self: PyDeque, key: Value): number {
  if (!isIndex(key)) {
    raiseTypeError(`sequence index must be integer, not '${typeName(key)}'`);
  }
  const at = position(vm, key, self.items.length);
  if (at < 0) raise(indexErrorType, "deque index out of range");
  return at;
}

const writers: Table = {
  "__init__(self, iterable=..., maxlen=None)": (
    vm,
    self: PyDeque,
    iterable: Value | undefined,
    limit: Value,
  ) => {
    self.items = [];
    self.limit = limit === null ? null : asIndex(vm, limit);
    if (self.limit !== null && self.limit < 0) {
      raise(valueErrorType, "maxlen must be non-negative");
    }
    if (iterable !== undefined) extend(vm, self, iterable);
    return null;
  },
  "append(self, object, /)": (_, self: PyDeque, item: Value) => {
    self.pushRight(item);
    return null;
  },
  "appendleft(self, object, /)": (_, self: PyDeque, item: Value) => {
    self.pushLeft(item);
    return null;
  },
  "extend(self, iterable, /)": (vm, self: PyDeque, iterable: Value) => {
    extend(vm, self, iterable);
    return null;
  },
  "extendleft(self, iterable, /)": (vm, self: PyDeque, iterable: Value) => {
    for (const item of toArray(vm, iterable)) self.pushLeft(item);
    return null;
  },
  "pop(self, /)": (_, self: PyDeque) => taken(self.items.pop()),
  "popleft(self, /)": (_, self: PyDeque) => taken(self.items.shift()),
  "clear(self, /)": (_, self: PyDeque) => {
    self.items = [];
    return null;
  },
  "reverse(self, /)": (_, self: PyDeque) => {
    self.items.reverse();
    return null;
  },
  "rotate(self, n=1, /)": (vm, self: PyDeque, steps: Value) => {
    const { length } = self.items;
    if (length === 0) return null;
    const shift = (((asIndex(vm, steps) % length) + length) % length) + 0;
    self.items = [
      ...self.items.slice(length - shift),
      ...self.items.slice(0, length - shift),
    ];
    return null;
  },
  "insert(self, index, object, /)": (
    vm,
    self: PyDeque,
    index: Value,
    item: Value,
  ) => {
    if (self.items.length === self.limit) {
      raise(indexErrorType, "deque already at its maximum size");
    }
    const at = clampIndex(asIndex(vm, index), self.items.length);
    self.items.splice(at, 0, item);
    return null;
  },
  "remove(self, value, /)": (vm, self: PyDeque, value: Value) => {
    const at = self.items.findIndex((item) => equals(vm, item, value));
    if (at < 0) raise(valueErrorType, `${repr(vm, value)} is not in deque`);
    self.items.splice(at, 1);
    return null;
  },
  "__setitem__(self, key, value, /)": (
    vm,
    self: PyDeque,
    key: Value,
    value: Value,
  ) => {
    self.items[place(vm, self, key)] = value;
    return null;
  },
  "__delitem__(self, key, /)": (vm, self: PyDeque, key: Value) => {
    self.items.splice(place(vm, self, key), 1);
    return null;
  },
  "__iadd__(self, value, /)": (vm, self: PyDeque, other: Value) => {
    extend(vm, self, other);
    return self;
  },
  "__imul__(self, value, /)": (vm, self: PyDeque, count: Value) => {
    self.items = (multiply(vm, self, count) as PyDeque).items;
    return self;
  },
};

function taken(item: Value | undefined): Value {
  if (item === undefined) raise(indexErrorType, "pop from an empty deque");
  return item;
}

function extend(vm: Vm, self: PyDeque, iterable: Value): void {
  if (iterable === self) {
    for (const item of [...self.items]) self.pushRight(item);
    return;
  }
  const next = iterator(vm, iterable);
  for (let item = next(); item !== undefined; item = next()) {
    vm.budget.step();
    self.pushRight(item);
    vm.budget.size(1, "a deque");
  }
}

/** Puts the rows on the type. */
export function installDeque(): void {
  addStaticMethods(
    dequeType,
    {
      "__new__(cls, /, *args, **kwargs)": (_, cls: PyType) =>
        new PyDeque(cls, freshAttributes(cls)),
    },
    { acceptsUnknown: true },
  );
  addMethods(dequeType, readers);
  addMethods(dequeType, writers, { acceptsUnknown: true });
  addClassMethods(dequeType, classGetItem);
  addGetters(dequeType, { maxlen: (_, self: PyDeque) => self.limit });
  dequeType.set("__hash__", null);
}
