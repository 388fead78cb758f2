/** functools.partial (https://docs.python.org/3.11/library/functools.html#functools.partial). */
import { raiseTypeError } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { builtinType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import type { PyType } from "../../../values/type.js";
import { type Namespace, PyObject, type Value } from "../../../values/value.js";
import type { Keywords } from "../../../vm.js";
import { isCallable } from "../../functions/objects.js";
import { classGetItem } from "../../genericAlias.js";
import { reprGuarded } from "../../reprGuard.js";
import {
  addClassMethods,
  addGetters,
  addMethods,
  addStaticMethods,
} from "../../table.js";

export const partialType = builtinType("partial", undefined, "functools");
partialType.givesDict = true;

export class PyPartial extends PyObject {
  constructor(
    readonly callee: Value,
    readonly args: readonly Value[],
    readonly keywords: Namespace,
    type: PyType = partialType,
  ) {
    super(type, new Map());
  }
}

addStaticMethods(
  partialType,
  {
    "__new__(cls, /, *args, **keywords)": (
      _,
      cls: PyType,
      args,
      keywords: PyDict,
    ) => {
      const [callee, ...rest] = args.items as [Value | undefined, ...Value[]];
      if (callee === undefined) {
        raiseTypeError("type 'partial' takes at least one argument");
      }
      if (!isCallable(callee)) {
        raiseTypeError("the first argument must be callable");
      }
      const given = keywords.map as Namespace;
      // A partial of a partial calls the innermost function itself.
      if (callee instanceof PyPartial && callee.attributes?.size === 0) {
        return new PyPartial(
          callee.callee,
          [...callee.args, ...rest],
          new Map([...callee.keywords, ...given]),
          cls,
        );
      }
      return new PyPartial(callee, rest, new Map(given), cls);
    },
  },
  { acceptsUnknown: true },
);

addMethods(
  partialType,
  {
    "__init__(self, /, *args, **keywords)": () => null,
    "__call__(self, /, *args, **keywords)": (
      vm,
      self: PyPartial,
      args: PyTuple,
      keywords: PyDict,
    ) => {
      const merged: Keywords = new Map(self.keywords);
      for (const [name, value] of keywords.map as Keywords)
        merged.set(name, value);
      return vm.call(self.callee, [...self.args, ...args.items], merged);
    },
  },
  { acceptsUnknown: true },
);

addMethods(partialType, {
  "__repr__(self, /)": (vm, self: PyPartial) => {
    const { module, qualname } = self.type;
    return reprGuarded(vm, self, "...", () => {
      const parts = [self.callee, ...self.args].map((value) => repr(vm, value));
      for (const [name, value] of self.keywords) {
        parts.push(`${name}=${repr(vm, value)}`);
      }
      return `${module}.${qualname}(${parts.join(", ")})`;
    });
  },
});

addClassMethods(partialType, classGetItem);

addGetters(partialType, {
  func: (_, self: PyPartial) => self.callee,
  args: (_, self: PyPartial) => new PyTuple(self.args),
  keywords: (_, self: PyPartial) => PyDict.over(self.keywords),
});
