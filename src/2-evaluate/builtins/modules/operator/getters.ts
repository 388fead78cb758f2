/** operator.itemgetter, attrgetter, methodcaller (https://docs.python.org/3.11/library/operator.html#operator.attrgetter). */
import { getAttribute } from "../../../operations/attribute.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { getItem } from "../../../operations/subscript.js";
import { repr } from "../../../operations/text.js";
import { builtinType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import type { PyDict } from "../../../values/dict.js";
import type { PyType } from "../../../values/type.js";
import { derived, PyUnknown } from "../../../values/unknown.js";
import { PyObject, type Value } from "../../../values/value.js";
import type { Keywords, Vm } from "../../../vm.js";
import { addMethods, addStaticMethods } from "../../table.js";

/** A callable that was made with arguments, and shows them in its repr. */
class PyGetter extends PyObject {
  constructor(
    type: PyType,
    readonly args: readonly Value[],
    readonly keywords: Keywords,
    readonly apply: (vm: Vm, object: Value) => Value,
  ) {
    super(type);
  }
}

function getterType(
  name: string,
  make: (args: readonly Value[], keywords: Keywords) => PyGetter["apply"],
): PyType {
  const type = builtinType(name, undefined, "operator");
  addStaticMethods(
    type,
    {
      "__new__(cls, /, *args, **kwargs)": (
        _,
        cls: PyType,
        args,
        kwargs: PyDict,
      ) =>
        new PyGetter(
          cls,
          args.items,
          kwargs.map as Keywords,
          make(args.items, kwargs.map as Keywords),
        ),
    },
    { acceptsUnknown: true },
  );
  addMethods(
    type,
    {
      "__init__(self, /, *args, **kwargs)": () => null,
      "__call__(self, obj, /)": (vm, self: PyGetter, object: Value) =>
        object instanceof PyUnknown
          ? derived(`${name}(…)(${object.expression})`, object)
          : self.apply(vm, object),
      "__repr__(self, /)": (vm, self: PyGetter) => {
        const parts = self.args.map((value) => repr(vm, value));
        for (const [key, value] of self.keywords) {
          parts.push(`${key}=${repr(vm, value)}`);
        }
        return `operator.${name}(${parts.join(", ")})`;
      },
    },
    { acceptsUnknown: true },
  );
  return type;
}

/** One result, or a tuple of several. */
function oneOrMany(
  args: readonly Value[],
  get: (vm: Vm, object: Value, argument: Value) => Value,
): PyGetter["apply"] {
  return (vm, object) =>
    args.length === 1
      ? get(vm, object, args[0] as Value)
      : new PyTuple(args.map((argument) => get(vm, object, argument)));
}

function requireOne(name: string, args: readonly Value[]): void {
  if (args.length === 0) {
    raiseTypeError(`${name} expected 1 argument, got 0`);
  }
}

export const itemgetterType = getterType("itemgetter", (args) => {
  requireOne("itemgetter", args);
  return oneOrMany(args, getItem);
});

export const attrgetterType = getterType("attrgetter", (args) => {
  requireOne("attrgetter", args);
  if (args.some((name) => typeof name !== "string")) {
    raiseTypeError("attribute name must be a string");
  }
  return oneOrMany(args, (vm, object, path) =>
    (path as string)
      .split(".")
      .reduce((value, name) => getAttribute(vm, value, name), object),
  );
});

export const methodcallerType = getterType("methodcaller", (args, keywords) => {
  const [name, ...rest] = args;
  if (name === undefined) {
    raiseTypeError("methodcaller needs at least one argument, the method name");
  }
  if (typeof name !== "string") raiseTypeError("method name must be a string");
  return (vm, object) =>
    vm.call(getAttribute(vm, object, name), [...rest], new Map(keywords));
});
