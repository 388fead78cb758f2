/** Reads the fields of a dataclass from its annotations and its bases (https://docs.python.org/3.11/library/dataclasses.html#module-contents). */
import { findAttribute } from "../../../operations/attribute.js";
import { dictKeys } from "../../../operations/hash.js";
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { truthy } from "../../../operations/truth.js";
import { typeOf } from "../../../operations/typeOf.js";
import { PyDict } from "../../../values/dict.js";
import { valueErrorType } from "../../../values/exceptionTypes.js";
import { PyType } from "../../../values/type.js";
import { PyUnknown } from "../../../values/unknown.js";
import { PyObject, type Value } from "../../../values/value.js";
import { repr } from "../../../operations/text.js";
import type { Vm } from "../../../vm.js";
import { PyAlias } from "../typing/alias.js";
import { PySpecialForm } from "../typing/specialForm.js";
import {
  type FieldKind,
  initVarType,
  KW_ONLY,
  MISSING,
  PyField,
  plainField,
} from "./field.js";

export interface CollectedFields {
  /** Those of the bases first, each name once, in order. */
  all: Map<string, PyField>;
  hasBases: boolean;
  hasFrozenBase: boolean;
}

/** The fields of a class that is a dataclass or derives from one. */
export function fieldsOf(cls: PyType): Map<string, PyField> | undefined {
  const dict = cls.lookup("__dataclass_fields__");
  return dict instanceof PyDict
    ? (dict.map as Map<string, PyField>)
    : undefined;
}

export function collectFields(
  vm: Vm,
  cls: PyType,
  keywordOnlyByDefault: boolean,
): CollectedFields {
  const all = new Map<string, PyField>();
  let hasBases = false;
  let hasFrozenBase = false;
  for (const base of cls.mro.slice(1, -1).reverse()) {
    const inherited = fieldsOf(base);
    if (inherited === undefined) continue;
    hasBases = true;
    for (const [name, field] of inherited) all.set(name, field);
    if (isFrozen(vm, base)) hasFrozenBase = true;
  }
  const own = ownFields(vm, cls, keywordOnlyByDefault);
  for (const field of own) {
    const name = field.name as string;
    all.set(name, field);
    // The class attribute becomes the default itself, or goes.
    if (cls.lookup(name) instanceof PyField) {
      if (field.defaultValue !== MISSING) cls.set(name, field.defaultValue);
      else cls.delete(name);
    }
  }
  return { all, hasBases, hasFrozenBase };
}

function isFrozen(vm: Vm, cls: PyType): boolean {
  const parameters = cls.lookup("__dataclass_params__");
  if (parameters === undefined) return false;
  const frozen = findAttribute(vm, parameters, "frozen");
  return frozen !== undefined && truthy(vm, frozen);
}

function ownFields(
  vm: Vm,
  cls: PyType,
  keywordOnlyByDefault: boolean,
): PyField[] {
  const annotations = cls.namespace.get("__annotations__");
  const fields: PyField[] = [];
  let keywordOnly = keywordOnlyByDefault;
  let hasMarker = false;
  if (annotations instanceof PyDict) {
    for (const name of dictKeys(annotations) as string[]) {
      const annotation = annotations.map.get(name) as Value;
      if (annotation === KW_ONLY || isWritten(annotation, "KW_ONLY")) {
        if (hasMarker) {
          raiseTypeError(
            `'${name}' is KW_ONLY, but KW_ONLY has already been specified`,
          );
        }
        hasMarker = keywordOnly = true;
      } else {
        fields.push(ownField(vm, cls, name, annotation, keywordOnly));
      }
    }
  }
  for (const [name, value] of cls.namespace) {
    if (
      value instanceof PyField &&
      !(annotations instanceof PyDict && annotations.map.has(name))
    ) {
      raiseTypeError(`'${name}' is a field but has no type annotation`);
    }
  }
  return fields;
}

function ownField(
  vm: Vm,
  cls: PyType,
  name: string,
  annotation: Value,
  keywordOnly: boolean,
): PyField {
  const found = findAttribute(vm, cls, name);
  const field =
    found instanceof PyField
      ? found
      : plainField(found === undefined ? MISSING : found);
  field.name = name;
  field.annotation = annotation;
  field.kind = kindOf(annotation);
  if (field.kind !== "_FIELD" && field.factory !== MISSING) {
    raiseTypeError(`field ${name} cannot have a default factory`);
  }
  if (field.kind === "_FIELD_CLASSVAR") {
    if (field.isKeywordOnly !== MISSING) {
      raiseTypeError(`field ${name} is a ClassVar but specifies kw_only`);
    }
  } else if (field.isKeywordOnly === MISSING) {
    field.isKeywordOnly = keywordOnly;
  }
  if (field.kind === "_FIELD") refuseMutableDefault(vm, field, name);
  return field;
}

function refuseMutableDefault(vm: Vm, field: PyField, name: string): void {
  const { defaultValue } = field;
  if (defaultValue instanceof PyUnknown) return;
  const type = typeOf(defaultValue);
  if (type.lookup("__hash__") === null) {
    raise(
      valueErrorType,
      `mutable default ${repr(vm, type)} for field ${name} is not allowed: use default_factory`,
    );
  }
}

/** ClassVar and InitVar, as objects or as text (`from __future__ import annotations`). */
function kindOf(annotation: Value): FieldKind {
  if (annotation instanceof PyUnknown) return kindOf(annotation.expression);
  if (isWritten(annotation, "ClassVar")) return "_FIELD_CLASSVAR";
  if (isWritten(annotation, "InitVar")) return "_FIELD_INITVAR";
  if (!(annotation instanceof PyObject)) return "_FIELD";
  if (annotation === initVarType || annotation.type === initVarType) {
    return "_FIELD_INITVAR";
  }
  return isClassVar(annotation) ? "_FIELD_CLASSVAR" : "_FIELD";
}

/** `typing.ClassVar`, bare or subscripted. */
function isClassVar(annotation: PyObject): boolean {
  const form = annotation instanceof PyAlias ? annotation.form : annotation;
  return form instanceof PySpecialForm && form.name === "ClassVar";
}

/** Whether an annotation that is text names this special form, with or without a module in front. */
function isWritten(annotation: Value, name: string): boolean {
  return (
    typeof annotation === "string" &&
    new RegExp(`^\\s*(\\w+\\s*\\.\\s*)*${name}\\s*(\\[.*)?$`, "s").test(
      annotation,
    )
  );
}
