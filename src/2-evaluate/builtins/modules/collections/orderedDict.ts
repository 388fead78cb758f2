/** collections.OrderedDict (https://docs.python.org/3.11/library/collections.html#collections.OrderedDict). */
import { equals } from "../../../operations/equality.js";
import {
  dictDelete,
  dictGet,
  dictHas,
  dictKeys,
  dictOpen,
  dictSet,
  hashKey,
} from "../../../operations/hash.js";
import { raise } from "../../../operations/raise.js";
import { setItem } from "../../../operations/subscript.js";
import { repr } from "../../../operations/text.js";
import { truthy } from "../../../operations/truth.js";
import { typeName } from "../../../operations/typeOf.js";
import {
  builtinType,
  dictItemsType,
  dictKeysType,
  dictType,
  dictValuesType,
} from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { PyDict, PyDictView } from "../../../values/dict.js";
import { keyErrorType } from "../../../values/exceptionTypes.js";
import { PyBuiltin } from "../../../values/functions.js";
import { notImplemented } from "../../../values/simple.js";
import { PyUnknown } from "../../../values/unknown.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { copyDict, forEachPair } from "../../dictUpdate.js";
import { reprGuarded } from "../../reprGuard.js";
import { addMethods, type Table } from "../../table.js";

export const orderedDictType = builtinType(
  "OrderedDict",
  [dictType],
  "collections",
);
orderedDictType.givesDict = true;

const viewTypes = {
  keys: builtinType("odict_keys", [dictKeysType]),
  values: builtinType("odict_values", [dictValuesType]),
  items: builtinType("odict_items", [dictItemsType]),
};

function view(dict: PyDict, part: PyDictView["part"]): PyDictView {
  const made = new PyDictView(dict, part);
  made.type = viewTypes[part];
  return made;
}

const readers: Table = {
  "__repr__(self, /)": (vm, self: PyDict) =>
    reprGuarded(vm, self, "...", () => {
      if (self.map.size === 0) return `${typeName(self)}()`;
      const pairs = dictKeys(self).map(
        (key) =>
          `(${repr(vm, key)}, ${repr(vm, dictGet(vm, self, key) as Value)})`,
      );
      return `${typeName(self)}([${pairs.join(", ")}])`;
    }),
  "__eq__(self, value, /)": orderedEquals,
  "__ne__(self, value, /)": (vm, self: PyDict, other: Value) => {
    const same = orderedEquals(vm, self, other);
    return typeof same === "boolean" ? !same : same;
  },
  "__or__(self, value, /)": (vm, self: PyDict, other: Value) => {
    if (!(other instanceof PyDict)) return notImplemented;
    const result = remake(vm, self, self);
    merge(vm, result, other);
    return result;
  },
  "__ror__(self, value, /)": (vm, self: PyDict, other: Value) => {
    if (!(other instanceof PyDict)) return notImplemented;
    const result = remake(vm, self, other);
    merge(vm, result, self);
    return result;
  },
  "keys(self, /)": (_, self: PyDict) => view(self, "keys"),
  "values(self, /)": (_, self: PyDict) => view(self, "values"),
  "items(self, /)": (_, self: PyDict) => view(self, "items"),
  "copy(self, /)": (vm, self: PyDict) => remake(vm, self, self),
  "__copy__(self, /)": (vm, self: PyDict) => remake(vm, self, self),
};

/** A dict of the same class, with the entries of `source`. */
function remake(vm: Vm, self: PyDict, source: PyDict): PyDict {
  if (self.type === orderedDictType)
    return copyDict(source, orderedDictType, new Map());
  return vm.call(self.type, [source]) as PyDict;
}

/** Between two OrderedDicts, order counts; against any other dict, it does not. */
function orderedEquals(vm: Vm, self: PyDict, other: Value): Value {
  const plain = dictType.lookup("__eq__") as Value;
  const same = vm.call(plain, [self, other]);
  if (!(other instanceof PyDict) || !other.type.isSubtypeOf(orderedDictType)) {
    return same;
  }
  if (same instanceof PyUnknown || same !== true) return same;
  const theirs = dictKeys(other);
  return dictKeys(self).every((key, i) => equals(vm, key, theirs[i] as Value));
}

const writers: Table = {
  "__init__(self, iterable=..., /, **kwargs)": update,
  "update(self, iterable=..., /, **kwargs)": update,
  "__ior__(self, value, /)": (vm, self: PyDict, other: Value) => {
    merge(vm, self, other);
    return self;
  },
  "popitem(self, last=True)": (vm, self: PyDict, last: Value) => {
    const keys = dictKeys(self);
    if (keys.length === 0) raise(keyErrorType, "dictionary is empty");
    const key = (truthy(vm, last) ? keys[keys.length - 1] : keys[0]) as Value;
    const value = dictGet(vm, self, key) as Value;
    dictDelete(vm, self, key);
    return new PyTuple([key, value]);
  },
  "move_to_end(self, key, last=True)": (
    vm,
    self: PyDict,
    key: Value,
    last: Value,
  ) => {
    if (!dictHas(vm, self, key)) raise(keyErrorType, key);
    const hashed = hashKey(vm, key, self.map);
    const value = self.map.get(hashed) as Value;
    if (truthy(vm, last)) {
      self.map.delete(hashed);
      self.map.set(hashed, value);
    } else {
      const rest = [...self.map].filter(([other]) => other !== hashed);
      self.map.clear();
      self.map.set(hashed, value);
      for (const [other, each] of rest) self.map.set(other, each);
    }
    return null;
  },
};

function update(
  vm: Vm,
  self: PyDict,
  source: Value | undefined,
  keywords: PyDict,
): Value {
  if (source !== undefined) merge(vm, self, source);
  for (const [key, value] of keywords.map) store(vm, self, key as Value, value);
  return null;
}

function merge(vm: Vm, self: PyDict, source: Value): void {
  if (source instanceof PyUnknown) {
    dictOpen(self, source);
    return;
  }
  forEachPair(vm, source, (key, value) => store(vm, self, key, value));
}

/** A subclass's `__setitem__` sees every entry, unlike a dict's. */
function store(vm: Vm, self: PyDict, key: Value, value: Value): void {
  if (
    !self.type.isHeapType ||
    self.type.lookup("__setitem__") instanceof PyBuiltin
  ) {
    dictSet(vm, self, key, value);
  } else {
    setItem(vm, self, key, value);
  }
}

/** Puts the rows on the type. */
export function installOrderedDict(): void {
  addMethods(orderedDictType, readers);
  addMethods(orderedDictType, writers, { acceptsUnknown: true });
}
