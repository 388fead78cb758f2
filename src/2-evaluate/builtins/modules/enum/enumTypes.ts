/** Enum, ReprEnum, IntEnum, StrEnum, Flag, IntFlag and their metaclass (https://docs.python.org/3.11/library/enum.html). */
import { binary } from "../../../operations/binary.js";
import { lessThan } from "../../../operations/equality.js";
import { lookupHash } from "../../../operations/hashOf.js";
import { raiseTypeError } from "../../../operations/raise.js";
import { format, repr, str } from "../../../operations/text.js";
import { unbox } from "../../../operations/unbox.js";
import {
  intType,
  objectType,
  strType,
  typeType,
} from "../../../values/basicTypes.js";
import { type PyList, PyTuple } from "../../../values/containers.js";
import { Raised } from "../../../values/exceptions.js";
import { typeErrorType } from "../../../values/exceptionTypes.js";
import { PyBuiltin, PyStaticMethod } from "../../../values/functions.js";
import { PyBoxed } from "../../../values/simple.js";
import { PyType } from "../../../values/type.js";
import type { PyObject, Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { addClassMethods, addMethods, addStaticMethods } from "../../table.js";
import type { EnumRoots } from "./create.js";
import { PyEnumProperty } from "./enumProperty.js";
import { combination, flagRows, nextFlagValue } from "./flag.js";
import { isFlagClass } from "./flagBits.js";
import { EnumInfo, setInfo } from "./info.js";
import { memberOf } from "./lookup.js";
import { attributesOf } from "./members.js";

export const enumMetaType = new PyType("EnumType", [typeType], new Map(), {
  metatype: typeType,
  module: "enum",
});

function enumBase(name: string, bases: PyType[], info: EnumInfo): PyType {
  const type = new PyType(name, bases, new Map(), {
    metatype: enumMetaType,
    module: "enum",
  });
  setInfo(type.namespace, info);
  return type;
}

/** `int.__new__` and its like, as the makers of members; looked up late, because the tables are installed after this runs. */
const newOf = (type: PyType): PyBuiltin =>
  new PyBuiltin(
    "__new__",
    "cls, /, *args",
    (vm, cls: PyType, args: PyTuple) =>
      vm.call(type.lookup("__new__") as Value, [cls, ...args.items]),
    false,
    type.name,
    true,
  );

export const enumType = enumBase(
  "Enum",
  [objectType],
  new EnumInfo(objectType, null, "strict"),
);
export const reprEnumType = enumBase(
  "ReprEnum",
  [enumType],
  new EnumInfo(objectType, null, "strict"),
);
export const intEnumType = enumBase(
  "IntEnum",
  [intType, reprEnumType],
  new EnumInfo(intType, newOf(intType), "strict"),
);
export const strEnumType = enumBase(
  "StrEnum",
  [strType, reprEnumType],
  new EnumInfo(
    strType,
    new PyBuiltin(
      "__new__",
      "cls, /, *values",
      newText,
      false,
      "StrEnum",
      true,
    ),
    "strict",
  ),
);
export const flagType = enumBase(
  "Flag",
  [enumType],
  new EnumInfo(objectType, null, "strict"),
);
export const intFlagType = enumBase(
  "IntFlag",
  [intType, reprEnumType, flagType],
  new EnumInfo(intType, newOf(intType), "keep"),
);

export const roots: EnumRoots = {
  metatype: enumMetaType,
  enumType,
  reprEnumType,
  flagType,
};

/** Members of a StrEnum are made of text, not of whatever `str()` takes. */
function newText(vm: Vm, cls: PyType, values: PyTuple): Value {
  const [text] = values.items;
  if (values.items.length > 3) {
    raiseTypeError(`too many arguments for str(): ${repr(vm, values)}`);
  }
  const plain = text === undefined ? "" : unbox(text);
  if (typeof plain !== "string") {
    raiseTypeError(`${repr(vm, text as Value)} is not a string`);
  }
  const made = new PyBoxed(cls, plain);
  attributesOf(made).set("_value_", plain);
  return made;
}

const nameOf = (self: PyObject): Value =>
  attributesOf(self).get("_name_") ?? null;
const valueOf = (self: PyObject): Value => {
  const value = attributesOf(self).get("_value_");
  return value === undefined ? null : value;
};

/** `Color.RED`; the class alone for a flag of no members. */
function memberText(self: PyObject): string {
  const name = nameOf(self);
  if (name !== null) return `${self.type.name}.${String(name)}`;
  return isFlagClass(self.type)
    ? `${self.type.name}(${String(valueOf(self))})`
    : `${self.type.name}.None`;
}

addStaticMethods(
  enumType,
  {
    "__new__(cls, value)": (vm, cls: PyType, value: Value) =>
      memberOf(vm, cls, value),
  },
  { acceptsUnknown: true },
);
addMethods(
  enumType,
  { "__init__(self, /, *args, **kwds)": () => null },
  { acceptsUnknown: true },
);
addMethods(enumType, {
  "__repr__(self, /)": (vm, self: PyObject) => {
    const name = nameOf(self);
    const shown =
      name === null ? self.type.name : `${self.type.name}.${String(name)}`;
    return `<${shown}: ${repr(vm, valueOf(self))}>`;
  },
  "__str__(self, /)": (_, self: PyObject) => memberText(self),
  "__format__(self, format_spec, /)": (vm, self: PyObject, spec: string) =>
    format(vm, str(vm, self), spec),
  "__copy__(self, /)": (_, self: PyObject) => self,
  "__deepcopy__(self, memo, /)": (_, self: PyObject) => self,
});
// Members are told apart by identity: as keys they need no call.
enumType.namespace.set(
  "__hash__",
  new PyBuiltin(
    "__hash__",
    "self, /",
    (vm, self: PyObject) => lookupHash(vm, nameOf(self)),
    true,
    "object",
  ),
);
enumType.set("name", new PyEnumProperty("name", (_vm, self) => nameOf(self)));
enumType.set(
  "value",
  new PyEnumProperty("value", (_vm, self) => valueOf(self)),
);
addClassMethods(enumType, { "_missing_(cls, value, /)": () => null });

function generator(
  native: ConstructorParameters<typeof PyBuiltin>[2],
): PyStaticMethod {
  return new PyStaticMethod(
    new PyBuiltin(
      "_generate_next_value_",
      "name, start, count, last_values",
      native,
      false,
      "Enum",
      true,
    ),
  );
}

enumType.set("_generate_next_value_", generator(nextValue));
flagType.set("_generate_next_value_", generator(nextFlagValue));
strEnumType.set(
  "_generate_next_value_",
  generator((_vm, name: string) => name.toLowerCase()),
);

/** One more than the largest value so far; where values cannot be ordered, than the last that has a successor. */
function nextValue(
  vm: Vm,
  _name: Value,
  start: Value,
  _count: Value,
  values: PyList,
): Value {
  const { items } = values;
  if (items.length === 0) return start;
  try {
    let largest = items[0] as Value;
    for (const item of items) if (lessThan(vm, largest, item)) largest = item;
    return binary(vm, "+", largest, 1);
  } catch (error) {
    if (!isTypeError(error)) throw error;
  }
  for (const item of [...items].reverse()) {
    try {
      return binary(vm, "+", item, 1);
    } catch (error) {
      if (!isTypeError(error)) throw error;
    }
  }
  return start;
}

function isTypeError(error: unknown): boolean {
  return (
    error instanceof Raised && error.exception.type.isSubtypeOf(typeErrorType)
  );
}

flagType.set("_numel_is_flag_", true);
addMethods(flagType, flagRows);
addClassMethods(flagType, { "_missing_(cls, value, /)": combination });

/** Shown as their values: what ReprEnum means. */
for (const type of [intEnumType, intFlagType]) {
  const row = (
    name: string,
    native: (vm: Vm, self: PyBoxed, ...rest: Value[]) => Value,
    signature: string,
  ) => type.set(name, new PyBuiltin(name, signature, native, true, type.name));
  row("__str__", (vm, self) => repr(vm, self.value), "self, /");
  row(
    "__format__",
    (vm, self, spec) => format(vm, self.value, spec as string),
    "self, format_spec, /",
  );
  row(
    "__repr__",
    (vm, self) => vm.call(enumType.lookup("__repr__") as Value, [self]),
    "self, /",
  );
}
for (const [name, method] of [
  ["__str__", (_vm: Vm, self: PyBoxed) => self.value as string],
  [
    "__format__",
    (vm: Vm, self: PyBoxed, spec: string) => format(vm, self.value, spec),
  ],
  [
    "__repr__",
    (vm: Vm, self: PyBoxed) =>
      vm.call(enumType.lookup("__repr__") as Value, [self]),
  ],
] as const) {
  const signature = name === "__format__" ? "self, format_spec, /" : "self, /";
  strEnumType.set(
    name,
    new PyBuiltin(name, signature, method as never, true, "StrEnum"),
  );
}
for (const text of Object.keys(flagRows)) {
  const name = text.slice(0, text.indexOf("("));
  if (/or|and|invert/.test(name)) {
    intFlagType.set(name, flagType.namespace.get(name) as Value);
  }
}
