/** dict (https://docs.python.org/3.11/library/stdtypes.html#mapping-types-dict). Views are in dictViews.ts. */
import { Halt } from "../halt.js";
import { callSpecial } from "../operations/attribute.js";
import { compare } from "../operations/equality.js";
import {
  dictDelete,
  dictGet,
  dictHas,
  dictKeys,
  dictOpen,
  dictSet,
  requireClosed,
} from "../operations/hash.js";
import { freshAttributes } from "../operations/instances.js";
import { iterator } from "../operations/iterate.js";
import { raise } from "../operations/raise.js";
import { setItem } from "../operations/subscript.js";
import { repr } from "../operations/text.js";
import { truthy } from "../operations/truth.js";
import { dictType } from "../values/basicTypes.js";
import { PyTuple } from "../values/containers.js";
import { PyDict, PyDictView } from "../values/dict.js";
import { keyErrorType } from "../values/exceptionTypes.js";
import { notImplemented } from "../values/simple.js";
import type { PyType } from "../values/type.js";
import { derived, PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { dictIterator, dictReverseIterator } from "./dictViews.js";
import { copyDict, updateDict } from "./dictUpdate.js";
import { classGetItem } from "./genericAlias.js";
import { reprGuarded } from "./reprGuard.js";
import {
  addClassMethods,
  addMethods,
  addStaticMethods,
  type Table,
} from "./table.js";

const construction: Table = {
  "__new__(cls, /, *args, **kwargs)": (_, cls: PyType, args) => {
    const [unknown] = args.items;
    return unknown instanceof PyUnknown && !cls.isHeapType
      ? derived(`dict(${unknown.expression})`, unknown)
      : new PyDict(new Map(), cls, freshAttributes(cls));
  },
};

const classMethods: Table = {
  "fromkeys(cls, iterable, value=None, /)": (
    vm,
    cls: PyType,
    keys: Value,
    value: Value,
  ) => {
    if (keys instanceof PyUnknown) {
      return derived(`dict.fromkeys(${keys.expression})`, keys);
    }
    const made = vm.call(cls, []);
    const next = iterator(vm, keys);
    for (let key = next(); key !== undefined; key = next()) {
      vm.budget.step();
      if (made instanceof PyDict && made.type === dictType) {
        dictSet(vm, made, key, value);
      } else {
        setItem(vm, made, key, value);
      }
    }
    return made;
  },
};

const readers: Table = {
  "__len__(self, /)": (_, self: PyDict) => self.rest ?? self.map.size,
  "__iter__(self, /)": (_, self: PyDict) => dictIterator(self, "keys"),
  "__reversed__(self, /)": (_, self: PyDict) =>
    dictReverseIterator(self, "keys"),
  "__repr__(self, /)": (vm, self: PyDict) => dictRepr(vm, self),
  "__contains__(self, key, /)": (vm, self: PyDict, key: Value) =>
    dictHas(vm, self, key) || (self.rest ?? false),
  "__getitem__(self, key, /)": getItem,
  "__eq__(self, value, /)": dictEquals,
  "__ne__(self, value, /)": (vm, self: PyDict, other: Value) => {
    const same = dictEquals(vm, self, other);
    return typeof same === "boolean" ? !same : same;
  },
  "__or__(self, value, /)": (vm, self: PyDict, other: Value) =>
    other instanceof PyDict
      ? updateDict(vm, copyDict(self), other)
      : notImplemented,
  "__ror__(self, value, /)": (vm, self: PyDict, other: Value) =>
    other instanceof PyDict
      ? updateDict(vm, copyDict(other), self)
      : notImplemented,
  "keys(self, /)": (_, self: PyDict) => new PyDictView(self, "keys"),
  "values(self, /)": (_, self: PyDict) => new PyDictView(self, "values"),
  "items(self, /)": (_, self: PyDict) => new PyDictView(self, "items"),
  "copy(self, /)": (_, self: PyDict) => copyDict(self),
};

/** `d[key]`, which asks a subclass's `__missing__` before it gives up. */
function getItem(vm: Vm, self: PyDict, key: Value): Value {
  const value = dictGet(vm, self, key);
  if (value !== undefined) return value;
  if (self.type !== dictType) {
    const made = callSpecial(vm, self, "__missing__", key);
    if (made !== undefined) return made;
  }
  return missing(self, key);
}

/** The KeyError, unless the key may be one of those that are not known. */
function missing(self: PyDict, key: Value): Value {
  return self.rest ?? raise(keyErrorType, key);
}

/** `{k: v}` */
export function dictRepr(vm: Vm, dict: PyDict): string {
  return reprGuarded(vm, dict, "{...}", () => {
    requireClosed(dict);
    const parts: string[] = [];
    for (const [hashKey, value] of dict.map) {
      parts.push(`${repr(vm, dict.keyOf(hashKey))}: ${repr(vm, value)}`);
    }
    return `{${parts.join(", ")}}`;
  });
}

function dictEquals(vm: Vm, self: PyDict, other: Value): Value {
  if (!(other instanceof PyDict)) return notImplemented;
  if (self.map.size !== other.map.size) return false;
  let open: PyUnknown | undefined;
  for (const key of dictKeys(self)) {
    const mine = dictGet(vm, self, key);
    const theirs = dictGet(vm, other, key);
    if (mine === undefined || theirs === undefined) return false;
    if (mine === theirs) continue;
    const same = compare(vm, "==", mine, theirs);
    if (same instanceof PyUnknown) open = same;
    else if (!truthy(vm, same)) return false;
  }
  return open ?? true;
}

/** What changes the dict, or gives back a default: unknown values are values like any other. */
const writers: Table = {
  "__init__(self, iterable=..., /, **kwargs)": update,
  "update(self, iterable=..., /, **kwargs)": update,
  "__setitem__(self, key, value, /)": (
    vm,
    self: PyDict,
    key: Value,
    value: Value,
  ) => {
    dictSet(vm, self, key, value);
    return null;
  },
  "__delitem__(self, key, /)": (vm, self: PyDict, key: Value) => {
    if (!dictDelete(vm, self, key)) {
      requireClosed(self);
      raise(keyErrorType, key);
    }
    return null;
  },
  "__ior__(self, value, /)": (vm, self: PyDict, other: Value) =>
    updateDict(vm, self, other),
  "get(self, key, default=None, /)": (
    vm,
    self: PyDict,
    key: Value,
    fallback: Value,
  ) => {
    if (key instanceof PyUnknown) {
      return derived(`dict.get(${key.expression})`, key);
    }
    const value = dictGet(vm, self, key);
    return value === undefined ? (self.rest ?? fallback) : value;
  },
  "setdefault(self, key, default=None, /)": (
    vm,
    self: PyDict,
    key: Value,
    fallback: Value,
  ) => {
    if (key instanceof PyUnknown) {
      dictOpen(self, key);
      return derived(`dict.setdefault(${key.expression})`, key);
    }
    const value = dictGet(vm, self, key);
    if (value !== undefined) return value;
    const stored = self.rest ?? fallback;
    dictSet(vm, self, key, stored);
    return stored;
  },
  "pop(self, key, default=..., /)": (
    vm,
    self: PyDict,
    key: Value,
    fallback: Value | undefined,
  ) => {
    const value = dictGet(vm, self, key);
    if (value !== undefined) {
      dictDelete(vm, self, key);
      return value;
    }
    if (key instanceof PyUnknown) throw new Halt(key.reason);
    return self.rest ?? orMissing(fallback, key);
  },
  "popitem(self, /)": (vm, self: PyDict) => {
    const keys = dictKeys(self);
    if (keys.length === 0) {
      raise(keyErrorType, "popitem(): dictionary is empty");
    }
    const key = keys[keys.length - 1] as Value;
    const value = dictGet(vm, self, key) as Value;
    dictDelete(vm, self, key);
    return new PyTuple([key, value]);
  },
  "clear(self, /)": (_, self: PyDict) => {
    self.map.clear();
    self.originals = null;
    self.rest = null;
    return null;
  },
};

/** None is a default like any other. */
function orMissing(fallback: Value | undefined, key: Value): Value {
  if (fallback === undefined) raise(keyErrorType, key);
  return fallback;
}

function update(
  vm: Vm,
  self: PyDict,
  source: Value | undefined,
  keywords: PyDict,
): Value {
  if (source !== undefined) updateDict(vm, self, source);
  for (const [key, value] of keywords.map)
    dictSet(vm, self, key as Value, value);
  return null;
}

/** Puts the rows on the type. */
export function installDict(): void {
  addStaticMethods(dictType, construction, { acceptsUnknown: true });
  addMethods(dictType, readers);
  addMethods(dictType, writers, { acceptsUnknown: true });
  addClassMethods(dictType, classMethods, { acceptsUnknown: true });
  addClassMethods(dictType, classGetItem);
  dictType.set("__hash__", null);
}
