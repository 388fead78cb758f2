/** Iterators over dicts, and the views `keys()`, `values()`, `items()` (https://docs.python.org/3.11/library/stdtypes.html#dict-views). */
import { compare, contains, equals } from "../operations/equality.js";
import {
  dictGet,
  dictHas,
  requireClosed,
  setAdd,
  setDelete,
  setFrom,
} from "../operations/hash.js";
import { iterator, toArray } from "../operations/iterate.js";
import { raise } from "../operations/raise.js";
import { repr } from "../operations/text.js";
import { typeName } from "../operations/typeOf.js";
import {
  dictItemsType,
  dictKeysType,
  dictValuesType,
} from "../values/basicTypes.js";
import { PySet, PyTuple } from "../values/containers.js";
import { type PyDict, PyDictView } from "../values/dict.js";
import { runtimeErrorType } from "../values/exceptionTypes.js";
import { PyIterator } from "../values/iterators.js";
import { notImplemented } from "../values/simple.js";
import type { PyType } from "../values/type.js";
import type { HashKey } from "../values/hashKey.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import {
  dictIteratorTypes,
  dictReverseIteratorTypes,
} from "./iteratorTypes.js";
import { mappingProxyType, PyMappingProxy } from "./mappingProxy.js";
import { reprGuarded } from "./reprGuard.js";
import { addGetters, addMethods, type Table } from "./table.js";

type Part = PyDictView["part"];

/** What a view gives for one entry. */
function element(
  dict: PyDict,
  hashKey: HashKey,
  value: Value,
  part: Part,
): Value {
  if (part === "values") return value;
  const key = dict.keyOf(hashKey);
  return part === "keys" ? key : new PyTuple([key, value]);
}

/** Over the entries in order; adding or removing keys meanwhile is the RuntimeError that Python raises. */
export function dictIterator(dict: PyDict, part: Part): PyIterator {
  return walk(dict, part, dict.map.entries(), dictIteratorTypes[part]);
}

/** As `dictIterator`, last first. */
export function dictReverseIterator(dict: PyDict, part: Part): PyIterator {
  const entries = [...dict.map].reverse()[Symbol.iterator]();
  return walk(dict, part, entries, dictReverseIteratorTypes[part]);
}

function walk(
  dict: PyDict,
  part: Part,
  entries: Iterator<[HashKey, Value]>,
  type: PyType,
): PyIterator {
  requireClosed(dict);
  const { size } = dict.map;
  let left = size;
  let isDone = false;
  return new PyIterator(
    () => {
      if (isDone) return undefined;
      if (dict.map.size !== size) {
        raise(runtimeErrorType, "dictionary changed size during iteration");
      }
      const step = entries.next();
      if (step.done === true) {
        isDone = true;
        return undefined;
      }
      if (left-- === 0) {
        raise(runtimeErrorType, "dictionary keys changed during iteration");
      }
      return element(dict, step.value[0], step.value[1], part);
    },
    type,
    () => (isDone || dict.map.size !== size ? 0 : left),
  );
}

/** The elements of a view, as they are now. */
export function viewItems(view: PyDictView): Value[] {
  requireClosed(view.dict);
  return Array.from(view.dict.map, ([hashKey, value]) =>
    element(view.dict, hashKey, value, view.part),
  );
}

const shared: Table = {
  "__len__(self, /)": (_, self: PyDictView) =>
    self.dict.rest ?? self.dict.map.size,
  "__iter__(self, /)": (_, self: PyDictView) =>
    dictIterator(self.dict, self.part),
  "__reversed__(self, /)": (_, self: PyDictView) =>
    dictReverseIterator(self.dict, self.part),
  "__repr__(self, /)": (vm, self: PyDictView) =>
    reprGuarded(
      vm,
      self,
      "...",
      () =>
        `${typeName(self)}([${viewItems(self)
          .map((item) => repr(vm, item))
          .join(", ")}])`,
    ),
};

