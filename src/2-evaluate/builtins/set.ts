/** set and frozenset (https://docs.python.org/3.11/library/stdtypes.html#set-types-set-frozenset). */
import { hashOf } from "../operations/hashOf.js";
import { setAdd, setDelete, setHas } from "../operations/hash.js";
import { freshAttributes } from "../operations/instances.js";
import { raise } from "../operations/raise.js";
import { setElements } from "../operations/setOrder.js";
import {
  requireKnown,
  setClear,
  setCopy,
  setMerge,
  setPop,
  setRemoveAll,
  setReplace,
} from "../operations/sets.js";
import { typeName } from "../operations/typeOf.js";
import { frozensetType, setType } from "../values/basicTypes.js";
import { PySet } from "../values/containers.js";
import { keyErrorType, runtimeErrorType } from "../values/exceptionTypes.js";
import { PyIterator } from "../values/iterators.js";
import { notImplemented } from "../values/simple.js";
import type { PyType } from "../values/type.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { classGetItem } from "./genericAlias.js";
import { setIteratorType } from "./iteratorTypes.js";
import { reprGuarded } from "./reprGuard.js";
import { joinReprs } from "./sequences.js";
import {
  includes,
  setDifference,
  setDifferenceUpdate,
  setIntersection,
  setIsDisjoint,
  setSymmetricDifference,
  setSymmetricDifferenceUpdate,
  setUpdate,
} from "./setOperations.js";
import {
  addClassMethods,
  addMethods,
  addStaticMethods,
  type Table,
} from "./table.js";

const baseType = (set: PySet): PyType =>
  set.isFrozen ? frozensetType : setType;

const setConstruction: Table = {
  "__new__(cls, /, *args, **kwargs)": (_, cls: PyType, args) => {
    const [unknown] = args.items;
    return unknown instanceof PyUnknown && !cls.isHeapType
      ? derived(`set(${unknown.expression})`, unknown)
      : new PySet(new Map(), cls, freshAttributes(cls));
  },
};

const frozensetConstruction: Table = {
  "__new__(cls, iterable=(), /)": (vm, cls: PyType, iterable: Value) => {
    const isPlain = cls === frozensetType;
    if (isPlain && iterable instanceof PySet && iterable.type === cls) {
      return iterable;
    }
    const made = new PySet(new Map(), cls, freshAttributes(cls));
    setUpdate(vm, made, iterable);
    return made;
  },
};

/** What both have. */
const readers: Table = {
  "__len__(self, /)": (_, self: PySet) =>
    self.open !== null && self.map.size > 1
      ? derived("len(set)", self.open)
      : self.map.size,
  "__iter__(self, /)": (_, self: PySet) => setIterator(self),
  "__contains__(self, key, /)": (vm, self: PySet, item: Value) =>
    setHas(vm, self, asElement(item)) || (self.open ?? false),
  "__repr__(self, /)": setRepr,
  "copy(self, /)": (vm, self: PySet) =>
    self.type === frozensetType ? self : setCopy(vm, self, baseType(self)),
  "union(self, /, *others)": (vm, self: PySet, others) => {
    const result = setCopy(vm, self, baseType(self));
    for (const other of others.items) setUpdate(vm, result, other);
    return result;
  },
  "intersection(self, /, *others)": (vm, self: PySet, others) =>
    intersectAll(vm, self, others.items),
  "difference(self, /, *others)": (vm, self: PySet, others) => {
    const [first, ...rest] = others.items as Value[];
    if (first === undefined) return setCopy(vm, self, baseType(self));
    const result = setDifference(vm, self, first, baseType(self));
    for (const other of rest) setDifferenceUpdate(vm, result, other);
    return result;
  },
  "symmetric_difference(self, other, /)": (vm, self: PySet, other: Value) =>
    setSymmetricDifference(vm, self, other, baseType(self)),
  "isdisjoint(self, other, /)": setIsDisjoint,
  "issubset(self, other, /)": (vm, self: PySet, other: Value) => {
    const set = asSet(vm, other);
    return self.map.size <= set.map.size && includes(vm, set, self);
  },
  "issuperset(self, other, /)": (vm, self: PySet, other: Value) =>
    includes(vm, self, asSet(vm, other)),
  "__eq__(self, value, /)": comparison(
    (vm, a, b) => a.map.size === b.map.size && includes(vm, b, a),
  ),
  "__ne__(self, value, /)": comparison(
    (vm, a, b) => a.map.size !== b.map.size || !includes(vm, b, a),
  ),
  "__le__(self, value, /)": comparison(
    (vm, a, b) => a.map.size <= b.map.size && includes(vm, b, a),
  ),
  "__lt__(self, value, /)": comparison(
    (vm, a, b) => a.map.size < b.map.size && includes(vm, b, a),
  ),
  "__ge__(self, value, /)": comparison(
    (vm, a, b) => a.map.size >= b.map.size && includes(vm, a, b),
  ),
  "__gt__(self, value, /)": comparison(
    (vm, a, b) => a.map.size > b.map.size && includes(vm, a, b),
  ),
  ...operator("or", (vm, a, b) => {
    const result = setCopy(vm, a, baseType(a));
    setMerge(vm, result, b);
    return result;
  }),
  ...operator("and", (vm, a, b) => setIntersection(vm, a, b, baseType(a))),
  ...operator("sub", (vm, a, b) => setDifference(vm, a, b, baseType(a))),
  ...operator("xor", (vm, a, b) =>
    setSymmetricDifference(vm, a, b, baseType(a)),
  ),
};

