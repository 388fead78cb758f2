/** collections.defaultdict (https://docs.python.org/3.11/library/collections.html#collections.defaultdict). */
import { dictSet } from "../../../operations/hash.js";
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { setItem } from "../../../operations/subscript.js";
import { repr } from "../../../operations/text.js";
import { typeName } from "../../../operations/typeOf.js";
import { freshAttributes } from "../../../operations/instances.js";
import { builtinType, dictType } from "../../../values/basicTypes.js";
import { PyDict } from "../../../values/dict.js";
import { keyErrorType } from "../../../values/exceptionTypes.js";
import { notImplemented } from "../../../values/simple.js";
import type { PyType } from "../../../values/type.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { dictRepr } from "../../dict.js";
import { updateDict } from "../../dictUpdate.js";
import { isCallable } from "../../functions/objects.js";
import { reprGuarded } from "../../reprGuard.js";
import {
  addGetters,
  addMethods,
  addStaticMethods,
  type Table,
} from "../../table.js";

export const defaultDictType = builtinType(
  "defaultdict",
  [dictType],
  "collections",
);

export class PyDefaultDict extends PyDict {
  /** None where missing keys are errors. */
  factory: Value = null;
}

function make(cls: PyType, factory: Value): PyDefaultDict {
  const made = new PyDefaultDict(new Map(), cls, freshAttributes(cls));
  made.factory = factory;
  return made;
}

function copy(vm: Vm, self: PyDefaultDict): PyDefaultDict {
  if (self.type.isHeapType) {
    return vm.call(self.type, [self.factory, self]) as PyDefaultDict;
  }
  return updateDict(vm, make(self.type, self.factory), self) as PyDefaultDict;
}

const readers: Table = {
  "__repr__(self, /)": (vm, self: PyDefaultDict) => {
    const factory = reprGuarded(vm, self, "...", () => repr(vm, self.factory));
    return `${typeName(self)}(${factory}, ${dictRepr(vm, self)})`;
  },
  "copy(self, /)": copy,
  "__copy__(self, /)": copy,
  "__or__(self, value, /)": (vm, self: PyDefaultDict, other: Value) =>
    other instanceof PyDict
      ? updateDict(vm, copy(vm, self), other)
      : notImplemented,
  "__ror__(self, value, /)": (vm, self: PyDefaultDict, other: Value) =>
    other instanceof PyDict
      ? updateDict(
          vm,
          updateDict(vm, make(self.type, self.factory), other),
          self,
        )
      : notImplemented,
};

const writers: Table = {
  "__init__(self, default_factory=None, iterable=..., /, **kwargs)": (
    vm,
    self: PyDefaultDict,
    factory: Value,
    source: Value | undefined,
    keywords: PyDict,
  ) => {
    if (factory !== null && !isCallable(factory)) {
      raiseTypeError("first argument must be callable or None");
    }
    self.factory = factory;
    if (source !== undefined) updateDict(vm, self, source);
    updateDict(vm, self, keywords);
    return null;
  },
  "__missing__(self, key, /)": (vm, self: PyDefaultDict, key: Value) => {
    if (self.factory === null) raise(keyErrorType, key);
    const value = vm.call(self.factory, []);
    if (self.type.isHeapType) setItem(vm, self, key, value);
    else dictSet(vm, self, key, value);
    return value;
  },
};

/** Puts the rows on the type. */
export function installDefaultDict(): void {
  addStaticMethods(
    defaultDictType,
    { "__new__(cls, /, *args, **kwargs)": (_, cls: PyType) => make(cls, null) },
    { acceptsUnknown: true },
  );
  addMethods(defaultDictType, readers);
  addMethods(defaultDictType, writers, { acceptsUnknown: true });
  addGetters(defaultDictType, {
    default_factory: [
      (_vm: Vm, self: PyDefaultDict) => self.factory,
      (_vm: Vm, self: PyDefaultDict, factory: Value) => {
        self.factory = factory;
      },
    ],
  });
}
