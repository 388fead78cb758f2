/** `super`, in both forms (https://docs.python.org/3.11/library/functions.html#super). */
import { raise, raiseTypeError } from "../operations/raise.js";
import { isInstance } from "../operations/typeOf.js";
import { typeOf } from "../operations/typeOf.js";
import { superType } from "../values/basicTypes.js";
import { runtimeErrorType } from "../values/exceptionTypes.js";
import { PySuper } from "../values/functions.js";
import { PyType } from "../values/type.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";
import { addGetters, addStaticMethods } from "./table.js";

export function installSuper(): void {
  addStaticMethods(
    superType,
    {
      "__new__(cls, type=..., object=..., /)": (
        vm,
        _cls: PyType,
        type: Value | undefined,
        object: Value | undefined,
      ) => {
        if (type === undefined) return zeroArgumentSuper(vm);
        if (type instanceof PyUnknown) return type;
        if (!(type instanceof PyType)) {
          raiseTypeError("super() argument 1 must be a type");
        }
        if (object === undefined || object === null) {
          raiseTypeError("super(type, obj): an unbound super is not supported");
        }
        return makeSuper(type, object);
      },
    },
    { acceptsUnknown: true },
  );
  addGetters(superType, {
    __thisclass__: (_vm, self: PySuper) => self.startAfter,
    __self__: (_vm, self: PySuper) => self.self,
    __self_class__: (_vm, self: PySuper) => self.searched,
  });
}

/** The class is the one whose body the calling function stands in, the object its first argument. */
function zeroArgumentSuper(vm: Vm): PySuper {
  let frame = vm.frame;
  // A comprehension runs in a frame of its own, inside the method's.
  while (frame !== null && frame.function === null) frame = frame.caller;
  if (frame === null || frame.function === null) {
    raise(runtimeErrorType, "super(): no current function");
  }
  const type = frame.classCell?.class ?? null;
  const self = frame.slots[0];
  if (frame.classCell === null) {
    raise(runtimeErrorType, "super(): __class__ cell not found");
  }
  if (type === null) {
    raise(runtimeErrorType, "super(): empty __class__ cell");
  }
  if (self === undefined) raise(runtimeErrorType, "super(): no arguments");
  return makeSuper(type, self);
}

function makeSuper(type: PyType, object: Value): PySuper {
  if (object instanceof PyType && object.isSubtypeOf(type)) {
    return new PySuper(type, object, object);
  }
  if (!isInstance(object, type)) {
    raiseTypeError(
      "super(type, obj): obj must be an instance or subtype of type",
    );
  }
  return new PySuper(type, object, typeOf(object));
}
