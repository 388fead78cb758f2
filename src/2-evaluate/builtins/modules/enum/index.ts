/** enum (https://docs.python.org/3.11/library/enum.html). */
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { toArray } from "../../../operations/iterate.js";
import { PyTuple } from "../../../values/containers.js";
import { valueErrorType } from "../../../values/exceptionTypes.js";
import { PyBuiltin } from "../../../values/functions.js";
import { PyType } from "../../../values/type.js";
import { PyUnknown } from "../../../values/unknown.js";
import type { PyObject, Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import type { NativeModule } from "../../nativeModule.js";
import { markerTypes } from "./body.js";
import { enumPropertyType } from "./enumProperty.js";
import {
  enumMetaType,
  enumType,
  flagType,
  intEnumType,
  intFlagType,
  reprEnumType,
  strEnumType,
} from "./enumTypes.js";
import { functionalEnum } from "./functional.js";
import { infoOf } from "./info.js";
import { attributesOf } from "./members.js";
import "./metaclass.js";

export const enumModule: NativeModule = {
  name: "enum",
  types: [
    enumMetaType,
    enumType,
    reprEnumType,
    intEnumType,
    strEnumType,
    flagType,
    intFlagType,
    enumPropertyType,
    ...markerTypes,
  ],
  constants: { EnumMeta: enumMetaType },
  functionsAcceptingUnknown: {
    "unique(enumeration, /)": unique,
    "verify(*checks)": (_vm, checks: PyTuple) =>
      new PyBuiltin(
        "verify",
        "enumeration",
        (vm, enumeration: Value) => verify(vm, enumeration, checks.items),
        false,
        "enum",
        true,
      ),
    "global_enum(cls, update_str=False)": (_vm, cls: Value) => cls,
  },
  install(vm, module) {
    for (const [name, members] of [
      ["FlagBoundary", ["STRICT", "CONFORM", "EJECT", "KEEP"]],
      ["EnumCheck", ["CONTINUOUS", "NAMED_FLAGS", "UNIQUE"]],
    ] as const) {
      const made = functionalEnum(vm, strEnumType, {
        name,
        names: new PyTuple(
          members.map((each) => new PyTuple([each, each.toLowerCase()])),
        ),
        module: "enum",
        type: null,
        start: 1,
        boundary: null,
      }) as PyType;
      module.namespace.set(name, made);
      for (const [member, value] of infoOf(made).members.map) {
        module.namespace.set(member as string, value);
      }
    }
  },
};

/** Refuses an enumeration with aliases. */
function unique(vm: Vm, enumeration: Value): Value {
  if (!(enumeration instanceof PyType)) return enumeration;
  const aliases: string[] = [];
  for (const [name, member] of infoOf(enumeration).members.map) {
    const own = attributesOf(member as PyObject).get("_name_");
    if (own !== name) aliases.push(`${String(name)} -> ${String(own)}`);
  }
  if (aliases.length > 0) {
    raise(
      valueErrorType,
      `duplicate values found in ${repr(vm, enumeration)}: ${aliases.join(", ")}`,
    );
  }
  return enumeration;
}

function verify(vm: Vm, enumeration: Value, checks: readonly Value[]): Value {
  if (enumeration instanceof PyUnknown) return enumeration;
  if (!(enumeration instanceof PyType))
    raiseTypeError("the 'verify' decorator only works with Enum");
  for (const check of checks) {
    const kind = attributesOf(check as PyObject).get("_value_");
    if (kind === "unique") verifyUnique(enumeration);
    if (kind === "continuous") verifyContinuous(vm, enumeration);
  }
  return enumeration;
}

function verifyUnique(enumeration: PyType): void {
  const aliases: string[] = [];
  for (const [name, member] of infoOf(enumeration).members.map) {
    const own = attributesOf(member as PyObject).get("_name_");
    if (own !== name) aliases.push(`${String(name)} -> ${String(own)}`);
  }
  if (aliases.length > 0) {
    raise(
      valueErrorType,
      `aliases found in <enum '${enumeration.name}'>: ${aliases.join(", ")}`,
    );
  }
}

/** Whether the ints between the least and the largest value are all there. */
function verifyContinuous(vm: Vm, enumeration: PyType): void {
  const values = toArray(vm, enumeration).map(
    (member) => attributesOf(member as PyObject).get("_value_") as number,
  );
  if (values.length < 2) return;
  const missing: number[] = [];
  for (let i = Math.min(...values); i < Math.max(...values); i++) {
    if (!values.includes(i)) missing.push(i);
  }
  if (missing.length > 0) {
    raise(
      valueErrorType,
      `invalid enum '${enumeration.name}': missing values ${missing.join(", ")}`,
    );
  }
}
