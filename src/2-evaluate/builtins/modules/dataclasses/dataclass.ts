/** The `dataclass` decorator (https://docs.python.org/3.11/library/dataclasses.html#dataclasses.dataclass). */
import { raise, raiseTypeError } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { truthy } from "../../../operations/truth.js";
import { builtinType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import { valueErrorType } from "../../../values/exceptionTypes.js";
import { PyType } from "../../../values/type.js";
import { PyUnknown } from "../../../values/unknown.js";
import {
  type Namespace,
  PyInstance,
  PyObject,
  type Value,
} from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { typeRepr } from "../../genericAlias.js";
import { updateAbstractMethods } from "../abc.js";
import { collectFields } from "./collectFields.js";
import { FACTORY, MISSING, type PyField } from "./field.js";
import { makeInit } from "./init.js";
import { makeComparison, makeFrozen, makeHash, makeRepr } from "./methods.js";

export interface DataclassOptions {
  init: boolean;
  repr: boolean;
  eq: boolean;
  order: boolean;
  unsafe_hash: boolean;
  frozen: boolean;
  match_args: boolean;
  kw_only: boolean;
  slots: boolean;
  weakref_slot: boolean;
}

const parametersType = builtinType(
  "_DataclassParams",
  undefined,
  "dataclasses",
);
const shownParameters = [
  "init",
  "repr",
  "eq",
  "order",
  "unsafe_hash",
  "frozen",
] as const;

/** Adds the methods to the class and gives it; with `slots`, gives a new class. */
export function dataclass(
  vm: Vm,
  cls: Value,
  options: DataclassOptions,
): Value {
  if (cls instanceof PyUnknown) return cls;
  if (!(cls instanceof PyType))
    raiseTypeError("dataclass() should be used on a class");
  const collected = collectFields(vm, cls, options.kw_only);
  if (collected.hasBases) {
    if (collected.hasFrozenBase && !options.frozen) {
      raiseTypeError("cannot inherit non-frozen dataclass from a frozen one");
    }
    if (!collected.hasFrozenBase && options.frozen) {
      raiseTypeError("cannot inherit frozen dataclass from a non-frozen one");
    }
  }
  const hash = cls.namespace.get("__hash__");
  const hasExplicitHash =
    hash !== undefined && !(hash === null && cls.namespace.has("__eq__"));
  if (options.order && !options.eq) {
    raise(valueErrorType, "eq must be true if order is true");
  }
  cls.set("__dataclass_params__", parametersOf(options));
  cls.set("__dataclass_fields__", new PyDict(collected.all as never));
  addMethods(vm, cls, [...collected.all.values()], options);
  applyHash(vm, cls, [...collected.all.values()], options, hasExplicitHash);
  const signature = [...collected.all.values()].filter(
    (field) => field.kind !== "_FIELD_CLASSVAR" && truthy(vm, field.init),
  );
  if (cls.namespace.get("__doc__") == null) {
    cls.set("__doc__", describe(vm, cls, signature));
  }
  if (options.match_args && !cls.namespace.has("__match_args__")) {
    const names = signature
      .filter((field) => !truthy(vm, field.isKeywordOnly))
      .map((field) => field.name);
    cls.set("__match_args__", new PyTuple(names));
  }
  if (options.weakref_slot && !options.slots) {
    raiseTypeError("weakref_slot is True but slots is False");
  }
  const made = options.slots ? withSlots(vm, cls, collected.all) : cls;
  if (made.namespace.has("__abstractmethods__"))
    updateAbstractMethods(vm, made);
  return made;
}

function parametersOf(options: DataclassOptions): PyInstance {
  const attributes: Namespace = new Map();
  for (const name of shownParameters) attributes.set(name, options[name]);
  return new PyInstance(parametersType, attributes);
}

/** A method that the class body already has stays. */
function addMethods(
  vm: Vm,
  cls: PyType,
  fields: readonly PyField[],
  options: DataclassOptions,
): void {
  const add = (name: string, make: () => Value): boolean => {
    if (cls.namespace.has(name)) return false;
    cls.set(name, make());
    return true;
  };
  const instanceFields = fields.filter((field) => field.kind === "_FIELD");
  const compared = instanceFields.filter((field) => truthy(vm, field.compare));
  if (options.init) {
    add("__init__", () =>
      makeInit(vm, cls, fields, {
        frozen: options.frozen,
        hasSlots: options.slots,
      }),
    );
  }
  if (options.repr) {
    const shown = instanceFields.filter((field) => truthy(vm, field.repr));
    add("__repr__", () => makeRepr(vm, cls, shown));
  }
  if (options.eq) {
    add("__eq__", () => makeComparison(vm, cls, "__eq__", "==", compared));
  }
  if (options.order) {
    const orders = {
      __lt__: "<",
      __le__: "<=",
      __gt__: ">",
      __ge__: ">=",
    } as const;
    for (const [name, operator] of Object.entries(orders)) {
      if (!add(name, () => makeComparison(vm, cls, name, operator, compared))) {
        raiseTypeError(
          `Cannot overwrite attribute ${name} in class ${cls.name}. Consider using functools.total_ordering`,
        );
      }
    }
  }
  if (options.frozen) {
    for (const method of makeFrozen(vm, cls, instanceFields)) {
      if (!add(method.name, () => method)) {
        raiseTypeError(
          `Cannot overwrite attribute ${method.name} in class ${cls.name}`,
        );
      }
    }
  }
}

/** The table of https://docs.python.org/3.11/library/dataclasses.html#dataclasses.dataclass under `unsafe_hash`. */
function applyHash(
  vm: Vm,
  cls: PyType,
  fields: readonly PyField[],
  { unsafe_hash, eq, frozen }: DataclassOptions,
  hasExplicitHash: boolean,
): void {
  if (unsafe_hash && hasExplicitHash) {
    raiseTypeError(`Cannot overwrite attribute __hash__ in class ${cls.name}`);
  }
  if (hasExplicitHash) return;
  if (unsafe_hash || (eq && frozen)) {
    const instanceFields = fields.filter((field) => field.kind === "_FIELD");
    cls.set("__hash__", makeHash(vm, cls, instanceFields));
  } else if (eq) {
    cls.set("__hash__", null);
  }
}

/** `Point(x: int, y: int = 0)` */
function describe(vm: Vm, cls: PyType, fields: readonly PyField[]): string {
  const isKeywordOnly = (field: PyField) => truthy(vm, field.isKeywordOnly);
  const ordered = [
    ...fields.filter((field) => !isKeywordOnly(field)),
    ...fields.filter(isKeywordOnly),
  ];
  const parts: string[] = [];
  ordered.forEach((field, i) => {
    if (
      isKeywordOnly(field) &&
      (i === 0 || !isKeywordOnly(ordered[i - 1] as PyField))
    ) {
      parts.push("*");
    }
    const fallback = field.factory !== MISSING ? FACTORY : field.defaultValue;
    const tail = fallback === MISSING ? "" : ` = ${repr(vm, fallback)}`;
    parts.push(
      `${String(field.name)}: ${annotationText(vm, field.annotation)}${tail}`,
    );
  });
  return `${cls.name}(${parts.join(", ")})`;
}

function annotationText(vm: Vm, annotation: Value): string {
  if (annotation instanceof PyUnknown) return annotation.expression;
  return annotation instanceof PyObject
    ? typeRepr(vm, annotation)
    : repr(vm, annotation);
}

/** The class made anew with `__slots__`: a slot cannot be added to a class that is there. */
function withSlots(vm: Vm, cls: PyType, fields: Map<string, PyField>): PyType {
  if (cls.namespace.has("__slots__")) {
    raiseTypeError(`${cls.name} already specifies __slots__`);
  }
  const names = [...fields.values()]
    .filter((field) => field.kind === "_FIELD")
    .map((field) => field.name as string);
  const inherited = new Set<Value>();
  for (const base of cls.mro.slice(1)) {
    for (const slot of base.slotNames ?? []) inherited.add(slot);
  }
  const own: Namespace = new Map(cls.namespace);
  own.set(
    "__slots__",
    new PyTuple(names.filter((name) => !inherited.has(name))),
  );
  for (const name of names) own.delete(name);
  own.set("__qualname__", cls.qualname);
  const made = vm.call(cls.type, [
    cls.name,
    new PyTuple(cls.bases),
    PyDict.over(own),
  ]);
  if (!(made instanceof PyType)) return cls;
  made.definition = cls.definition;
  return made;
}
