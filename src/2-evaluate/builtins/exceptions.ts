/** Exception classes as objects (https://docs.python.org/3.11/library/exceptions.html#base-classes). */
import { repr, str } from "../operations/text.js";
import { emptyTuple, PyTuple } from "../values/containers.js";
import type { PyDict } from "../values/dict.js";
import { PyException } from "../values/exceptions.js";
import {
  baseExceptionType,
  exceptionTypes,
  importErrorType,
  keyErrorType,
  osErrorType,
  stopIterationType,
  systemExitType,
} from "../values/exceptionTypes.js";
import type { PyType } from "../values/type.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import {
  addGetters,
  addMethods,
  addStaticMethods,
  type Table,
} from "./table.js";

const methods: Table = {
  "__init__(self, /, *args, **kwargs)": (
    _vm,
    self: PyException,
    args: PyTuple,
    kwargs: PyDict,
  ) => {
    self.args = args;
    for (const [name, value] of kwargs.map) {
      self.attributes?.set(name as string, value);
    }
    return null;
  },
  "__str__(self, /)": (vm, self: PyException) => messageOf(vm, self),
  "__repr__(self, /)": (vm, self: PyException) =>
    `${self.type.name}(${self.args.items.map((arg) => repr(vm, arg)).join(", ")})`,
  "with_traceback(self, tb, /)": (_vm, self) => self,
  "add_note(self, note, /)": (_vm, self: PyException, note) => {
    self.attributes?.set("__notes__", note);
    return null;
  },
  "__reduce__(self, /)": (_vm, self: PyException) =>
    new PyTuple([self.type, self.args]),
};

/** `str(exception)`; KeyError shows its key as `repr`, OSError its number. */
export function messageOf(vm: Vm, error: PyException): string {
  const { items } = error.args;
  if (items.length === 0) return "";
  if (items.length === 1) {
    const [only] = items as [Value];
    return error.type.isSubtypeOf(keyErrorType)
      ? repr(vm, only)
      : str(vm, only);
  }
  if (error.type.isSubtypeOf(osErrorType) && items.length <= 3) {
    const file = items[2];
    const suffix = file === undefined ? "" : `: ${repr(vm, file)}`;
    return `[Errno ${str(vm, items[0] as Value)}] ${str(vm, items[1] as Value)}${suffix}`;
  }
  if (error.type.name === "SyntaxError") return str(vm, items[0] as Value);
  return repr(vm, error.args);
}

export function installExceptions(): void {
  addStaticMethods(
    baseExceptionType,
    {
      "__new__(cls, /, *args, **kwargs)": (_vm, cls: PyType, args: PyTuple) => {
        const made = new PyException(cls);
        made.args = args;
        return made;
      },
    },
    { acceptsUnknown: true },
  );
  addMethods(baseExceptionType, methods, { acceptsUnknown: true });
  addGetters(baseExceptionType, {
    args: [
      (_vm: Vm, self: PyException) => self.args,
      (_vm: Vm, self: PyException, args: Value) => {
        self.args = args instanceof PyTuple ? args : emptyTuple;
      },
    ],
    __cause__: [
      (_vm: Vm, self: PyException) => self.cause,
      (_vm: Vm, self: PyException, cause: Value) => {
        self.cause = cause;
        self.suppressContext = true;
      },
    ],
    __context__: [
      (_vm: Vm, self: PyException) => self.context,
      (_vm: Vm, self: PyException, context: Value) => {
        self.context = context;
      },
    ],
    __suppress_context__: (_vm, self: PyException) => self.suppressContext,
    __traceback__: [() => null, () => undefined],
  });
  addGetters(importErrorType, {
    msg: (_vm, self: PyException) =>
      self.args.items.length === 1 ? (self.args.items[0] as Value) : null,
  });
  // What `ImportError(name=…)` overrides.
  importErrorType.namespace.set("name", null).set("path", null);
  addGetters(stopIterationType, {
    value: (_vm, self: PyException) => self.args.items[0] ?? null,
  });
  addGetters(systemExitType, {
    code: (_vm, self: PyException) => self.args.items[0] ?? null,
  });
  addGetters(osErrorType, {
    errno: (_vm, self: PyException) =>
      self.args.items.length > 1 ? (self.args.items[0] as Value) : null,
    strerror: (_vm, self: PyException) => self.args.items[1] ?? null,
    filename: (_vm, self: PyException) => self.args.items[2] ?? null,
  });
  for (const type of exceptionTypes.values()) type.givesDict = true;
}
