/** weakref: nothing is collected while numel evaluates, so that a weak reference is one that stays (https://docs.python.org/3.11/library/weakref.html). */
import { compare } from "../../operations/equality.js";
import { lookupHash } from "../../operations/hashOf.js";
import { raiseTypeError } from "../../operations/raise.js";
import { typeName } from "../../operations/typeOf.js";
import { builtinType } from "../../values/basicTypes.js";
import { PyList, PyTuple } from "../../values/containers.js";
import { PyDict } from "../../values/dict.js";
import { notImplemented } from "../../values/simple.js";
import type { PyType } from "../../values/type.js";
import { type Namespace, PyObject, type Value } from "../../values/value.js";
import { classGetItem } from "../genericAlias.js";
import type { NativeModule } from "../nativeModule.js";
import { addClassMethods, addMethods, addStaticMethods } from "../table.js";
import { freshAttributes } from "../../operations/instances.js";

const referenceType = builtinType("ReferenceType", undefined, "weakref");

class PyReference extends PyObject {
  constructor(
    readonly target: Value,
    type: PyType,
    attributes: Namespace | null,
  ) {
    super(type, attributes);
  }
}

addStaticMethods(
  referenceType,
  {
    "__new__(cls, object, callback=None, /, *args, **kwargs)": (
      _,
      cls: PyType,
      target: Value,
    ) => {
      const isReferable =
        target instanceof PyObject &&
        !(target instanceof PyTuple && !target.type.isHeapType) &&
        !(target instanceof PyList && !target.type.isHeapType) &&
        !(target instanceof PyDict && target.type.name === "dict");
      if (!isReferable) {
        raiseTypeError(
          `cannot create weak reference to '${typeName(target)}' object`,
        );
      }
      return new PyReference(target, cls, freshAttributes(cls));
    },
  },
  { acceptsUnknown: true },
);
addMethods(
  referenceType,
  {
    "__init__(self, object, callback=None, /)": () => null,
    "__call__(self, /)": (_, self: PyReference) => self.target,
    "__eq__(self, value, /)": (vm, self: PyReference, other: Value) =>
      other instanceof PyReference
        ? compare(vm, "==", self.target, other.target)
        : notImplemented,
    "__hash__(self, /)": (vm, self: PyReference) => lookupHash(vm, self.target),
  },
  { acceptsUnknown: true },
);
addClassMethods(referenceType, classGetItem);

export const weakref: NativeModule = {
  name: "_weakref",
  constants: { ref: referenceType, ReferenceType: referenceType },
  functionsAcceptingUnknown: {
    // The object itself: what a proxy passes everything on to.
    "proxy(object, callback=None, /)": (_, target: Value) => target,
  },
  functions: {
    "getweakrefcount(object, /)": () => 0,
    "getweakrefs(object, /)": () => new PyList([]),
  },
};
