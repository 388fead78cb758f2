/** `Protocol` and `runtime_checkable` (https://docs.python.org/3.11/library/typing.html#typing.Protocol). */
import { raiseTypeError } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { typeOf } from "../../../operations/typeOf.js";
import { objectType } from "../../../values/basicTypes.js";
import type { PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import { PyFunction } from "../../../values/functions.js";
import { PyType } from "../../../values/type.js";
import { PyUnknown } from "../../../values/unknown.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { attributeOrUndefined } from "../../functions/attributes.js";
import { isCallable } from "../../functions/objects.js";
import { synthesize } from "../../synthesize.js";
import { addClassMethods, addMethods } from "../../table.js";
import { abcMetaType } from "../abc.js";
import { classParameters, nextInitSubclass } from "./generic.js";
import { genericType, protocolMetaType, protocolType } from "./genericType.js";

/** Names in a protocol's namespace that say nothing about its members. */
const machinery = new Set(
  `__abstractmethods__ __annotations__ __dict__ __doc__ __init__ __module__ __new__ __slots__ __subclasshook__
  __weakref__ __class_getitem__ __match_args__ __qualname__ __orig_bases__ __parameters__ _is_protocol
  _is_runtime_protocol __static_attributes__ __firstlineno__`.split(/\s+/),
);

function isProtocol(type: PyType): boolean {
  return type.namespace.get("_is_protocol") === true;
}

/** What a class must have to fit: everything that the protocols in its MRO define or annotate. */
export function protocolMembers(cls: PyType): string[] {
  const names = new Set<string>();
  for (const base of cls.mro) {
    if (base === objectType || base === protocolType || base === genericType) {
      continue;
    }
    const annotations = base.namespace.get("__annotations__");
    const annotated =
      annotations instanceof PyDict
        ? ([...annotations.map.keys()] as string[])
        : [];
    for (const name of [...base.namespace.keys(), ...annotated]) {
      if (!name.startsWith("_abc_") && !machinery.has(name)) names.add(name);
    }
  }
  return [...names];
}

function instanceCheck(vm: Vm, cls: PyType, instance: Value): Value {
  if (!isProtocol(cls))
    return inherited(vm, "__instancecheck__", cls, instance);
  requireRuntime(cls);
  if (typeOf(instance).isSubtypeOf(cls)) return true;
  const fits = protocolMembers(cls).every((name) => {
    const value = attributeOrUndefined(vm, instance, name);
    const isMethod = isCallable(cls.lookup(name) ?? null);
    return value !== undefined && !(isMethod && value === null);
  });
  return fits || inherited(vm, "__instancecheck__", cls, instance);
}

function requireRuntime(cls: PyType): void {
  if (cls.namespace.get("_is_runtime_protocol") === true) return;
  raiseTypeError(
    "Instance and class checks can only be used with @runtime_checkable protocols",
  );
}

function inherited(vm: Vm, method: string, cls: PyType, subject: Value): Value {
  const own = abcMetaType.namespace.get(method) as Value;
  return vm.call(own, [cls, subject]);
}

/** `issubclass(other, cls)`: every member must be there, and not set to None. */
function subclassCheck(vm: Vm, cls: PyType, other: Value): Value {
  const byInheritance = () => inherited(vm, "__subclasscheck__", cls, other);
  if (!isProtocol(cls) || cls === protocolType) return byInheritance();
  requireRuntime(cls);
  const members = protocolMembers(cls);
  const hasData = members.some((name) => !isCallable(cls.lookup(name) ?? null));
  if (hasData) {
    raiseTypeError(
      "Protocols with non-method members don't support issubclass()",
    );
  }
  if (!(other instanceof PyType))
    raiseTypeError("issubclass() arg 1 must be a class");
  for (const name of members) {
    const owner = other.whereDefined(name);
    if (owner === undefined || owner.namespace.get(name) === null) {
      return byInheritance();
    }
  }
  return true;
}

function initSubclass(
  vm: Vm,
  cls: PyType,
  _args: PyTuple,
  kwargs: PyDict,
): Value {
  nextInitSubclass(vm, genericType, cls, kwargs);
  cls.set("__parameters__", classParameters(vm, cls));
  if (!cls.namespace.has("_is_protocol")) {
    cls.set("_is_protocol", cls.bases.includes(protocolType));
  }
  if (!isProtocol(cls)) return null;
  for (const base of cls.bases) {
    const isFine =
      base === objectType ||
      base === genericType ||
      base === protocolType ||
      isProtocol(base) ||
      ["collections.abc", "contextlib"].includes(base.module);
    if (!isFine) {
      raiseTypeError(
        `Protocols can only inherit from other protocols, got ${repr(vm, base)}`,
      );
    }
  }
  if (!(cls.namespace.get("__init__") instanceof PyFunction)) {
    cls.set("__init__", refusingInit(vm));
  }
  return null;
}

const REFUSING = "_no_init_or_replace_init";

function isRefusing(init: Value | undefined): boolean {
  return init instanceof PyFunction && init.name === REFUSING;
}

/** A protocol itself has no instances; a class that implements one inherits past this. */
function refusingInit(vm: Vm): Value {
  return synthesize(vm, {
    name: REFUSING,
    qualname: REFUSING,
    parameters: [
      { name: "self", kind: "positional" },
      { name: "args", kind: "var-positional" },
      { name: "kwargs", kind: "var-keyword" },
    ],
    native: (machine, self: Value, args: PyTuple, kwargs: PyDict) => {
      const type = typeOf(self);
      if (isProtocol(type)) raiseTypeError("Protocols cannot be instantiated");
      // A class with an `__init__` of its own came here through `super()`.
      if (!isRefusing(type.lookup("__init__"))) return null;
      const following = type.mro.find(
        (base) =>
          base.namespace.has("__init__") &&
          !isProtocol(base) &&
          base !== genericType,
      );
      const init = following?.namespace.get("__init__");
      if (init === undefined) return null;
      return machine.call(
        init,
        [self, ...args.items],
        kwargs.map as Map<string, Value>,
      );
    },
  });
}

/** `@runtime_checkable` */
export function runtimeCheckable(vm: Vm, cls: Value): Value {
  if (cls instanceof PyUnknown) return cls;
  if (!(cls instanceof PyType) || !isProtocol(cls)) {
    raiseTypeError(
      `@runtime_checkable can be only applied to protocol classes, got ${repr(vm, cls)}`,
    );
  }
  cls.set("_is_runtime_protocol", true);
  return cls;
}

export function installProtocol(): void {
  protocolType.namespace.set("_is_protocol", true);
  protocolType.namespace.set("_is_runtime_protocol", false);
  addMethods(protocolMetaType, {
    "__instancecheck__(cls, instance, /)": instanceCheck,
    "__subclasscheck__(cls, subclass, /)": subclassCheck,
  });
  addClassMethods(
    protocolType,
    {
      "__init_subclass__(cls, /, *args, **kwargs)": initSubclass,
    },
    { acceptsUnknown: true },
  );
}
