/** list (https://docs.python.org/3.11/library/stdtypes.html#lists). Subscripts are in listSubscript.ts. */
import { equals } from "../operations/equality.js";
import { asIndex } from "../operations/index.js";
import { freshAttributes } from "../operations/instances.js";
import { toArray } from "../operations/iterate.js";
import { raise } from "../operations/raise.js";
import { repr } from "../operations/text.js";
import { listType } from "../values/basicTypes.js";
import { PyList } from "../values/containers.js";
import { indexErrorType, valueErrorType } from "../values/exceptionTypes.js";
import type { PyType } from "../values/type.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { classGetItem } from "./genericAlias.js";
import { listIteratorType, listReverseIteratorType } from "./iteratorTypes.js";
import {
  listDelItem,
  listGetItem,
  listSetItem,
  loseTrack,
} from "./listSubscript.js";
import { reprGuarded } from "./reprGuard.js";
import {
  clampIndex,
  comparisonRows,
  countItems,
  indexOfItem,
  itemsIterator,
  joinReprs,
  position,
  refuseConcatenation,
  refuseRepetition,
  repeatItems,
  reversedIterator,
} from "./sequences.js";
import { sortItems } from "./sort.js";
import {
  addClassMethods,
  addMethods,
  addStaticMethods,
  type Table,
} from "./table.js";

const isList = (value: unknown): value is PyList => value instanceof PyList;

const construction: Table = {
  "__new__(cls, /, *args, **kwargs)": (vm, cls: PyType, args, kwargs) => {
    const [only] = args.items;
    if (cls === listType && only instanceof PyUnknown) {
      const open = vm.open.copy(vm, "list", only);
      if (open !== undefined) return open;
    }
    const unknown = cls.isHeapType
      ? undefined
      : [...args.items, ...kwargs.map.values()].find(
          (value) => value instanceof PyUnknown,
        );
    return unknown instanceof PyUnknown
      ? derived(`list(${unknown.expression})`, unknown)
      : new PyList([], cls, freshAttributes(cls));
  },
};

/** What reads; an unknown argument gives an unknown result. */
const readers: Table = {
  "__len__(self, /)": (_, self: PyList) => self.items.length,
  "__iter__(self, /)": (_, self: PyList) =>
    itemsIterator(() => self.items, listIteratorType),
  "__reversed__(self, /)": (_, self: PyList) =>
    reversedIterator(() => self.items, listReverseIteratorType),
  "__repr__(self, /)": (vm, self: PyList) =>
    reprGuarded(vm, self, "[...]", () => `[${joinReprs(vm, self.items)}]`),
  "__getitem__(self, key, /)": listGetItem,
  "__add__(self, value, /)": (vm, self: PyList, other: Value) => {
    if (!isList(other)) return refuseConcatenation("list", other);
    if (vm.choices.loops.isUsed) {
      const open = vm.open.sum(vm, self, other);
      if (open !== undefined) return open;
    }
    vm.budget.size(self.items.length + other.items.length, "a list");
    return new PyList([...self.items, ...other.items]);
  },
  "__mul__(self, value, /)": multiply,
  "__rmul__(self, value, /)": multiply,
  "copy(self, /)": (_, self: PyList) => new PyList([...self.items]),
  "index(self, value, start=0, stop=9007199254740991, /)": (
    vm,
    self: PyList,
    value: Value,
    start: Value,
    stop: Value,
  ) => {
    const found = indexOfItem(vm, self.items, value, start, stop);
    if (found < 0) raise(valueErrorType, `${repr(vm, value)} is not in list`);
    return found;
  },
  "count(self, value, /)": (vm, self: PyList, value: Value) =>
    countItems(vm, self.items, value),
  "__contains__(self, key, /)": (vm, self: PyList, value: Value) => {
    const count = countItems(vm, self.items, value);
    return count instanceof PyUnknown ? count : count !== 0;
  },
  ...comparisonRows(isList, (list) => list.items),
};

function multiply(vm: Vm, self: PyList, count: Value): Value {
  if (count instanceof PyUnknown || vm.choices.loops.isUsed) {
    const open = vm.open.repetition(vm, self, count);
    if (open !== undefined) return open;
  }
  const items = repeatItems(vm, self.items, count);
  return items === undefined ? refuseRepetition(count) : new PyList(items);
}