/** What only set has; unknown values become elements like any other. */
const writers: Table = {
  "__init__(self, iterable=(), /)": (vm, self: PySet, iterable: Value) => {
    setClear(self);
    setUpdate(vm, self, iterable);
    return null;
  },
  "add(self, object, /)": (vm, self: PySet, item: Value) => {
    setAdd(vm, self, item);
    return null;
  },
  "discard(self, object, /)": (vm, self: PySet, item: Value) => {
    setDelete(vm, self, asElement(item));
    return null;
  },
  "remove(self, object, /)": (vm, self: PySet, item: Value) => {
    if (!setDelete(vm, self, asElement(item))) raise(keyErrorType, item);
    return null;
  },
  "pop(self, /)": (vm, self: PySet) => {
    const item = setPop(vm, self);
    if (item === undefined) raise(keyErrorType, "pop from an empty set");
    return item;
  },
  "clear(self, /)": (_, self: PySet) => {
    setClear(self);
    return null;
  },
  "update(self, /, *others)": (vm, self: PySet, others) => {
    for (const other of others.items) setUpdate(vm, self, other);
    return null;
  },
  "intersection_update(self, /, *others)": (vm, self: PySet, others) => {
    setReplace(self, intersectAll(vm, self, others.items));
    return null;
  },
  "difference_update(self, /, *others)": (vm, self: PySet, others) => {
    for (const other of others.items) setDifferenceUpdate(vm, self, other);
    return null;
  },
  "symmetric_difference_update(self, other, /)": (
    vm,
    self: PySet,
    other: Value,
  ) => {
    setSymmetricDifferenceUpdate(vm, self, other);
    return null;
  },
  ...inplace("or", (vm, self, other) => setMerge(vm, self, other)),
  ...inplace("and", (vm, self, other) =>
    setReplace(self, setIntersection(vm, self, other, setType)),
  ),
  ...inplace("sub", (vm, self, other) => {
    if (self === other) setClear(self);
    else setRemoveAll(vm, self, setElements(other));
  }),
  ...inplace("xor", (vm, self, other) =>
    setSymmetricDifferenceUpdate(vm, self, other),
  ),
};

/** A set looked for in a set is looked for as the frozenset it would be. */
function asElement(item: Value): Value {
  return item instanceof PySet && !item.isFrozen
    ? new PySet(item.map, frozensetType)
    : item;
}

function asSet(vm: Vm, value: Value): PySet {
  if (value instanceof PySet) return value;
  const set = new PySet(new Map());
  setUpdate(vm, set, value);
  return set;
}

function intersectAll(vm: Vm, self: PySet, others: readonly Value[]): PySet {
  if (others.length === 0) return setCopy(vm, self, baseType(self));
  let result = self;
  for (const other of others) {
    result = setIntersection(vm, result, other, baseType(self));
  }
  return result;
}

function setIterator(set: PySet): PyIterator {
  if (set.map.size > 1) requireKnown(set);
  const elements = setElements(set);
  const { size } = set.map;
  let i = 0;
  return new PyIterator(
    () => {
      if (i < 0) return undefined;
      if (set.map.size !== size) {
        raise(runtimeErrorType, "Set changed size during iteration");
      }
      const element = elements[i++];
      if (element === undefined) i = -1;
      return element;
    },
    setIteratorType,
    () => (i < 0 || set.map.size !== size ? 0 : size - i),
  );
}

/** `{1, 2}`, `set()`, `frozenset({1, 2})` */
function setRepr(vm: Vm, self: PySet): string {
  const name = typeName(self);
  if (self.map.size === 0) return `${name}()`;
  return reprGuarded(vm, self, `${name}(...)`, () => {
    const text = `{${joinReprs(vm, setElements(self))}}`;
    return self.type === setType ? text : `${name}(${text})`;
  });
}

function comparison(holds: (vm: Vm, a: PySet, b: PySet) => boolean) {
  return (vm: Vm, self: PySet, other: Value): Value =>
    other instanceof PySet
      ? holds(vm, requireKnown(self), requireKnown(other))
      : notImplemented;
}

/** `a op b` and its reflection: operators, unlike methods, take only sets. */
function operator(
  name: string,
  combine: (vm: Vm, a: PySet, b: PySet) => PySet,
): Table {
  return {
    [`__${name}__(self, value, /)`]: (vm, self: PySet, other: Value) =>
      other instanceof PySet ? combine(vm, self, other) : notImplemented,
    [`__r${name}__(self, value, /)`]: (vm, self: PySet, other: Value) =>
      other instanceof PySet ? combine(vm, other, self) : notImplemented,
  };
}

function inplace(
  name: string,
  change: (vm: Vm, self: PySet, other: PySet) => void,
): Table {
  return {
    [`__i${name}__(self, value, /)`]: (vm, self: PySet, other: Value) => {
      if (other instanceof PyUnknown) {
        return derived(`set ${name} ${other.expression}`, other);
      }
      if (!(other instanceof PySet)) return notImplemented;
      change(vm, self, other);
      return self;
    },
  };
}

/** Puts the rows on both types. */
export function installSets(): void {
  addStaticMethods(setType, setConstruction, { acceptsUnknown: true });
  addStaticMethods(frozensetType, frozensetConstruction);
  for (const type of [setType, frozensetType]) {
    addMethods(type, readers);
    addClassMethods(type, classGetItem);
  }
  addMethods(setType, writers, { acceptsUnknown: true });
  addMethods(frozensetType, { "__hash__(self, /)": hashOf });
  setType.set("__hash__", null);
}