/** keys() and items() are sets; the results are plain sets. */
const setLike: Table = {
  "__contains__(self, key, /)": hasElement,
  "isdisjoint(self, other, /)": (vm, self: PyDictView, other: Value) =>
    !toArray(vm, other).some((item) => hasElement(vm, self, item)),
  "__eq__(self, value, /)": relation((a, b) => a === b, "left"),
  "__ne__(self, value, /)": (vm, self: PyDictView, other: Value) => {
    const same = relation((a, b) => a === b, "left")(vm, self, other);
    return typeof same === "boolean" ? !same : same;
  },
  "__lt__(self, value, /)": relation((a, b) => a < b, "left"),
  "__le__(self, value, /)": relation((a, b) => a <= b, "left"),
  "__gt__(self, value, /)": relation((a, b) => a > b, "right"),
  "__ge__(self, value, /)": relation((a, b) => a >= b, "right"),
  ...operator("and", (vm, a, b) => {
    const result = new PySet(new Map());
    const inside = setFrom(vm, a);
    for (const item of b) {
      if (inside.map.size > 0 && contains(vm, inside, item) === true) {
        setAdd(vm, result, item);
      }
    }
    return result;
  }),
  ...operator("or", (vm, a, b) => setFrom(vm, [...a, ...b])),
  ...operator("sub", (vm, a, b) => {
    const result = setFrom(vm, a);
    for (const item of b) setDelete(vm, result, item);
    return result;
  }),
  ...operator("xor", (vm, a, b) => {
    const result = setFrom(vm, a);
    for (const item of toArray(vm, setFrom(vm, b))) {
      if (!setDelete(vm, result, item)) setAdd(vm, result, item);
    }
    return result;
  }),
};

function hasElement(vm: Vm, self: PyDictView, item: Value): boolean {
  if (self.part === "keys" && dictHas(vm, self.dict, item)) return true;
  requireClosed(self.dict);
  if (self.part === "keys") return false;
  if (!(item instanceof PyTuple) || item.items.length !== 2) return false;
  const [key, value] = item.items as [Value, Value];
  const found = dictGet(vm, self.dict, key);
  return found !== undefined && equals(vm, found, value);
}

/** Comparison as sets: the sizes must fit, and all of one must be in the other. */
function relation(
  sizesFit: (a: number, b: number) => boolean,
  contained: "left" | "right",
) {
  return (vm: Vm, self: PyDictView, other: Value): Value => {
    const size = setLikeSize(other);
    if (size === undefined) return notImplemented;
    if (!sizesFit(self.dict.map.size, size)) return false;
    const [inner, outer] = contained === "left" ? [self, other] : [other, self];
    const next = iterator(vm, inner);
    for (let item = next(); item !== undefined; item = next()) {
      const found = compare(vm, "in", item, outer);
      if (found !== true) return found;
    }
    return true;
  };
}

function setLikeSize(value: Value): number | undefined {
  if (value instanceof PySet) return value.map.size;
  return value instanceof PyDictView && value.part !== "values"
    ? value.dict.map.size
    : undefined;
}

/** `view op iterable` and `iterable op view`. */
function operator(
  name: string,
  combine: (vm: Vm, a: Value[], b: Value[]) => PySet,
): Table {
  return {
    [`__${name}__(self, value, /)`]: (vm, self: PyDictView, other: Value) =>
      combine(vm, viewItems(self), toArray(vm, other)),
    [`__r${name}__(self, value, /)`]: (vm, self: PyDictView, other: Value) =>
      combine(vm, toArray(vm, other), viewItems(self)),
  };
}

/** Puts the rows on the three types. */
export function installDictViews(): void {
  for (const type of [dictKeysType, dictValuesType, dictItemsType]) {
    addMethods(type, shared);
    addGetters(type, {
      mapping: (_, self: PyDictView) =>
        new PyMappingProxy(self.dict, mappingProxyType),
    });
  }
  for (const type of [dictKeysType, dictItemsType]) {
    addMethods(type, setLike);
    type.set("__hash__", null);
  }
}