/** What changes the list; unknown values become elements like any other. */
const writers: Table = {
  "__init__(self, iterable=(), /)": (vm, self: PyList, iterable: Value) => {
    if (vm.choices.loops.isUsed && vm.open.extend(vm, self, iterable))
      return null;
    self.items = toArray(vm, iterable);
    return null;
  },
  "append(self, object, /)": (vm, self: PyList, item: Value) => {
    if (vm.choices.loops.isUsed && vm.open.append(self, item)) return null;
    self.items.push(item);
    return null;
  },
  "extend(self, iterable, /)": (vm, self: PyList, iterable: Value) => {
    extend(vm, self, iterable);
    return null;
  },
  "insert(self, index, object, /)": (
    vm,
    self: PyList,
    index: Value,
    item: Value,
  ) => {
    if (index instanceof PyUnknown) {
      self.items.push(item);
      loseTrack(self, index);
    } else {
      const at = clampIndex(asIndex(vm, index), self.items.length);
      self.items.splice(at, 0, item);
    }
    return null;
  },
  "pop(self, index=-1, /)": (vm, self: PyList, index: Value) => {
    if (self.items.length === 0) raise(indexErrorType, "pop from empty list");
    if (index === -1) return self.items.pop() as Value;
    if (index instanceof PyUnknown) {
      self.items.pop();
      loseTrack(self, index);
      return derived(`list.pop(${index.expression})`, index);
    }
    const at = position(vm, index, self.items.length);
    if (at < 0) raise(indexErrorType, "pop index out of range");
    return self.items.splice(at, 1)[0] as Value;
  },
  "remove(self, value, /)": (vm, self: PyList, value: Value) => {
    const at = self.items.findIndex((item) => equals(vm, item, value));
    if (at < 0) raise(valueErrorType, "list.remove(x): x not in list");
    self.items.splice(at, 1);
    return null;
  },
  "clear(self, /)": (_, self: PyList) => {
    self.items = [];
    return null;
  },
  "reverse(self, /)": (_, self: PyList) => {
    self.items.reverse();
    return null;
  },
  "sort(self, *, key=None, reverse=False)": sort,
  "__setitem__(self, key, value, /)": listSetItem,
  "__delitem__(self, key, /)": listDelItem,
  "__iadd__(self, value, /)": (vm, self: PyList, iterable: Value) => {
    extend(vm, self, iterable);
    return self;
  },
  "__imul__(self, value, /)": (vm, self: PyList, count: Value) => {
    if (count instanceof PyUnknown) {
      return derived(`list * ${count.expression}`, count);
    }
    const items = repeatItems(vm, self.items, count);
    if (items === undefined) return refuseRepetition(count);
    self.items = items;
    return self;
  },
};

function extend(vm: Vm, self: PyList, iterable: Value): void {
  if (vm.choices.loops.isUsed && vm.open.extend(vm, self, iterable)) return;
  const more = toArray(vm, iterable);
  vm.budget.size(self.items.length + more.length, "a list");
  for (const item of more) self.items.push(item);
}

/** The list is empty while it is being sorted, so that a key function that looks at it finds what it finds in CPython. */
function sort(vm: Vm, self: PyList, key: Value, reverse: Value): Value {
  const { items } = self;
  self.items = [];
  let sorted: Value[] | PyUnknown = items;
  let wasTouched: boolean;
  try {
    sorted = sortItems(vm, items, key, reverse);
  } finally {
    wasTouched = self.items.length > 0;
    self.items = sorted instanceof PyUnknown ? items : sorted;
  }
  if (wasTouched) raise(valueErrorType, "list modified during sort");
  if (sorted instanceof PyUnknown) loseTrack(self, sorted);
  return null;
}

/** Puts the rows on the type. */
export function installList(): void {
  addStaticMethods(listType, construction, { acceptsUnknown: true });
  addMethods(listType, readers);
  addMethods(listType, writers, { acceptsUnknown: true });
  addClassMethods(listType, classGetItem);
  listType.set("__hash__", null);
}
