/** The classes of `typing` that are no forms: Any, the Supports protocols, IO. */
import { raiseTypeError } from "../../../operations/raise.js";
import {
  builtinType,
  bytesType,
  objectType,
  strType,
  typeType,
} from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { PyBuiltin } from "../../../values/functions.js";
import { PyType } from "../../../values/type.js";
import { PyInstance, type Value } from "../../../values/value.js";
import { addMethods, addStaticMethods } from "../../table.js";
import { genericType, protocolMetaType, protocolType } from "./genericType.js";
import { PyTypeVariable, typeVarType } from "./variables.js";

const anyMetaType = builtinType("_AnyMeta", [typeType], "typing");

export const anyType = new PyType("Any", [objectType], new Map(), {
  metatype: anyMetaType,
  module: "typing",
});

/** Each row: a protocol and the method that it asks for. */
const supports = [
  ["SupportsInt", "__int__"],
  ["SupportsFloat", "__float__"],
  ["SupportsComplex", "__complex__"],
  ["SupportsBytes", "__bytes__"],
  ["SupportsIndex", "__index__"],
  ["SupportsAbs", "__abs__"],
  ["SupportsRound", "__round__"],
] as const;

export const supportsTypes: readonly PyType[] = supports.map(
  ([name, method]) =>
    new PyType(
      name,
      [protocolType],
      new Map<string, Value>([
        ["_is_protocol", true],
        ["_is_runtime_protocol", true],
        ["__parameters__", new PyTuple([])],
        [method, new PyBuiltin(method, "self, /", () => null, true, name)],
      ]),
      { metatype: protocolMetaType, module: "typing" },
    ),
);

const typeVariable = (name: string, constraints: Value[] = []) =>
  new PyTypeVariable(
    name,
    "~",
    new Map<string, Value>([
      ["__bound__", null],
      ["__constraints__", new PyTuple(constraints)],
      ["__covariant__", false],
      ["__contravariant__", false],
      ["__module__", "typing"],
    ]),
    typeVarType,
  );

/** Type variables that `typing` exports. */
export const typeVariables: readonly PyTypeVariable[] = [
  typeVariable("AnyStr", [bytesType, strType]),
  ...["T", "KT", "VT"].map((name) => typeVariable(name)),
];

const ioType = new PyType(
  "IO",
  [genericType],
  new Map([["__parameters__", new PyTuple(typeVariables.slice(0, 1))]]),
  { metatype: typeType, module: "typing" },
);

export const ioTypes: readonly PyType[] = [
  ioType,
  ...["TextIO", "BinaryIO"].map(
    (name) =>
      new PyType(name, [ioType], new Map(), {
        metatype: typeType,
        module: "typing",
      }),
  ),
];

export function installClasses(): void {
  addMethods(anyMetaType, {
    "__repr__(cls, /)": (_, cls: PyType) =>
      cls === anyType
        ? "typing.Any"
        : `<class '${cls.module}.${cls.qualname}'>`,
    "__instancecheck__(cls, obj, /)": (_, cls: PyType, object: Value) => {
      if (cls === anyType) {
        raiseTypeError("typing.Any cannot be used with isinstance()");
      }
      return object instanceof PyInstance && object.type.isSubtypeOf(cls);
    },
  });
  addStaticMethods(
    anyType,
    {
      "__new__(cls, /, *args, **kwargs)": (_, cls: PyType) =>
        cls === anyType
          ? raiseTypeError("Any cannot be instantiated")
          : new PyInstance(cls),
    },
    { acceptsUnknown: true },
  );
}
