/** Fields of dataclasses, and the sentinels that go with them (https://docs.python.org/3.11/library/dataclasses.html#dataclasses.field). */
import { callSpecial } from "../../../operations/attribute.js";
import { raise } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { builtinType } from "../../../values/basicTypes.js";
import { PyDict } from "../../../values/dict.js";
import { valueErrorType } from "../../../values/exceptionTypes.js";
import type { PyType } from "../../../values/type.js";
import { PyUnknown } from "../../../values/unknown.js";
import { PyInstance, PyObject, type Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { classGetItem, typeRepr } from "../../genericAlias.js";
import { PyMappingProxy } from "../../mappingProxy.js";
import {
  addClassMethods,
  addGetters,
  addMethods,
  addStaticMethods,
} from "../../table.js";

const sentinel = (typeName: string, shown?: string): PyInstance => {
  const type = builtinType(typeName, undefined, "dataclasses");
  if (shown !== undefined)
    addMethods(type, { "__repr__(self, /)": () => shown });
  return new PyInstance(type, null);
};

export const MISSING = sentinel("_MISSING_TYPE");
export const KW_ONLY = sentinel("_KW_ONLY_TYPE");
/** Stands in the signature of `__init__` where a default is made by a factory. */
export const FACTORY = sentinel("_HAS_DEFAULT_FACTORY_CLASS", "<factory>");

export const fieldType = builtinType("Field", undefined, "dataclasses");
export const initVarType = builtinType("InitVar", undefined, "dataclasses");

/** What a name of a dataclass's body is: a field, a class variable, or an argument of `__init__` only. */
export type FieldKind = "_FIELD" | "_FIELD_CLASSVAR" | "_FIELD_INITVAR";

export class PyField extends PyObject {
  name: Value = null;
  annotation: Value = null;
  kind: FieldKind = "_FIELD";
  /** MISSING until it is known. */
  isKeywordOnly: Value = MISSING;

  constructor(
    readonly defaultValue: Value,
    readonly factory: Value,
    readonly init: Value,
    readonly repr: Value,
    readonly hash: Value,
    readonly compare: Value,
    readonly metadata: Value,
  ) {
    super(fieldType);
  }

  get hasDefault(): boolean {
    return this.defaultValue !== MISSING || this.factory !== MISSING;
  }
}

/** `field(...)` */
export function makeField(
  _vm: Vm,
  fallback: Value | undefined,
  factory: Value | undefined,
  init: Value,
  shown: Value,
  hash: Value,
  compare: Value,
  metadata: Value,
  keywordOnly: Value | undefined,
): PyField {
  const isGiven = (value: Value | undefined) =>
    value !== undefined && value !== MISSING;
  if (isGiven(fallback) && isGiven(factory)) {
    raise(valueErrorType, "cannot specify both default and default_factory");
  }
  const made = new PyField(
    fallback === undefined ? MISSING : fallback,
    factory === undefined ? MISSING : factory,
    init,
    shown,
    hash,
    compare,
    new PyMappingProxy(metadata ?? new PyDict()),
  );
  if (keywordOnly !== undefined) made.isKeywordOnly = keywordOnly;
  return made;
}

/** A field of a plain default value. */
export function plainField(value: Value): PyField {
  return makeField(
    null as unknown as Vm,
    value,
    undefined,
    true,
    true,
    null,
    true,
    null,
    undefined,
  );
}

const shownParts: [string, (field: PyField) => Value][] = [
  ["name", (field) => field.name],
  ["type", (field) => field.annotation],
  ["default", (field) => field.defaultValue],
  ["default_factory", (field) => field.factory],
  ["init", (field) => field.init],
  ["repr", (field) => field.repr],
  ["hash", (field) => field.hash],
  ["compare", (field) => field.compare],
  ["metadata", (field) => field.metadata],
  ["kw_only", (field) => field.isKeywordOnly],
];

addGetters(
  fieldType,
  Object.fromEntries(
    shownParts.map(([name, get]) => [
      name,
      (_vm: Vm, self: PyField) => get(self),
    ]),
  ),
);
addGetters(fieldType, {
  _field_type: (_, self: PyField) => self.kind,
});
addMethods(fieldType, {
  "__repr__(self, /)": (vm, self: PyField) => {
    const parts = shownParts.map(
      ([name, get]) => `${name}=${repr(vm, get(self))}`,
    );
    return `Field(${parts.join(",")},_field_type=${self.kind})`;
  },
  "__set_name__(self, owner, name, /)": (
    vm,
    self: PyField,
    owner,
    name: Value,
  ) => {
    const { defaultValue } = self;
    if (
      defaultValue instanceof PyObject &&
      !(defaultValue instanceof PyUnknown)
    ) {
      callSpecial(vm, defaultValue, "__set_name__", owner, name);
    }
    return null;
  },
});
addClassMethods(fieldType, classGetItem);

/** `InitVar[int]` */
export class PyInitVar extends PyObject {
  constructor(readonly annotation: Value) {
    super(initVarType);
  }
}

addStaticMethods(initVarType, {
  "__new__(cls, type)": (_vm, _cls, annotation: Value) =>
    new PyInitVar(annotation),
});
addMethods(initVarType, {
  "__init__(self, type)": () => null,
  "__repr__(self, /)": (vm, self: PyInitVar) =>
    `dataclasses.InitVar[${typeRepr(vm, self.annotation)}]`,
});
addClassMethods(initVarType, {
  "__class_getitem__(cls, type, /)": (_vm, _cls: PyType, annotation: Value) =>
    new PyInitVar(annotation),
});
addGetters(initVarType, { type: (_, self: PyInitVar) => self.annotation });
